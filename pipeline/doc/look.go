package doc

// Look is the appearance that the reference Word document prescribes, for
// Word and PDF alike. Lengths are in points.
type Look struct {
	Page   PageLook
	Styles map[Style]StyleLook // every style of Styles()
	Table  TableLook
}

// PageLook is the page: A4 portrait in every document of the call.
type PageLook struct {
	Width, Height                                    float64
	MarginTop, MarginBottom, MarginLeft, MarginRight float64
	HeaderTop, FooterBottom                          float64 // distance of running head and foot from the page's edge
}

// TextWidth returns the width between the side margins.
func (p PageLook) TextWidth() float64 { return p.Width - p.MarginLeft - p.MarginRight }

// StyleLook is the look of one paragraph style.
type StyleLook struct {
	Font          string  // family of East Asian text: "BIZ UD明朝" or "BIZ UDゴシック" as the reference names it
	Size          float64 // of characters
	Bold          bool
	Color         string  // RRGGBB; "" is black
	Line          float64 // exact height of a line
	Before, After float64
	Indent        float64 // left
	IndentRight   float64
	FirstLine     float64 // added to Indent on the first line; negative hangs
	Align         Align
	KeepNext      bool
	PageBreak     bool  // page break before
	BarLeft       *Rule // a bar at the left of headings
	RuleBelow     *Rule
	Boxed         *Rule // a frame around the text (取扱注意)
}

// Rule is a line that is drawn.
type Rule struct {
	Width float64 // points
	Space float64 // between rule and text
	Color string  // RRGGBB
}

// TableLook is the look of every table with rules.
type TableLook struct {
	Rule                           Rule
	PadX, PadTop, PadBottom        float64 // inside a cell
	HeadFill, GroupFill, EntryFill string  // RRGGBB
	EntryColor                     string  // of placeholders
}
