package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"shinsa/pipeline/calendar"
)

// Change is one thing that a new version of a plan says otherwise (別紙1 4(2)⑧).
type Change struct {
	What     string // 審査工数, 主任, 審査員, 文書審査の日, 現地審査の日, 金額
	Old, New string
	Why      string
}

// Sentence says the change in the words of a plan.
func (c Change) Sentence() string {
	s := fmt.Sprintf("%sを「%s」から「%s」に改めた。", c.What, c.Old, c.New)
	if c.Why != "" {
		s += "理由は、" + strings.TrimSuffix(c.Why, "。") + "。"
	}
	return s
}

// otherwise is the reason of a change of people or days that nothing at the
// company itself calls for.
const otherwise = "全社の審査日程及び審査員の割当てを調整したため"

// Diff tells what the new plan says otherwise than the old one, and why: effort by
// the lines that differ, people and days by why, which is PlanAll's reason
// for releasing the plan; "" where it moved with the others.
func Diff(old, new Outline, why string) []Change {
	var out []Change
	add := func(what, a, b, why string) {
		if a != b {
			out = append(out, Change{what, a, b, why})
		}
	}
	if why == "" {
		why = otherwise
	}
	effort := effortWhy(old, new)
	if effort != "" && old.Total != new.Total && why == otherwise {
		why = "審査工数が変わったため"
	}
	add("審査工数", fixed(old.Total)+"人日", fixed(new.Total)+"人日", effort)
	add("現地審査の日数", fmt.Sprintf("%d日", old.OnsiteDays), fmt.Sprintf("%d日", new.OnsiteDays), cmp.Or(effort, why))
	add("審査の金額", yen(old.PriceYen)+"円", yen(new.PriceYen)+"円", cmp.Or(effort, "金額を改めて合意したため"))
	add("主任", lead(old.Team), lead(new.Team), why)
	add("審査員", others(old.Team), others(new.Team), why)
	add("文書審査の時期", period(old.Schedule.DocumentFrom, old.Schedule.DocumentTo), period(new.Schedule.DocumentFrom, new.Schedule.DocumentTo), why)
	add("現地審査の時期", period(old.Schedule.OnsiteFrom, old.Schedule.OnsiteTo), period(new.Schedule.OnsiteFrom, new.Schedule.OnsiteTo), why)
	return out
}

// effortWhy says why the effort differs: the register's reason, or the lines
// of the arithmetic that differ; "" where it does not.
func effortWhy(old, new Outline) string {
	switch why := linesWhy(old.Lines, new.Lines); {
	case old.Total == new.Total && old.Reason == new.Reason:
		return why
	case new.Reason != "" && new.Reason != old.Reason:
		return new.Reason
	case why != "":
		return why
	default:
		return "審査工数の決め方を改めたため"
	}
}

func linesWhy(old, new []EffortLine) string {
	find := func(lines []EffortLine, l EffortLine) float64 {
		i := slices.IndexFunc(lines, func(m EffortLine) bool { return m.Label == l.Label })
		if i < 0 {
			return 0
		}
		return lines[i].Days
	}
	var parts []string
	for _, l := range new {
		if d := find(old, l); d != l.Days {
			parts = append(parts, fmt.Sprintf("「%s」が%s人日から%s人日になった", l.Label, fixed(d), fixed(l.Days)))
		}
	}
	for _, l := range old {
		if l.Days != 0 && !slices.ContainsFunc(new, func(m EffortLine) bool { return m.Label == l.Label }) {
			parts = append(parts, fmt.Sprintf("「%s」（%s人日）がなくなった", l.Label, fixed(l.Days)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, "、") + "ため"
}

func lead(team []Person) string {
	if len(team) == 0 {
		return "未定"
	}
	return team[0].Name
}

func others(team []Person) string {
	var names []string
	for i, p := range team {
		if i > 0 {
			names = append(names, p.Name)
		}
	}
	if len(names) == 0 {
		return "なし"
	}
	slices.Sort(names)
	return strings.Join(names, "、")
}

func period(from, to calendar.Date) string {
	switch {
	case from.IsZero():
		return "未定"
	case from == to:
		return from.Wareki()
	default:
		return from.Wareki() + "から" + to.Wareki() + "まで"
	}
}
