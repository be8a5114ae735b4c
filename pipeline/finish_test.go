package pipeline_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"shinsa/pipeline"
	"shinsa/pipeline/docx/auditor"
	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/docx/markup"
	"shinsa/pipeline/problem"
)

// settled is what an auditor writes into the places of a finished report that
// have a meaning of their own; any other place gets a sentence.
var settled = map[string]string{"scope-change.any": "なし", "direction.how": "対面", "opinion.any": "なし", "conclusion.result": "基準の全部に適合",
	"review.kind": "委員会によるレビュー", "review.result": "基準の全部に適合していると評価する", "attendance.present": "出席",
	"cover.document-date": "平成30年6月4日", "cover.onsite-date": "平成30年6月20日", "visits.date": "平成30年6月20日", "interviews.date": "平成30年6月20日",
	"direction.date": "平成30年6月27日", "review.date": "平成30年7月10日", "review.confirmed": "平成30年7月12日"}

// finished fills in every place of a draft and settles its comments.
func finished(t *testing.T, file string, but map[string]string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d, err := draft.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	members, external := attendance(d)
	value := func(tag string) string {
		given, ok := but[tag]
		switch {
		case ok:
			return given
		case settled[tag] != "":
			return settled[tag]
		case tag == "review.present":
			return members
		case tag == "review.external":
			return external
		case strings.HasPrefix(tag, "finding."):
			return "適合"
		case strings.HasSuffix(tag, ".status"):
			return "遵守を確認"
		case strings.HasPrefix(tag, "advice"), strings.HasPrefix(tag, "scope-changes."):
			return ""
		}
		return "規程第３条により確認した。"
	}
	edit(t, file, 1, fillEmpty(value), settleComments())
}

// fillEmpty fills every control whose placeholder shows, as Word does.
func fillEmpty(value func(tag string) string) auditor.Step {
	return auditor.Step{Name: "fill", Do: func(f *auditor.File) error {
		tree, err := f.Pack.Tree(f.Main)
		if err != nil {
			return err
		}
		s := markup.NewSplice(tree.Source())
		tree.Walk(func(n *markup.Node) bool {
			hint := n.Kid("w:sdtPr", "w:showingPlcHdr")
			if n.Name != "w:sdt" || hint == nil {
				return true
			}
			if v := value(n.Val("w:sdtPr", "w:tag")); v != "" {
				s.Delete(hint.Start, hint.End)
				c := n.Kid("w:sdtContent")
				s.Replace(c.In, c.Out, "<w:r><w:t>"+markup.Escape(v)+"</w:t></w:r>")
			}
			return false
		})
		out, err := s.Bytes()
		if err == nil {
			f.Pack.Set(f.Main, out)
		}
		return err
	}}
}

// attendance counts the members that the draft names.
func attendance(d *draft.Draft) (all, external string) {
	n, m := 0, 0
	for _, f := range d.Fields {
		if f.Tag == "attendance.side" {
			n++
			if f.Value == "外部" {
				m++
			}
		}
	}
	return string(rune('0' + n)), string(rune('0' + m))
}

// settleComments deletes every comment, as an auditor does who has dealt with it.
func settleComments() auditor.Step {
	return auditor.Step{Name: "settle comments", Do: func(f *auditor.File) error {
		tree, err := f.Pack.Tree(f.Main)
		if err != nil {
			return err
		}
		s := markup.NewSplice(tree.Source())
		tree.Walk(func(n *markup.Node) bool {
			switch {
			case n.Name == "w:commentRangeStart", n.Name == "w:commentRangeEnd", n.Name == "w:r" && n.Kid("w:commentReference") != nil:
				s.Delete(n.Start, n.End)
				return false
			}
			return true
		})
		out, err := s.Bytes()
		if err != nil {
			return err
		}
		f.Pack.Set(f.Main, out)
		comments, err := f.Pack.Tree("word/comments.xml")
		if err != nil || comments == nil {
			return err
		}
		empty := markup.NewSplice(comments.Source())
		empty.Delete(comments.In, comments.Out)
		if out, err = empty.Bytes(); err == nil {
			f.Pack.Set("word/comments.xml", out)
		}
		return err
	}}
}

// closable is a demo in which one company's draft can be finished, and the path of it.
func closable(t *testing.T) (dir, file string, o pipeline.Options) {
	t.Helper()
	dir, o = t.TempDir(), pipeline.Options{Today: demoDay.Today, Dated: true, Only: []string{"C001"}}
	if _, err := pipeline.DemoProject(dir); err != nil {
		t.Fatal(err)
	}
	run(t, dir, o)
	o.Today = o.Today.AddDays(60)
	return dir, filepath.Join(dir, "companies", "C001", "審査報告書案.docx"), o
}

func finish(t *testing.T, dir string, o pipeline.Options) *pipeline.Finished {
	t.Helper()
	fin, err := pipeline.Finish(t.Context(), dir, "C001", o)
	if err != nil {
		t.Fatal(err)
	}
	return fin
}

func TestFinishedReportBecomesFinal(t *testing.T) {
	slow(t)
	dir, file, o := closable(t)
	finished(t, file, nil)
	edit(t, file, 2, auditor.AddTable(), auditor.AddList())
	fin := finish(t, dir, o)
	if len(fin.Files) != 2 {
		t.Fatalf("not final: %v", fin.Problems)
	}
	word := filepath.Join(dir, "companies", "C001", "審査報告書.docx")
	text := lines(t, word)
	for _, bad := range []string{"（案）", "（記入）", "（選択）", "（年月日）"} {
		if strings.Contains(text, bad) {
			t.Errorf("the final report says %s", bad)
		}
	}
	if n := strings.Count(text, "規程第３条により確認した。"); n < 134 {
		t.Errorf("%d of the auditor's sentences are left", n)
	}
	samePDF(t, strings.TrimSuffix(word, ".docx")+".pdf", text)
	if _, err := os.Stat(file); err != nil {
		t.Error("the draft is gone", err)
	}
}

// samePDF holds that another reader finds the Word file's text in the PDF.
func samePDF(t *testing.T, file, text string) {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext (poppler-utils) is not installed")
	}
	out, err := exec.Command("pdftotext", "-raw", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	squeeze := func(s string) string {
		return strings.NewReplacer("\n", "", "\f", "", " ", "", "　", "", "\t", "").Replace(s)
	}
	got := squeeze(string(out))
	for _, l := range strings.Split(text, "\n") {
		if want := squeeze(l); want != "" && len(want) < 60 && !strings.Contains(got, want) {
			t.Errorf("the PDF lacks %q", l)
		}
	}
}

func TestUnfinishedReportIsNotFinal(t *testing.T) {
	slow(t)
	dir, file, o := closable(t)
	if fin := finish(t, dir, o); len(fin.Files) != 0 || !has(fin.Problems, "finish-untouched") {
		t.Errorf("untouched: %+v", fin)
	}
	finished(t, file, map[string]string{"finding.2-2a": "", "evidence.2-2b": "", "direction.text": "", "finding.3a": "不適合"})
	edit(t, file, 3, auditor.Comment(), auditor.Insert())
	fin := finish(t, dir, o)
	if len(fin.Files) != 0 {
		t.Error("files were made", fin.Files)
	}
	for _, want := range []problem.Code{"finish-verdict", "finish-evidence", "finish-empty", "finish-not-all", "finish-comment", "finish-tracked"} {
		if !has(fin.Problems, want) {
			t.Errorf("%s is not among %v", want, fin.Problems)
		}
	}
	for _, p := range fin.Problems {
		if p.Severity == problem.Error && p.Pos.Place == "" {
			t.Errorf("no place: %s", p.Text("ja"))
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "companies", "C001", "審査報告書.docx")); err == nil {
		t.Error("a final report was left")
	}
}

func has(l problem.List, c problem.Code) bool {
	for _, p := range l {
		if p.Code == c {
			return true
		}
	}
	return false
}
