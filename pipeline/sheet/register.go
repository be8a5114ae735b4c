package sheet

import (
	"fmt"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// RegisterTemplate describes an empty companies.xlsx for a new project: the
// columns, drop-downs, how to fill in, and one row that shows it. Package
// register passes that row over.
func RegisterTemplate() *workbook.Spec { return register([]record.Company{example()}) }

// Register describes a companies.xlsx with the given companies.
func Register(companies []record.Company) *workbook.Spec { return register(companies) }

// spareRows stay ready to be filled in below the last company.
const spareRows = 60

func register(companies []record.Company) *workbook.Spec {
	const headRow = 2
	columns := registerColumns()
	p := newPage(record.RegisterSheet)
	p.Landscape, p.FreezeRow, p.FreezeCol, p.PrintRows, p.Footer = true, headRow, 2, [2]int{headRow, headRow}, "&C&9&P / &N"
	p.put(1, 1, "事業者の一覧。1行に1社を記入します。列の見出しの意味は、見出しに付けたコメントをご覧ください。色の濃い見出しの列は必ず記入してください。列の順序は変えてもかまいません。", plain)
	p.Rows[1] = workbook.RowSpec{Height: 22}
	p.Rows[headRow] = workbook.RowSpec{Height: 34}
	last := headRow + len(companies) + spareRows
	for i, c := range columns {
		p.ColWidths = append(p.ColWidths, c.width)
		style := head
		if c.required {
			style.Fill = "B4C7E7"
		}
		p.Cells = append(p.Cells, workbook.CellSpec{Row: headRow, Col: i + 1, Value: string(c.name), Style: style, Comment: c.help})
		if c.words != nil {
			p.Choices = append(p.Choices, workbook.Choice{Words: c.words, Strict: c.strict,
				Range: workbook.Range{Row1: headRow + 1, Col1: i + 1, Row2: last, Col2: i + 1}})
		}
		for r := headRow + 1; r <= last; r++ {
			var v any
			if at := r - headRow - 1; at < len(companies) {
				v = c.value(&companies[at])
			}
			p.put(r, i+1, v, c.style(v))
		}
	}
	p.AutoFilter = &workbook.Range{Row1: headRow, Col1: 1, Row2: last, Col2: len(columns)}
	return &workbook.Spec{Title: record.RegisterSheet, Sheets: []*workbook.SheetSpec{p.SheetSpec}}
}

// column is one column of the register.
type column struct {
	name     record.Column
	width    float64
	required bool
	help     string
	words    []string // of the drop-down
	strict   bool
	numFmt   string
	value    func(*record.Company) any
}

func (c column) style(v any) workbook.Style {
	s := workbook.Style{Border: true, VAlign: "center", Wrap: true, NumFmt: c.numFmt}
	if t, ok := v.(string); ok && t == record.ExampleID {
		s.Color = greyText
	}
	return s
}

// The number formats of the register. Numbers such as 法人番号 are texts: their
// digits are a name, not an amount.
const (
	asText = "@"
	asDate = "yyyy/m/d"
	asYen  = "#,##0"
)

func registerColumns() []column {
	return append(identityColumns(), auditColumns()...)
}

func identityColumns() []column {
	return []column{
		{name: record.ColID, width: 10, required: true, numFmt: asText, help: "C001のように、英字1字と3桁の数字で付けます。事業者ごとに別の番号にし、途中で変えません。", value: func(c *record.Company) any { return textOrNil(c.ID) }},
		{name: record.ColName, width: 30, required: true, numFmt: asText, help: "登記された名称を、略さず、そのままの字で書きます（例：株式会社髙﨑精機）。", value: text(func(c *record.Company) record.Value[string] { return c.Name })},
		{name: record.ColKana, width: 24, numFmt: asText, help: "名称の読みを片仮名で書きます。「カブシキガイシャ」は要りません。", value: func(c *record.Company) any { return textOrNil(c.Kana) }},
		{name: record.ColCorporateNumber, width: 16, numFmt: asText, help: "13桁の法人番号を書きます（国税庁の法人番号公表サイトで調べられます）。", value: func(c *record.Company) any { return textOrNil(c.CorporateNumber) }},
		{name: record.ColAddress, width: 36, required: true, numFmt: asText, help: "本店または主たる事業所の所在地です。", value: text(func(c *record.Company) record.Value[string] { return c.Address })},
		{name: record.ColIndustry, width: 20, required: true, numFmt: asText, words: []string{"製造業", "建設業", "運輸業", "情報通信業", "卸売業", "小売業", "サービス業", "学術研究、専門・技術サービス業"},
			help: "主たる事業の業種を、日本標準産業分類の言葉で書きます。一覧にない業種（例：金属製品製造業、機械器具卸売業）も書けます。中小企業者に当たるかどうかを、業種・資本金・従業員数から判定します。", value: text(func(c *record.Company) record.Value[string] { return c.Industry })},
		{name: record.ColCapital, width: 16, required: true, numFmt: asYen, help: "資本金の額または出資の総額を円で書きます（例：10000000。「1,000万円」とも書けます）。", value: number(func(c *record.Company) record.Value[int64] { return c.Capital })},
		{name: record.ColEmployees, width: 10, required: true, numFmt: asYen, help: "常時使用する従業員の数です（役員を除く）。", value: count(func(c *record.Company) record.Value[int] { return c.Employees })},
		{name: record.ColContact, width: 16, numFmt: asText, help: "連絡の窓口となる方の氏名です。", value: text(func(c *record.Company) record.Value[string] { return c.Contact })},
		{name: record.ColContactTitle, width: 20, numFmt: asText, help: "担当者の部署と役職です。", value: text(func(c *record.Company) record.Value[string] { return c.ContactTitle })},
		{name: record.ColMail, width: 28, numFmt: asText, value: text(func(c *record.Company) record.Value[string] { return c.Mail })},
		{name: record.ColPhone, width: 16, numFmt: asText, value: text(func(c *record.Company) record.Value[string] { return c.Phone })},
	}
}

func auditColumns() []column {
	return []column{
		{name: record.ColScopeUnit, width: 14, required: true, numFmt: asText, words: unitWords(), strict: true, help: "別紙1 2(1)の単位です。事業者単位（会社全体）、事業所単位、事業部門単位、その他から選びます。",
			value: func(c *record.Company) any {
				if c.ScopeUnit == "" {
					return nil
				}
				return c.ScopeUnit.Ja()
			}},
		{name: record.ColScopeName, width: 26, numFmt: asText, help: "審査の対象を言葉で書きます（例：本社工場の設計部門）。", value: text(func(c *record.Company) record.Value[string] { return c.ScopeName })},
		{name: record.ColSites, width: 34, numFmt: asText, help: "現地審査の対象となる拠点を書きます。二つ以上あるときは「、」または改行（Alt＋Enter）で区切ります。", value: sites},
		{name: record.ColContractDate, width: 14, numFmt: asDate, help: "秘密保持などを定めた契約の日です（別紙1 3(3)(4)）。この日より前に審査の作業を始めることはできません。", value: date(func(c *record.Company) record.Value[calendar.Date] { return c.ContractDate })},
		{name: record.ColRetention, width: 11, numFmt: asYen, help: "契約に定めた、事業者の情報の保存期間を年数で書きます。空欄は project.yaml の値になります。", value: count(func(c *record.Company) record.Value[int] { return c.RetentionYears })},
		{name: record.ColDisposal, width: 11, numFmt: asText, words: []string{record.DisposalReturn, record.DisposalErase}, strict: true, help: "保存期間の後、返還するか、元に戻せない方法で廃棄するかを選びます。", value: text(func(c *record.Company) record.Value[string] { return c.Disposal })},
		{name: record.ColMethod, width: 11, numFmt: asText, words: []string{record.Basic.Ja(), record.Changed.Ja()}, strict: true, help: "別紙1の手法のままなら「基本手法」、変えたなら「変更手法」を選びます。空欄は基本手法とします。基本手法は全体の5割以上でなければなりません。",
			value: func(c *record.Company) any {
				if c.Method == "" {
					return nil
				}
				return c.Method.Ja()
			}},
		{name: record.ColMethodReason, width: 26, numFmt: asText, help: "変更手法のときに、変えた所と理由を書きます。", value: func(c *record.Company) any { return textOrNil(c.MethodReason.V) }},
		{name: record.ColSentDate, width: 14, numFmt: asDate, help: "自己チェックシートを送った日です。", value: date(func(c *record.Company) record.Value[calendar.Date] { return c.SentDate })},
		{name: record.ColDueDate, width: 14, numFmt: asDate, help: "自己チェックシートの回答期限です。空欄は project.yaml の値になります。", value: date(func(c *record.Company) record.Value[calendar.Date] { return c.DueDate })},
		{name: record.ColPrice, width: 14, numFmt: asYen, help: "この事業者の審査の金額を円で書きます。空欄は審査工数から計算します。", value: number(func(c *record.Company) record.Value[int64] { return c.PriceYen })},
		{name: record.ColPlanExplained, width: 30, numFmt: asText, help: "審査計画を説明した日、相手、方法を書きます（別紙1 4(1)⑥。例：平成30年6月20日 総務部長に電話で説明）。", value: text(func(c *record.Company) record.Value[string] { return c.PlanExplained })},
		{name: record.ColNote, width: 30, numFmt: asText, value: text(func(c *record.Company) record.Value[string] { return c.Note })},
		{name: record.ColPossible, width: 26, numFmt: asText, help: "現地審査を受け入れられる日として連絡のあった日を書きます（別紙1 4(2)⑦。例：7/2～7/13、7/20）。空欄は、いつでもよいものとします。", value: text(func(c *record.Company) record.Value[string] { return c.Possible })},
		{name: record.ColNeeded, width: 22, numFmt: asText, help: "この事業者の審査に必要な資格を、project.yaml の資格と同じ字で書きます。二つ以上あるときは「、」で区切ります。", value: text(func(c *record.Company) record.Value[string] { return c.Needed })},
		{name: record.ColEffort, width: 12, numFmt: "0.0#", help: "審査工数を計算によらず決めるときに、人日で書きます（例：6.5）。空欄は、工数表による計算のとおりとします。", value: func(c *record.Company) any {
			return written(c.EffortDays, func(f float64) any { return f })
		}},
		{name: record.ColEffortReason, width: 26, numFmt: asText, help: "審査工数を上書きした理由を書きます。審査計画書に示します。", value: text(func(c *record.Company) record.Value[string] { return c.EffortReason })},
		{name: record.ColHidden, width: 26, numFmt: asText, help: "名称、所在地、担当者などのほかに、この事業者と分かるため外に出してはならない語（製品名、略称、工場の通称など）を書きます。二つ以上あるときは「、」で区切ります。納品物にあれば止まります。", value: text(func(c *record.Company) record.Value[string] { return c.Hidden })},
	}
}

func unitWords() []string {
	var out []string
	for _, u := range record.ScopeUnits() {
		out = append(out, u.Ja())
	}
	return out
}

// written returns a value as it is to stand in the register: what could not
// be read stays as it was typed.
func written[T any](v record.Value[T], as func(T) any) any {
	if v.Known {
		return as(v.V)
	}
	return textOrNil(v.Origin.Raw)
}

func text(of func(*record.Company) record.Value[string]) func(*record.Company) any {
	return func(c *record.Company) any { return written(of(c), func(s string) any { return textOrNil(s) }) }
}

func number(of func(*record.Company) record.Value[int64]) func(*record.Company) any {
	return func(c *record.Company) any { return written(of(c), func(n int64) any { return n }) }
}

func count(of func(*record.Company) record.Value[int]) func(*record.Company) any {
	return func(c *record.Company) any { return written(of(c), func(n int) any { return n }) }
}

func date(of func(*record.Company) record.Value[calendar.Date]) func(*record.Company) any {
	return func(c *record.Company) any { return written(of(c), func(d calendar.Date) any { return d }) }
}

func sites(c *record.Company) any {
	var names []string
	for _, s := range c.Sites {
		names = append(names, s.V)
	}
	return textOrNil(strings.Join(names, "\n"))
}

// example is the row that shows how to fill in. Its corporate number has a
// right check digit but belongs to nobody.
func example() record.Company {
	known := func(s string) record.Value[string] { return record.Known(s, record.Origin{}) }
	day := func(y, m, d int) record.Value[calendar.Date] {
		return record.Known(calendar.Date{Year: y, Month: m, Day: d}, record.Origin{})
	}
	return record.Company{
		ID: record.ExampleID, Name: known("株式会社見本製作所"), Kana: "ミホンセイサクショ", CorporateNumber: "9234567890123",
		Address: known("東京都千代田区見本町1-2-3"), Industry: known("金属製品製造業"),
		Capital: record.Known(int64(10_000_000), record.Origin{}), Employees: record.Known(45, record.Origin{}),
		Contact: known("見本 太郎"), ContactTitle: known("総務部 課長"), Mail: known("mihon@example.co.jp"), Phone: known("03-0000-0000"),
		ScopeUnit: record.UnitSite, ScopeName: known("本社工場の設計・製造"), Sites: []record.Value[string]{known("本社工場")},
		ContractDate: day(2018, 5, 18), RetentionYears: record.Known(5, record.Origin{}), Disposal: known(record.DisposalErase),
		Method: record.Basic, SentDate: day(2018, 5, 21), DueDate: day(2018, 6, 8),
		Note: known(fmt.Sprintf("この行は見本です。整理番号が「%s」の行は読み飛ばします。", record.ExampleID)),
	}
}
