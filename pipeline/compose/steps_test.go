package compose

import (
	"strings"
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
)

// amendedInput is a company to which two letters went out that are replaced.
func amendedInput() Input {
	in := finishedInput()
	in.Amended = []Amended{
		{Document: "審査計画書", Edition: "第2版", Sent: calendar.Date{Year: 2018, Month: 6, Day: 4}, More: 3,
			Changes: []audit.Change{{What: "審査工数", Old: "5.50", New: "6.00"}, {What: "本文", Old: "", New: "加えた文"}}},
		{Document: "現地審査実施案内", Edition: "第2版", Changes: []audit.Change{{What: "審査事項", Old: "4(1)", New: ""}}},
	}
	return in
}

func event(kind record.EventKind, day int, with, text string) record.Event {
	return record.Event{Company: "C001", Kind: kind, Date: record.Known(calendar.Date{Year: 2018, Month: 6, Day: day}, record.Origin{}),
		With: typedOf(with), Text: typedOf(text), By: typedOf("事務局　五十嵐")}
}

func typedOf(s string) record.Value[string] { return record.Value[string]{V: s, Known: s != ""} }

// What the log of events tells stands in letters and records.
func TestEventsFillDocuments(t *testing.T) {
	in := finishedInput()
	in.Number, in.Steps = "", Steps{}
	in.Steps.Events = []record.Event{
		event(record.EventResultTold, 13, "総務部長", "みちのく認発第30-C001-03号を電子メールにより送付した。"),
		event(record.EventAsked, 14, "総務部長", "2-2について"), event(record.EventResultExplained, 15, "総務部長", "2-2について電話により説明した。"),
		event(record.EventImpartiality, 1, "", "資料により説明した。"),
	}
	for _, c := range []struct {
		kind  string
		wants []string
	}{
		{KindDocumentReview, []string{"みちのく認発第30-C001-03号", "平成30年6月13日"}},
		{KindDocumentReviewRecord, []string{"みちのく認発第30-C001-03号", "平成30年6月13日", "電子メール", "平成30年6月14日", "平成30年6月15日", "電話"}},
	} {
		d := papers(t, in)[c.kind]
		if d == nil {
			t.Fatalf("no %s", c.kind)
		}
		text := dump(d)
		for _, want := range c.wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %s", c.kind, want)
			}
		}
	}
}

// A number is found within a sentence; the project's pattern makes one where
// the log has none, and a later edition has another.
func TestNumbersOfLetters(t *testing.T) {
	for said, want := range map[string]string{"みちのく認発第30-12号により通知した。": "みちのく認発第30-12号", "通知（総第５号）": "総第５号", "第1版を送付": "", "第三者": ""} {
		if got := numberIn(said); got != want {
			t.Errorf("%s: %q", said, got)
		}
	}
	in := finishedInput()
	p := *in.Project
	p.Numbering, in.Project = "認第{年}-{企業}-{文書}号", &p
	in.Number, in.Date = "", calendar.Date{Year: 2018, Month: 7, Day: 1}
	first := in.letter(KindConformity).Number
	in.Edition = 2
	if second := in.letter(KindConformity).Number; first != "認第30-"+in.Assessment.Company.ID+"-05号" || second == first || !strings.Contains(second, "の2") {
		t.Errorf("%s, %s", first, second)
	}
}
