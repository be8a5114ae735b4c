package sample

import (
	"strconv"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/docx/pen"
	"shinsa/pipeline/record"
)

// conclusions are the words of the draft's choices (package compose): the
// auditors' proposal and the review's judgement.
func conclusions(f Fate) (proposed, judged string) {
	if f == Full {
		return "基準の全部に適合", "基準の全部に適合していると評価する"
	}
	return "基準の一部に適合", "基準の一部に適合していると評価する"
}

// found is what the auditors write about one item.
type found struct {
	verdict          record.Verdict
	evidence, advice string
}

// report fills in the draft as far as the auditors came.
func (p *player) report() ([]byte, error) {
	f := &filling{player: p, items: p.found, absent: p.absent()}
	f.general, f.rows = f.once(), f.repeated()
	return pen.Fill(p.Draft, f.say)
}

// unproven: of so many items that a company says it does, the auditors find one
// that it does not.
const unproven = 37

// findings are those on every item, in the order of the catalogue, so that the
// same seed says the same.
func (p *player) findings() map[string]found {
	out := map[string]found{}
	n, claims := 0, 0
	for i := range p.Assessment.Items {
		it := &p.Assessment.Items[i]
		if it.Item.Kind != criteria.Required || it.State == audit.OutOfScope {
			continue
		}
		f := p.finding(it, n)
		if it.Gap() {
			n++
		} else if claims++; claims%unproven == 0 && p.bends() != Full && f.verdict == record.Conforms {
			f = found{record.Fails, p.said.about(it, pick(p.said.r, p.said.Fails)), p.said.about(it, pick(p.said.r, p.said.Advice))}
		}
		out[it.Item.ID] = f
	}
	return out
}

// finding: what the company does not do fails, unless it comes to full
// conformity, and half of what it does in part; the n-th gap of the company.
func (p *player) finding(it *audit.Item, n int) found {
	status, _ := it.Status()
	v := p.said
	switch {
	case status == criteria.NotApplicable:
		return found{record.NotRelevant, v.about(it, pick(v.r, v.Irrelevant)), ""}
	case !it.Gap():
		return found{record.Conforms, v.conforms(it), ""}
	}
	f := found{record.Conforms, v.about(it, pick(v.r, v.Mended)), ""}
	if p.bends() != Full && (status == criteria.NotImplemented || n%2 == 0) {
		f = found{record.Fails, v.about(it, pick(v.r, v.Fails)), ""}
	}
	if f.verdict == record.Fails || n%3 == 0 {
		f.advice = v.about(it, pick(v.r, v.Advice))
	}
	return f
}

// bends is the end that the audit heads for.
func (p *player) bends() Fate {
	if p.fate == Full || p.fate == Stopped {
		return p.fate
	}
	return Part
}

// filling is the filling in of one draft.
type filling struct {
	*player
	items   map[string]found
	general map[string]pen.Entry
	rows    map[string][]pen.Entry
	absent  int // row of the member who was not there
	asked   int // items so far
}

// say tells what goes into a place.
func (f *filling) say(at pen.Place) pen.Entry {
	kind, id, _ := strings.Cut(at.Tag, ".")
	switch kind {
	case "finding", "evidence", "advice":
		return f.item(kind, id)
	case "recommended":
		return pen.Text(pick(f.said.r, f.said.Recommended))
	}
	if rows, ok := f.rows[at.Tag]; ok {
		if at.Row > len(rows) {
			return pen.Entry{}
		}
		return rows[at.Row-1]
	}
	return f.general[at.Tag]
}

// item: who is still writing has come through two thirds of them.
func (f *filling) item(kind, id string) pen.Entry {
	if kind == "finding" {
		f.asked++
	}
	if f.fate == Visited && 3*f.asked > 2*len(f.items) {
		return pen.Entry{}
	}
	it := f.items[id]
	switch kind {
	case "finding":
		return pen.Text(it.verdict.Ja())
	case "evidence":
		return pen.Text(strings.ReplaceAll(it.evidence, "〔場所〕", f.said.place()))
	}
	return pen.Text(it.advice)
}

// once are the places that come once.
func (f *filling) once() map[string]pen.Entry {
	d, v := f.days, f.said
	out := map[string]pen.Entry{"cover.document-date": pen.Day(d.document), "cover.onsite-date": pen.Day(f.left()), "scope-change.any": pen.Text("なし")}
	if f.company().Method == record.Changed {
		out["method.deviation"] = pen.Text(f.company().MethodReason.V)
	}
	for i, l := range f.Assessment.Laws {
		tag := "law." + strconv.Itoa(i+1)
		said := strings.NewReplacer("〔法令〕", strings.TrimSpace(l.V), "〔部署〕", v.contactPlace(), "〔場所〕", v.place())
		out[tag+".status"], out[tag+".text"] = pen.Text("遵守を確認"), pen.Text(said.Replace(v.Laws))
		if f.fate == Stopped && i == 0 {
			out[tag+".status"], out[tag+".text"] = pen.Text("疑義あり"), pen.Text(said.Replace(v.Doubt))
		}
	}
	switch {
	case f.fate == Stopped:
		out["stopped.text"] = pen.Text(strings.ReplaceAll(v.Stopped, "〔法令〕", v.law()))
		out["conclusion.result"], out["conclusion.remarks"] = pen.Text("評価を中止"), pen.Text("基準への適合については、判断しない。")
		return out
	case !f.came(Written):
		return out
	}
	f.conclude(out)
	if f.came(Told) {
		f.direct(out)
	}
	if f.came(Reviewed) {
		f.review(out)
	}
	return out
}

// key tells which of the sentences for two ends is said.
func (p *player) key() string {
	if p.bends() == Full {
		return "full"
	}
	return "part"
}

func (f *filling) conclude(out map[string]pen.Entry) {
	out["stopped.text"] = pen.Text("評価の中止はなかった。")
	proposed, _ := conclusions(f.bends())
	out["conclusion.result"] = pen.Text(proposed)
	out["conclusion.remarks"] = pen.Text(f.said.Remarks[f.key()])
	out["conclusion.conforms"] = pen.Text("対象の全ての項目")
	if f.bends() == Full {
		out["conclusion.does-not-conform"] = pen.Text("なし")
		return
	}
	var fails []string
	for i := range f.Assessment.Items {
		if id := f.Assessment.Items[i].Item.ID; f.items[id].verdict == record.Fails {
			fails = append(fails, id)
		}
	}
	out["conclusion.conforms"] = pen.Text("次の" + strconv.Itoa(len(fails)) + "項目を除く対象の全ての項目")
	out["conclusion.does-not-conform"] = pen.Text("項番　" + strings.Join(fails, "、"))
}

func (f *filling) direct(out map[string]pen.Entry) {
	v := f.said
	out["direction.date"], out["direction.to"], out["direction.by"] = pen.Day(f.days.direction), pen.Text(v.contact()), pen.Text(v.lead())
	out["direction.how"], out["direction.text"] = pen.Text("対面"), pen.Text(v.Directions[f.key()])
	out["opinion.any"] = pen.Text("なし")
	if f.bends() != Full {
		out["opinion.any"], out["opinion.text"], out["opinion.response"] = pen.Text("あり"), pen.Text(v.Opinion), pen.Text(v.Answer)
	}
}

func (f *filling) review(out map[string]pen.Entry) {
	present, external := f.quorum()
	_, judged := conclusions(f.bends())
	out["review.kind"], out["review.date"] = pen.Text("委員会によるレビュー"), pen.Day(f.days.review)
	out["review.present"], out["review.external"] = pen.Text(strconv.Itoa(present)), pen.Text(strconv.Itoa(external))
	out["review.text"], out["review.result"] = pen.Text(f.said.Reviews[f.key()]), pen.Text(judged)
	out["review.confirmed"] = pen.Day(f.days.confirmed)
}

// absent is the last internal member, where enough others are left.
func (p *player) absent() int {
	members := p.scene.Project.Committee
	for i := len(members) - 1; i > 2; i-- {
		if !members[i].External {
			return i + 1
		}
	}
	return 0
}

// quorum counts who was there.
func (p *player) quorum() (present, external int) {
	for i, m := range p.scene.Project.Committee {
		if i+1 == p.absent() {
			continue
		}
		present++
		if m.External {
			external++
		}
	}
	return present, external
}

// repeated are the places of rows, by row.
func (f *filling) repeated() map[string][]pen.Entry {
	v, d := f.said, f.days
	out := map[string][]pen.Entry{}
	add := func(tag string, e pen.Entry) { out[tag] = append(out[tag], e) }
	visit := func(day pen.Entry, hours, place string) {
		add("visits.date", day)
		add("visits.time", pen.Text(hours))
		add("visits.place", pen.Text(place))
		add("visits.by", pen.Text(v.auditors()))
	}
	visit(pen.Day(d.document), "9時30分～16時30分", f.scene.Project.Body.Name)
	for day := d.onsite; !f.left().Before(day); day = working(day, 1) {
		visit(pen.Day(day), "9時30分～16時30分", v.place())
	}
	for _, who := range [][2]string{{"従業員", v.contactPlace() + "の従業員2人"}, {"管理の責任者", v.contact()}, {"責任者の上司", "代表取締役"}} {
		add("interviews.date", pen.Day(d.onsite))
		add("interviews.to", pen.Text(who[1]))
		add("interviews.text", pen.Text(v.Interviews[who[0]]))
		add("interviews.by", pen.Text(v.lead()))
	}
	for i := range f.scene.Project.Committee {
		switch {
		case !f.came(Reviewed) || f.fate == Stopped:
		case i+1 == f.absent:
			add("attendance.present", pen.Text("欠席"))
		default:
			add("attendance.present", pen.Text("出席"))
		}
	}
	f.advised(add)
	return out
}

// left is the day on which the auditors left the company: a doubt about a law
// ends the visit on its first day.
func (p *player) left() calendar.Date {
	if p.fate == Stopped {
		return p.days.onsite
	}
	return p.days.last
}

// advised is the log of advice: the first two that were given at items.
func (f *filling) advised(add func(string, pen.Entry)) {
	n := 0
	for i := range f.Assessment.Items {
		it := &f.Assessment.Items[i]
		if n == 2 || f.items[it.Item.ID].advice == "" {
			continue
		}
		add("advice-log.date", pen.Day(f.days.last))
		add("advice-log.item", pen.Text(it.Item.ID))
		add("advice-log.text", pen.Text(f.items[it.Item.ID].advice))
		add("advice-log.response", pen.Text(f.said.Responses[n%len(f.said.Responses)]))
		n++
	}
	if n == 0 {
		add("advice-log.date", pen.Day(f.days.last))
		add("advice-log.item", pen.Text("全般"))
		add("advice-log.text", pen.Text("点検の記録の様式を一つにまとめることを助言した。"))
		add("advice-log.response", pen.Text(f.said.Responses[0]))
	}
}
