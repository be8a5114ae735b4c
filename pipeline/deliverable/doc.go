// Package deliverable puts together what the office hands over (call, main text
// 4(4)): one electronic copy of the project report in the agreed formats, proven
// before it leaves, and proven again wherever it arrives.
//
// In: a Profile (data: which files, names, forms, checks), the bytes of the
// files, facts of the project, what became of the companies, the figures as they
// were counted, what was delivered before. Out: a Package, which is a tree of
// files with a list of them, sums (sha256sum -c takes them), a description for
// machines, the text of the disc's label and what changed since the last one;
// and every problem at once. With an error among them there is no package. The
// same input gives the same bytes, as folder, as ZIP and as image of a disc.
//
// # What is checked
//
// Of each file alone: its package and relationships, well-formed XML, no macro,
// link, foreign object, lock or password (office.go); no comment, tracked change,
// hidden text, place left open, mark of a draft or record of the work (word.go,
// sheets.go, drafts.go); PDF/A as far as it can be seen without rendering, with
// fonts whose text can be taken out (pdfa.go, pdffont.go). Of files together: a PDF and
// its Word file say the same, both ways (fidelity.go); each figure of the report
// is that of the workbook, of the csv and of the count (figures.go). Of the
// whole: names that a disc, a ZIP and Windows take, size, companies, and what
// identifies a company, in every byte, by a scanner that the caller brings.
// Everything is read back from the bytes by code that shares nothing with what
// wrote them.
//
// # Verifying elsewhere
//
// Verify needs no project: the description names what must agree with what. The
// one thing that does not travel is the list of names to scan for. Not even as
// digests: companies are few and known, so that anybody could try names until a
// digest fits, and learn from the public edition who took part. Without a register Verify
// looks for what has the form of a name: telephone and corporate numbers,
// addresses, mail, company names with their legal form, authors in metadata. With one it scans as Make did.
//
// The package opens no file, knows no date but the one given and writes nothing.
package deliverable
