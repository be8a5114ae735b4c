package closing

import (
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

func day(m, d int) calendar.Date { return calendar.Date{Year: 2018, Month: m, Day: d} }

func told(s string) record.Value[string] {
	return record.Value[string]{V: s, Known: s != "", Origin: record.Origin{Pos: problem.Pos{File: "r.docx", Place: s}}}
}

// finished is a report to which nothing is missing: one company with two
// items that apply, one that does not, one law, one recommended measure.
func finished() Input {
	req := func(id string) *criteria.Item { return &criteria.Item{ID: id, Kind: criteria.Required} }
	a := &audit.Assessment{Company: &record.Company{ID: "C001", Method: record.Basic}, Laws: []record.Value[string]{told("個人情報保護法")},
		Items: []audit.Item{{Item: req("2-1"), State: audit.Applicable}, {Item: req("2-2"), State: audit.Undecided}, {Item: req("2-3"), State: audit.OutOfScope}}}
	r := &record.Report{Company: "C001", File: "r.docx"}
	for _, id := range []string{"2-1", "2-2"} {
		r.Findings = append(r.Findings, record.Finding{Item: id, Verdict: record.Known(record.Conforms, record.Origin{}), Evidence: told("規程第3条")})
	}
	for _, e := range [][2]string{{"scope-change.any", "なし"}, {"stopped.text", "中止はなかった。"},
		{"direction.to", "工場長"}, {"direction.by", "審査太郎"}, {"direction.how", "対面"}, {"direction.text", "全部に適合の見込み"}, {"opinion.any", "なし"},
		{"conclusion.result", allConform}, {"review.kind", committee}, {"review.result", judged[allConform]}, {"review.present", "3人"}, {"review.external", "2"},
		{"law.1.status", "遵守を確認"}, {"law.1.text", "台帳を確認"}, {"recommended.2-1r1", "確認した"}} {
		r.Entries = append(r.Entries, record.Entry{Tag: e[0], Value: told(e[1])})
	}
	for tag, d := range map[string]calendar.Date{"cover.document-date": day(6, 4), "cover.onsite-date": day(6, 20), "direction.date": day(6, 29),
		"review.date": day(7, 10), "review.confirmed": day(7, 12)} {
		r.Entries = append(r.Entries, record.Entry{Tag: tag, Value: told(d.Wareki()), Date: d})
	}
	for i, kind := range []string{"文書審査", "現地審査"} {
		for _, e := range [][2]string{{"visits.kind", kind}, {"visits.place", "本社"}, {"visits.by", "審査太郎"}} {
			r.Entries = append(r.Entries, record.Entry{Tag: e[0], Row: i + 1, Value: told(e[1])})
		}
		r.Entries = append(r.Entries, record.Entry{Tag: "visits.date", Row: i + 1, Value: told("x"), Date: day(6, 4+16*i)})
	}
	for i, m := range [][2]string{{"理事", "内部"}, {"教授", "外部"}, {"弁護士", "外部"}} {
		for _, e := range [][2]string{{"attendance.name", m[0]}, {"attendance.side", m[1]}, {"attendance.present", "出席"}} {
			r.Entries = append(r.Entries, record.Entry{Tag: e[0], Row: i + 1, Value: told(e[1])})
		}
	}
	r.Entries = append(r.Entries, record.Entry{Tag: "team.name", Row: 1, Value: told("審査太郎")})
	return Input{Project: &record.Project{}, Assessment: a, Report: r, Today: day(7, 31)}
}

// set replaces what stands at a tag.
func (in Input) set(tag, s string) {
	for i := range in.Report.Entries {
		if in.Report.Entries[i].Tag == tag {
			in.Report.Entries[i].Value, in.Report.Entries[i].Date = told(s), calendar.Date{}
		}
	}
}

// row replaces what stands at a tag in one row.
func (in Input) row(tag string, row int, s string) {
	for i := range in.Report.Entries {
		if e := &in.Report.Entries[i]; e.Tag == tag && e.Row == row {
			e.Value = told(s)
		}
	}
}

func (in Input) date(tag string, d calendar.Date) {
	for i := range in.Report.Entries {
		if in.Report.Entries[i].Tag == tag {
			in.Report.Entries[i].Date = d
		}
	}
}

func TestFinishedReportHasNothingMissing(t *testing.T) {
	if got := Check(finished()); len(got) > 0 {
		t.Errorf("got %v", got)
	}
}

func TestEachFaultIsFound(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(Input)
		want  problem.Code
	}{
		{"no finding", func(in Input) { in.Report.Findings[0].Verdict = record.Value[record.Verdict]{} }, "finish-verdict"},
		{"a word of his own", func(in Input) {
			in.Report.Findings[0].Verdict = record.Unread[record.Verdict](record.Origin{Raw: "まあまあ"})
		}, "finish-verdict-unread"},
		{"unconfirmed", func(in Input) { in.Report.Findings[1].Verdict.V = record.Unconfirmed }, "finish-unconfirmed"},
		{"5(2) no evidence though it conforms", func(in Input) { in.Report.Findings[0].Evidence = told(" ") }, "finish-evidence"},
		{"row deleted", func(in Input) { in.Report.Findings = in.Report.Findings[:1] }, "finish-item"},
		{"5(2) nobody named", func(in Input) { in.row("team.name", 1, "") }, "finish-empty"},
		{"5(2) no visit on site", func(in Input) { in.set("visits.kind", "文書審査") }, "finish-no-visit"},
		{"5(2) visit without place", func(in Input) { in.set("visits.place", "") }, "finish-visit"},
		{"a day that is none", func(in Input) { in.set("direction.date", "6月末") }, "finish-date"},
		{"a day ahead", func(in Input) { in.date("review.confirmed", day(8, 30)) }, "finish-date-ahead"},
		{"2(2) change not told", func(in Input) { in.set("scope-change.any", "あり") }, "finish-scope-change"},
		{"preamble: changed method not told", func(in Input) { in.Assessment.Company.Method = record.Changed }, "finish-empty"},
		{"4(3) law not looked at", func(in Input) { in.set("law.1.status", "未確認") }, "finish-law"},
		{"4(3) law without evidence", func(in Input) { in.set("law.1.text", "") }, "finish-law-evidence"},
		{"5(11) law in doubt", func(in Input) { in.set("law.1.status", "疑義あり") }, "finish-law-doubt"},
		{"4(3) recommended not looked at", func(in Input) { in.set("recommended.2-1r1", "") }, "finish-recommended"},
		{"5(3) direction after review", func(in Input) { in.date("direction.date", day(7, 11)) }, "finish-order"},
		{"5(3) not explained", func(in Input) { in.set("direction.text", "") }, "finish-empty"},
		{"5(4) opinion not answered", func(in Input) { in.set("opinion.any", "あり") }, "finish-empty"},
		{"5(9) all conform but one", func(in Input) { in.Report.Findings[0].Verdict.V = record.Fails }, "finish-not-all"},
		{"5(10) part, but all conform", func(in Input) { in.set("conclusion.result", partConform) }, "finish-all-conform"},
		{"5(6) no committee", func(in Input) { in.set("review.kind", "代表者によるレビュー") }, "finish-committee"},
		{"5(7) half external is not more than half", func(in Input) { in.row("attendance.present", 3, "欠席") }, "finish-external"},
		{"5(7) attendance open", func(in Input) { in.row("attendance.present", 2, "") }, "finish-attendance"},
		{"5(7) numbers disagree", func(in Input) { in.set("review.present", "5") }, "finish-count"},
		{"5(6) to be repeated", func(in Input) { in.set("review.result", again) }, "finish-again"},
		{"5(9) judged otherwise", func(in Input) { in.set("review.result", judged[partConform]) }, "finish-judgement"},
	} {
		in := finished()
		c.spoil(in)
		found := false
		for _, p := range Check(in) {
			found = found || p.Code == c.want
		}
		if !found {
			t.Errorf("%s: %s is not among %v", c.name, c.want, Check(in))
		}
	}
}

// Where only a part conforms, the representative may review (5(10)); where the
// method was changed so, too (preamble).
func TestRepresentativeMayReview(t *testing.T) {
	in := finished()
	in.Report.Findings[0].Verdict.V = record.Fails
	in.set("conclusion.result", partConform)
	in.set("review.kind", "代表者によるレビュー")
	in.set("review.result", judged[partConform])
	in.Report.Entries = append(in.Report.Entries, record.Entry{Tag: "conclusion.conforms", Value: told("2-2")},
		record.Entry{Tag: "conclusion.does-not-conform", Value: told("2-1")})
	if got := Check(in); len(got) > 0 {
		t.Errorf("part: %v", got)
	}
	in = finished()
	in.Assessment.Company.Method = record.Changed
	in.set("review.kind", "代表者によるレビュー")
	in.Report.Entries = append(in.Report.Entries, record.Entry{Tag: "method.deviation", Value: told("遠隔で行った")})
	if got := Check(in); len(got) > 0 {
		t.Errorf("changed: %v", got)
	}
}
