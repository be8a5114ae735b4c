package markup_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/markup"
	"shinsa/pipeline/workbook/xls/booktest"
)

func mustRead(t testing.TB, data []byte) *workbook.Book {
	t.Helper()
	book, err := markup.Read(data, workbook.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	booktest.Sound(t, book, workbook.DefaultLimits())
	return book
}

// shown writes a book on one line: cells with what is odd about them.
func shown(b *workbook.Book) string {
	var out strings.Builder
	for _, s := range b.Sheets {
		fmt.Fprintf(&out, "{%s", s.Name)
		for _, c := range s.Cells {
			fmt.Fprintf(&out, " [%d,%d %s", c.Row, c.Col, c.Text)
			if c.Kind == workbook.Number {
				fmt.Fprintf(&out, " =%v", c.Number)
			} else if c.Kind != workbook.Text {
				fmt.Fprintf(&out, " kind%d", c.Kind)
			}
			for _, x := range []struct {
				is   bool
				name string
			}{{c.Date, "date"}, {c.Struck, "struck"}, {c.StruckPart != "", "struck:" + c.StruckPart}, {c.Comment != "", "note:" + c.Comment},
				{c.Formula != "", "formula:" + c.Formula}, {c.Phonetic != "", "reads:" + c.Phonetic}} {
				if x.is {
					out.WriteString(" " + x.name)
				}
			}
			out.WriteString("]")
		}
		for _, m := range s.Merges {
			fmt.Fprintf(&out, " %v", m)
		}
		if len(s.HiddenRows)+len(s.HiddenCols) > 0 {
			fmt.Fprintf(&out, " hidden %v %v", s.HiddenRows, s.HiddenCols)
		}
		for _, f := range s.Shapes {
			fmt.Fprintf(&out, " box%d %d,%d %v %s", f.Control, f.Row, f.Col, f.Checked, f.Text)
		}
		out.WriteString("}")
	}
	return out.String()
}

func TestHTML(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"plain", `<table><tr><td>項番</td><td>回答</td></tr><tr><td>001</td><td>○</td></tr></table>`, "{html1 [1,1 項番] [1,2 回答] [2,1 001] [2,2 ○]}"},
		{"ends left out", "<TABLE><TR><TD>a<TD>b<TR><TD>c", "{html1 [1,1 a] [1,2 b] [2,1 c]}"},
		{"no row", "<table><td>a<td>b</table>", "{html1 [1,1 a] [1,2 b]}"},
		{"spans", `<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d</table>`, "{html1 [1,1 a] [1,3 b] [2,3 c] [3,1 d] A1:B2}"},
		{"spans past the end", `<table><tr><td rowspan=99>a<td rowspan=0>b<tr><td>c</table>`, "{html1 [1,1 a] [1,2 b] [2,3 c] A1:A2 B1:B2}"},
		{"senseless spans", `<table><tr><td colspan=-3>a<td rowspan=x>b<td colspan="2 ">c<td>d</table>`, "{html1 [1,1 a] [1,2 b] [1,3 c] [1,5 d] C1:D1}"},
		{"white space", "<table><tr><td> a\n  b <br> c<p>d</p> <td>&nbsp;<td>x&nbsp;y</table>", "{html1 [1,1 a b\nc\nd] [1,3 x\u00A0y]}"},
		{"entities", `<table><tr><td>&lt;A&amp;B&gt;&#12435;&copy;&foo;</table>`, "{html1 [1,1 <A&B>ん©&foo;]}"},
		{"struck", `<style>.x {text-decoration:line-through}</style><table><tr><td class="y x">×<td><s>×</s>○<td style="text-decoration: line-through">無</table>`,
			"{html1 [1,1 × struck] [1,2 ×○ struck:×] [1,3 無 struck]}"},
		{"hidden", `<table><col><col span=2 style="display:none"><tr><td>a<td>b<tr style='display:none'><td>c</table>`, "{html1 [1,1 a] [1,2 b] [2,1 c] hidden map[2:true] map[2:true 3:true]}"},
		{"Excel's numbers", `<style>.d {mso-number-format:"yyyy\/m\/d";}</style><table><tr><td class=d x:num="43191">2018/4/1<td x:num>12<td x:num="0.5" x:fmla="=A1/2">50%<td x:bool="TRUE">TRUE<td x:err="#N/A">#N/A<td x:str>0012<td>0012</table>`,
			"{html1 [1,1 2018/4/1 =43191 date] [1,2 12 =12] [1,3 50% =0.5 formula:A1/2] [1,4 TRUE kind2] [1,5 #N/A kind3] [1,6 0012] [1,7 0012]}"},
		{"Excel's name", `<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>回答票</x:Name></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--><table><tr><td>a</table>`, "{回答票 [1,1 a]}"},
		{"beside", `<title>no</title><h1>自己 <b>チ</b>ェック</h1><p>会社名：A社<table><caption>表1</caption><tr><td>a</table><script>no</script>末尾`,
			"{html1 [1,1 a]}{html text [1,1 自己 チェック] [2,1 会社名：A社] [3,1 表1] [4,1 末尾]}"},
		{"table in a table", `<table><tr><td><table><tr><td>a</table><tr><td><table><tr><td>b</table></table>`, "{html1 [1,1 a]}{html2 [1,1 b]}"},
		{"form", `<table><tr><td><input type=checkbox checked value=on>済<td><input type=radio> <td><input value="自由"><td><select><option>有<option selected>無</select><td><textarea>長い</textarea></table>`,
			"{html1 [1,1 済] [1,3 自由] [1,4 無] [1,5 長い] box1 1,1 true  box2 1,2 false }"},
		{"LibreOffice's comment", `<table><tr><td><a class="comment-indicator"></a><comment>注 意</comment>○</table>`, "{html1 [1,1 ○ note:注 意]}"},
	} {
		if got := strings.ReplaceAll(strings.ReplaceAll(shown(mustRead(t, []byte(c.data))), "kind2 =1", "kind2"), "kind3 =1", "kind3"); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// TestReturned reads one Japanese sheet as LibreOffice saved it for the web.
func TestReturned(t *testing.T) {
	data, err := os.ReadFile("testdata/returned.html")
	if err != nil {
		t.Fatal(err)
	}
	s := mustRead(t, data).Sheets[0]
	for _, c := range []struct {
		row, col int
		text     string
	}{{6, 3, "○"}, {6, 4, "㈱①髙﨑德𠮷 終\n二行目"}, {8, 1, "1010401013565"}, {8, 3, "2018/4/1"}, {9, 3, "#DIV/0!"}} {
		if got := s.At(c.row, c.col); got == nil || got.Text != c.text {
			t.Errorf("%d,%d: %+v, want %q", c.row, c.col, got, c.text)
		}
	}
	if c := s.At(8, 3); !c.Date || c.Number != 43191 {
		t.Errorf("date: %+v", c)
	}
}

const excel2003 = "{自己チェック [1,1 項番\n（区分）] [1,3 回答 reads:カイトウ] [2,3 ○ note:髙﨑:\n確認済] [5,1 1010401013565 =1.010401013565e+12] " +
	"[5,2 平成30年4月1日 =43191 date] [5,3 × struck] [5,4 50% =0.5 struck formula:RC[-3]/2] [8,1 ×○ 訂正 struck:×] [8,2 TRUE kind2] [8,3 #DIV/0! kind3 formula:1/0] " +
	"[8,4 13:30 =0.5625] [8,5 多数] A1:B2 hidden map[5:true] map[4:true 5:true]}{控え [1,1 =cmd|'/c calc'!A0]}"

func TestSpreadsheetML(t *testing.T) {
	data, err := os.ReadFile("testdata/excel2003.xml")
	if err != nil {
		t.Fatal(err)
	}
	book := mustRead(t, data)
	if got := shown(book); got != excel2003 {
		t.Errorf("got\n%s\nwant\n%s", got, excel2003)
	}
	if book.Sheets[0].Hidden || !book.Sheets[1].Hidden {
		t.Error("hidden sheets")
	}
}

// TestEncodings reads one table in each character set, declared, wrongly
// declared and not declared.
func TestEncodings(t *testing.T) {
	const table = `<table><tr><td>髙﨑商店</td></tr></table>`
	sjis := "<table><tr><td>\xFB\xFC\xED\x95\x8F\xA4\x93\x58</td></tr></table>"
	utf16 := []byte("\xFF\xFE")
	for _, r := range "<html>" + table {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	for name, data := range map[string]string{
		"UTF-8":               `<meta charset="utf-8">` + table,
		"UTF-8 with mark":     "\uFEFF" + table,
		"not declared":        table,
		"CP932":               `<meta http-equiv=Content-Type content="text/html; charset=shift_jis">` + sjis,
		"CP932 not declared":  sjis,
		"CP932 called UTF-8":  `<meta charset="utf-8">` + sjis,
		"UTF-8 called CP932":  `<meta charset="windows-31j">` + table,
		"UTF-16":              string(utf16),
		"unknown declaration": `<meta charset="klingon">` + table,
	} {
		if got := mustRead(t, []byte(data)).Sheets[0].Cells[0].Text; got != "髙﨑商店" {
			t.Errorf("%s: %q", name, got)
		}
	}
	if _, err := markup.Read([]byte("<table><tr><td>\x81\xFF\xFE</td></tr></table>"), workbook.DefaultLimits()); !errors.Is(err, workbook.ErrDamaged) {
		t.Errorf("bytes of no character set: %v", err)
	}
}
