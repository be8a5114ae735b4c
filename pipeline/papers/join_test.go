package papers_test

import (
	"strings"
	"testing"

	"shinsa/pipeline/papers"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// two are the papers of both auditors, who agree about 3a, differ about 3b, and
// of whom one alone looked at 3d.
func two(t *testing.T, w *world) []*record.Paper {
	t.Helper()
	second := w.paper(1)
	typeIn(t, second, record.SheetFindings, "3a", map[string]any{record.HeadVerdict: "適合", record.HeadProof: "平成３０年４月１日付けの任命書を確認", record.HeadDocuments: "組織図"})
	typeIn(t, second, record.SheetFindings, "3b", map[string]any{record.HeadVerdict: "適合", record.HeadProof: "掲示の写し"})
	typeIn(t, second, record.SheetFindings, "3d", map[string]any{record.HeadVerdict: "適合"})
	typeIn(t, second, record.SheetLawChecks, "外国為替及び外国貿易法", map[string]any{record.HeadLawState: "疑義あり", record.HeadLawText: "判定書が一件ない"})
	typeIn(t, second, record.SheetVisits, "文書審査", map[string]any{record.HeadDay: "平成30年6月20日", record.HeadPlace: "本社"})
	row, col := at(t, second, record.SheetVisits, "現地審査")
	set(t, second, record.SheetVisits, row, col+3, "第2工場（日は後で）")
	a, _ := readPaper(t, w, "a.xlsx", opened(t, written(t, filledIn(t, w, 0))))
	b, problems := readPaper(t, w, "b.xlsx", opened(t, written(t, second)))
	if len(problems) > 0 {
		t.Fatal(codes(problems))
	}
	return []*record.Paper{b, a, {Company: "C002", Digest: "x"}}
}

func TestJoin(t *testing.T) {
	w := newWorld(t)
	f, problems := papers.Join("C001", two(t, w), w.catalogue)
	var got []string
	for _, p := range problems {
		got = append(got, string(p.Code)+" "+p.Company)
	}
	if want := "paper-differ C001, paper-law-differ C001, paper-no-evidence C001, paper-law-doubt C001"; strings.Join(got, ", ") != want {
		t.Fatalf("%v, want %s", got, want)
	}
	if p := problems[0]; p.Args[0] != "3b" || p.Args[1] != "不適合（山田　太郎）／適合（髙橋　花子）" || len(p.Related) != 1 || p.Related[0].File != "b.xlsx" || p.Pos.File != "a.xlsx" {
		t.Errorf("%+v", p)
	}
	a := f.Finding("3a")
	if a.Verdict.V != record.Conforms || a.Evidence.V != "平成30年4月1日付けの任命書を確認" || len(a.Parts) != 2 || a.Parts[1].Documents.V != "組織図" {
		t.Errorf("3a: %+v", a)
	}
	b := f.Finding("3b")
	if b.Verdict.Known || b.Evidence.V != "掲示がなかった\n掲示の写し" || !strings.Contains(b.Evidence.Origin.Rule, "b.xlsx[判定]!") {
		t.Errorf("3b: %+v", b.Finding)
	}
	if d := f.Finding("3d"); d.Verdict.V != record.Conforms || len(d.Parts) != 1 || d.Parts[0].Auditor != "髙橋　花子" {
		t.Errorf("3d: %+v", d)
	}
	if e := f.Finding("3e"); e == nil || e.Verdict.Known || len(e.Parts) != 0 {
		t.Errorf("3e: %+v", e)
	}
	if l := f.Laws[1]; !l.Doubted || f.Laws[0].Doubted || l.Status.Known || l.Status.Origin.Raw != "遵守を確認／疑義あり" || l.Text.V != "該非判定書を確認\n判定書が一件ない" {
		t.Errorf("law 2: %+v", l)
	}
	if len(f.Visits) != 4 || f.Visits[0].Date.V != day(6, 20) || f.Visits[2].Date.V != day(7, 10) || f.Visits[3].Date.Known {
		t.Errorf("visits: %+v", f.Visits)
	}
}

// The order in which papers come in makes no difference.
func TestJoinOrder(t *testing.T) {
	w := newWorld(t)
	list := two(t, w)
	a, pa := papers.Join("C001", list, w.catalogue)
	list[0], list[1] = list[1], list[0]
	b, pb := papers.Join("C001", append(list, list[0]), w.catalogue)
	if dump(a) != dump(b) || dump(pa) != dump(pb) {
		t.Error("another order, another outcome")
	}
}

// A newer version of the same paper is not chosen silently.
func TestJoinVersions(t *testing.T) {
	w := newWorld(t)
	s := filledIn(t, w, 0)
	a, _ := readPaper(t, w, "a.xlsx", opened(t, written(t, s)))
	typeIn(t, s, record.SheetFindings, "3a", map[string]any{record.HeadVerdict: "不適合"})
	b, _ := readPaper(t, w, "a2.xlsx", opened(t, written(t, s)))
	f, problems := papers.Join("C001", []*record.Paper{a, b}, w.catalogue)
	if len(problems) != 2 || f.Finding("3a").Verdict.Known || f.Finding("3b").Verdict.V != record.Fails || len(f.Visits) != 2 || len(f.Papers) != 2 {
		t.Errorf("%v %+v", codes(problems), f.Finding("3a").Verdict)
	}
}

// The report has the tags of the Word draft.
func TestFieldworkReport(t *testing.T) {
	w := newWorld(t)
	f, _ := papers.Join("C001", two(t, w), w.catalogue)
	r := f.Report()
	if r.Finding("3a").Verdict.V != record.Conforms || r.Finding("3r1") != nil || r.Said("recommended.3r1") != "規程第7条を確認" {
		t.Errorf("%+v", r.Finding("3a"))
	}
	if rows := r.Rows("visits"); len(rows) != 4 || rows[2]["visits.by"].Value.V != "髙橋　花子" || rows[2]["visits.date"].Date != day(7, 10) || rows[2]["visits.date"].Value.V != "平成30年7月10日" {
		t.Errorf("%+v", rows)
	}
	if rows := r.Rows("interviews"); len(rows) != 1 || rows[0]["interviews.kind"].Value.V != "管理の責任者" {
		t.Errorf("%+v", rows)
	}
	if rows := r.Rows("advice-log"); len(rows) != 1 || r.Said("law.2.text") == "" {
		t.Errorf("%+v", rows)
	}
}

func TestDifferences(t *testing.T) {
	w := newWorld(t)
	f, _ := papers.Join("C001", two(t, w), w.catalogue)
	r := f.Report()
	if got := papers.Differences(f, r); len(got) > 0 {
		t.Error(got)
	}
	for i := range r.Findings { // 3b is not known in the papers, 3e is empty there
		if id := r.Findings[i].Item; id == "3a" || id == "3b" || id == "3e" {
			r.Findings[i].Verdict = record.Known(record.Fails, record.Origin{Pos: problem.Pos{File: "審査報告書案.docx"}})
		}
	}
	got := papers.Differences(f, r)
	if len(got) != 1 || got[0].Args[0] != "3a" || got[0].Company != "C001" || len(got[0].Related) != 1 {
		t.Error(got)
	}
}
