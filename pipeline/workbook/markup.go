package workbook

import "bytes"

// Scanner walks over the markup of a document, for the readers of other
// formats of workbooks that are XML. Names are without their prefix; entities
// other than the five of XML and characters by number stay as they are.
type Scanner struct{ s *scanner }

// Event is what a Scanner stands on.
type Event = event

// The events. After Ended, Err tells whether the document ended well.
const (
	Ended = ended
	Start = start
	End   = end
	Chars = chars
)

// NewScanner prepares a document in UTF-8 or, with a mark, UTF-16.
func NewScanner(part []byte) *Scanner { return &Scanner{newScanner(part)} }

// Next moves to the next tag or text.
func (s *Scanner) Next() Event { return s.s.next() }

// Name is that of the tag.
func (s *Scanner) Name() string { return s.s.name }

// Depth counts the elements that are open; at an end, without the one ended.
func (s *Scanner) Depth() int { return s.s.depth }

// Text returns the character data.
func (s *Scanner) Text() string { return s.s.value() }

// Size is how many bytes the character data or the attributes take.
func (s *Scanner) Size() int { return max(len(s.s.text), len(s.s.attrs)) }

// Word returns an attribute, "" where it is missing.
func (s *Scanner) Word(name string) string { return s.s.word(name) }

// Has tells whether the start tag has an attribute of that name and value.
func (s *Scanner) Has(name, value string) bool { return string(s.s.attr(name)) == value }

// Prefixed returns the attribute of that name with that prefix, for documents
// that say a thing twice.
func (s *Scanner) Prefixed(prefix, name string) string {
	full := []byte(prefix + ":" + name)
	at := bytes.Index(s.s.attrs, full)
	if at < 0 {
		return ""
	}
	own := *s.s
	own.attrs = s.s.attrs[at:]
	return own.word(name)
}

// Number returns a whole-number attribute, or or where it is none.
func (s *Scanner) Number(name string, or int) int { return s.s.number(name, or) }

// Inner returns the text up to the end of the element just started.
func (s *Scanner) Inner() string { return s.s.inner() }

// Leave moves to the end of the element just started.
func (s *Scanner) Leave() { s.s.leave() }

// Err is the fault at which the walk ended, nil at the document's end.
func (s *Scanner) Err() error { return s.s.err }
