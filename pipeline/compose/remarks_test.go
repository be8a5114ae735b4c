package compose

import (
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/record"
)

func TestRemarks(t *testing.T) {
	for name, c := range map[string]struct {
		queries []audit.Query
		answer  record.Answer
		state   audit.State
		margin  []record.Note
		want    []string // what the remark says, in part; none: no remark
	}{
		"nothing":     {},
		"unanswered":  {queries: []audit.Query{{Kind: audit.QueryUnanswered, Item: "3a"}}},
		"other item":  {queries: []audit.Query{{Kind: audit.QueryNoEvidence, Item: "4-1-1a"}}},
		"no evidence": {queries: []audit.Query{{Kind: audit.QueryNoEvidence, Item: "3a"}}, want: []string{"3a　実施済との回答ですが、証拠の記入がありません。"}},
		"contradicts": {queries: []audit.Query{{Kind: audit.QueryContradicts, Item: "3a", Quote: "まだ\n作成中"}}, want: []string{"「まだ 作成中」との記入とが合いません"}},
		"unreadable":  {queries: []audit.Query{{Kind: audit.QueryUnreadable, Item: "3a", Quote: "△?"}}, want: []string{"「△?」との記入は読み取れず"}},
		"scope":       {queries: []audit.Query{{Kind: audit.QueryAgainstScope, Item: "3a"}}, state: audit.Undecided, want: []string{"対象範囲の質問への回答と合いません"}},
		"no comment":  {queries: []audit.Query{{Kind: audit.QueryNoComment, Item: "3a"}}, want: []string{"説明の記入がなく"}},
		"decided": {answer: record.Answer{Status: record.Known(criteria.Partial, record.Origin{Raw: "△", Rule: "decision:decisions.xlsx!A12; unknown"})},
			want: []string{"「△」です。「一部実施」としたのは事務局の判断です（decisions.xlsxのA12）"}},
		"formula":  {answer: record.Answer{Status: record.Known(criteria.Implemented, record.Origin{Raw: "○", Rule: "answer:○; formula"})}, want: []string{"計算式"}},
		"question": {answer: record.Answer{Comment: record.Known("紙の台帳でもよいでしょうか。", record.Origin{Raw: "紙の台帳でもよいでしょうか。"})}, want: []string{"質問があります（「紙の台帳でもよいでしょうか」）"}},
		"altered":  {answer: record.Answer{Asked: "責任者はいますか。"}, want: []string{"質問の文が変えられています（「責任者はいますか。」）"}},
		"margin":   {margin: []record.Note{{Text: strings.Repeat("長", 70), Item: "3a"}, {Text: "済", Item: "3a", Settled: true}}, want: []string{"記入欄の外に「" + strings.Repeat("長", 60) + "…」との記載"}},
	} {
		in := testInput()
		a := *in.Assessment
		a.Queries, a.Response = c.queries, &record.Response{Notes: c.margin}
		in.Assessment = &a
		item := a.Items[0]
		item.Answer, item.State = &c.answer, audit.Applicable
		if c.state != "" {
			item.State = c.state
		}
		got := newJob(in).remarks(&item)
		if len(c.want) == 0 && len(got) > 0 || len(c.want) > 0 && len(got) != 1 {
			t.Errorf("%s: %q", name, got)
			continue
		}
		for _, w := range c.want {
			if !strings.Contains(got[0].Text, w) {
				t.Errorf("%s: %q does not say %q", name, got[0].Text, w)
			}
		}
	}
}

// TestLocks holds what is locked, and that no place to fill in is.
func TestLocks(t *testing.T) {
	d, faults := loaded(t).ReportDraft(testInput())
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	seen := map[string]bool{}
	for _, b := range d.Body {
		table, ok := b.(*doc.Table)
		if !ok {
			continue
		}
		for _, r := range table.Rows {
			for _, c := range r.Cells {
				for _, p := range c.Content {
					seen[p.Lock] = true
					if p.Lock != "" && (c.Fill == doc.FillEntry || len(p.Remarks) > 0) {
						t.Errorf("%s locks a place to fill in, or a remark", p.Lock)
					}
				}
			}
		}
	}
	for _, want := range []string{"lock.3a.id", "lock.3a.question", "lock.3a.answer", "lock.3a.said", "lock.4-1-3a.said"} {
		if !seen[want] {
			t.Errorf("%s is not locked", want)
		}
	}
}

func TestFacts(t *testing.T) {
	in := testInput()
	in.Template = "aa"
	d, _ := loaded(t).ReportDraft(in)
	for _, want := range []doc.Fact{{Name: "catalogue.version", Value: "1.0"}, {Name: "template.digest", Value: "aa"}, {Name: "return.digest", Value: in.Assessment.Response.Digest},
		{Name: "item.3a.answer", Value: "implemented"}, {Name: "item.4-1-1a.answer", Value: "?△?"}, {Name: "item.4-1-4a.state", Value: "out_of_scope"}} {
		if !slices.Contains(d.Meta.Facts, want) {
			t.Errorf("no fact %v in %v", want, d.Meta.Facts)
		}
	}
}
