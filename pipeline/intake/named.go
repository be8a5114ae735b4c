package intake

import (
	"strings"
	"unicode/utf8"

	"shinsa/pipeline/normalize"
)

// zeroLike tells a sign that is a circle, and among figures a zero.
func zeroLike(text string) bool {
	key := normalize.Fold(text)
	return key == "〇" || key == "o"
}

// findFigures notes columns in which some answers are figures (1, 2, 3 by the
// company's own key): there 〇 and O may be zero.
func (t *table) findFigures() {
	for _, s := range t.page.rows(t.head+1, t.last) {
		if key := normalize.Fold(t.field(s.row, roleAnswer).text()); len(key) == 1 && key >= "1" && key <= "9" {
			t.page.digits[t.cols[roleAnswer]] = true
		}
	}
}

// namedPiece returns what a text that answers several items by name says of
// one: 4-1-3a：○、4-1-3b：×. It must name the item once.
func (d *reading) namedPiece(text, item string) (piece string, ok bool) {
	found := 0
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\n、,，;；／", r) }) {
		id, rest := d.leadingID(normalize.Clean(part))
		if id >= 0 && d.catalogue.Items[id].ID == item {
			piece, found = rest, found+1
		}
	}
	return piece, found == 1
}

// leadingID cuts the longest id of an item from the front of a text, with the
// sign behind it.
func (d *reading) leadingID(text string) (item int, rest string) {
	const longest = 16
	item, rest = -1, text
	for n, end := 0, 0; n < longest && end < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[end:]) // 1 where the text is no UTF-8
		end += size
		if id := d.itemByID(text[:end]); id >= 0 {
			item, rest = id, strings.TrimLeft(text[end:], " 　:：=＝→…・.)）")
		}
	}
	return item, rest
}
