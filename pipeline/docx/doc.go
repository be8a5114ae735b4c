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
// WordprocessingML writer of this package.
//
// # Places to fill in
//
// Every field is a content control inside a line, without a kind of its own
// (text, rich text) or as drop-down list, date picker or check box. Data that
// nobody is to change stands in locked controls, one a paragraph; rows that a
// person may add stand in repeating sections, where the controls of each row
// have the same tags. Comments by the software say where an auditor should
// look. These forms were found by experiment with LibreOffice 7.4, which saves
// others with their text repeated once for every change of script: controls
// around paragraphs, cells or tables, and plain-text controls (w:text).
//
// LibreOffice drops the tags of all controls, and titles and IDs of those in
// lines; what it keeps is the name of the placeholder's building block. So a
// building block in the glossary part is named by the tag of its control (see
// partName): Word finds in it the words that an emptied control shows again,
// and a reader of finished files finds the tag. Locks and sections are lost,
// dates keep their day, comments and bookmarks stay, a check box should stand
// alone in its paragraph. TestThroughLibreOffice holds all this over two saves.
//
// # The record inside
//
// customXml/item1.xml carries what the document was made from (Meta.Facts),
// its controls with what they held, and short digests of the locked texts,
// under a digest over all of it: a file is known when it comes back renamed.
// The digest is over the content, since programs write the part anew;
// ReadRecord says whether it holds.
//
// # Head and foot
//
// Running head and foot are ours, unless an office put a picture or words of
// its own into those of the reference: then they are taken over as they stand,
// with the words of the document where the reference has 文書名　対象 and 取扱注意.
//
// # Reading back
//
// Lines reads the text of a Word file back from its raw XML, in the order of
// doc.Lines, so that nothing that was written, or that an auditor typed, can
// be lost unseen. Files are bounded in size, and a broken one is an error.
//
// The package never drops a character: what XML cannot carry is reported with
// the place that it came from. The same document gives the same bytes.
package docx
