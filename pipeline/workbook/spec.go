package workbook

// Spec describes a workbook to write. It is plain data: the sample's messes
// change it like any other value before it is written.
type Spec struct {
	Sheets []*SheetSpec
	Title  string // document property
	Author string // the organisation, never a person
	Date   string // created and modified, RFC 3339; "" leaves them out
}

// SheetSpec describes one worksheet.
type SheetSpec struct {
	Name       string
	Hidden     bool // not shown, cannot be unhidden from Excel's menu when VeryHidden
	VeryHidden bool
	ColWidths  []float64 // in characters, from column A
	HiddenCols []int
	Rows       map[int]RowSpec // by row number; only rows with a height or hidden
	Cells      []CellSpec
	Merges     []Range
	Choices    []Choice
	FreezeRow  int // rows above stay; 0 none
	FreezeCol  int
	Protect    bool // locked except cells whose style is Unlocked; no password
	Landscape  bool
	A3         bool   // printed on A3; else A4
	FitWidth   bool   // one page wide
	PrintRows  [2]int // rows repeated at the top of every printed page; 0 none
	Footer     string // Excel header/footer code, such as "&C&P / &N"
	Header     string
	AutoFilter *Range
	Charts     []ChartSpec
	Heats      []HeatSpec
	Shapes     []ShapeSpec
	TabColor   string
	Zoom       int
}

// RowSpec is the look of one row.
type RowSpec struct {
	Height float64 // points; 0 automatic
	Hidden bool
}

// CellSpec is one cell. Value is string, int, float64, bool, calendar.Date
// or nil. A string is written as text whatever it begins with.
type CellSpec struct {
	Row, Col int
	Value    any
	Style    Style
	Comment  string
	Phonetic string
	Formula  string // with Value as its cached result
	// StruckParts are the pieces of a text value that are struck through, in
	// their order.
	StruckParts []string
	// RedPart is a piece of a text value that is written in red.
	RedPart string
}

// Style is the look of a cell; equal styles share one entry in the file.
type Style struct {
	Font         string // "" is BIZ UDPゴシック
	Size         float64
	Bold, Struck bool
	Color, Fill  string // RRGGBB; "" none
	Border       bool   // thin on all sides
	HAlign       string // left, center, right
	VAlign       string // top, center; "" is top
	Wrap         bool
	Unlocked     bool
	NumFmt       string // Excel format code; "" general; "@" text
	Indent       int
}

// Choice is a drop-down for a range: the listed words, shown with a message.
type Choice struct {
	Range         Range
	Words         []string
	Title, Prompt string
	Strict        bool // refuse other input
}

// ShapeSpec is a text box or a form control that lies within one cell. A
// drop-down has the lines of the cells that List refers to and shows the one
// numbered Chosen, 0 for none.
type ShapeSpec struct {
	Row, Col int
	Text     string
	Control  Control
	Checked  bool
	Chosen   int
	List     string
}
