package merge_test

import (
	"strings"
	"testing"

	"shinsa/pipeline/docx/auditor"
	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/docx/merge"
)

// again is the first version with something changed.
func again(do func(*auditor.Variant)) auditor.Variant {
	v := auditor.Usual(12)
	do(&v)
	return v
}

// TestCases: what both sides may do to one place, and what comes of it.
func TestCases(t *testing.T) {
	ref := reference(t)
	base := report(t, ref, auditor.Usual(12))
	for _, tt := range []struct {
		name    string
		steps   []auditor.Step
		data    func(*auditor.Variant)
		kind    string   // of the one conflict, "" for none
		renewed []string // kinds of what was renewed
		says    string   // in a comment of ours
	}{
		{"ours alone", nil, func(v *auditor.Variant) { v.Said = map[int]string{3: "見直した。"} }, "", []string{merge.Renewed}, ""},
		{"theirs alone", []auditor.Step{auditor.Fill("evidence.4-1-3", "規程")}, func(*auditor.Variant) {}, "", nil, ""},
		{"both, elsewhere", []auditor.Step{auditor.Fill("evidence.4-1-3", "規程")}, func(v *auditor.Variant) { v.Said = map[int]string{3: "見直した。"} }, "", []string{merge.Renewed}, ""},
		{"both, same place", []auditor.Step{auditor.Fill("evidence.4-1-3", "規程")}, func(v *auditor.Variant) { v.Evidence = map[int]string{3: "台帳"} }, merge.BothChanged, nil, "新しい内容「台帳」"},
		{"both, same words", []auditor.Step{auditor.Fill("finding.4-1-3", "適合")}, func(v *auditor.Variant) { v.Findings = map[int]string{3: "適合"} }, "", nil, ""},
		{"row removed by us", nil, func(v *auditor.Variant) { v.Without = map[int]bool{3: true} }, "", []string{merge.Removed}, ""},
		{"row removed by us, edited", []auditor.Step{auditor.Fill("evidence.4-1-3", "規程")}, func(v *auditor.Variant) { v.Without = map[int]bool{3: true} }, merge.RemovedByUs, nil, "新しいデータにはこの箇所がありません"},
		{"row deleted by them", []auditor.Step{deleteItem("4-1-3")}, func(*auditor.Variant) {}, "", nil, ""},
		{"row deleted by them, changed", []auditor.Step{deleteItem("4-1-3")}, func(v *auditor.Variant) { v.Said = map[int]string{3: "見直した。"} }, merge.DeletedByThem, nil, "見直した。"},
		{"row of a section added by both", []auditor.Step{auditor.AddVisit()}, func(v *auditor.Variant) { v.Visits = append(v.Visits, "追加審査") }, "", []string{merge.Added}, ""},
		{"new remark", nil, func(v *auditor.Variant) { v.Asks = map[int]bool{2: true, 4: true} }, "", []string{merge.CommentAdded}, ""},
		{"remark without reason", nil, func(v *auditor.Variant) { v.Asks = nil }, "", []string{merge.CommentRemoved}, ""},
		{"new remark at an edited place", []auditor.Step{auditor.Fill("finding.4-1-4", "適合")}, func(v *auditor.Variant) { v.Asks = map[int]bool{2: true, 4: true} }, "", []string{merge.CommentAdded}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			edited, _ := edit(t, base, 1, tt.steps...)
			out, rep := three(t, base, edited, report(t, ref, again(tt.data)))
			if kinds := kindsOf(rep.Conflicts); kinds != tt.kind {
				t.Errorf("conflicts %q, want %q", kinds, tt.kind)
			}
			if kinds := kindsOf(rep.Renewed); kinds != strings.Join(tt.renewed, " ") {
				t.Errorf("renewed %q, want %q", kinds, tt.renewed)
			}
			if tt.says != "" && !strings.Contains(ours(read(t, out)), tt.says) {
				t.Errorf("no comment says %q: %s", tt.says, ours(read(t, out)))
			}
		})
	}
}

func deleteItem(id string) auditor.Step { return auditor.DeleteRow("finding." + id) }

func kindsOf(notes []merge.Note) string {
	var out []string
	for _, n := range notes {
		out = append(out, n.Kind)
	}
	return strings.Join(out, " ")
}

func ours(d *draft.Draft) string {
	var out []string
	for _, c := range d.Comments {
		if c.Author == draft.Author && strings.HasPrefix(c.Text, draft.Mark) {
			out = append(out, c.Text)
		}
	}
	return strings.Join(out, "\n")
}

// TestProposal: the value that an auditor wrote stays the field's; ours waits
// beside it until it is taken.
func TestProposal(t *testing.T) {
	ref := reference(t)
	base := report(t, ref, auditor.Usual(12))
	renewed := report(t, ref, again(func(v *auditor.Variant) { v.Evidence = map[int]string{3: "台帳\n一覧"} }))
	edited, _ := edit(t, base, 1, auditor.Paragraphs("evidence.4-1-3", "規程を見た。", "<訂正> & 確認"))
	out, _ := three(t, base, edited, renewed)
	d := read(t, out)
	for _, f := range draft.Collect(read(t, renewed), d) {
		if f.Tag == "evidence.4-1-3" && f.Value != "規程を見た。\n<訂正> & 確認" {
			t.Errorf("value %q", f.Value)
		}
	}
	if len(d.Changes) != 1 || !d.Changes[0].Proposal || d.Changes[0].Text != "台帳\n一覧" || d.Changes[0].Date != "2018-08-06T00:00:00Z" {
		t.Errorf("changes: %+v", d.Changes)
	}
}

// TestRecordComesBack: a file whose record a program dropped has it again, of
// the new data.
func TestRecordComesBack(t *testing.T) {
	ref := reference(t)
	base, renewed := report(t, ref, auditor.Usual(3)), report(t, ref, changed(3))
	edited, _ := edit(t, base, 1, auditor.WordOnline())
	if read(t, edited).Record.Found == "part" {
		t.Fatal("the script did not drop the record")
	}
	out, _ := three(t, base, edited, renewed)
	if r := read(t, out).Record; r.Found != "part" || !r.Sound || r.Digest != read(t, renewed).Record.Digest {
		t.Errorf("record: %+v", r)
	}
}

func TestDiff(t *testing.T) {
	ref := reference(t)
	changes, err := merge.Diff(report(t, ref, auditor.Usual(12)), report(t, ref, again(func(v *auditor.Variant) { v.Said = map[int]string{3: "見直した。"} })))
	if err != nil || len(changes) != 1 || changes[0].Tag != "lock.4-1-3.said" || changes[0].After != "見直した。" ||
		!strings.HasSuffix(changes[0].Place, "4-1-3 › 企業の記入と証拠") {
		t.Errorf("%+v %v", changes, err)
	}
}

// TestUnreadable: what is no Word file any more is a problem, not an error.
func TestUnreadable(t *testing.T) {
	base := report(t, reference(t), auditor.Usual(1))
	for _, data := range [][]byte{nil, []byte("PK"), base[:len(base)/2]} {
		out, rep, err := merge.Three(base, data, base, options)
		if out != nil || err != nil || len(rep.Problems) != 1 || rep.Problems[0].Code != "draft-unreadable" {
			t.Errorf("%d bytes, %v, %v", len(out), rep.Problems, err)
		}
	}
}

// FuzzThree takes an edited file apart at random (elements deleted, doubled,
// moved, wrapped): never a panic, and never a result that cannot be read.
func FuzzThree(f *testing.F) {
	ref := reference(f)
	base, renewed := report(f, ref, auditor.Usual(2)), report(f, ref, changed(2))
	for seed := range uint64(40) {
		f.Add(seed, uint8(seed))
	}
	f.Fuzz(func(t *testing.T, seed uint64, n uint8) {
		edited, _ := edit(t, base, seed, auditor.FillSome(), auditor.Comment(), auditor.Havoc(int(n)))
		out, rep, err := merge.Three(base, edited, renewed, options)
		if err == nil && out == nil && !rep.Problems.HasErrors() {
			t.Fatal("no result, and nothing says why")
		}
		if out != nil {
			read(t, out)
		}
	})
}
