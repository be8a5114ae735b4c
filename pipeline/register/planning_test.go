package register

import (
	"fmt"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// TestPossibleDays: the ways in which offices write days, in the year of the
// audits; what cannot be read is told and the rest counts.
func TestPossibleDays(t *testing.T) {
	p := &record.Project{Dates: record.Dates{AuditFrom: calendar.Date{Year: 2018, Month: 6, Day: 18}}}
	for typed, want := range map[string]string{
		"7/2～7/13、7/20":           "2018-07-02..2018-07-13 2018-07-20..2018-07-20",
		"７月２日から７月１３日まで":           "2018-07-02..2018-07-13",
		"7月20日（金）\n7/2(月)~7/4(水)": "2018-07-02..2018-07-04 2018-07-20..2018-07-20",
		"平成30年7月2日〜平成30年7月6日":     "2018-07-02..2018-07-06",
		"2018/7/2":     "2018-07-02..2018-07-02",
		"7/13～7/2":     "[possible-days]",
		"7/2、お盆以外いつでも": "2018-07-02..2018-07-02 [possible-days]",
		"2/30":         "[possible-days]",
		"":             "",
	} {
		cs, problems := Companies("companies.xlsx", registerOf(t, map[record.Column]any{record.ColPossible: typed}), p)
		var got []string
		for _, s := range cs[0].PossibleDays {
			got = append(got, s.From.String()+".."+s.To.String())
		}
		for _, x := range problems {
			if x.Code == "possible-days" {
				got = append(got, "["+string(x.Code)+"]")
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
}

func TestEffortOverrideColumns(t *testing.T) {
	for _, c := range []struct {
		days, reason any
		want         string
	}{
		{6.5, "拠点が広い", "6.5 true []"}, {"6.5人日", "拠点が広い", "6.5 true []"}, {"７", "理由", "7 true []"},
		{6.5, nil, "6.5 true [effort-override-reason]"}, {"多め", "理由", "0 false [effort-override]"}, {-1, "理由", "0 false [effort-override]"}, {nil, nil, "0 false []"},
	} {
		cs, problems := Companies("companies.xlsx", registerOf(t, map[record.Column]any{record.ColEffort: c.days, record.ColEffortReason: c.reason, record.ColNeeded: "監査人、診断士"}), nil)
		codes := []string{}
		for _, x := range problems {
			if strings.HasPrefix(string(x.Code), "effort") {
				codes = append(codes, string(x.Code))
			}
		}
		if got := fmt.Sprint(cs[0].EffortDays.V, cs[0].EffortDays.Known, codes); got != c.want {
			t.Errorf("%v: got %s, want %s", c.days, got, c.want)
		}
		if fmt.Sprint(cs[0].NeededSkills) != "[監査人 診断士]" {
			t.Errorf("skills %v", cs[0].NeededSkills)
		}
	}
}

// registerOf is a register of one company with these cells.
func registerOf(t *testing.T, cells map[record.Column]any) []byte {
	t.Helper()
	s := &workbook.SheetSpec{Name: record.RegisterSheet}
	for i, c := range record.Columns() {
		s.Cells = append(s.Cells, workbook.CellSpec{Row: 1, Col: i + 1, Value: string(c)})
		v := cells[c]
		switch c {
		case record.ColID:
			v = "C001"
		case record.ColName:
			v = "株式会社見本"
		}
		if v != nil {
			s.Cells = append(s.Cells, workbook.CellSpec{Row: 2, Col: i + 1, Value: v})
		}
	}
	data, err := workbook.Write(&workbook.Spec{Sheets: []*workbook.SheetSpec{s}})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestPlanningSettings: what project.yaml says of the planning arrives, and
// what makes no sense is told with its line.
func TestPlanningSettings(t *testing.T) {
	yaml := strings.Replace(string(ProjectTemplate()), "    max_days: 80\n", "    max_days: 80\n    base: 大阪府\n    areas: [近畿, 愛知県]\n    days_off:\n      - {from: 2018-07-09, to: 2018-07-13}\n      - {from: 2018-07-20}\n", 1)
	yaml += "\nplanning:\n  qualifications: [情報処理安全確保支援士]\n  weights:\n    travel: 3\n"
	yaml = strings.Replace(yaml, "  per_law: 0.05", "  per_form:\n    things: 0.25\n  per_travel:\n    - from_km: 300\n      days: 0.5\n  per_law: 0.05", 1)
	p, problems := Project("project.yaml", []byte(yaml))
	if len(problems) > 0 {
		t.Fatal(problems[0].Text("en"))
	}
	a := p.Auditors[0]
	if a.Base != "大阪府" || len(a.Areas) != 2 || len(a.DaysOff) != 2 || a.DaysOff[1].To != (calendar.Date{Year: 2018, Month: 7, Day: 20}) {
		t.Errorf("%+v", a)
	}
	if p.Planning.Weights.Travel != 3 || p.Planning.Qualifications[0] != "情報処理安全確保支援士" || p.Effort.PerForm["things"] != .25 || p.Effort.Travel[0].FromKm != 300 {
		t.Errorf("%+v %+v", p.Planning, p.Effort)
	}
	bad := strings.Replace(yaml, "travel: 3", "travel: -3", 1)
	bad = strings.Replace(bad, "to: 2018-07-13}\n", "to: 2018-07-01}\n", 1)
	_, problems = Project("project.yaml", []byte(bad))
	got := map[string]bool{}
	for _, x := range problems {
		got[string(x.Code)] = x.Pos.Line > 0
	}
	if !got["planning-weight"] || !got["project-order"] {
		t.Errorf("got %v", got)
	}
}
