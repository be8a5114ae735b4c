package sheet

import (
	"fmt"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

const followUpTitle = criteria.FormTitle + "（追加のお尋ね）"

// FollowUpOptions is what a follow-up sheet is made of. Date is the day on
// which it is sent.
type FollowUpOptions struct {
	Project    *record.Project
	Catalogue  *criteria.Catalogue
	Date       calendar.Date
	Assessment *audit.Assessment
	ReplyBy    calendar.Date // the day until which the company answers; zero: the office tells it
}

// FollowUp describes a sheet that asks only what is open after a return was
// read: the rows of the self-check sheet about which there is a query, each
// with the query's sentence and with what the company wrote before. Words and
// layout are the self-check sheet's, so that what comes back is read like the
// first return; cells that stay empty mean that the first return stands. It is
// nil when nothing is open.
func FollowUp(o FollowUpOptions) *workbook.Spec {
	if o.Assessment.Response == nil || len(o.Assessment.Queries) == 0 {
		return nil
	}
	f := followUp{FollowUpOptions: o, base: base(o)}
	f.sort()
	spec := &workbook.Spec{Title: followUpTitle, Author: o.Project.Body.Name, Date: stamp(o.Date),
		Sheets: []*workbook.SheetSpec{f.cover(), f.guide()}}
	for _, s := range []*workbook.SheetSpec{f.scopePage(), f.itemPage(requiredPage()), f.itemPage(recommendedPage()), f.lawPage(), f.hidden()} {
		if s != nil {
			spec.Sheets = append(spec.Sheets, s)
		}
	}
	return spec
}

// base is the self-check sheet's input with the dates of the follow-up.
func base(o FollowUpOptions) SelfCheckOptions {
	c, p := *o.Assessment.Company, *o.Project
	c.SentDate, c.DueDate = record.Value[calendar.Date]{V: o.Date, Known: !o.Date.IsZero()}, record.Value[calendar.Date]{V: o.ReplyBy, Known: !o.ReplyBy.IsZero()}
	p.Dates.SheetsDue = calendar.Date{}
	return SelfCheckOptions{Project: &p, Company: &c, Catalogue: o.Catalogue, Date: o.Date}
}

// followUp is the sheet while it is made: the queries by what they are about.
type followUp struct {
	FollowUpOptions
	base   SelfCheckOptions
	items  map[string]string // item → what is asked
	quotes map[string]string // item → what the query quotes
	scopes map[string]string
	laws   []string
	others []string // about the cover
}

func (f *followUp) sort() {
	f.items, f.quotes, f.scopes = map[string]string{}, map[string]string{}, map[string]string{}
	for _, q := range f.Assessment.Queries {
		switch {
		case q.Item != "":
			f.items[q.Item], f.quotes[q.Item] = q.Ask, q.Quote
		case q.Scope != "":
			f.scopes[q.Scope] = q.Ask
			f.hang(q)
		case q.Subject == criteria.HeadLaw:
			f.laws = append(f.laws, q.Ask)
		default:
			f.others = append(f.others, q.Ask)
		}
	}
}

// hang asks about the items that the answer on scope brings with it.
func (f *followUp) hang(q audit.Query) {
	label := q.Subject
	if s := f.Catalogue.Scope(q.Scope); s != nil {
		label = s.Label
	}
	for _, id := range q.Items {
		if f.items[id] == "" {
			f.items[id] = "「" + criteria.SheetScope + "」の「" + label + "」が「" + criteria.WordYes + "」の場合に、ご回答ください。「" + criteria.WordNo + "」の場合は、空欄のままで結構です。"
		}
	}
}

// cover is that of the self-check sheet under another title, with what there
// is to ask about it.
func (f *followUp) cover() *workbook.SheetSpec {
	const titleRow, askRow = 1, 4
	p := page{cover(f.base)}
	for i := range p.Cells {
		if c := &p.Cells[i]; c.Row == titleRow && c.Value == criteria.FormTitle {
			c.Value = followUpTitle
		}
	}
	if len(f.others) > 0 {
		p.wide(askRow, [2]int{1, 2}, strings.Join(f.others, "\n"), prose)
		p.fit(askRow, 1)
	}
	return p.SheetSpec
}

// hidden says besides whose the sheet is that it is a follow-up, and of what.
func (f *followUp) hidden() *workbook.SheetSpec {
	p := page{hidden(f.base)}
	row := 0
	for _, c := range p.Cells {
		row = max(row, c.Row)
	}
	for i, kv := range [][2]string{{criteria.KeyKind, criteria.FollowUpIs}, {criteria.KeyFollows, f.Assessment.Response.Digest}} {
		p.put(row+i+1, 1, kv[0], plain)
		p.put(row+i+1, 2, kv[1], plain)
	}
	return p.SheetSpec
}

// guide says what this sheet is for.
func (f *followUp) guide() *workbook.SheetSpec {
	p := newPage(criteria.SheetGuide).printed(f.base, followUpTitle)
	p.ColWidths = []float64{14, 42, 44}
	p.wide(1, [2]int{1, 3}, criteria.SheetGuide, title)
	p.Rows[1] = workbook.RowSpec{Height: 32}
	when := "事務局からお知らせする日"
	if !f.ReplyBy.IsZero() {
		when = f.ReplyBy.Wareki()
	}
	row := 2
	for _, s := range []section{
		{"1. このシートについて", []string{
			fmt.Sprintf("先にご返送いただいた自己チェックシートについて、確かめたいことが%d件あります。このシートには、お尋ねするところだけを載せています。", len(f.Assessment.Queries)),
			"「" + criteria.HeadBefore + "」には、先のシートに書かれていたことを、そのまま載せています。",
			"今できていないことがあっても、不利に扱うことはありません。ありのままをお書きください。",
		}},
		{"2. 記入の仕方", append(f.steps(),
			"空欄のままにした欄は、前回のご記入のままとして扱います。書き直すところだけを記入してください。前の記入を取り消すときは「なし」と書いてください。",
			"記入する所には色が付いています。行や列を消したり、並べ替えたりしないでください。")},
		{"3. 期限", []string{when + "までに、このファイルを事務局へお送りください。間に合わないときは、早めにご相談ください。"}},
		{"4. 回答の選び方", []string{"「" + criteria.HeadAnswer + "」の欄では、次の五つから一つを選びます。"}},
	} {
		row = p.section(row, s)
	}
	row = p.answers(row)
	p.section(row, section{"5. 分からないとき", append([]string{"選べないときは、その理由を「" + criteria.HeadComment + "」に書くか、事務局にお尋ねください。"}, office(f.Project)...)})
	return p.SheetSpec
}

// steps names the sheets that this follow-up has.
func (f *followUp) steps() []string {
	steps := []string{"「" + criteria.SheetCover + "」で、回答者と回答日を記入します。"}
	if len(f.scopes) > 0 {
		steps = append(steps, "「"+criteria.SheetScope+"」で、質問ごとに「"+criteria.WordYes+"」か「"+criteria.WordNo+"」を選びます。")
	}
	for _, p := range []itemPage{requiredPage(), recommendedPage()} {
		if len(f.asked(p.kind)) > 0 {
			steps = append(steps, "「"+p.name+"」で、「"+criteria.HeadAsked+"」をお読みになり、色の付いた欄に記入します。")
		}
	}
	if len(f.laws) > 0 {
		steps = append(steps, "「"+criteria.SheetLaws+"」に、貴社が従うべき法令などを書きます。")
	}
	for i := range steps {
		steps[i] = string(rune('①'+i)) + steps[i]
	}
	return steps
}

// asked lists the items of a kind about which there is something to ask, in
// the order of the catalogue.
func (f *followUp) asked(kind criteria.Kind) []*audit.Item {
	var out []*audit.Item
	for i := range f.Assessment.Items {
		if it := &f.Assessment.Items[i]; it.Item.Kind == kind && f.items[it.Item.ID] != "" {
			out = append(out, it)
		}
	}
	return out
}

// FollowUpTexts describes follow-up sheets with everything in them that is the
// same for every company, for intake to know our own texts by. What differs
// stands below criteria.HeadAsked and criteria.HeadBefore.
func FollowUpTexts(o SelfCheckOptions) []*workbook.Spec {
	lost := record.Origin{Raw: "？"}
	blank := &record.Response{Received: record.Unread[calendar.Date](lost), Answers: map[string]record.Answer{}}
	for i := range o.Catalogue.Items {
		if it := &o.Catalogue.Items[i]; it.Kind == criteria.Recommended {
			blank.Answers[it.ID] = record.Answer{Item: it.ID, Status: record.Unread[criteria.Answer](lost)}
		}
	}
	laws := *blank
	laws.Laws = []record.Value[string]{record.Unread[string](lost)}
	var out []*workbook.Spec
	for _, r := range []*record.Response{blank, &laws} {
		a := audit.Assess(o.Company, r, o.Catalogue)
		out = append(out, FollowUp(FollowUpOptions{Project: o.Project, Catalogue: o.Catalogue, Assessment: &a}))
	}
	return out
}
