// Package docx writes documents as Word files and reads the text of Word files.
//
// In: a doc.Document and a Reference, the Word document whose styles, table
// styles, numbering and page an office may restyle in Word. Out: the bytes of
// a .docx, and the problems of its text. Reference.Look gives the same look
// to the PDF writer, so that both turn their pages at the same line: every
// style has an exact line height, and nothing depends on a document grid.
//
// godocx opens the reference once, and answers which styles there are and how
// they look. It is never used to write: it loses content controls, bookmarks
// and fields. The parts of the reference that do not change are deflated once
// and copied raw into every document; the others are written by the small
// WordprocessingML writer of this package (writer, body, table, field, chart).
//
// Lines reads the text of a Word file back from its raw XML, in the order of
// doc.Lines, so that nothing that was written, or that an auditor typed, can
// be lost unseen. Files are bounded in size, and a broken one is an error.
//
// The package never drops a character: what XML cannot carry is reported with
// the place that it came from. The same document gives the same bytes.
package docx
