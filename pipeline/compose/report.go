package compose

import (
	"strconv"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// reportParts are the parts of the 審査報告書（案）.
func reportParts(j *job) parts {
	return parts{
		blocks: map[string]func(string) doc.Block{
			"table: cover":       func(string) doc.Block { return j.reportCover() },
			"table: company":     func(string) doc.Block { return j.companyTable() },
			"table: scope":       func(string) doc.Block { return j.scopeTable() },
			"table: forms":       func(string) doc.Block { return j.formsTable(true) },
			"table: scopes":      func(string) doc.Block { return j.scopesTable() },
			"table: changes":     func(string) doc.Block { return scopeChanges() },
			"table: team":        func(string) doc.Block { return j.workedTable() },
			"table: visits":      func(string) doc.Block { return j.visits() },
			"table: interviews":  func(string) doc.Block { return interviews() },
			"table: answers":     func(string) doc.Block { return j.answerTable() },
			"table: items":       j.itemTable,
			"table: outside":     func(string) doc.Block { return j.outsideTable() },
			"table: recommended": func(string) doc.Block { return j.recommendedTable() },
			"table: laws":        func(string) doc.Block { return j.lawCheckTable() },
			"table: advice":      func(string) doc.Block { return adviceTable() },
			"table: direction":   func(string) doc.Block { return directionTable() },
			"table: opinion":     func(string) doc.Block { return opinionTable() },
			"table: conclusion":  func(string) doc.Block { return conclusionTable() },
			"table: review":      func(string) doc.Block { return j.reviewTable() },
			"table: attendance":  func(string) doc.Block { return j.attendanceTable() },
			"table: queries":     func(string) doc.Block { return j.queryList() },
			"table: source":      func(string) doc.Block { return j.sourceTable() },
			"table: notes":       func(string) doc.Block { return j.noteTable() },
		},
		fields: fields(choice("scope-change.any", "範囲の変更の有無", "なし", "あり"), prose("method.deviation", "変更した手法の内容"), prose("stopped.text", "評価を中止した経緯、又は中止がなかった旨")),
	}
}

func (j *job) reportCover() doc.Block {
	t := pairs("cover", "", .20, .60)
	pair(t, "認証の範囲", cell(j.scope()...))
	pair(t, "審査業務従事者", cell(j.members()))
	pair(t, "審査の日", fill(words("文書審査　", day("cover.document-date", "文書審査の日")), words("現地審査　", day("cover.onsite-date", "現地審査の日"))))
	pair(t, "審査の基準", cell(j.catalogue()...))
	pair(t, "版", cell(our(j.in.Version), "（", our(j.in.Date.Wareki()), "）"))
	pair(t, "審査機関", cell(office(j.in.Project, j.in.Project.Body.Name)))
	return t
}

// answerTable counts the company's own answers by section.
func (j *job) answerTable() doc.Block {
	cols := []col{{"区分", .34, 0}, {"対象", .08, doc.End}}
	for _, a := range criteria.Answers() {
		cols = append(cols, col{twoLines(a.Ja()), .083, doc.End})
	}
	cols = append(cols, col{"未回答", .083, doc.End}, col{"対象外", .082, doc.End})
	t := newTable("answers", "自己チェックの回答の状況（項目数）", cols...)
	var sum tally
	for _, s := range j.in.Catalogue.Sections {
		var n tally
		for _, c := range s.Clauses {
			for _, it := range j.byClause[c.ID] {
				n.add(it)
				sum.add(it)
			}
		}
		n.row(t, words(listed(j.in.Catalogue, s.Line, s.Number), "　", listed(j.in.Catalogue, s.Line, s.Title)))
	}
	sum.row(t, words("計"))
	return t
}

// twoLines breaks a head of four characters in the middle.
func twoLines(s string) string {
	if r := []rune(s); len(r) == 4 {
		return string(r[:2]) + "\n" + string(r[2:])
	}
	return s
}

// tally counts items by answer.
type tally struct {
	by                           map[criteria.Answer]int
	applicable, outside, unknown int
}

func (n *tally) add(it *audit.Item) {
	if n.by == nil {
		n.by = map[criteria.Answer]int{}
	}
	if it.State == audit.OutOfScope {
		n.outside++
		return
	}
	n.applicable++
	if a, ok := it.Status(); ok {
		n.by[a]++
	} else {
		n.unknown++
	}
}

func (n *tally) row(t *doc.Table, name []doc.Inline) {
	cells := []doc.Cell{cell(name), cell(strconv.Itoa(n.applicable))}
	for _, a := range criteria.Answers() {
		cells = append(cells, cell(strconv.Itoa(n.by[a])))
	}
	row(t, append(cells, cell(strconv.Itoa(n.unknown)), cell(strconv.Itoa(n.outside)))...)
}

// itemTable is the working table of one clause: what the company says beside
// empty places for finding, evidence and advice (別紙1 5(2)).
func (j *job) itemTable(clause string) doc.Block {
	c := j.in.Catalogue
	_, cl := c.Clause(clause)
	items := inScope(j.byClause[clause])
	if cl == nil || len(items) == 0 {
		return nil
	}
	t := newTable("items."+clause, "", col{"項番", .082, 0}, col{"確認すること", .25, 0}, col{"自己\nチェック", .105, doc.Centre},
		col{"企業の記入と証拠", .25, 0}, col{"判定", .105, doc.Centre}, col{"確認した証拠・\n指導助言", .208, 0})
	t.Caption = words("基準", listed(c, cl.Line, cl.Number), "　", listed(c, cl.Line, cl.Title))
	for _, it := range items {
		id := it.Item.ID
		lock := "lock." + id
		row(t, locked(lock+".id", cell(j.itemID(it))), locked(lock+".question", cellOf(j.question(it)...)),
			locked(lock+".answer", cellOf(status(it)...)), locked(lock+".said", cellOf(said(it)...)),
			noted(blankCell(choice("finding."+id, id+"の判定", "適合", "不適合", "該当なし", "未確認")), j.remarks(it)),
			fill(entryLabel("証拠"), words(entry("evidence."+id, id+"について確認した証拠")),
				entryLabel("助言"), words(entry("advice."+id, id+"についての指導助言"))))
	}
	return t
}

// entryLabel heads a place to fill in. It stands on a line of its own, since a
// person may write paragraphs there.
func entryLabel(s string) []doc.Inline {
	return []doc.Inline{doc.Text{S: s, Mark: doc.Strong | doc.Small}}
}

// question is what an item asks, with the points that are judged together.
func (j *job) question(it *audit.Item) [][]doc.Inline {
	out := [][]doc.Inline{words(listed(j.in.Catalogue, it.Item.Line, it.Item.Question))}
	return append(out, points(j.in.Catalogue, it.Item)...)
}

// points are the points of an item, a line each. That one of them is enough is
// said only where the question does not.
func points(c *criteria.Catalogue, it *criteria.Item) [][]doc.Inline {
	var out [][]doc.Inline
	if len(it.Points) > 0 && it.AnyPoint && !strings.Contains(it.Question, "いずれか") {
		out = append(out, words("次のいずれか"))
	}
	for _, p := range it.Points {
		out = append(out, words("・", listed(c, it.Line, p)))
	}
	return out
}

// status is the company's answer in our word, or what they wrote.
func status(it *audit.Item) [][]doc.Inline {
	var out [][]doc.Inline
	a, ok := it.Status()
	switch {
	case ok:
		out = append(out, words(Word{a.Ja(), it.Answer.Status.Origin.Pos}))
	case it.Answer != nil && it.Answer.Status.Origin.Raw != "":
		out = append(out, words("「", Word{it.Answer.Status.Origin.Raw, it.Answer.Status.Origin.Pos}, "」"), words("（照会中）"))
	default:
		out = append(out, words("未回答"))
	}
	if it.State == audit.Undecided {
		out = append(out, words("（範囲を照会中）"))
	}
	return out
}

// said is all that the company wrote about an item.
func said(it *audit.Item) [][]doc.Inline {
	if it.Answer == nil {
		return nil
	}
	var out [][]doc.Inline
	if w := typed(it.Answer.Comment); w.Known() {
		out = append(out, words(w))
	}
	if w := typed(it.Answer.Evidence); w.Known() {
		out = append(out, words("証拠：", w))
	}
	if w := typed(it.Answer.Department); w.Known() {
		out = append(out, words("担当：", w))
	}
	return out
}

// outsideTable lists the items out of scope with the reason, and what the
// company wrote there all the same.
func (j *job) outsideTable() doc.Block {
	t := newTable("outside", "対象外とした項目", col{"項番", .12, 0}, col{"確認すること", .34, 0}, col{"対象外とする理由", .28, 0}, col{"企業の記入", .26, 0})
	for _, it := range j.required {
		if it.State != audit.OutOfScope {
			continue
		}
		var wrote [][]doc.Inline
		if it.Answer != nil && (it.Answer.Status.Known || it.Answer.Status.Origin.Raw != "") {
			wrote = status(it)
		}
		row(t, cell(j.itemID(it)), cell(j.short(it)), cell(our(it.Reason)), cellOf(append(wrote, said(it)...)...))
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// recommended are the recommended measures on which the company said anything.
func (j *job) recommended() []*audit.Item {
	var out []*audit.Item
	for i := range j.in.Assessment.Items {
		it := &j.in.Assessment.Items[i]
		if it.Item.Kind == criteria.Recommended && it.Answer != nil && (it.Answer.Status.Known || it.Answer.Status.Origin.Raw != "" || len(said(it)) > 0) {
			out = append(out, it)
		}
	}
	return out
}

// recommendedTable is for the confirmation of 別紙1 4(3)②ト.
func (j *job) recommendedTable() doc.Block {
	items := j.recommended()
	if len(items) == 0 {
		return nil
	}
	t := newTable("recommended", "推奨措置の実施状況", col{"項番", .12, 0}, col{"推奨措置", .245, 0}, col{"回答", .115, doc.Centre},
		col{"企業の記入と証拠", .26, 0}, col{"確認した内容", .26, 0})
	for _, it := range items {
		row(t, cell(j.itemID(it)), cell(j.short(it)), cellOf(status(it)...), cellOf(said(it)...),
			noted(blankCell(entry("recommended."+it.Item.ID, it.Item.ID+"について確認した内容")), j.remarks(it)))
	}
	return t
}

// queryList repeats what was asked, for the annex.
func (j *job) queryList() doc.Block {
	if len(j.in.Assessment.Queries) == 0 {
		return nil
	}
	t := newTable("queries", "照会事項", col{"番号", .07, doc.Centre}, col{"項番・項目", .26, 0}, col{"回答票の\n場所", .15, 0},
		col{"企業の記入", .15, 0}, col{"照会の内容", .37, 0})
	for i, q := range j.in.Assessment.Queries {
		row(t, cell(strconv.Itoa(i+1)), cellOf(j.about(q)...), cellOf(j.where(q.Pos)...), cell(Word{q.Quote, q.Pos}), cellOf(asked(q)...))
	}
	return t
}

// sourceTable says from which file the answers were taken.
func (j *job) sourceTable() doc.Block {
	t := pairs("source", "回答の出典", .28, .72)
	c := j.in.Catalogue
	if r := j.in.Assessment.Response; r != nil {
		pair(t, "回答のファイル", cell(Word{r.File, problem.Pos{File: r.File}}))
		pair(t, "ファイルの要約値\n（SHA-256）", cell(halves(r.Digest)...))
		pair(t, "回答日", cell(dated(r.Received)))
		pair(t, "回答者", cell(typed(r.Answered)))
		pair(t, "回答票が用いた基準の版", cell(Word{r.Catalogue, problem.Pos{File: r.File}}))
	} else {
		pair(t, "回答のファイル", cell("回答なし"))
	}
	pair(t, "この報告書の基準", cell(j.catalogue()...))
	pair(t, "基準の要約値\n（SHA-256）", cell(halves(c.Digest)...))
	return t
}

// halves breaks a digest in two lines, since it has no place to break.
func halves(digest string) []any {
	if len(digest) < 64 {
		return []any{our(digest)}
	}
	return []any{digest[:32], doc.LineBreak{}, digest[32:]}
}

// onLine sets short lines behind each other.
func onLine(lines [][]doc.Inline) []doc.Inline {
	var out []doc.Inline
	for i, l := range lines {
		if i > 0 {
			out = append(out, doc.Text{S: "　"})
		}
		out = append(out, l...)
	}
	return out
}

// noteTable keeps what stands outside the places to fill.
func (j *job) noteTable() doc.Block {
	r := j.in.Assessment.Response
	if r == nil || len(r.Notes) == 0 {
		return nil
	}
	t := newTable("notes", "欄外の記載", col{"場所", .24, 0}, col{"項番", .14, 0}, col{"記載の内容", .62, 0})
	for _, n := range r.Notes {
		row(t, cell(onLine(j.where(n.Pos))), cell(our(n.Item)), cell(Word{n.Text, n.Pos}))
	}
	return t
}
