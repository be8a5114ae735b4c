// Package markup reads the XML of Word files with the place of every element,
// and writes them back with nothing changed but what was meant to change.
//
// In: the bytes of a package (a zip file of parts), whatever program saved
// it. Out: its parts, their relationships and content types, and for a part a
// tree of Nodes each of which knows its bytes. A Splice replaces, inserts and
// deletes ranges of bytes of a part, so that all others stay as they were; a
// Package is saved with its unchanged parts copied as they stand compressed.
//
// encoding/xml is not used: it does not give the bytes of an element, rewrites
// prefixes when it writes, and is slow. The scanner reads UTF-8 and refuses
// what no Word file has: document types, entities of their own, more nodes
// than any report. Names are given with the usual prefixes whatever prefixes
// the file uses, and whichever variant (transitional, strict) of the standard.
//
// The package knows nothing of paragraphs or controls. It never repairs:
// a part that is not well formed is an error.
package markup
