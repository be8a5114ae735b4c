// Package auditor is test support: it makes a report draft, changes the data
// behind it, and edits the Word file as a person or a program would.
//
// In: a Variant that says what the data are, or the bytes of a Word file and
// an edit script. Out: a doc.Document, or the file edited. Scripts work on
// the XML by package markup; they share nothing with the code that reads
// drafts back, so that tests of it can fail. No command of the program uses
// this package.
package auditor
