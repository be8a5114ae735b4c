package parcel

import (
	"path"
	"slices"
	"strings"

	"shinsa/pipeline/problem"
)

// Kind is what a file is by its content.
type Kind string

// The kinds. The first group may be read; the second is opened by this
// package; the others are turned away with a reason.
const (
	XLSX    Kind = "xlsx"
	XLSM    Kind = "xlsm"
	XLTX    Kind = "xltx"
	XLTM    Kind = "xltm"
	XLSB    Kind = "xlsb"
	XLS     Kind = "xls" // BIFF, in an OLE2 container or bare
	ODS     Kind = "ods"
	SheetML Kind = "xml-spreadsheet" // Excel 2003's XML
	HTML    Kind = "html"            // also a table saved under the name .xls
	CSV     Kind = "csv"             // text with commas or tabs
	Text    Kind = "text"

	ZIP            Kind = "zip"
	Mail           Kind = "mail"
	EncryptedOOXML Kind = "encrypted-ooxml"

	EncryptedXLS Kind = "encrypted-xls"
	EncryptedODF Kind = "encrypted-odf"
	IRM          Kind = "irm" // rights management: no password opens it
	PDF          Kind = "pdf"
	Image        Kind = "image"
	DOCX         Kind = "docx"
	DOC          Kind = "doc"
	ODT          Kind = "odt"
	RTF          Kind = "rtf"
	Ichitaro     Kind = "ichitaro"
	PPTX         Kind = "pptx"
	PPT          Kind = "ppt"
	Numbers      Kind = "numbers"
	MHTML        Kind = "mhtml"
	Msg          Kind = "msg"
	TNEF         Kind = "tnef" // winmail.dat
	Archive      Kind = "archive"
	Program      Kind = "program"
	Shortcut     Kind = "shortcut"
	Lock         Kind = "lock"
	Debris       Kind = "debris" // what an operating system leaves beside files
	Truncated    Kind = "truncated-zip"
	Empty        Kind = "empty"
	Unknown      Kind = "unknown"
)

// trait is what is known of one kind.
type trait struct {
	kind    Kind
	label   string       // the same in Japanese and English
	exts    string       // its usual extensions
	refused problem.Code // "" where it may be read or is opened
}

var traits = []trait{
	{XLSX, "Excel .xlsx", ".xlsx", ""},
	{XLSM, "Excel .xlsm", ".xlsm", ""},
	{XLTX, "Excel .xltx", ".xltx", ""},
	{XLTM, "Excel .xltm", ".xltm", ""},
	{XLSB, "Excel .xlsb", ".xlsb", ""},
	{XLS, "Excel 97-2003 .xls", ".xls .xlt .xlm", ""},
	{ODS, "OpenDocument .ods", ".ods .ots .fods .xml", ""},
	{SheetML, "Excel 2003 XML", ".xml", ""},
	{HTML, "HTML", ".html .htm", ""},
	{CSV, "CSV", ".csv .tsv .txt .tab .prn", ""},
	{Text, "TXT", ".txt .xml .json .csv .tsv .md .log .tab .prn", ""},
	{ZIP, "ZIP", ".zip", ""},
	{Mail, "E-Mail .eml", ".eml", ""},
	{EncryptedOOXML, "Office (ECMA-376)", ".xlsx .xlsm .xltx .xltm .xlsb .docx .docm .pptx", "parcel-password"},
	{EncryptedXLS, "Excel 97-2003 .xls", ".xls .xlt", "parcel-password"},
	{EncryptedODF, "OpenDocument", ".ods .ots", "parcel-password"},
	{IRM, "IRM", ".xlsx .xls .docx .xlsm .pptx", "parcel-irm"},
	{PDF, "PDF", ".pdf", "parcel-pdf"},
	{Image, "JPEG/PNG/TIFF/HEIC", ".jpg .jpeg .jpe .jfif .png .tif .tiff .heic .heif .avif .gif .bmp .webp", "parcel-image"},
	{DOCX, "Word .docx", ".docx .docm .dotx", "parcel-word"},
	{DOC, "Word .doc", ".doc .dot", "parcel-word"},
	{ODT, "OpenDocument", ".odt .odp .odg", "parcel-word"},
	{RTF, "RTF", ".rtf .doc", "parcel-word"},
	{Ichitaro, "一太郎 .jtd", ".jtd .jttc .jtdc", "parcel-word"},
	{PPTX, "PowerPoint .pptx", ".pptx .pptm .ppsx", "parcel-word"},
	{PPT, "PowerPoint .ppt", ".ppt .pps", "parcel-word"},
	{Numbers, "Apple Numbers", ".numbers .pages .key", "parcel-numbers"},
	{MHTML, "MHTML", ".mht .mhtml", "parcel-not-sheet"},
	{Msg, "Outlook .msg", ".msg", "parcel-msg"},
	{TNEF, "winmail.dat", ".dat", "parcel-tnef"},
	{Archive, "7z/RAR/LZH", ".7z .rar .lzh .lha .cab .gz .tgz .tar .bz2 .xz .zst", "parcel-archive"},
	{Program, "EXE", ".exe .dll .com .scr .msi", "parcel-program"},
	{Shortcut, "LNK/URL", ".lnk .url .gsheet .gdoc .webloc", "parcel-shortcut"},
	{Lock, "~$", "", "parcel-lock"},
	{Debris, "Windows/macOS", "", "parcel-debris"},
	{Truncated, "ZIP", "", "parcel-truncated"},
	{Empty, "0 byte", "", "parcel-empty"},
	{Unknown, "?", "", "parcel-unknown"},
}

func (k Kind) trait() trait {
	for _, t := range traits {
		if t.kind == k {
			return t
		}
	}
	return trait{kind: k, label: string(k), refused: "parcel-unknown"}
}

// Label names the kind for a reader, the same in Japanese and English.
func (k Kind) Label() string { return k.trait().label }

// Readable tells whether a file of this kind may hold answers that a program
// can read. Whether a reader exists is intake's affair.
func (k Kind) Readable() bool { return k.trait().refused == "" && k != ZIP && k != Mail }

// fits tells whether the extension of the name is one that the kind may have.
// Kinds that stand under any name, and names that say nothing, fit.
func (k Kind) fits(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	usual := strings.Fields(k.trait().exts)
	if len(usual) == 0 || ext == "" || slices.Contains(usual, ext) {
		return true
	}
	if k == Text || k == CSV { // any extension may be text
		return !slices.ContainsFunc(traits, func(t trait) bool { return slices.Contains(strings.Fields(t.exts), ext) })
	}
	return false
}
