package sheet

import (
	"strconv"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// AftermathOptions is what a post-trial report (事後報告シート) is made of.
type AftermathOptions struct {
	Project    *record.Project
	Catalogue  *criteria.Catalogue
	Assessment *audit.Assessment
	Date       calendar.Date     // on which it is sent; zero leaves it out
	Completed  calendar.Date     // 認証トライアルが完了した日
	Due        calendar.Date     // the day that the prime contractor sets
	Advice     []record.Advice   // that was given: AdviceOf
	Agreed     []string          // その他: subjects that METI and the prime contractor agreed on
	Filled     *record.Aftermath // as PaperOptions.Filled
}

// AdviceOf lists the advice that a report records: item by item, then the log.
func AdviceOf(r *record.Report) []record.Advice {
	if r == nil {
		return nil
	}
	var out []record.Advice
	for _, f := range r.Findings {
		if f.Advice.Known && strings.TrimSpace(f.Advice.V) != "" {
			out = append(out, record.Advice{Item: record.Known(f.Item, f.Advice.Origin), Text: f.Advice})
		}
	}
	for _, row := range r.Rows("advice-log") {
		if text := row["advice-log.text"].Value; text.Known {
			out = append(out, record.Advice{Item: row["advice-log.item"].Value, Text: text})
		}
	}
	return out
}

// Rows that a post-trial report has for what comes as it comes.
const (
	pointRows   = 9
	measureRows = 8
	effectRows  = 6
	subjectRows = 4
)

// Aftermath describes the post-trial report of a company (call, main text 1①イ):
// points to mind, ways to meet the criteria that 別紙2 does not name, what
// became of advice, and what else was agreed. Package papers reads it back.
func Aftermath(o AftermathOptions) *workbook.Spec {
	a := aftermath{AftermathOptions: o, base: SelfCheckOptions{Project: o.Project, Company: o.Assessment.Company, Catalogue: o.Catalogue, Date: o.Date}}
	sheets := a.sheets()
	own := sheets
	if o.Filled != nil {
		blank := a
		blank.Filled = nil
		own = blank.sheets()
	}
	return &workbook.Spec{Title: record.AftermathTitle, Author: o.Project.Body.Name, Date: stamp(o.Date),
		Sheets: append(sheets, hiddenForm(a.base, a.keys(), own))}
}

func (a *aftermath) sheets() []*workbook.SheetSpec {
	return []*workbook.SheetSpec{a.cover(), a.points(), a.alternatives(), a.effects(), a.agreed()}
}

type aftermath struct {
	AftermathOptions
	base SelfCheckOptions
}

func (a *aftermath) keys() [][2]string {
	due := ""
	if !a.Due.IsZero() {
		due = a.Due.String()
	}
	return [][2]string{{criteria.KeyKind, record.AftermathIs}, {record.KeyDue, due}}
}

func (a *aftermath) cover() *workbook.SheetSpec {
	p := newPage(criteria.SheetCover).printed(a.base, record.AftermathTitle)
	p.ColWidths = []float64{28, 68}
	all := [2]int{1, 2}
	p.wide(1, all, record.AftermathTitle, title)
	p.Rows[1] = workbook.RowSpec{Height: 36}
	p.wide(2, all, a.Project.Title, note)
	p.wide(3, all, a.Catalogue.Title+"（"+a.Catalogue.ID+" 第"+a.Catalogue.Version+"版）", note)
	c := a.base.Company
	row := p.pairs(5, "事務局で記入しました", []line{
		{criteria.LabelCompanyID, c.ID, given}, {criteria.LabelName, orNone(c.Name.V), given}, {criteria.LabelScope, orNone(c.ScopeName.V), given},
		{record.LabelCompleted, orNone(a.Completed.Wareki()), given}, {record.LabelAfterDue, orNone(a.Due.Wareki()), given}})
	row = p.pairs(row+1, "貴社で記入してください（色の付いた欄）", []line{
		{record.LabelReporter, typedText(a.filled().Reporter), writeIn}, {record.LabelReported, typedDay(a.filled().Reported), dateEntry}})
	row = p.heading(row+1, "お願い")
	for _, l := range append(a.guide(), office(a.Project)...) {
		p.wide(row, all, l, prose)
		p.fit(row, 1)
		row++
	}
	return p.SheetSpec
}

func (a *aftermath) guide() []string {
	when := "事務局からお知らせする日"
	if !a.Due.IsZero() {
		when = a.Due.Wareki()
	}
	return []string{
		"認証トライアルへのご協力をありがとうございました。公募要領により、認証トライアルを受けた企業の皆様には、次の事項のご報告をお願いしています。" + when + "までに、このファイルを下記へお送りください。",
		"①「" + record.SheetPoints + "」には、審査を受ける準備や審査への対応で、留意した点や手間取った点を書いてください。",
		"②「" + record.SheetAlternatives + "」には、基準（別紙2）に記載されていない方法で基準を満たすための対応をしたことを書いてください。",
		"③「" + record.SheetEffects + "」には、審査の中で受けた指導助言を、その後どのように活かしたかを書いてください。",
		"④「" + record.SheetAgreed + "」には、事務局がお尋ねする事項のほか、お気付きのことを書いてください。",
		"シートごとに「" + record.LabelAny + "」の欄で「" + criteria.WordYes + "」か「" + criteria.WordNo + "」を選び、「" + criteria.WordNo + "」のときは表を空欄のままとしてください。",
		"ご報告の内容は、貴社の名称が分からない形で事業の報告書に用います。",
	}
}

// asked begins a page with the question whether there is anything to report,
// above the table.
func (a *aftermath) asked(f form) *formPage {
	f.footer = record.AftermathTitle
	t := f.page(a.base)
	for i := range t.Cells[len(t.Cells)-len(f.columns):] {
		t.Cells[len(t.Cells)-len(f.columns)+i].Row++
	}
	t.put(t.head, 1, record.LabelAny, label)
	t.put(t.head, 2, a.any(f.name), choice)
	t.Choices = append(t.Choices, workbook.Choice{Words: []string{criteria.WordYes, criteria.WordNo}, Strict: true,
		Range: workbook.Range{Row1: t.head, Col1: 2, Row2: t.head, Col2: 2}})
	t.Rows[t.head], t.Rows[t.head+1] = workbook.RowSpec{Height: 24}, t.Rows[t.head]
	t.head, t.row = t.head+1, t.row+1
	t.FreezeRow, t.PrintRows = t.head, [2]int{t.head, t.head}
	return t
}

func (a *aftermath) points() *workbook.SheetSpec {
	t := a.asked(form{name: record.SheetPoints, title: "審査を受ける際の留意事項",
		note:    "確認・評価を受ける準備や対応で、留意した点、手間取った点、工夫したことを、一行に一件ずつ書いてください。",
		columns: []entryColumn{{record.HeadStage, 14, choice, record.Stages(), true}, {record.HeadPoint, 68, writeIn, nil, false}, {record.HeadTip, 68, writeIn, nil, false}}})
	for _, row := range a.minded() {
		t.write(3, row...)
	}
	return t.finish()
}

// alternatives has a row for each item that the company answered with 代替措置,
// with what it said then, and room for more.
func (a *aftermath) alternatives() *workbook.SheetSpec {
	t := a.asked(form{name: record.SheetAlternatives, title: "基準（別紙2）に記載されていない方法による対応",
		note: "基準を満たすために、別紙2に記載されていない方法で対応したときは、一行に一件ずつ書いてください。自己チェックシートで「" + criteria.Alternative.Ja() + "」と回答された項目は、項番と事項を記入してあります。",
		columns: []entryColumn{{criteria.HeadID, 10, writeIn, nil, false}, {record.HeadMatter, 42, writeIn, nil, false}, {record.HeadMeasure, 42, writeIn, nil, false},
			{record.HeadWhy, 32, writeIn, nil, false}, {record.HeadWorked, 30, writeIn, nil, false}}})
	taken := a.taking()
	for i := range a.Assessment.Items {
		it := &a.Assessment.Items[i]
		if s, known := it.Status(); known && s == criteria.Alternative && it.State != audit.OutOfScope {
			t.write(4, append([]any{it.Item.ID, it.Item.Question}, taken.measure(it.Item.ID, it.Item.Question)...)...)
			t.last(1).Style, t.last(2).Style = centred, given
		}
	}
	for _, row := range taken.measures() {
		t.write(4, row...)
	}
	return t.finish()
}

// effects has a row for each advice that was given, and room for more.
func (a *aftermath) effects() *workbook.SheetSpec {
	t := a.asked(form{name: record.SheetEffects, title: "指導助言の効果",
		note: "審査の中で受けた指導助言について、その後の対応と効果を書いてください。ここにない指導助言は、下の行に加えてください。",
		columns: []entryColumn{{criteria.HeadID, 10, writeIn, nil, false}, {record.HeadGiven, 62, writeIn, nil, false},
			{record.HeadDone, 14, choice, record.DoneStates(), true}, {record.HeadEffect, 66, writeIn, nil, false}}})
	taken := a.taking()
	for _, g := range a.Advice {
		t.write(3, append([]any{orNone(g.Item.V), g.Text.V}, taken.effect(g)...)...)
		t.last(1).Style, t.last(2).Style = centred, given
	}
	for _, row := range taken.effects() {
		t.write(3, row...)
	}
	return t.finish()
}

func (a *aftermath) agreed() *workbook.SheetSpec {
	t := a.asked(form{name: record.SheetAgreed, title: "その他の事項",
		note:    "経済産業省と受託者が協議して決めた事項のほか、認証トライアルを受けてお気付きのことを書いてください。",
		columns: []entryColumn{{record.HeadNumber, 12, centred, nil, false}, {record.HeadSubject, 56, writeIn, nil, false}, {record.HeadReported, 86, writeIn, nil, false}}})
	taken := a.taking()
	for i, s := range a.Agreed {
		t.write(4, strconv.Itoa(i+1), s, taken.subject(s))
		t.last(2).Style = given
	}
	for i, row := range taken.subjects() {
		t.write(4, append([]any{strconv.Itoa(len(a.Agreed) + i + 1)}, row...)...)
	}
	return t.finish()
}
