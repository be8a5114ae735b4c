package compose

import (
	"strconv"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// internal is the marking of the intake report where the project has none: it
// names companies and never leaves the office.
const internal = "取扱注意"

// IntakeFile is one file of the inbox.
type IntakeFile = audit.Received

// IntakeInput is what the 回答の受付結果 is made from.
type IntakeInput struct {
	Project   *record.Project
	Catalogue *criteria.Catalogue
	Date      calendar.Date
	Files     []IntakeFile
}

// IntakeReport makes the 回答の受付結果, for the office alone. It returns no
// document when nothing came in.
func (t *Templates) IntakeReport(in IntakeInput) (*doc.Document, problem.List) {
	if len(in.Files) == 0 {
		return nil, nil
	}
	i := &intake{in: in, ways: audit.WaysOf(in.Files, in.Catalogue)}
	d, faults := t.compose(KindIntakeReport, i.view(), intakeParts(i), i.meta())
	if d != nil {
		d.PlainFirst = false // its marking stands on every page
	}
	return d, faults
}

// intake is the making of one intake report.
type intake struct {
	in   IntakeInput
	ways audit.Ways
}

// intakeView is what its template sees.
type intakeView struct {
	Date                                             calendar.Date
	Project                                          projectView
	Files, Refused, Superseded, Used, Answers, Marks int
}

func (i *intake) view() intakeView {
	v := intakeView{Date: i.in.Date, Project: newProjectView(i.in.Project), Files: len(i.in.Files),
		Used: i.ways.Files, Answers: i.ways.N, Superseded: len(i.of(record.Superseded)),
		Refused: len(i.of(record.TurnedAway, record.Unassigned))}
	for _, c := range i.ways.Marked {
		v.Marks += c.N
	}
	return v
}

func (i *intake) meta() doc.Meta {
	p, c := i.in.Project, i.in.Catalogue
	return doc.Meta{Subject: p.Title, Org: p.Body.Name, Marking: orElse(p.Marking, internal), Version: "第1版", Date: i.in.Date,
		Record: "catalogue " + c.ID + " " + c.Version + " " + c.Digest + "; project " + p.Digest}
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// intakeParts are the parts of the 回答の受付結果.
func intakeParts(i *intake) parts {
	return parts{blocks: map[string]func(string) doc.Block{
		"table: fates":      func(string) doc.Block { return i.fates() },
		"table: files":      func(string) doc.Block { return i.files() },
		"table: refused":    func(string) doc.Block { return i.refused() },
		"table: superseded": func(string) doc.Block { return i.superseded() },
		"table: found": func(string) doc.Block {
			return waysTable("found", "回答の欄の見つけ方", i.ways.Found, i.ways.N)
		},
		"table: read":  func(string) doc.Block { return waysTable("read", "回答の読み方", i.ways.Families, i.ways.N) },
		"table: marks": func(string) doc.Block { return waysTable("marks", "通常と異なる記入", i.ways.Marked, 0) },
	}}
}

// of returns the files of these fates.
func (i *intake) of(fates ...record.Fate) []numbered {
	var out []numbered
	for n, f := range i.in.Files {
		for _, fate := range fates {
			if f.Fate == fate {
				out = append(out, numbered{n + 1, f})
			}
		}
	}
	return out
}

// numbered is a file with its number in the table of files.
type numbered struct {
	n int
	IntakeFile
}

func (f numbered) number() doc.Cell { return cell(strconv.Itoa(f.n)) }

// file is the path within the inbox.
func (f numbered) file() Word { return fileWord(f.File) }

// fileWord shows a path within the inbox.
func fileWord(path string) Word {
	return Word{strings.TrimPrefix(path, "inbox/"), problem.Pos{File: path}}
}

// owner names the company, or says that nobody knows.
func (f numbered) owner() doc.Cell {
	name := Word{f.Name, f.Pos}
	if f.Company == "" {
		return cell(name)
	}
	return cellOf(words(Word{f.Company, f.Pos}), words(name))
}

func (i *intake) fates() doc.Block {
	t := newTable("fates", "受け付けたファイルの結果", col{"結果", .70, 0}, col{"件数", .30, 0})
	for _, c := range audit.FatesOf(i.in.Files) {
		row(t, cell(c.Name), count(c.N))
	}
	row(t, cell("計"), count(len(i.in.Files)))
	return t
}

func count(n int) doc.Cell {
	c := cell(grouped(int64(n)))
	c.Align = doc.End
	return c
}

func (i *intake) files() doc.Block {
	t := newTable("files", "受け付けたファイル", col{"番号", .065, doc.Centre}, col{"ファイル", .232, 0}, col{"結果", .11, 0}, col{"事業者", .187, 0},
		col{"回答日", .122, 0}, col{"版", .098, 0}, col{"読取", .062, doc.End}, col{"項目", .062, doc.End}, col{"照会", .062, doc.End})
	for n, f := range i.in.Files {
		f := numbered{n + 1, f}
		cells := []doc.Cell{f.number(), cell(f.file()), cell(audit.FateWord(f.Fate)), f.owner()}
		row(t, append(cells, i.readCells(f)...)...)
	}
	t.Note = words("注　「読取」は自己チェックの回答を読み取った項目の数、「項目」はそのシートで尋ねた項目の数、「照会」はそのファイルの記入に関する照会事項の数である。")
	return t
}

// readCells are the cells of what was read: 回答日, 版, 読取, 項目, 照会.
func (i *intake) readCells(f numbered) []doc.Cell {
	none := cell(None)
	if f.Response == nil {
		return []doc.Cell{none, none, none, none, none}
	}
	read, of := f.Items(i.in.Catalogue)
	queries := none
	if f.Fate == record.Read {
		queries = count(f.Queries)
	}
	return []doc.Cell{inTwo(dated(f.Response.Received)), i.form(f), count(read), count(of), queries}
}

// inTwo sets a date in a narrow column: the year on a line of its own.
func inTwo(date Word) doc.Cell {
	year, rest, ok := strings.Cut(date.S, "年")
	if !ok || rest == "" {
		return cell(date)
	}
	return cellOf(words(Word{year + "年", date.Src}), words(Word{rest, date.Src}))
}

// form is the version of the form that came back; of other criteria than the
// project's their name too.
func (i *intake) form(f numbered) doc.Cell {
	at := problem.Pos{File: f.File}
	id, version, numbered := strings.Cut(f.Version(), " ")
	switch {
	case !numbered:
		return cell(Word{id, at})
	case id == i.in.Catalogue.ID:
		return cell("第", Word{version, at}, "版")
	}
	return cellOf(words(Word{id, at}), words("第", Word{version, at}, "版"))
}

func (i *intake) refused() doc.Block {
	t := newTable("refused", "受け付けられなかったファイル", col{"番号", .065, doc.Centre}, col{"ファイル", .255, 0}, col{"結果", .11, 0}, col{"理由及び対応", .57, 0})
	for _, f := range i.of(record.TurnedAway, record.Unassigned) {
		at := problem.Pos{File: f.File}
		why := [][]doc.Inline{words(Word{f.Reason, at})}
		if f.Advice != "" {
			why = append(why, words("対応　", Word{f.Advice, at}))
		}
		row(t, f.number(), cell(f.file()), cell(audit.FateWord(f.Fate)), cellOf(why...))
	}
	return t
}

func (i *intake) superseded() doc.Block {
	t := newTable("superseded", "差し替えたファイル", col{"番号", .065, doc.Centre}, col{"ファイル", .225, 0}, col{"事業者", .17, 0}, col{"使用するファイル", .225, 0}, col{"理由", .315, 0})
	for _, f := range i.of(record.Superseded) {
		row(t, f.number(), cell(f.file()), f.owner(), cell(fileWord(f.Used)), f.why())
	}
	return t
}

// why is the reason of a file's fate, a paragraph for each of its lines.
func (f numbered) why() doc.Cell {
	if f.Reason == "" {
		return cell(None)
	}
	var lines [][]doc.Inline
	for l := range strings.SplitSeq(f.Reason, "\n") {
		lines = append(lines, words(Word{l, problem.Pos{File: f.File}}))
	}
	return cellOf(lines...)
}

// waysTable is a table of counts that add up to a base; with no base nothing is
// added up. Ways that did not occur are left out.
func waysTable(id, caption string, counts []audit.Count, of int) doc.Block {
	cols := []col{{"区分", .60, 0}, {"項目数", .20, 0}, {"割合", .20, 0}}
	if of == 0 {
		cols = []col{{"区分", .70, 0}, {"項目数", .30, 0}}
	}
	t := newTable(id, caption, cols...)
	add := func(name string, n int) {
		cells := []doc.Cell{cell(name), count(n)}
		if of > 0 {
			share := cell(percent(n, of))
			share.Align = doc.End
			cells = append(cells, share)
		}
		row(t, cells...)
	}
	for _, c := range counts {
		if c.N > 0 {
			add(c.Name, c.N)
		}
	}
	if of > 0 {
		add("計", of)
	}
	return t
}
