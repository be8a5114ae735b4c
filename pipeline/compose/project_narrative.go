package compose

import (
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Edition says for whom a project report is made.
type Edition string

// The editions. That for MRI and METI has the office's own words in places to
// write in; the public one has those that the office approved, as text.
const (
	EditionClient Edition = "client"
	EditionPublic Edition = "public" // 公表用
)

// The choices of the approval that stands for each narrative part in the
// annex 公表の可否 of the client edition. Only the first lets a text into the
// public edition.
const (
	publishYes  = "公表可"
	publishNo   = "公表不可"
	publishOpen = "未定"
)

// publishTag is the tag of the approval of a narrative part.
func publishTag(tag string) string { return "publish." + tag }

// tableTag names, in the approvals, a table with words that are not ours.
func tableTag(id string) string { return "table." + id }

// narrative is a part of the project report that the office writes.
type narrative struct {
	tag, title string
	onlyA      bool // of 事業者A
}

// narratives lists the parts in the order of the report. The tags are those
// of the Word files that offices have in hand: they never change.
func narratives() []narrative {
	return []narrative{
		{"overview.text", "事業の概要の補足", false},
		{"team.text", "実施体制の説明", false},
		{"participants.text", "参加企業の特徴", false},
		{"method.text", "変更した手法の内容", false},
		{"schedule.text", "日程の変更及びその理由", false},
		{"returns.text", "予備審査の実施に関する所見", false},
		{"answers.text", "条項別の結果の考察", false},
		{"forecast.text", "自己チェックと審査の結果との関係の考察", false},
		{"gaps.text", "不備の多い項目の要因の考察", false},
		{"alternatives.text", "代替措置の内容", false},
		{"recommended.text", "推奨措置の考察", false},
		{"laws.text", "法令の遵守状況", false},
		{"advice.text", "指導助言の内容及び効果の考察", false},
		{"effort.text", "計画と実績の差の理由", false},
		{"ceilings.text", "数値の範囲外のものの理由及び対応", false},
		{"effectiveness.text", "手法の実効性に関する所見", false},
		{"effectiveness.proposal", "手法の改善の提案", false},
		{"impartiality.text", "公平性の確保のために講じた措置", false},
		{"impartiality.risks", "報告された公平性へのリスク", false},
		{"notice.text", "通知期間での対応の困難性に関する所見", false},
		{"certification.text", "認証に係る実態", true},
		{"certification.problems", "認証に係る課題", true},
		{"remarks.problems", "事業の実施上の課題", false},
		{"remarks.text", "提案その他の報告事項", false},
	}
}

// narrativeFields are the places that the office writes in.
func narrativeFields() map[string]doc.Field {
	out := map[string]doc.Field{}
	for _, n := range narratives() {
		out[n.tag] = prose(n.tag, n.title)
	}
	return out
}

// leftOut stands in the public edition for a part that is not approved.
const leftOut = "（この項の記述は、公表用の報告書では省略した。）"

// publish puts into the public edition, for each place to write in, the text
// that the office approved, or a sentence that says that it was left out.
func (p *project) publish(d *doc.Document) problem.List {
	var faults problem.List
	var body []doc.Block
	var open []string
	for _, b := range d.Body {
		tag, ok := narrativeOf(b)
		if !ok {
			body = append(body, b)
			continue
		}
		body = append(body, p.approved(tag)...)
		if p.approval(tag) == "" && p.said(tag).Known {
			open = append(open, p.titleOf(tag))
		}
	}
	d.Body = body
	if len(open) > 0 {
		faults.Add("report-not-approved", p.written(), strings.Join(open, "、"))
	}
	return faults
}

// narrativeOf returns the tag of the narrative part that a block is.
func narrativeOf(b doc.Block) (string, bool) {
	par, ok := b.(*doc.Paragraph)
	if !ok {
		return "", false
	}
	f, ok := doc.Sole(par.Content)
	return f.Tag, ok
}

// approved is the approved text as paragraphs, or the sentence in its place.
func (p *project) approved(tag string) []doc.Block {
	said := p.said(tag)
	if p.approval(tag) != publishYes || !said.Known {
		return []doc.Block{&doc.Paragraph{Style: doc.Body, Content: words(leftOut)}}
	}
	var out []doc.Block
	for _, l := range strings.Split(breaks.Replace(said.V), "\n") {
		if l = strings.Trim(l, " 　"); l != "" {
			out = append(out, &doc.Paragraph{Style: doc.Body, Content: Word{l, said.Origin.Pos}.inlines()})
		}
	}
	return out
}

// said is what the office wrote in the client edition.
func (p *project) said(tag string) record.Value[string] {
	if p.in.Written == nil {
		return record.Value[string]{}
	}
	return p.in.Written.Entry(tag).Value
}

// approval is what the office decided about a part: "" when it has not.
func (p *project) approval(tag string) string {
	v := p.said(publishTag(tag))
	if s := strings.TrimSpace(v.V); v.Known && (s == publishYes || s == publishNo) {
		return s
	}
	return ""
}

func (p *project) written() problem.Pos {
	if p.in.Written == nil {
		return problem.Pos{}
	}
	return problem.Pos{File: p.in.Written.File}
}

func (p *project) titleOf(tag string) string {
	for _, n := range narratives() {
		if n.tag == tag {
			return n.title
		}
	}
	return tag
}

// approvals is the list by which the office approves the narrative parts for
// the public edition, one by one.
func (p *project) approvals() doc.Block {
	t := newTable("publish", "公表用の報告書に載せる記述の可否", col{"章", .34, 0}, col{"記述", .30, 0}, col{"公表の可否", .14, doc.Centre}, col{"確認した者及び日", .22, 0})
	add := func(tag, title string) {
		row(t, cell(chapterMark+tag), cell(title), blankCell(choice(publishTag(tag), title+"の公表の可否", publishYes, publishNo, publishOpen)),
			blankCell(line("publish-by."+tag, title+"の公表の可否を確認した者及び日")))
	}
	for _, n := range narratives() {
		if !n.onlyA || p.suffixA() {
			add(n.tag, n.title)
		}
	}
	for i := range p.in.Tables {
		if f := &p.in.Tables[i]; typedTable(f) && len(f.Rows) > 0 {
			add(tableTag(f.ID), "表「"+f.Title+"」")
		}
	}
	return t
}

// chapterMark begins the content of a cell that chapters replaces by the
// chapter in which a narrative part stands.
const chapterMark = "\uE002"

// chapters writes into the list of approvals where each part stands: only the
// finished document knows its numbers.
func chapters(d *doc.Document) {
	at := map[string]string{}
	entries := doc.Outline(d)
	var label string
	for _, b := range d.Body {
		if h, ok := b.(*doc.Heading); ok {
			for _, e := range entries {
				if e.Heading == h {
					label = e.Label()
				}
			}
		}
		if tag, ok := narrativeOf(b); ok {
			at[tag] = label
		}
		if t, ok := b.(*doc.Table); ok {
			at[tableTag(t.ID)] = label
			if t.ID == "publish" {
				t.Rows = placed(t.Rows, at)
			}
		}
	}
}

// placed fills in the first cells and drops the parts that the office's own
// template does not have.
func placed(rows []doc.Row, at map[string]string) []doc.Row {
	var out []doc.Row
	for _, r := range rows {
		tag := strings.TrimPrefix(doc.Plain(r.Cells[0].Content[0].Content), chapterMark)
		if at[tag] == "" {
			continue
		}
		r.Cells[0] = cell(at[tag])
		out = append(out, r)
	}
	return out
}
