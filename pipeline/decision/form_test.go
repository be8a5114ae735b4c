package decision

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"sort"
	"strings"
	"testing"

	"shinsa/pipeline/workbook"
)

func TestOpened(t *testing.T) {
	var got []string
	for _, o := range Opened(assess(responses())) {
		got = append(got, o.Company+" "+o.Target+" "+o.Raw)
	}
	// C003's stroke stands beside an item out of scope: nobody need decide it.
	want := []string{"C001 4-1-1a 検討中", "C001 4-1-2a ◎", "C002 paper 検討", "C002 4-1-1a 検討中", "C002 4-1-1b △×"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// The whole way: form, decisions typed, used, form again with what is open.
func TestWay(t *testing.T) {
	open := Opened(assess(responses()))
	b := write(t, Input{Open: open})
	f := read(t, b)
	if len(f.Decisions) != 5 || !Current(f, Input{Open: open, Used: nil}) || Current(nil, Input{Open: open, Used: nil}) {
		t.Fatalf("%+v", f.Decisions)
	}
	for _, d := range f.Decisions {
		if d.Typed {
			t.Errorf("nobody typed in %+v", d)
		}
	}
	row := rowOf(t, f, "C001", "4-1-1a")
	set(b, row, roleWord, "未実施")
	set(b, row, roleReach, ReachAll)
	set(b, row, roleBy, "佐藤")
	set(b, row, roleDay, "平成30年6月5日")
	set(b, row, roleWhy, "電話で確認")
	set(b, rowOf(t, f, "C002", "4-1-1b"), roleWord, WordAsk)
	f = read(t, b)
	rs, used, ps := Apply(responses(), f.Decisions, catalogue())
	if statusOf(rs["C002"], "4-1-1a") != "not_implemented" || len(used) != 3 {
		t.Fatalf("%+v %v", used, ps)
	}
	open = Opened(assess(rs))
	if Current(f, Input{Open: open, Used: used}) {
		t.Error("the answer decided with the other's words still has its own row")
	}
	b = write(t, Input{Form: f, Open: open, Used: used})
	f = read(t, b)
	var rows []string
	for _, d := range f.Decisions {
		rows = append(rows, d.Company+" "+d.Target+" "+d.Word)
	}
	want := []string{"C001 4-1-1a 未実施", "C002 4-1-1b 企業に照会", "C001 4-1-2a ", "C002 paper "}
	if !slices.Equal(rows, want) || !Current(f, Input{Open: open, Used: used}) {
		t.Errorf("%q", rows)
	}
	if d := f.Decisions[0]; d.By != "佐藤" || d.Day != "平成30年6月5日" || d.Why != "電話で確認" || d.Raw != "検討中" {
		t.Errorf("%+v", d)
	}
	// Taking it back: the cell is emptied, the answer is unread again and its
	// row stays, with who and why.
	set(b, f.Decisions[0].Pos.Row, roleWord, "")
	f = read(t, b)
	rs, used, _ = Apply(responses(), f.Decisions, catalogue())
	if statusOf(rs["C001"], "4-1-1a") != "" || statusOf(rs["C002"], "4-1-1a") != "" || len(used) != 1 {
		t.Errorf("%+v", used)
	}
	f = read(t, write(t, Input{Form: f, Open: Opened(assess(rs)), Used: used}))
	if len(f.Decisions) != 5 || f.Decisions[0].By != "佐藤" {
		t.Errorf("%+v", f.Decisions)
	}
}

// everything lists all texts and comments of a form but those that are its own.
func everything(f *Form) []string {
	var out []string
	add := func(c workbook.CellSpec) {
		if c.Value != nil {
			out = append(out, fmt.Sprint(c.Value))
		}
		if c.Comment != "" {
			out = append(out, "コメント"+c.Comment)
		}
	}
	for _, d := range f.Decisions {
		if d.Typed {
			for _, k := range d.cells {
				add(k.cell)
			}
		}
	}
	for _, c := range f.Choices {
		if c.Typed {
			for _, k := range c.cells {
				add(k.cell)
			}
		}
	}
	for _, c := range append(f.extra, f.returnExtra...) {
		add(c)
	}
	for _, m := range f.remarks {
		out = append(out, m.text)
	}
	for _, s := range f.sheets {
		out = append(out, "シート"+s.Name)
		for _, c := range s.Cells {
			add(c)
		}
	}
	sort.Strings(out)
	return out
}

// Nothing that a person typed anywhere is lost when the form is written again,
// and writing it twice changes nothing more.
func TestNothingLost(t *testing.T) {
	seed := uint32(11)
	next := func(n int) int { seed = seed*1664525 + 1013904223; return int(seed>>8) % n }
	texts := []string{"未実施", "よくわからない", " 空白つき ", "=1+1", "髙﨑𠮷野", "二行\n目", "_x000D_", "0012", "-", "同上"}
	for n := range 60 {
		open := Opened(assess(responses()))
		b := write(t, Input{Open: open})
		var said []string
		for i := range 1 + next(8) {
			text := texts[next(len(texts))] + fmt.Sprint(n, i)
			said = append(said, text)
			s := b.Sheets[next(2)]
			switch next(6) {
			case 0: // anywhere on a sheet, our own columns and lines too
				setCell(s, 1+next(14), 1+next(18), text)
			case 1: // what the office fills in
				set(b, rowHead+1+next(5), role(next(office)), text)
			case 2: // a column of their own
				setCell(b.Sheets[0], rowHead, int(roleCount)+1+next(3), text)
			case 3: // below the table
				setCell(b.Sheets[0], 30+next(5), 1+next(16), text)
			case 4: // a sheet of their own
				b.Sheets = append(b.Sheets, &workbook.Sheet{Name: fmt.Sprint("控え", i), Cells: []workbook.Cell{{Row: 3, Col: 2, Text: text}}})
			case 5: // a comment
				if c := b.Sheets[0].At(rowHead+1+next(5), 6); c != nil {
					// workbook does not write such a text in a comment as it stands
					c.Comment = strings.ReplaceAll(strings.TrimSpace(text), "_x000D_", "x000D")
					said[len(said)-1] = c.Comment
				} else {
					said = said[:len(said)-1]
				}
			}
		}
		said = slices.DeleteFunc(said, func(text string) bool { return !stands(b, text) }) // typed over
		f, ps := Read(File, "", b)
		if ps.HasErrors() {
			continue // then the form is not written
		}
		before := everything(f)
		again := write(t, Input{Form: f, Open: open})
		f2 := read(t, again)
		after := everything(f2)
		for _, text := range before {
			if i, ok := slices.BinarySearch(after, text); ok {
				after = slices.Delete(after, i, i+1)
			} else {
				t.Fatalf("round %d: %q is lost of %q\nafter %q", n, text, before, everything(f2))
			}
		}
		f3 := read(t, write(t, Input{Form: f2, Open: open}))
		if !reflect.DeepEqual(everything(f2), everything(f3)) {
			t.Fatalf("round %d: writing twice differs\n%q\n%q", n, everything(f2), everything(f3))
		}
		if !slices.Equal(keptOf(f2, said), said) {
			t.Fatalf("round %d: typed %q, kept %q", n, said, everything(f2))
		}
	}
}

// stands tells whether a text is anywhere in a workbook.
func stands(b *workbook.Book, text string) bool {
	for _, s := range b.Sheets {
		for _, c := range s.Cells {
			if c.Text == text || c.Comment == text {
				return true
			}
		}
	}
	return false
}

// keptOf returns those of the texts that stand in the form.
func keptOf(f *Form, said []string) []string {
	all := strings.Join(everything(f), "\x00")
	var out []string
	for _, s := range said {
		if strings.Contains(all, s) {
			out = append(out, s)
		}
	}
	return out
}

// Numbers, dates, crossed-out words and merged cells of a person come back;
// a formula as the value that it had.
func TestKinds(t *testing.T) {
	b := write(t, Input{Open: Opened(assess(responses()))})
	s := b.Sheet(sheetTable)
	set(b, 5, roleWord, "未実施")
	s.At(5, 1).Struck = true
	set(b, 5, roleDay, "x")
	*s.At(5, int(roleDay)+1) = workbook.Cell{Row: 5, Col: int(roleDay) + 1, Kind: workbook.Number, Number: 43256, Date: true, Text: "2018/6/5"}
	set(b, 6, roleWord, "一部実施")
	s.Merges = append(s.Merges, workbook.Range{Row1: 6, Col1: 1, Row2: 7, Col2: 1})
	setCell(s, 5, 16, "2")
	*s.At(5, 16) = workbook.Cell{Row: 5, Col: 16, Kind: workbook.Number, Number: 2, Text: "2", Formula: "1+1"}
	f := read(t, write(t, Input{Form: read(t, b), Open: Opened(assess(responses()))}))
	d := f.Decisions[0]
	if !d.Struck || d.Day != "2018/6/5" || f.Decisions[1].Word != "一部実施" || f.Decisions[2].Word != "一部実施" {
		t.Errorf("%+v", f.Decisions[:3])
	}
	all := everything(f)
	if !slices.Contains(all, "2") || !slices.Contains(all, "コメント計算式：1+1") {
		t.Errorf("%q", all)
	}
	_, _, ps := Apply(responses(), f.Decisions, catalogue())
	if !slices.Contains(codes(ps), "decision-struck") {
		t.Error(codes(ps))
	}
}

// Rows sorted, columns moved, the sheet renamed and the hidden one deleted:
// the form is still understood.
func TestMoved(t *testing.T) {
	b := write(t, Input{Open: Opened(assess(responses()))})
	set(b, 7, roleWord, "有")
	s := b.Sheet(sheetTable)
	for i := range s.Cells {
		if c := &s.Cells[i]; c.Row >= rowHead {
			c.Col = int(roleCount) + 1 - c.Col
			if c.Row > rowHead {
				c.Row = rowHead + 1 + 9 - c.Row
			}
		}
	}
	sort.SliceStable(s.Cells, func(i, j int) bool {
		return s.Cells[i].Row < s.Cells[j].Row || s.Cells[i].Row == s.Cells[j].Row && s.Cells[i].Col < s.Cells[j].Col
	})
	s.Name = "判断 (済)"
	f := read(t, b)
	rs, used, ps := Apply(responses(), f.Decisions, catalogue())
	if len(used) != 1 || statusOf(rs["C002"], "paper") != "yes" {
		t.Errorf("%+v %v %+v", used, ps, f.Decisions)
	}
	b.Sheets = slices.DeleteFunc(b.Sheets, func(s *workbook.Sheet) bool { return s.Name == sheetHidden })
	f = read(t, b)
	if !f.Decisions[0].Typed || len(f.Decisions) != 5 || len(f.remarks) != 0 {
		t.Errorf("%+v", f)
	}
}

func TestNoTable(t *testing.T) {
	for code, change := range map[string]func(*workbook.Book){
		"decision-no-table":  func(b *workbook.Book) { b.Sheets = b.Sheets[1:] },
		"decision-no-column": func(b *workbook.Book) { setCell(b.Sheets[0], rowHead, 1, "結論") },
	} {
		b := write(t, Input{Open: Opened(assess(responses()))})
		change(b)
		if _, ps := Read(File, "", b); len(ps) != 1 || string(ps[0].Code) != code || !ps.HasErrors() {
			t.Errorf("%s: %v", code, ps)
		}
	}
	if p := Refused(File, workbook.ErrEncrypted); p.Code != "decision-file" {
		t.Error(p)
	}
}

// A text too long for a cell is cut in the form, and its decision still holds.
func TestLong(t *testing.T) {
	rs := responses()
	rs["C001"] = response("inbox/a.xlsx", "有", strings.Repeat("検討中😀", 9000), "実施済", "実施済")
	b := write(t, Input{Open: Opened(assess(rs))})
	set(b, rowOf(t, read(t, b), "C001", "4-1-1a"), roleWord, "未実施")
	got, _, _ := Apply(rs, read(t, b).Decisions, catalogue())
	if statusOf(got["C001"], "4-1-1a") != "not_implemented" {
		t.Error("the decision about a long text was not used")
	}
}

func TestSameBytes(t *testing.T) {
	in := Input{Open: Opened(assess(responses())), Catalogue: catalogue()}
	a, err := workbook.Write(Spec(in))
	if err != nil {
		t.Fatal(err)
	}
	if b, err := workbook.Write(Spec(in)); err != nil || !bytes.Equal(a, b) {
		t.Error("other bytes", err)
	}
}

// The form passes the validator and opens in another program with all that it
// holds.
func TestOutside(t *testing.T) {
	b := write(t, Input{Open: Opened(assess(responses()))})
	set(b, 5, roleWord, "未実施")
	set(b, 5, roleWhy, "電話で確認。設備が入る9月までは行わない。")
	setCell(b.Sheet(sheetTable), rowHead, int(roleCount)+1, "次回の確認")
	setCell(b.Sheet(sheetTable), 5, int(roleCount)+1, "現地で見る")
	setCell(b.Sheet(sheetTable), 2, 16, "欄外の書き込み")
	data, err := workbook.Write(Spec(Input{Form: read(t, b), Open: Opened(assess(responses())), Catalogue: catalogue(), Project: "認証トライアル"}))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if keep := os.Getenv("SHINSA_LOOK"); keep != "" {
		dir = keep
	}
	path := filepath.Join(dir, File)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	const check = "/work/shared/validators/check-xlsx.sh"
	if _, err := os.Stat(check); err != nil {
		t.Skip("the validator is not on this machine: " + check)
	}
	if out, err := exec.Command(check, path).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
