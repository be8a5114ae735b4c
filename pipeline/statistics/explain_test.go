package statistics_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/statistics"
	"shinsa/pipeline/statistics/madeup"
)

// explained is a small table in which everything stands that a text shows.
func explained() *statistics.Table {
	cell := func(row int) problem.Pos {
		return problem.Pos{File: "inbox/a.xlsx", Sheet: "自己チェック", Row: row, Col: 6}
	}
	word := func(id string) problem.Pos {
		return problem.Pos{File: "companies/C001/案.docx", Place: "6.2 基準 › " + id + " › 判定"}
	}
	parts := []statistics.Part{{Company: "C001", Item: "3a", Add: 1, From: []problem.Pos{cell(31), word("3a")}}, {Company: "C001", Item: "3b", Add: 1, From: []problem.Pos{cell(32), word("3b")}},
		{Company: "C001", Item: "3d", Add: 1, From: []problem.Pos{cell(40)}}, {Company: "C002", Item: "3a", Add: 1}}
	who := []string{"C001", "C002"}
	return &statistics.Table{ID: "x", Title: "区分別の結果", Base: "n = 2 社", Rule: statistics.Text{Ja: "数える。", En: "Counted."}, Sources: []string{"自己チェックシート"}, Notes: []string{"独立とみなす。"},
		Columns: []statistics.Column{{Head: "区分"}, {Head: "適合", Unit: "項目", Kind: statistics.Count}, {Head: "計", Unit: "項目", Kind: statistics.Count, Sum: []int{1}}, {Head: "割合", Unit: "%", Kind: statistics.Share, Decimals: 1, Part: 1, Whole: 2, Interval: true}},
		Rows: []statistics.Row{{ID: "3", Cells: []statistics.Cell{{Text: "3　責任者"}, {Number: 4, Companies: who, Parts: parts}, {Number: 8, Companies: who, Parts: parts}, {Number: 4, Of: 8, Companies: who, Interval: statistics.Wilson(4, 8)}}},
			{ID: "4", Cells: []statistics.Cell{{Text: "4　識別"}, {Number: 1, Companies: []string{"C001"}, Parts: parts[:1], Suppressed: true}, {}, {}}},
			{ID: "total", Sum: []int{0, 1}, Cells: []statistics.Cell{{Text: "計"}, {Number: 4, Companies: who, Parts: parts}, {}, {}}}}}
}

func TestExplainText(t *testing.T) {
	x, ok := statistics.Explain(explained(), "表5-1", []string{"図5-1"}, "")
	if !ok {
		t.Fatal("not explained")
	}
	want := `表5-1　区分別の結果
同じ数値の図: 図5-1
母数: n = 2 社
集計の方法: 数える。
出典: 自己チェックシート
注: 独立とみなす。

■ 3　責任者
  適合 = 4 項目
    企業（2社）: C001 C002
      C001（3件）: companies/C001/案.docx「3a › 判定、3b › 判定」, inbox/a.xlsx[自己チェック]!F31:F32,F40
      C002: （場所の記録なし）
  計 = 8 項目　「適合」の和
    企業（2社）: C001 C002
  割合 = 50.0% (4/8)　95%信頼区間 21.5–78.5%　企業と場所は「適合」と同じ

■ 4　識別
  適合 = x
  計 = 0 項目　「適合」の和
  割合 = ―　企業と場所は「適合」と同じ

■ 計（上の行の和）
  適合 = 4 項目
    企業（2社）: C001 C002
  計 = 0 項目　「適合」の和
  割合 = ―　企業と場所は「適合」と同じ`
	if got := strings.Join(x.Text("ja"), "\n"); got != want {
		t.Errorf("got\n%s", got)
	}
	en := strings.Join(x.Text("en"), "\n")
	for _, w := range []string{"shown in: 図5-1", "base: n = 2 社", "rule: Counted.", "companies (2): C001 C002", "95 % interval", "(sum of the rows above)", "(no place on record)"} {
		if !strings.Contains(en, w) {
			t.Errorf("%s is missing in\n%s", w, en)
		}
	}
	if data, err := json.Marshal(x); err != nil || strings.Contains(string(data), "null") {
		t.Errorf("%v %s", err, data)
	}
}

func TestExplainRow(t *testing.T) {
	for _, name := range []string{"3", "３", "責任者", "3　責任者", "3 責任者"} {
		if x, ok := statistics.Explain(explained(), "", nil, name); !ok || len(x.Rows) != 1 || x.Rows[0].ID != "3" {
			t.Errorf("row %q: %v %v", name, ok, x.Rows)
		}
	}
	if _, ok := statistics.Explain(explained(), "", nil, "9"); ok {
		t.Error("a row that is not there was explained")
	}
}

// Every table of a whole project can be explained; each company of a number
// that is neither a sum nor a share has its place; every rule has its words in
// both languages, and no two tables have one ID.
func TestExplainEverything(t *testing.T) {
	in := madeup.Project(madeup.Options{Catalogue: catalogue(t), Companies: 8, Seed: 21, Reach: 3})
	in.Trace = true
	kana, seen := regexp.MustCompile(`\p{Hiragana}`), map[string]bool{}
	for _, x := range statistics.Tables(in) {
		e, _ := statistics.Explain(&x, "", nil, "")
		if len(e.Rows) != len(x.Rows) || e.Rule.Ja == "" || e.Rule.En == "" || kana.MatchString(e.Rule.En) || len(e.Sources) == 0 || e.Title == "" || seen[x.ID] {
			t.Errorf("table %s: %q %q %v", x.ID, e.Rule.Ja, e.Rule.En, e.Sources)
		}
		seen[x.ID] = true
		for _, r := range e.Rows {
			for _, c := range r.Cells {
				i := slices.IndexFunc(x.Columns, func(k statistics.Column) bool { return k.Head == c.Column })
				if r.Total || c.Same != "" || len(c.Sum) > 0 || x.Columns[i].Kind != statistics.Count || c.Unit == "社" && x.ID != "size" {
					continue
				}
				for _, id := range c.Companies {
					if !slices.ContainsFunc(c.Places, func(p statistics.ExplainedPart) bool { return p.Company == id }) {
						t.Errorf("%s %s %s: no place of %s", x.ID, r.ID, c.Column, id)
					}
				}
			}
		}
	}
}
