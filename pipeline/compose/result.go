package compose

import (
	"strconv"

	"shinsa/pipeline/doc"
)

// resultParts are the parts of the 適合通知書 and of the notice to a company
// that conforms in part.
func resultParts(j *job) parts {
	return parts{
		blocks: j.shared(map[string]func(string) doc.Block{
			"table: result":   func(string) doc.Block { return j.resultTable() },
			"table: tally":    func(string) doc.Block { return bareTable(j.verdictTable()) },
			"table: failures": func(string) doc.Block { return bareTable(j.failureTable(true)) },
		}),
		fields: letterFields(),
	}
}

// resultTable says what was evaluated, by whom and how (別紙1 5(2), 5(8)(9)).
func (j *job) resultTable() doc.Block {
	c := j.company()
	t := pairs("result", "", .26, .74)
	pair(t, "名称", cell(typed(c.Name)))
	pair(t, "住所", cell(typed(c.Address)))
	pair(t, "法人番号", cell(Word{c.CorporateNumber, c.Pos}))
	pair(t, "認証の範囲", cell(j.scope()...))
	pair(t, "基準", cell(j.catalogue()...))
	pair(t, "審査の手法", cell(c.Method.Ja()))
	pair(t, "審査業務従事者", cell(j.worked()))
	pair(t, "審査の日", cell("文書審査　", j.told("cover.document-date"), "　　現地審査　", j.told("cover.onsite-date")))
	pair(t, "審査の項目", cell("対象　"+strconv.Itoa(len(inScope(j.required)))+"項目"))
	pair(t, "レビュー", cell(j.reviewLine()))
	return t
}

// reviewLine says who reviewed the report, and when.
func (j *job) reviewLine() []doc.Inline {
	out := words(j.told("review.kind"), "（", j.told("review.date"), "）")
	if present, external, ok := j.quorum(); ok && j.said("review.kind", byCommittee) {
		out = append(out, words("　出席した委員"+strconv.Itoa(present)+"人（うち外部の者"+strconv.Itoa(external)+"人）")...)
	}
	return out
}
