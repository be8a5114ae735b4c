package docx

import "shinsa/pipeline/doc"

// Styles of the reference beyond the paragraph styles of doc.Styles.
const (
	styleStrong      = "ShinsaStrong"
	stylePlaceholder = "ShinsaPlaceholder"
	styleTable       = "ShinsaTable"
	styleTableGroup  = "ShinsaTableGroup"
	styleTableEntry  = "ShinsaTableEntry"
)

// placeholderName is the name of stylePlaceholder.
const placeholderName = "審査記入欄の案内"

// styleName is a style that the reference must define. Word keeps the names
// of styles but not their IDs: a Japanese Word saves "Heading1" as "1" and
// "ShinsaBody" as "a3". So styles are known by name.
type styleName struct{ id, name, typ string }

func styleNames() []styleName {
	var out []styleName
	for _, s := range doc.Styles() {
		out = append(out, styleName{string(s), paragraphName(s), "paragraph"})
	}
	return append(out,
		styleName{styleStrong, "審査強調", "character"},
		styleName{stylePlaceholder, placeholderName, "character"},
		styleName{styleTable, "審査表", "table"},
		styleName{styleTableGroup, "審査表の見出し行", "table"},
		styleName{styleTableEntry, "審査表の記入欄", "table"})
}

func paragraphName(s doc.Style) string {
	switch s {
	case doc.Body:
		return "審査本文"
	case doc.BodyFlush:
		return "審査本文（字下げなし）"
	case doc.Right:
		return "審査右寄せ"
	case doc.Addressee:
		return "審査宛名"
	case doc.Sender:
		return "審査差出人"
	case doc.LetterTitle:
		return "審査件名"
	case doc.Center:
		return "審査中央"
	case doc.ListItem:
		return "審査箇条"
	case doc.ListItem2:
		return "審査箇条2"
	case doc.Note:
		return "審査注"
	case doc.TableCaption:
		return "審査表題"
	case doc.FigureCaption:
		return "審査図題"
	case doc.TableText:
		return "審査表本文"
	case doc.TableHead:
		return "審査表見出し"
	}
	return frameName(s)
}

// frameName names the styles of cover, contents, running lines and headings.
func frameName(s doc.Style) string {
	switch s {
	case doc.CoverMarking:
		return "審査表紙取扱"
	case doc.CoverSeries:
		return "審査表紙事業名"
	case doc.CoverTitle:
		return "審査表紙題名"
	case doc.CoverSubtitle:
		return "審査表紙副題"
	case doc.CoverOrg:
		return "審査表紙機関"
	case doc.TOCTitle:
		return "審査目次見出し"
	case doc.TOC1:
		return "toc 1"
	case doc.TOC2:
		return "toc 2"
	case doc.TOC3:
		return "toc 3"
	case doc.Header:
		return "header"
	case doc.Footer:
		return "footer"
	case doc.Heading1:
		return "heading 1"
	case doc.Heading2:
		return "heading 2"
	case doc.Heading3:
		return "heading 3"
	}
	return string(s)
}
