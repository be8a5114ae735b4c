package compose

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/record"
)

// papers makes every paper that is due.
func papers(t testing.TB, in Input) map[string]*doc.Document {
	t.Helper()
	tmpl, out := loaded(t), map[string]*doc.Document{}
	for _, p := range Papers() {
		d, faults := p.Make(tmpl, in)
		for _, f := range faults {
			t.Errorf("%s: %s", p.Kind, f.Text("en"))
		}
		if d != nil {
			out[p.Kind] = d
		}
	}
	return out
}

func TestPaperGoldens(t *testing.T) {
	done := map[string]bool{}
	for _, c := range []struct {
		in    Input
		kinds []string
	}{
		{finishedInput(), []string{KindContractPoints, KindImpartiality, KindDocumentReviewRecord, KindOnsiteNotice, KindOnsiteChecklist, KindDirection,
			KindReviewMaterial, KindReviewRecord, KindConformity, KindDisposalList, KindDisposalCertificate}},
		{partialInput(), []string{KindPartial}},
		{reviewedInput(), []string{KindDocumentReview}},
		{amendedInput(), []string{KindAmendment}},
		{stoppedInput(), []string{KindStopRecord, KindAuthorityReport, KindStopNotice}},
	} {
		made := papers(t, c.in)
		for _, kind := range c.kinds {
			d := made[kind]
			if d == nil {
				t.Errorf("no %s", kind)
				continue
			}
			done[kind] = true
			golden(t, filepath.Join("testdata", kind+".txt"), dump(d))
			wellFormed(t, kind, d)
		}
	}
	for _, p := range Papers() {
		if !done[p.Kind] {
			t.Errorf("%s has no golden", p.Kind)
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (go test -update writes it anew):\n%s", name, firstDifference(got, string(want)))
	}
}

// TestPapersDue holds which papers each state of an audit has.
func TestPapersDue(t *testing.T) {
	before := []string{KindContractPoints, KindImpartiality}
	planned := append(slices.Clone(before), KindDocumentReview, KindDocumentReviewRecord, KindOnsiteNotice, KindOnsiteChecklist)
	reviewed := append(slices.Clone(planned), KindDirection, KindReviewMaterial, KindReviewRecord)
	end := []string{KindDisposalList, KindDisposalCertificate}
	for name, c := range map[string]struct {
		in   func() Input
		want []string
	}{
		"registered": {func() Input {
			in := testInput()
			in.Assessment.Response, in.Plan = nil, nil
			return in
		}, before},
		"planned": {func() Input { in := finishedInput(); in.Report, in.Holdings = nil, nil; return in }, planned},
		"report without conclusion": {func() Input {
			in := finishedInput()
			in.say("conclusion.result", "")
			in.Holdings = nil
			return in
		}, planned},
		"concluded": {func() Input {
			in := finishedInput()
			in.say("direction.date", "")
			in.Holdings = nil
			return in
		}, append(slices.Clone(planned), KindDirection)},
		"explained": {func() Input {
			in := finishedInput()
			in.say("review.date", "")
			in.Holdings = nil
			return in
		}, reviewed},
		"full":    {finishedInput, append(append(slices.Clone(reviewed), KindConformity), end...)},
		"partial": {partialInput, append(append(slices.Clone(reviewed), KindPartial), end...)},
		"stopped": {stoppedInput, append(append(slices.Clone(planned), KindStopRecord, KindAuthorityReport, KindStopNotice), end...)},
		"stopped for another reason": {func() Input {
			in := finishedInput()
			in.say("conclusion.result", stopConclude)
			in.Holdings = nil
			return in
		}, append(slices.Clone(planned), KindStopRecord, KindStopNotice)},
		"stopped by the office": {func() Input {
			in := planOnly()
			in.Steps = Steps{Stopped: calendar.Date{Year: 2018, Month: 7, Day: 3}, Doubts: []int{2, 9}}
			return in
		}, append(slices.Clone(planned), KindStopRecord, KindAuthorityReport, KindStopNotice)},
		"not yet disposed": {func() Input { in := finishedInput(); in.Steps.Disposed = calendar.Date{}; return in },
			append(append(slices.Clone(reviewed), KindConformity), KindDisposalList)},
	} {
		var got []string
		made := papers(t, c.in())
		for _, p := range Papers() {
			if made[p.Kind] != nil {
				got = append(got, p.Kind)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\ngot  %v\nwant %v", name, got, c.want)
		}
	}
}

// TestNoConformityWithoutAll breaks each ground of 別紙1 5(6)–(9), (11).
func TestNoConformityWithoutAll(t *testing.T) {
	for name, spoil := range map[string]func(*Input){
		"5(9) an item fails":              func(in *Input) { in.Report.Findings[1].Verdict.V = record.Fails },
		"5(9) an item is unconfirmed":     func(in *Input) { in.Report.Findings[1].Verdict.V = record.Unconfirmed },
		"5(9) an item has no finding":     func(in *Input) { in.Report.Findings = in.Report.Findings[1:] },
		"5(9) a finding is unread":        func(in *Input) { in.Report.Findings[0].Verdict.Known = false },
		"1(3) no evidence":                func(in *Input) { in.Report.Findings[0].Evidence = inReport("3a", " ") },
		"1(3) nothing conforms":           func(in *Input) { allNotRelevant(in.Report) },
		"5(3) not explained":              func(in *Input) { in.say("direction.date", "") },
		"5(5) another conclusion":         func(in *Input) { in.say("conclusion.result", partConform) },
		"5(6) no review":                  func(in *Input) { in.say("review.date", "") },
		"5(6) judged otherwise":           func(in *Input) { in.say("review.result", "再審査とする") },
		"5(6) by the representative":      func(in *Input) { in.say("review.kind", byHead) },
		"5(7) half external":              func(in *Input) { in.Project.Committee = nil; in.attend("欠席") },
		"5(7) nobody attended":            func(in *Input) { in.attend("欠席", "欠席", "欠席") },
		"5(11) a law in doubt":            func(in *Input) { in.say("law.2.status", lawInDoubt) },
		"no report":                       func(in *Input) { in.Report = nil },
		"an undecided item is not judged": func(in *Input) { in.Report.Findings = in.Report.Findings[:3] },
	} {
		in := finishedInput()
		spoil(&in)
		if d, _ := loaded(t).Conformity(in); d != nil {
			t.Errorf("%s: there is a 適合通知", name)
		}
	}
	in := finishedInput()
	in.Assessment.Company.Method = record.Changed
	in.say("review.kind", byHead)
	if d, _ := loaded(t).Conformity(in); d == nil {
		t.Error("前文: the representative may review where the method was changed")
	}
}

func allNotRelevant(r *record.Report) {
	for i := range r.Findings {
		r.Findings[i].Verdict.V = record.NotRelevant
	}
}

// attend sets who was there, from the first on.
func (in Input) attend(how ...string) {
	for i := range in.Report.Entries {
		e := &in.Report.Entries[i]
		if e.Tag == "attendance.present" && e.Row <= len(how) {
			e.Value = inReport(e.Tag, how[e.Row-1])
		}
	}
}

// No other paper says that everything conforms.
func TestFullConformityIsStatedOnce(t *testing.T) {
	for name, in := range map[string]Input{"partial": partialInput(), "stopped": stoppedInput()} {
		for kind, d := range papers(t, in) {
			if text := strings.Join(doc.Lines(d), "\n"); strings.Contains(text, "基準の全部に適合していると認め") {
				t.Errorf("%s: %s states full conformity", name, kind)
			}
		}
	}
	text := strings.Join(doc.Lines(papers(t, finishedInput())[KindConformity]), "\n")
	if !strings.Contains(text, "基準の全部に適合していると認めた") {
		t.Error("the 適合通知 does not say it")
	}
}

// The representative alone cannot end in full conformity by the basic method.
func TestGroundsOfTheRepresentativesReview(t *testing.T) {
	for name, c := range map[string]struct {
		in     func() Input
		change bool
		want   string
	}{
		"5(10)": {partialInput, false, "委員会におけるレビューの代わりに、代表者がレビューを行う。"},
		"前文":    {finishedInput, true, "変更した手法により、代表者がレビューを行う。"},
		"5(6)":  {finishedInput, false, "代表者によるレビューのみによっては、評価を終えることができない。"},
	} {
		in := c.in()
		in.say("review.kind", byHead)
		if c.change {
			in.Assessment.Company.Method = record.Changed
		}
		if text := strings.Join(doc.Lines(papers(t, in)[KindReviewMaterial]), "\n"); !strings.Contains(text, c.want) || !strings.Contains(text, "代表者レビュー資料") {
			t.Errorf("%s: %s", name, text)
		}
	}
}

// The office may stop an evaluation before there is a report.
func TestStoppedByTheOffice(t *testing.T) {
	in := planOnly()
	in.Steps = Steps{Stopped: calendar.Date{Year: 2018, Month: 7, Day: 3}, Doubts: []int{2}}
	for kind, want := range map[string][]string{
		KindStopRecord:      {"| 不正競争防止法", "| 疑義あり | [entry] {law.2.text", `{stop.date 3 （年月日）="平成30年7月3日"`},
		KindAuthorityReport: {"| 不正競争防止法", `{stop.date 3 （年月日）="平成30年7月3日"`}, KindStopNotice: {`{stop.date 3`, "確認・評価手法"},
	} {
		text := dump(papers(t, in)[kind])
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: no %s in\n%s", kind, w, text)
			}
		}
		if strings.Contains(text, "個人情報保護法") {
			t.Errorf("%s names a law that nobody doubts", kind)
		}
	}
}

// Tags stand once, or once a row of their section.
func TestPaperTagsAreUnique(t *testing.T) {
	for _, in := range []Input{finishedInput(), partialInput(), stoppedInput(), planOnly()} {
		for kind, d := range papers(t, in) {
			seen := map[string]int{}
			walk(d, func(content []doc.Inline) {
				for _, i := range content {
					if f, ok := i.(doc.Field); ok {
						seen[f.Tag]++
					}
				}
			})
			rows := sections(t, d)
			for tag, n := range seen {
				section, _, _ := strings.Cut(tag, ".")
				if want := max(rows[section], 1); n != want {
					t.Errorf("%s: field %s stands %d times, want %d", kind, tag, n, want)
				}
			}
		}
	}
}

// planOnly is a company before its report.
func planOnly() Input {
	in := finishedInput()
	in.Report, in.Holdings = nil, nil
	return in
}

// The checklist has each of the eight kinds, every item of it with a place to
// tick, and no item twice under one kind.
func TestChecklistHasEveryCheck(t *testing.T) {
	d := papers(t, planOnly())[KindOnsiteChecklist]
	tags := map[string]bool{}
	walk(d, func(content []doc.Inline) {
		for _, i := range content {
			if f, ok := i.(doc.Field); ok {
				tags[f.Tag] = true
			}
		}
	})
	for _, c := range eight() {
		if !slices.ContainsFunc(doc.Outline(d), func(e doc.Entry) bool { return strings.HasSuffix(e.Text, "（"+c.Mark+"）") }) {
			t.Errorf("no chapter %s", c.Mark)
		}
		for _, id := range c.Items {
			if c.Mark == "ホ" || c.Mark == "ト" && id == "4-1-3b" {
				continue
			}
			if !tags["check."+roman(c.Mark)+"."+id+".done"] {
				t.Errorf("%s: no place to tick %s", c.Mark, id)
			}
		}
	}
	for _, tag := range []string{"manager.3.understands", "manager.4-1-3.plans", "superior.any", "law.2.status", "people.name", "risk-log.text"} {
		if !tags[tag] {
			t.Errorf("no field %s", tag)
		}
	}
}

// What somebody typed stays text, with its place, in every paper.
func TestPapersKeepTypedText(t *testing.T) {
	for _, in := range []Input{finishedInput(), partialInput(), stoppedInput()} {
		c := in.Assessment.Company
		c.Name = registered(2, hostile)
		in.say("stopped.text", hostile)
		in.Report.Findings[2].Evidence = inReport("x", hostile)
		for kind, d := range papers(t, in) {
			found := 0
			walk(d, func(content []doc.Inline) {
				for _, i := range content {
					text, ok := i.(doc.Text)
					if !ok || !strings.Contains(text.S, "w:p") {
						continue
					}
					found++
					if text.S != hostile || text.Src.IsZero() {
						t.Errorf("%s: %q from %v", kind, text.S, text.Src)
					}
				}
			})
			if found == 0 {
				t.Errorf("%s does not name the company", kind)
			}
		}
	}
}

func TestWorstPapersAreWellFormed(t *testing.T) {
	for name, make := range worst() {
		in, _ := make()
		in.Holdings = []Holding{{}}
		in.Steps.Disposed = calendar.Date{Year: 2021, Month: 10, Day: 5}
		for kind, d := range papers(t, in) {
			wellFormed(t, name+" "+kind, d)
		}
		in.Report = &record.Report{}
		in.say("conclusion.result", stopConclude)
		for kind, d := range papers(t, in) {
			wellFormed(t, name+" stopped "+kind, d)
		}
	}
}

func TestDeclarers(t *testing.T) {
	got := Declarers(testInput())
	if len(got) != 3 || got[0].Person.Role != Roles()[0] || got[1].Person.Role != Roles()[1] || got[2].Person.Name != "" {
		t.Errorf("got %+v", got)
	}
	var impartiality Paper
	for _, p := range Papers() {
		if p.Kind == KindImpartiality {
			impartiality = p
		}
	}
	if a, b := impartiality.Name(got[1]), impartiality.Name(got[2]); a != "公平性誓約書_A2" || b != "公平性誓約書_用紙" {
		t.Errorf("%s %s", a, b)
	}
	for _, in := range got {
		d, faults := loaded(t).Impartiality(in)
		if text := strings.Join(doc.Lines(d), "\n"); len(faults) > 0 || strings.Contains(text, "利害　関係") {
			t.Errorf("%v\n%s", faults, text)
		}
	}
}

func TestContractOrder(t *testing.T) {
	for _, c := range []struct {
		signed, started record.Value[calendar.Date]
		want            string
	}{
		{onDay(1, 2018, 5, 25), onDay(1, 2018, 5, 28), "より前である"}, {onDay(1, 2018, 5, 28), onDay(1, 2018, 5, 28), "同じ日"}, {onDay(1, 2018, 5, 29), onDay(1, 2018, 5, 28), "より後である"},
		{record.Value[calendar.Date]{}, onDay(1, 2018, 5, 28), "着手しない"}, {onDay(1, 2018, 5, 29), record.Value[calendar.Date]{}, "未着手"}, {record.Value[calendar.Date]{}, record.Value[calendar.Date]{}, "確認できない"},
	} {
		in := testInput()
		in.Assessment.Company.ContractDate, in.Assessment.Company.SentDate = c.signed, c.started
		if got := newJob(in).contractOrder(); !strings.Contains(got, c.want) {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

// Findings of a working paper come before those of the report.
func TestDocumentReviewTakesTheWorkingPaper(t *testing.T) {
	in := finishedInput()
	in.Reviewed = []record.Finding{{Item: "3a", Verdict: record.Known(record.Fails, record.Origin{}), Evidence: inReport("3a", "任命書がない。")}, {Item: "4-1-3a", Verdict: record.Known(record.Conforms, record.Origin{})}}
	text := strings.Join(doc.Lines(papers(t, in)[KindDocumentReview]), "\n")
	if !strings.Contains(text, "不適合　1項目") || !strings.Contains(text, "任命書がない。") {
		t.Error(text)
	}
	in.Reviewed = in.Reviewed[:1]
	if text := dump(papers(t, in)[KindDocumentReview]); !strings.Contains(text, "{document.4-1-3a.result 2") || !strings.Contains(text, `="不適合"`) {
		t.Error(text)
	}
}

// A report tells of the document review until somebody was on site.
func TestDocumentReviewIsNotToldByTheFinishedReport(t *testing.T) {
	in := partialInput()
	if text := dump(papers(t, in)[KindDocumentReview]); strings.Contains(text, "不適合　1項目") || !strings.Contains(text, "table #results") {
		t.Error(text)
	}
	in.say("cover.onsite-date", "")
	if text := dump(papers(t, in)[KindDocumentReview]); !strings.Contains(text, "不適合　1項目") || !strings.Contains(text, "table #failures") {
		t.Error(text)
	}
}

// Every kind of check has its own tags and says what it needs.
func TestRomansAreDistinct(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range eight() {
		if r := roman(c.Mark); r == "x" || seen[r] || need(c.Mark) == None {
			t.Errorf("%s: %s", c.Mark, r)
		} else {
			seen[r] = true
		}
	}
}

func TestPaperFilesAreDistinct(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range Papers() {
		if p.File == "" || p.Clause == "" || p.Due == "" || seen[p.File] || seen[p.Kind] {
			t.Errorf("%+v", p)
		}
		seen[p.File], seen[p.Kind] = true, true
	}
}

func BenchmarkOnsiteChecklist(b *testing.B) {
	tmpl, in := loaded(b), planOnly()
	for range 300 {
		in.Plan.Onsite[1].Items = append(in.Plan.Onsite[1].Items, "4-1-1a")
	}
	b.ReportAllocs()
	for b.Loop() {
		tmpl.OnsiteChecklist(in)
	}
}
