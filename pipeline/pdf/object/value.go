// Package object reads the objects of any PDF file.
//
// In: the bytes of a file, whoever wrote it. Out: its objects on demand:
// numbers, strings, names, arrays, dictionaries and streams with their
// filters undone, found through cross-reference tables, cross-reference
// streams and object streams, or, where these are broken, by looking through
// the file. It shares nothing with the packages that write files, so that
// what it reads proves what they wrote. Encrypted files are refused. Nothing
// in a file makes it panic, go on for ever or unfold without limit.
package object

// Kind says what a Value is.
type Kind uint8

// The kinds. Keyword is an operator of a content stream, or a word like obj.
const (
	Null Kind = iota
	Bool
	Number
	String
	Name
	Array
	Dict
	Reference
	Keyword
)

// Value is an object. Str holds the bytes of strings, names (without the
// slash) and keywords, and, of the dictionary of a stream, the stream as it
// stands in the file; List the elements of an array, or keys and values of a
// dictionary by turns; Num a number, the number of the object referred to, or
// 1 for true.
type Value struct {
	Kind Kind
	Num  float64
	Str  []byte
	List []Value
}

// Key returns the value of a key of a dictionary; Null when there is none.
func (v Value) Key(key string) Value {
	if v.Kind != Dict {
		return Value{}
	}
	for i := 0; i+1 < len(v.List); i += 2 {
		if string(v.List[i].Str) == key {
			return v.List[i+1]
		}
	}
	return Value{}
}

// Int returns a number without its fraction; 0 for other kinds.
func (v Value) Int() int {
	if v.Kind != Number && v.Kind != Reference {
		return 0
	}
	return int(v.Num)
}

// Is tells whether the value is that name or keyword.
func (v Value) Is(s string) bool {
	return (v.Kind == Name || v.Kind == Keyword) && string(v.Str) == s
}

// IsStream tells whether the value is a stream.
func (v Value) IsStream() bool { return v.Kind == Dict && v.Str != nil }
