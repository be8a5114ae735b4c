// Package pipeline runs the office's work over a project folder: returned
// self-check sheets in; queries, audit plans, report drafts and the project
// report out. This text is the account of the architecture.
//
// # One picture
//
//	inbox/* ──parcel──→ files ──intake──→ record ──audit──→ assessment, plan, totals ──compose──→ doc ─┬─ pdf  ─→ .pdf
//	companies.xlsx ──────────register──────┘ ↑   ↑ criteria/*.yaml                 ↑ templates/*.md     ├─ docx ─→ .docx ⇄ auditor in Word
//	project.yaml ────────────register──────┘ decision                              ↑ templates/reference └─ sheet ─→ .xlsx
//	record ←──collect── docx/draft ←── finished .docx ──docx/final──→ final .docx ──docx/restore──→ doc ──pdf──→ final .pdf
//
// There is one document model (package doc) and many writers. The writers know
// nothing of audits, the rules (package audit) know nothing of documents; what
// joins them is package compose, and nothing else does. So a document is the
// same in Word and PDF because both are written from one value, and a rule can
// be read and tested without a document in sight.
//
// # The stages
//
// Every stage is a function from values to values and problems:
//
//	register  project.yaml, companies.xlsx → record.Project, []record.Company
//	parcel    one file of the inbox → the files in it, each with its kind, told by content
//	intake    one returned table → record.Response; all of them → which one counts
//	decision  decisions.xlsx → what the office decided about answers with two meanings
//	audit     company + return + catalogue → Assessment; all → plans, checks, totals
//	compose   audit data + templates → doc.Document
//	pdf, docx doc.Document → bytes; the PDF's layout gives the page numbers of
//	          the Word file's table of contents, so the PDF is written first
//	sheet     self-check sheets, follow-ups, register, figures → workbook.Spec → bytes
//	trace     everything that is known about one value → shinsa explain
//	collect   fields of a finished Word file → record.Report
//	closing   Report + assessment → what keeps the report from being final (別紙1 5)
//	overlay   a PDF of ours + a scan of its paper → the scan with the exact text
//	papers    審査調書, 事後報告シート as they came back → record.Fieldwork, record.Aftermath
//	events    経過記録.xlsx → what happened when; method holds it against every clause
//	statistics  everything about every company → the tables of the project report
//	disclosure  those tables → what of them may be shown; companies → codes, wider groups
//	leak      names + the bytes of any file → where a company could be recognised
//	deliverable  finished files + a profile → the electronic deliverable, or why not
//
// Faults in the material are problem values: one run reports them all, sorted,
// each with its place. An error means that the machinery failed. Stages do not
// print, read the clock or the environment; the date comes in Options.
//
// # One company, one job
//
// The documents of one company are one pure job, keyed by the hash of what they
// depend on: company, return, plan, project, catalogue, templates, reference,
// fonts, versions of the stages. Its cache entry holds what was published and
// what was found; a run with nothing changed looks the keys up, sees by digest
// that the files stand, and writes nothing. The project report is one further
// job over the totals. Jobs run side by side (Options.Jobs).
//
// The whole run is looked up first in the same way (unchanged.go): with the same
// files, options and program the summary of the last run stands, once every
// file is seen to stand.
//
// The date of a document is the date of the run that made it; a later run
// without --date does not renew a document for its date alone, one with --date
// does. What a person deleted comes back with the date that it had. --verify
// compares only what was made before of the very same material. A plan starts
// from the day on which the office first read the return (seen.go), so that it
// does not move because a day has passed.
//
// # The folder
//
// Everything is read and written through package workspace: whole files only
// (temporary name, sync, rename), one lock a run. The ledger knows by digest
// which files are our own; what a person edited is never overwritten: the new
// version goes beside it and the summary says so. A document that depends on an
// error is withheld, in Word and PDF alike, and the summary says why. What an
// earlier run made and this one would not (a query whose cause is gone, an
// older version of a withheld document, a company that left the register) is
// named as stale and never deleted. One file is written by both sides,
// decisions.xlsx: what persons typed stands in every new version of it
// (decide.go), and the old one is kept.
//
// # Drafts that come back
//
// A person's Word file is never written through a library: package docx/markup
// knows the bytes of every element, and whatever is changed is a splice.
// docx/draft reads the places to fill in (by tag, by the name of the placeholder
// that LibreOffice keeps, by title, by position) and lists every difference from
// our version; docx/merge renews what the person did not touch, and proves that
// every edit is in the result or in the report, else there is no result; package
// handover knows which version of ours a file comes from (by the record that
// travels inside), keeps every state in .shinsa/versions, and takes in what comes
// back in the inbox. The PDF beside an edited draft is made from that draft
// (docx/restore), so that the two say the same. Letters and records of the method
// stand in a job of their own (process.go): an auditor's work on the report
// renews those, and not the plan.
//
// # What went out
//
// Once the log says that a document was sent, that version stands (sent.go): a
// change of the data behind it names it as stale, and the new text becomes its
// second version beside it, with a letter that says what changed. Working papers
// and post-trial reports are forms that persons fill in (forms.go): a new version
// carries over what they typed, or stands beside.
//
// # Figures, editions, deliverable
//
// Every number of the project report is a cell of a statistics.Table: report,
// charts, open-data workbook, csv and shinsa explain are made from the same value
// (figures.go), so that no two can differ. The public edition (edition.go) is made
// from the same tables after package disclosure: groups so wide that no combination
// is that of fewer than k companies, small numbers withheld with enough others that
// no sum gives them back; free texts only where the office approved them in the
// other edition's Word file. Deliver (deliver.go) finishes the report, gathers the
// files that a profile names, and makes nothing while one check fails: files, text
// of Word against PDF, numbers against each other, marks of drafts, and package
// leak over every byte.
//
// # PDF that is proven
//
// pdf/layout decides every position, pdf/paint writes the operators with marked
// content, pdf/finish the structure tree and the file (PDF/A-2a, PDF/UA-1), and
// pdf/gate reads the finished bytes back with code that shares nothing with the
// writers: a file whose text differs from the model's is not given out.
//
// # Untrusted files
//
// What companies send is opened in steps, each within limits and none able to
// end the run: parcel tells kinds by content and unpacks, the readers (workbook
// for OOXML, workbook/xls, workbook/ods, workbook/delimited, workbook/markup)
// turn tables into one neutral model, intake finds the answers in it. No macro,
// link or formula is run; nothing is unpacked to disk. The program has them read
// by processes of its own (package worker, Options.Worker): a loop, a crash or
// hunger for memory costs the one file and is told with a code; the library alone
// reads in process.
//
// # Walls
//
// walls_test.go holds which package may import which, with the reason, and
// that each third-party library has one importing package: excelize stands in
// workbook, godocx in docx, pdfcpu in overlay/page, goldmark
// in compose, goccy/go-yaml in strict, cobra in cmd/shinsa. The image of a disc is
// our own (deliverable/disc): diskfs/go-diskfs 1.9.4 gave folders that no program
// could read and other bytes each time.
//
// Packages beside those of the first design: calendar (civil dates and eras,
// needed from problem to document), strict (YAML whose unknown keys are problems
// with lines), workbook (cells in and out as plain data, so that several
// packages use Excel and one knows the library) with its readers of other
// formats, register (the office's own two files), parcel, decision, trace,
// message (what the command line says) and sample (made-up projects, built from
// the office's own sheets and then spoiled as life spoils them).
package pipeline
