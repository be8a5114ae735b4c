package record_test

import (
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
)

func known(s string) record.Value[string] { return record.Known(s, record.Origin{Raw: s}) }

// The report of the papers has the draft's tags and words; what is not known
// keeps what was typed.
func TestFieldworkReport(t *testing.T) {
	f := record.Fieldwork{Company: "C001", Papers: []record.Source{{File: "a.xlsx", Digest: "d"}},
		Findings: []record.Joined{{Finding: record.Finding{Item: "3a", Verdict: record.Known(record.Fails, record.Origin{})}},
			{Finding: record.Finding{Item: "3r1", Evidence: known("規程")}, Recommended: true}, {Finding: record.Finding{Item: "3r2"}, Recommended: true}},
		Visits: []record.Visit{{Kind: known("現地審査"), Date: record.Known(calendar.Date{Year: 2018, Month: 7, Day: 10}, record.Origin{})},
			{Kind: known("説明"), Date: record.Unread[calendar.Date](record.Origin{Raw: "7月"})}},
		Interviews: []record.Interview{{Kind: known("ロ")}, {Kind: known("ヘ")}, {Kind: known("ニ")}, {Text: known("x")}},
		Laws:       []record.LawCheck{{Number: 1, Status: known("遵守を確認")}, {Name: known("別の法律")}},
	}
	r := f.Report()
	if len(r.Findings) != 1 || r.Finding("3a").Verdict.V != record.Fails || r.Said("recommended.3r1") != "規程" || r.Said("law.1.status") != "遵守を確認" {
		t.Errorf("%+v", r)
	}
	visits := r.Rows("visits")
	if len(visits) != 1 || visits[0]["visits.date"].Value.V != "平成30年7月10日" {
		t.Errorf("%+v", visits)
	}
	var kinds string
	for _, e := range r.Entries {
		if e.Tag == "interviews.kind" {
			kinds += e.Value.V + "/"
		}
		if e.Tag == "visits.date" && e.Row == 2 && e.Value.Origin.Raw != "7月" {
			t.Errorf("the day that could not be read: %+v", e)
		}
	}
	if kinds != "従業員/責任者の上司/その他//" {
		t.Error(kinds)
	}
	if f.Finding("9") != nil || f.Finding("3r1") == nil {
		t.Error("findings by item")
	}
}

func TestSilent(t *testing.T) {
	a := record.Aftermath{Any: map[string]record.Value[bool]{record.SheetEffects: record.Known(false, record.Origin{})}, Points: []record.AfterPoint{{}}}
	for page, want := range map[string]bool{record.SheetPoints: false, record.SheetEffects: false, record.SheetAgreed: true, record.SheetAlternatives: true} {
		if a.Silent(page) != want {
			t.Errorf("%s: %v", page, !want)
		}
	}
	if (record.AfterMeasure{Matter: known("x")}).Said() || !(record.AfterEffect{State: known("対応した")}).Said() {
		t.Error("said")
	}
}

// Spreadsheet programs change line ends and outer white space.
func TestFormMark(t *testing.T) {
	if record.FormMark("a\r\nb ") != record.FormMark("a\nb") || record.FormMark("a") == record.FormMark("b") || len(record.FormMark("")) != 24 {
		t.Error("marks")
	}
}

// What was found before anybody was on site is the document review's.
func TestDocumentReview(t *testing.T) {
	on := func(d int) record.Value[calendar.Date] {
		return record.Known(calendar.Date{Year: 2018, Month: 7, Day: d}, record.Origin{})
	}
	part := func(item string, day record.Value[calendar.Date], documents string) record.Joined {
		f := record.Finding{Item: item, Verdict: record.Known(record.Conforms, record.Origin{})}
		o := record.Observation{Finding: f, Date: day}
		if documents != "" {
			o.Documents = known(documents)
		}
		return record.Joined{Finding: f, Parts: []record.Observation{o}}
	}
	f := record.Fieldwork{Findings: []record.Joined{part("a", on(2), "任命書"), part("b", on(10), ""), part("c", record.Value[calendar.Date]{}, ""), {Finding: record.Finding{Item: "d"}}}}
	items := func() (out string) {
		for _, x := range f.DocumentReview() {
			out += x.Item
		}
		return out
	}
	if items() != "abc" {
		t.Errorf("before the day on site: %s", items())
	}
	f.Visits = []record.Visit{{Kind: known("文書審査"), Date: on(2)}, {Kind: known("現地審査"), Date: on(11)}, {Kind: known("現地審査"), Date: on(10)}}
	if items() != "a" || f.Sited() != on(10).V {
		t.Errorf("after it: %s, first on %s", items(), f.Sited())
	}
	if e := f.DocumentReview()[0].Evidence; !e.Known || e.V != "確認した文書：任命書" {
		t.Errorf("%+v", e)
	}
	if r := f.Report(); r.Said("cover.document-date") != "平成30年7月2日" || r.Entry("cover.onsite-date").Value.Known {
		t.Error("the cover has one day where there was one, and none where there were two")
	}
	var none *record.Fieldwork
	if none.Doubts() != nil || none.Visited("現地審査") != nil {
		t.Error("without papers")
	}
}
