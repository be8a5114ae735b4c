package compose

import (
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Where an auditor should look: remarks at the items of a report draft. They
// say what stands in the return and what is to be seen, and judge nothing. An
// item without an answer has none, since its row says so itself.

// decidedRule begins the rule of an answer that the office decided, and
// formulaMark is the part of a rule that says that a formula had the value
// (packages decision and intake write them).
const (
	decidedRule = "decision:"
	formulaMark = "formula"
)

// longestQuote bounds what a remark repeats of a company's words.
const longestQuote = 60

// remarks says in one remark all that is to be seen at an item.
func (j *job) remarks(it *audit.Item) []doc.Remark {
	var lines []string
	add := func(s string) {
		if s != "" {
			lines = append(lines, s)
		}
	}
	for _, q := range j.asked[it.Item.ID] {
		add(queried(q))
	}
	if a := it.Answer; a != nil {
		add(decidedBy(a))
		add(calculated(a))
		add(questioned(a))
		if a.Asked != "" {
			add("企業の回答票では質問の文が変えられています（" + quote(a.Asked) + "）。その質問への回答であることに注意してください。")
		}
	}
	for _, n := range j.margin[it.Item.ID] {
		add("記入欄の外に" + quote(n) + "との記載があります。")
	}
	if len(lines) == 0 {
		return nil
	}
	lines[0] = it.Item.ID + "　" + lines[0]
	return []doc.Remark{{Text: strings.Join(lines, "\n")}}
}

// scopeRemarks says that a scope question is not answered; the items that
// hang on it say so in their rows.
func (j *job) scopeRemarks(scope string) []doc.Remark {
	if len(j.asked[scope]) == 0 {
		return nil
	}
	return []doc.Remark{{Text: "この質問は照会中です。関係する項目は、回答があるまで対象の項目として扱っています。"}}
}

// queried says why the company was asked about an item again.
func queried(q audit.Query) string {
	switch q.Kind {
	case audit.QueryNoEvidence:
		return "実施済との回答ですが、証拠の記入がありません。文書、記録又は現物で確かめてください。"
	case audit.QueryContradicts:
		return "実施済との回答と、" + quote(q.Quote) + "との記入とが合いません。実施の状況を確かめてください。"
	case audit.QueryUnreadable:
		return quote(q.Quote) + "との記入は読み取れず、企業に照会しています。その結果を確かめてください。"
	case audit.QueryAgainstScope:
		return "回答が、対象範囲の質問への回答と合いません。対象となるかどうかを確かめてください。"
	case audit.QueryNoComment:
		return "説明の記入がなく、企業に照会しています。行っていること又は行わない理由を確かめてください。"
	default:
		return ""
	}
}

// decidedBy says that the answer is a decision of the office.
func decidedBy(a *record.Answer) string {
	rule, ok := strings.CutPrefix(a.Status.Origin.Rule, decidedRule)
	if !ok {
		return ""
	}
	by, _, _ := strings.Cut(rule, "; ")
	return "企業の記入は" + quote(a.Status.Origin.Raw) + "です。「" + a.Status.V.Ja() + "」としたのは事務局の判断です（" +
		strings.ReplaceAll(by, "!", "の") + "）。企業に確かめてください。"
}

func calculated(a *record.Answer) string {
	for _, m := range strings.Split(a.Status.Origin.Rule, "; ") {
		if m == formulaMark {
			return "回答の欄は計算式で、その値を回答として扱っています。企業の意図を確かめてください。"
		}
	}
	return ""
}

// questioned finds a question of the company's own in what it wrote.
func questioned(a *record.Answer) string {
	for _, v := range []record.Value[string]{a.Comment, a.Evidence} {
		w := strings.TrimRight(strings.TrimSpace(typed(v).S), "。）)")
		for _, end := range []string{"？", "?", "でしょうか", "ですか", "ますか", "教えてください", "ご教示ください"} {
			if strings.HasSuffix(w, end) {
				return "企業の記入に質問があります（" + quote(w) + "）。回答したかどうかを確かめてください。"
			}
		}
	}
	return ""
}

// quote sets a company's words in brackets, on one line and not too long.
func quote(s string) string {
	r := []rune(strings.TrimSpace(strings.Join(strings.Fields(breaks.Replace(s)), " ")))
	if len(r) > longestQuote {
		r = append(r[:longestQuote], '…')
	}
	if len(r) == 0 {
		return "空欄"
	}
	return "「" + string(r) + "」"
}

// locked marks the paragraphs of a cell as data that nobody is to change.
func locked(tag string, c doc.Cell) doc.Cell {
	for _, p := range c.Content {
		p.Lock = tag
	}
	return c
}

// noted puts remarks at the first paragraph of a cell.
func noted(c doc.Cell, rs []doc.Remark) doc.Cell {
	if len(c.Content) > 0 {
		c.Content[0].Remarks = rs
	}
	return c
}

// lookUp sorts queries and margin notes by item.
func (j *job) lookUp() {
	j.asked, j.margin = map[string][]audit.Query{}, map[string][]string{}
	for _, q := range j.in.Assessment.Queries {
		switch {
		case q.Item != "":
			j.asked[q.Item] = append(j.asked[q.Item], q)
		case q.Scope != "":
			j.asked[q.Scope] = append(j.asked[q.Scope], q)
		}
	}
	if r := j.in.Assessment.Response; r != nil {
		for _, n := range r.Notes {
			if n.Item != "" && !n.Settled {
				j.margin[n.Item] = append(j.margin[n.Item], n.Text)
			}
		}
	}
}

// given fills a field with what is known already.
func given(f doc.Field, w Word) doc.Field {
	if w.Known() {
		f.Value, f.Src = strings.Trim(breaks.Replace(w.S), "\n"), w.Src
	}
	return f
}

// filled is given for our own words.
func filled(f doc.Field, s string) doc.Field { return given(f, Word{s, problem.Pos{}}) }

// repeated makes the rows from row n on a section that a person may lengthen.
func repeated(t *doc.Table, tag string, n int) {
	for i := n; i < len(t.Rows); i++ {
		t.Rows[i].Repeat = tag
	}
}
