package doc

// Style is a paragraph style: a closed set, each the ID of a style in the
// reference Word document, which gives its look for Word and PDF alike.
type Style string

// The styles of the reference document. Headings have their own, see
// HeadingStyle.
const (
	Body          Style = "ShinsaBody"          // 本文: first line indented by one character
	BodyFlush     Style = "ShinsaBodyFlush"     // 本文、字下げなし
	Right         Style = "ShinsaRight"         // 発番, 日付, 以上
	Addressee     Style = "ShinsaAddressee"     // 宛名
	Sender        Style = "ShinsaSender"        // 差出人
	LetterTitle   Style = "ShinsaLetterTitle"   // 件名, centred
	Center        Style = "ShinsaCenter"        // 記
	ListItem      Style = "ShinsaListItem"      // hanging, level 0
	ListItem2     Style = "ShinsaListItem2"     // hanging, level 1
	Note          Style = "ShinsaNote"          // 注, 出典
	TableCaption  Style = "ShinsaTableCaption"  // above a table
	FigureCaption Style = "ShinsaFigureCaption" // below a figure
	TableText     Style = "ShinsaTableText"
	TableHead     Style = "ShinsaTableHead"
	CoverMarking  Style = "ShinsaCoverMarking" // 取扱注意
	CoverSeries   Style = "ShinsaCoverSeries"  // name of the project
	CoverTitle    Style = "ShinsaCoverTitle"
	CoverSubtitle Style = "ShinsaCoverSubtitle" // 対象
	CoverOrg      Style = "ShinsaCoverOrg"      // 機関名, 日付
	TOCTitle      Style = "ShinsaTOCTitle"      // 目次
	TOC1          Style = "TOC1"
	TOC2          Style = "TOC2"
	TOC3          Style = "TOC3"
	Header        Style = "Header"
	Footer        Style = "Footer"
	Heading1      Style = "Heading1"
	Heading2      Style = "Heading2"
	Heading3      Style = "Heading3"
)

// Styles lists every style that a reference document must define.
func Styles() []Style {
	return []Style{Body, BodyFlush, Right, Addressee, Sender, LetterTitle, Center, ListItem, ListItem2, Note,
		TableCaption, FigureCaption, TableText, TableHead, CoverMarking, CoverSeries, CoverTitle, CoverSubtitle,
		CoverOrg, TOCTitle, TOC1, TOC2, TOC3, Header, Footer, Heading1, Heading2, Heading3}
}

// HeadingStyle returns the style of a heading of level 1 to 3.
func HeadingStyle(level int) Style {
	return []Style{Heading1, Heading2, Heading3}[min(max(level, 1), 3)-1]
}

// TOCStyle returns the style of a contents line of level 1 to 3.
func TOCStyle(level int) Style { return []Style{TOC1, TOC2, TOC3}[min(max(level, 1), 3)-1] }

// Align is the horizontal place of text; Inherit takes the column's or style's.
type Align int

// The alignments.
const (
	Inherit Align = iota
	Left
	Centre
	End
	Justify
)

// Fill is the background of a cell, by meaning; the look gives the colour.
type Fill int

// The fills.
const (
	FillNone  Fill = iota
	FillHead       // head rows and head cells
	FillGroup      // rows that head others
	FillEntry      // places to fill in
)

// Mark is the look of a run of text, a set of bits.
type Mark uint8

// The marks.
const (
	Strong Mark = 1 << iota // Gothic bold in Mincho text
	Small                   // one size smaller
	Hint                    // in the colour of entry placeholders
	Italic                  // this and the following come from what persons wrote in Word
	Underline
	Strike
	Super
	Sub
)

// FieldKind is what may be filled into a Field.
type FieldKind int

// The kinds of fields.
const (
	FieldText   FieldKind = iota // one line of plain text
	FieldRich                    // paragraphs
	FieldChoice                  // one of Choices
	FieldDate                    // a date
	FieldCheck                   // yes or no
)
