package compose

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// inReport is a value of the report draft that an auditor finished.
func inReport(place, s string) record.Value[string] {
	return record.Value[string]{V: s, Known: s != "", Origin: record.Origin{Pos: problem.Pos{File: "companies/C012/審査報告書.docx", Place: place}, Raw: s}}
}

// finishedInput is a company whose report says that everything conforms.
func finishedInput() Input {
	in := testInput()
	for i := range in.Catalogue.Items {
		in.Catalogue.Items[i].Evidence = []string{"規程", "記録"}
	}
	in.Catalogue.Items[2].Document = true
	company := *in.Assessment.Company
	company.SentDate = onDay(19, 2018, 5, 28)
	company.Method = record.Basic
	in.Assessment.Company = &company
	in.Plan.Onsite = eight()
	r := &record.Report{Company: "C012", File: "companies/C012/審査報告書.docx"}
	for _, id := range []string{"3a", "4-1-1a", "4-1-3a", "4-1-3b"} {
		r.Findings = append(r.Findings, record.Finding{Item: id, Verdict: record.Known(record.Conforms, record.Origin{Pos: problem.Pos{File: r.File, Place: id}}),
			Evidence: inReport(id, id+"の証拠として規程を確認した。"), Advice: inReport(id, "")})
	}
	for _, e := range [][2]string{{"conclusion.result", allConform}, {"conclusion.remarks", "管理は定着している。"}, {"direction.date", "平成30年7月10日"}, {"direction.to", "総務部長　𠮷田"},
		{"direction.by", "髙橋"}, {"direction.how", "対面"}, {"direction.text", "全部に適合の見込みであることを説明した。"}, {"opinion.any", "あり"}, {"opinion.text", "倉庫の扱いを\n明記してほしい。"},
		{"opinion.response", "報告書に明記した。"}, {"review.kind", byCommittee}, {"review.date", "平成30年7月20日"}, {"review.result", judgedAll}, {"review.text", "証拠は十分である。"},
		{"review.confirmed", "平成30年7月21日"}, {"law.1.status", "遵守を確認"}, {"law.1.text", "台帳を確認した。"}, {"law.2.status", "遵守を確認"}, {"law.2.text", "規程を確認した。"},
		{"cover.document-date", "平成30年6月12日"}, {"cover.onsite-date", "平成30年7月2日"}, {"scope-change.any", "なし"}, {"stopped.text", ""}} {
		r.Entries = append(r.Entries, record.Entry{Tag: e[0], Value: inReport(e[0], e[1]), Date: dateIn(e[1])})
	}
	rows(r, "team", []string{"name", "role"}, []string{"髙橋　徹", "主任"}, []string{"田中　美咲", "審査員"})
	rows(r, "visits", []string{"kind", "date", "time", "place", "by"}, []string{"文書審査", "平成30年6月12日", "10時から16時", "審査機関", "髙橋"}, []string{"現地審査", "平成30年7月2日", "9時から17時", "本社工場", "髙橋、田中"})
	rows(r, "attendance", []string{"name", "title", "side", "present"}, []string{"渡辺　浩", "見本大学　教授", "外部", "出席"}, []string{"伊藤　恵", "弁護士", "外部", "出席"}, []string{"佐藤　一郎", "代表理事", "内部", "出席"})
	in.Report = r
	in.Date = calendar.Date{Year: 2018, Month: 7, Day: 25}
	in.Person = personOf(&in.Project.Auditors[1], in.Project)
	in.Steps = Steps{KeepUntil: calendar.Date{Year: 2021, Month: 9, Day: 30}, Disposed: calendar.Date{Year: 2021, Month: 10, Day: 5}}
	in.Holdings = []Holding{
		{Name: "自己チェックシートの回答", Kind: "依頼者から提供された情報", Form: "電子ファイル", Got: calendar.Date{Year: 2018, Month: 5, Day: 28}, How: "上書き消去"},
		{Name: "情報管理規程（写し）", Kind: "依頼者から提供された情報", Form: "紙", Measure: record.DisposalReturn},
		{Name: "審査報告書（案）", Kind: "審査の記録", Form: "電子ファイル", How: "上書き消去"}}
	return in
}

func dateIn(s string) calendar.Date {
	m := regexp.MustCompile(`^平成30年(\d+)月(\d+)日$`).FindStringSubmatch(s)
	if m == nil {
		return calendar.Date{}
	}
	month, _ := strconv.Atoi(m[1])
	day, _ := strconv.Atoi(m[2])
	return calendar.Date{Year: 2018, Month: month, Day: day}
}

func rows(r *record.Report, section string, names []string, values ...[]string) {
	for i, row := range values {
		for k, v := range row {
			tag := section + "." + names[k]
			r.Entries = append(r.Entries, record.Entry{Tag: tag, Row: i + 1, Value: inReport(tag, v), Date: dateIn(v)})
		}
	}
}

// eight are the kinds of on-site checks with an item each.
func eight() []audit.OnsiteCheck {
	return []audit.OnsiteCheck{{Mark: "イ", Title: "物理的措置の確認", Items: []string{"4-1-3b"}}, {Mark: "ロ", Title: "職員等からの聞き取り", Items: []string{"4-1-1a", "4-1-3a"}},
		{Mark: "ハ", Title: "継続することの確認", Items: []string{"4-1-3a"}}, {Mark: "ニ", Title: "システムへの反映の確認", Items: []string{"4-1-3a"}},
		{Mark: "ホ", Title: "情報管理の責任者からの聞き取り", Items: []string{"3a", "4-1-3a", "4-1-3b"}}, {Mark: "ヘ", Title: "上位の責任者からの聞き取り"},
		{Mark: "ト", Title: "推奨措置の内容の確認", Items: []string{"4-1-3b", "4-1-3r1"}}, {Mark: "チ", Title: "法令の遵守状況の確認", Laws: []string{"個人情報保護法", "不正競争防止法"}}}
}

// say replaces what the report says at a tag.
func (in Input) say(tag, s string) {
	for i := range in.Report.Entries {
		if e := &in.Report.Entries[i]; e.Tag == tag {
			e.Value, e.Date = inReport(tag, s), dateIn(s)
			return
		}
	}
	in.Report.Entries = append(in.Report.Entries, record.Entry{Tag: tag, Value: inReport(tag, s), Date: dateIn(s)})
}

// partialInput is one of which an item does not conform.
func partialInput() Input {
	in := finishedInput()
	f := in.Report.Finding("4-1-3a")
	f.Verdict.V, f.Evidence, f.Advice = record.Fails, inReport("4-1-3a", "業務の終了時の見直しの記録がない。"), inReport("4-1-3a", "終了の手続に見直しを加える。")
	in.say("conclusion.result", partConform)
	in.say("conclusion.conforms", "3、4(1)①")
	in.say("conclusion.does-not-conform", "4(1)③")
	in.say("review.kind", byHead)
	in.say("review.result", judgedPart)
	return in
}

// stoppedInput is one with a law in doubt.
func stoppedInput() Input {
	in := finishedInput()
	in.say("law.1.status", lawInDoubt)
	in.say("law.1.text", "利用目的の通知の記録が見当たらない。")
	in.say("conclusion.result", stopConclude)
	in.say("stopped.text", "現地審査において、採用応募者の履歴書の取扱いに疑義を認めた。")
	return in
}

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
		{partialInput(), []string{KindPartial, KindDocumentReview}},
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
