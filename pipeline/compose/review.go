package compose

import (
	"slices"
	"strconv"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/record"
)

// materialParts are the parts of the レビュー資料.
func materialParts(j *job) parts {
	return parts{
		blocks: j.shared(map[string]func(string) doc.Block{
			"table: object":     func(string) doc.Block { return j.reviewObject() },
			"table: visits":     func(string) doc.Block { return j.visited() },
			"table: conclusion": func(string) doc.Block { return j.proposal() },
			"table: tally":      func(string) doc.Block { return j.verdictTable() },
			"table: failures":   func(string) doc.Block { return j.failureTable(false) },
			"table: evidence":   func(string) doc.Block { return j.unproven() },
			"table: laws":       func(string) doc.Block { return j.lawsFound() },
			"table: direction":  func(string) doc.Block { return j.directionFound() },
			"table: committee":  func(string) doc.Block { return j.committeeTable() },
		}),
	}
}

// reviewObject says what is reviewed.
func (j *job) reviewObject() doc.Block {
	c := j.company()
	t := pairs("object", "レビューの対象", .26, .74)
	pair(t, "依頼者", cell(typed(c.Name), "（整理番号　", Word{c.ID, c.Pos}, "）"))
	pair(t, "住所", cell(typed(c.Address)))
	pair(t, "認証の範囲", cell(j.scope()...))
	pair(t, "審査の基準", cell(j.catalogue()...))
	pair(t, "審査の手法", cellOf(words(c.Method.Ja()), known(typed(c.MethodReason)), known(j.told("method.deviation"))))
	pair(t, "範囲の変更", cell(j.told("scope-change.any")))
	pair(t, "審査業務従事者", cell(j.worked()))
	return t
}

// known is a line of a word, or no line.
func known(w Word) []doc.Inline {
	if !w.Known() {
		return nil
	}
	return w.inlines()
}

// worked names the auditors of the report, or else of the plan.
func (j *job) worked() []doc.Inline {
	var out []doc.Inline
	if j.in.Report != nil {
		for _, r := range j.in.Report.Rows("team") {
			name, role := entryWord(r["team.name"]), entryWord(r["team.role"])
			if !name.Known() {
				continue
			}
			if len(out) > 0 {
				out = append(out, doc.Text{S: "、"})
			}
			out = append(out, name.inlines()...)
			if role.Known() {
				out = append(out, words("（", role, "）")...)
			}
		}
	}
	if len(out) == 0 {
		return j.members()
	}
	return out
}

// visited is when and where the audit took place, as the report has it.
func (j *job) visited() doc.Block {
	t := newTable("visits", "審査業務を実施した日時及び場所", col{"区分", .14, 0}, col{"日", .22, 0}, col{"時間", .18, 0}, col{"場所", .24, 0}, col{"実施した者", .22, 0})
	if j.in.Report == nil {
		return nil
	}
	for _, r := range j.in.Report.Rows("visits") {
		var cells []doc.Cell
		for _, tag := range []string{"visits.kind", "visits.date", "visits.time", "visits.place", "visits.by"} {
			cells = append(cells, cell(entryWord(r[tag])))
		}
		row(t, cells...)
	}
	return noneOr(t)
}

// unproven lists items whose finding stands without evidence, or is missing:
// the review asks whether judgements rest on objective evidence (別紙1 1(3)).
func (j *job) unproven() doc.Block {
	t := newTable("evidence", "判定又は証拠の記載がない項目", col{"項番", .14, 0}, col{"確認すること", .56, 0}, col{"判定", .14, doc.Centre}, col{"証拠", .16, doc.Centre})
	for _, it := range inScope(j.required) {
		f := j.finding(it.Item.ID)
		v := verdict(f)
		bare := f == nil || strings.TrimSpace(f.Evidence.V) == ""
		if v != "" && v != record.Unconfirmed && !bare {
			continue
		}
		said := "記載あり"
		if bare {
			said = "記載なし"
		}
		row(t, cell(j.itemID(it)), cell(j.short(it)), cell(orElse(v.Ja(), "未記入")), cell(said))
	}
	return noneOr(t)
}

// lawsFound is what the auditors found on laws (別紙1 4(3)②チ).
func (j *job) lawsFound() doc.Block { return j.lawRows(func(int) bool { return true }) }

func (j *job) lawRows(want func(n int) bool) doc.Block {
	t := newTable("laws", "法令等の遵守状況", col{"番号", .08, doc.Centre}, col{"法令等の名称", .30, 0}, col{"遵守状況", .16, doc.Centre}, col{"確認した内容及び証拠", .46, 0})
	for i, l := range j.in.Assessment.Laws {
		tag := "law." + strconv.Itoa(i+1)
		if !want(i + 1) {
			continue
		}
		state, found := j.told(tag+".status"), cell(j.told(tag+".text"))
		if slices.Contains(j.doubts(), i+1) {
			state.S = lawInDoubt // also where the office says so before the report does
			found = shownOr(j.told(tag+".text"), entry(tag+".text", "法令"+strconv.Itoa(i+1)+"について確認した内容"))
		}
		row(t, cell(strconv.Itoa(i+1)), cell(typed(l)), cell(state), found)
	}
	return noneOr(t)
}

// directionFound repeats what was explained and what the company said.
func (j *job) directionFound() doc.Block {
	t := pairs("direction", "結論の方向性の説明及び依頼者の意見等", .26, .74)
	pair(t, "説明の日及び方法", cell(j.told("direction.date"), "　", j.told("direction.how")))
	pair(t, "説明の相手及び説明した者", cell(j.told("direction.to"), "　／　", j.told("direction.by")))
	pair(t, "説明した内容", cell(j.told("direction.text")))
	pair(t, "依頼者の意見等", cellOf(words(j.told("opinion.any")), known(j.told("opinion.text"))))
	pair(t, "意見等への対応", cell(j.told("opinion.response")))
	return t
}

// side is 内部 or 外部.
func side(m record.Member) string {
	if m.External {
		return outsideMember
	}
	return "内部"
}

// committeeTable names the committee and says whether more than half of it is
// external (別紙1 5(7)).
func (j *job) committeeTable() doc.Block {
	p := j.in.Project
	t := newTable("committee", "委員会の構成", col{"番号", .08, doc.Centre}, col{"氏名", .28, 0}, col{"所属・役職", .46, 0}, col{"内部・外部", .18, doc.Centre})
	for i, m := range p.Committee {
		row(t, cell(strconv.Itoa(i+1)), cell(office(p, m.Name)), cell(office(p, m.Title)), cell(side(m)))
	}
	t.Note = words(j.composition())
	return noneOr(t)
}

func (j *job) composition() string {
	n, external := len(j.in.Project.Committee), 0
	for _, m := range j.in.Project.Committee {
		if m.External {
			external++
		}
	}
	s := "注　委員" + strconv.Itoa(n) + "人のうち外部の者" + strconv.Itoa(external) + "人。外部の者が半数を"
	if 2*external > n {
		return s + "超えている。"
	}
	return s + "超えていない。構成を改めた上でレビューを行う。"
}
