package compose

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
)

func june(d int) calendar.Date { return calendar.Date{Year: 2018, Month: 6, Day: d} }

// testItinerary has two companies, one with a name that a calendar file has to
// escape and fold.
func testItinerary() ItineraryInput {
	in := testInput()
	p := in.Project
	c := *in.Assessment.Company
	other := c
	other.ID = "C013"
	other.Name = registered(2, "株式会社カンマ,セミコロン;とバック\\スラッシュ及びとても長い名称の見本製作所\n第二工場")
	stops := []audit.Stop{
		{Company: &c, Step: audit.StepReview, From: june(15), To: june(18), Role: audit.RoleLead, With: []*record.Auditor{&p.Auditors[1]}},
		{Company: &c, Step: audit.StepVisit, From: calendar.Date{Year: 2018, Month: 7, Day: 31}, To: calendar.Date{Year: 2018, Month: 8, Day: 1}, Role: audit.RoleLead, With: []*record.Auditor{&p.Auditors[1]}, Version: 2},
		{Company: &other, Step: audit.StepVisit, From: calendar.Date{Year: 2018, Month: 8, Day: 6}, To: calendar.Date{Year: 2018, Month: 8, Day: 6}, Role: audit.RoleMember},
		{Company: &c, Step: audit.StepReport, From: calendar.Date{Year: 2018, Month: 8, Day: 15}, To: calendar.Date{Year: 2018, Month: 8, Day: 15}, Role: audit.RoleLead},
	}
	return ItineraryInput{Project: p, Date: june(11), Itinerary: audit.Itinerary{Auditor: &p.Auditors[0], Stops: stops, Companies: 2, Led: 1, Days: 4.5}}
}

func TestItinerary(t *testing.T) {
	d, faults := loaded(t).Itinerary(testItinerary())
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	name, got := filepath.Join("testdata", KindItinerary+".txt"), dump(d)
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
		t.Error(firstDifference(got, string(want)))
	}
	if d, _ := loaded(t).Itinerary(ItineraryInput{Project: testProject()}); d != nil {
		t.Error("a document for one who has nothing to do")
	}
}

// TestICS holds the file to RFC 5545: CRLF, lines of at most 75 octets that
// are whole UTF-8 each, escapes, an end after the last day, one UID an event.
func TestICS(t *testing.T) {
	in := testItinerary()
	got := string(ICS(in))
	if strings.Count(got, "\n") != strings.Count(got, "\r\n") || !strings.HasSuffix(got, "END:VCALENDAR\r\n") {
		t.Error("lines do not end in CRLF")
	}
	for l := range strings.SplitSeq(got, "\r\n") {
		if len(l) > 75 || strings.ToValidUTF8(l, "") != l {
			t.Errorf("%d octets, or a torn character: %q", len(l), l)
		}
	}
	flat := strings.ReplaceAll(got, "\r\n ", "")
	for _, want := range []string{
		"DTSTART;VALUE=DATE:20180731\r\nDTEND;VALUE=DATE:20180802\r\n", "UID:C012-visit-A1-1@shinsa\r\n",
		"DTSTART;VALUE=DATE:20180615\r\nDTEND;VALUE=DATE:20180616\r\n", "DTSTART;VALUE=DATE:20180618\r\nDTEND;VALUE=DATE:20180619\r\n", // a weekend between
		"SEQUENCE:1\r\n", "TZID:Asia/Tokyo\r\n",
		`SUMMARY:現地審査　C013　株式会社カンマ\,セミコロン\;とバック\\スラッシュ及びとても長い名称の見本製作所\n第二工場`, "DTSTAMP:20180611T000000Z\r\n",
	} {
		if !strings.Contains(flat, want) {
			t.Errorf("no %q in\n%s", want, flat)
		}
	}
	begin, end, uids := strings.Count(flat, "BEGIN:VEVENT"), strings.Count(flat, "END:VEVENT"), map[string]bool{}
	for _, u := range regexp.MustCompile(`UID:\S+`).FindAllString(flat, -1) {
		uids[u] = true
	}
	if begin != 5 || end != 5 || len(uids) != 5 {
		t.Errorf("%d events, %d ends, %d identifiers", begin, end, len(uids))
	}
}

// TestPlanSaysItsChanges: the second version names what changed and why; the
// first says nothing of versions.
func TestPlanSaysItsChanges(t *testing.T) {
	in := testInput()
	first, _ := loaded(t).Plan(in)
	in.Version = "第2版"
	in.Changes = Changes{Version: 1, Date: june(11), List: []audit.Change{{What: "主任", Old: "佐藤", New: "鈴木", Why: "審査員佐藤と「見本」の利害関係により、説明済みの計画のままでは審査できないため"}}}
	second, faults := loaded(t).Plan(in)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if s := dump(first); strings.Contains(s, "前の版") {
		t.Error("the first version speaks of one before")
	}
	for _, want := range []string{"前の版からの変更", "平成30年6月11日付け審査計画書（第1版）", "変更した箇所及び理由", "利害関係により、説明済みの計画"} {
		if !strings.Contains(strings.ReplaceAll(dump(second), "\n", ""), want) {
			t.Errorf("no %q in\n%s", want, dump(second)[:1500])
		}
	}
}
