package audit

import (
	"strings"
	"testing"
)

// TestDiff: each thing that the company was told and that is now otherwise is
// one sentence, with the reason that belongs to it.
func TestDiff(t *testing.T) {
	old := Outline{Version: 1, Total: 5, OnsiteDays: 2, PriceYen: 400000, Team: []Person{{"A1", "佐藤"}, {"A2", "鈴木"}},
		Lines:    []EffortLine{{Label: "現地審査（項目数）", Days: 1.2}, {Label: "文書審査（基本）", Days: .5}},
		Schedule: Schedule{DocumentFrom: day(6, 15), DocumentTo: day(6, 15), OnsiteFrom: day(7, 4), OnsiteTo: day(7, 5)}}
	for name, c := range map[string]struct {
		change func(o *Outline)
		why    string
		want   []string
	}{
		"nothing": {func(o *Outline) { o.Version, o.Date = 2, day(7, 1) }, "", nil},
		"effort": {func(o *Outline) {
			o.Total, o.PriceYen = 5.5, 440000
			o.Lines = []EffortLine{{Label: "現地審査（項目数）", Days: 1.6}, {Label: "文書審査（基本）", Days: .5}}
		}, "", []string{
			"審査工数を「5.00人日」から「5.50人日」に改めた。理由は、「現地審査（項目数）」が1.20人日から1.60人日になったため。",
			"審査の金額を「400,000円」から「440,000円」に改めた。理由は、「現地審査（項目数）」が1.20人日から1.60人日になったため。"}},
		"override": {func(o *Outline) { o.Total, o.Reason = 7, "拠点が広いため" }, "", []string{"審査工数を「5.00人日」から「7.00人日」に改めた。理由は、拠点が広いため。"}},
		"people for a reason": {func(o *Outline) { o.Team = []Person{{"A3", "髙橋"}, {"A2", "鈴木"}} }, "審査員佐藤の利害関係により、説明済みの計画のままでは審査できないため", []string{
			"主任を「佐藤」から「髙橋」に改めた。理由は、審査員佐藤の利害関係により、説明済みの計画のままでは審査できないため。"}},
		"days with the others": {func(o *Outline) { o.Schedule.OnsiteFrom, o.Schedule.OnsiteTo = day(7, 9), day(7, 10) }, "", []string{
			"現地審査の時期を「平成30年7月4日から平成30年7月5日まで」から「平成30年7月9日から平成30年7月10日まで」に改めた。理由は、" + otherwise + "。"}},
		"no days any more": {func(o *Outline) { o.Team, o.Schedule = nil, Schedule{} }, "", []string{
			"主任を「佐藤」から「未定」に改めた。", "審査員を「鈴木」から「なし」に改めた。", "文書審査の時期を「平成30年6月15日」から「未定」に改めた。", "現地審査の時期を「平成30年7月4日から平成30年7月5日まで」から「未定」に改めた。"}},
		"price alone": {func(o *Outline) { o.PriceYen = 390000 }, "", []string{"審査の金額を「400,000円」から「390,000円」に改めた。理由は、金額を改めて合意したため。"}},
	} {
		t.Run(name, func(t *testing.T) {
			now := old
			c.change(&now)
			got := Diff(old, now, c.why)
			if len(got) != len(c.want) {
				t.Fatalf("got %v", got)
			}
			for i, w := range c.want {
				if s := got[i].Sentence(); !strings.HasPrefix(s, w) {
					t.Errorf("got  %s\nwant %s", s, w)
				}
			}
		})
	}
}
