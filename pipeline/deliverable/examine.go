package deliverable

import (
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"shinsa/pipeline/pdf/gate"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
)

// examination holds the files of a deliverable, before it is made and when it
// is verified elsewhere.
type examination struct {
	files   []placed
	checks  Checks
	tools   Tools
	counted []Table
	marks   drafts
	seen    []examined // by number of the file
}

// examined is what became of one file.
type examined struct {
	found problem.List
	parts *parts // of a Word or Excel file
	book  *workbook.Book
	pages *gate.Reading
	lines []string // of a Word file that others are held against
}

// examine makes every check that concerns the contents of files. Files are
// looked at side by side; what is told does not depend on it.
func examine(files []placed, checks Checks, tools Tools, counted []Table) problem.List {
	e := &examination{files: files, checks: checks, tools: tools, counted: counted, marks: newDrafts(checks), seen: make([]examined, len(files))}
	e.each(e.file)
	e.each(e.sameText)
	var found problem.List
	for _, s := range e.seen {
		found = append(found, s.found...)
	}
	if checks.Figures {
		found = append(found, e.figures()...)
	}
	return found
}

// each does something for every file.
func (e *examination) each(do func(f *placed, out *examined)) {
	sideBySide(len(e.files), func(i int) { do(&e.files[i], &e.seen[i]) })
}

// sideBySide does n things on every processor.
func sideBySide(n int, do func(i int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

// together collects what is told of n things, in their order.
func together(n int, tell func(i int) problem.List) problem.List {
	all := make([]problem.List, n)
	sideBySide(n, func(i int) { all[i] = tell(i) })
	return slices.Concat(all...)
}

func extension(p string) string { return strings.ToLower(path.Ext(p)) }

// file makes the checks that a file passes alone.
func (e *examination) file(f *placed, out *examined) {
	if len(f.Data) == 0 {
		out.found.Add("deliver-empty", f.pos(), path.Base(f.Path))
		return
	}
	if want := extension(f.rule.Role.V); want != "" && want != extension(f.Path) {
		out.found.Add("deliver-extension", f.pos(), f.Path, want)
	}
	switch extension(f.Path) {
	case ".docx":
		e.office(f, out)
		if out.parts != nil {
			out.found = append(out.found, checkWord(f.pos(), out.parts, e.marks)...)
			e.lines(f, out)
		}
	case ".xlsx":
		e.office(f, out)
		e.workbook(f, out)
	case ".pdf":
		out.found = append(out.found, checkPDF(f.pos(), f.Data, e.checks.PDF)...)
		e.pages(f, out)
	case ".csv", ".txt":
		out.found = append(out.found, checkLines(f.pos(), f.Data, e.marks)...)
	}
}

func (e *examination) office(f *placed, out *examined) {
	p, found := checkOffice(f.pos(), f.Data, 0)
	if out.parts = p; e.checks.Office || p == nil {
		out.found = append(out.found, found...)
	}
}

func (e *examination) workbook(f *placed, out *examined) {
	book, err := workbook.Read(f.Data, workbook.DefaultLimits())
	if err != nil {
		out.found.Add("deliver-office-broken", f.pos(), err.Error())
		return
	}
	out.book = book
	out.found = append(out.found, checkSheets(f.pos(), book, e.marks)...)
}

// lines reads the text of a Word file that another file is held against.
func (e *examination) lines(f *placed, out *examined) {
	if !e.checks.SameText || e.tools.Lines == nil || !slices.ContainsFunc(e.files, func(o placed) bool { return o.rule.SameText.V != "" && o.rule.SameText.V == f.rule.Role.V }) {
		return
	}
	lines, err := e.tools.Lines(f.Data)
	if err != nil {
		out.found.Add("deliver-office-broken", f.pos(), err.Error())
		return
	}
	out.lines = append(lines, "")
}

// pages reads a PDF back, and looks for marks of a draft on its pages, heads
// and stamps among them.
func (e *examination) pages(f *placed, out *examined) {
	r, err := gate.Read(f.Data)
	if err != nil {
		if len(out.found) == 0 {
			out.found.Add("deliver-pdf-broken", f.pos(), err.Error())
		}
		return
	}
	out.pages = r
	for i, p := range r.Pages {
		at := f.pos()
		at.Place = number(i+1) + "頁"
		for _, piece := range p.Pieces {
			if found := e.marks.text(at, piece.Text); len(found) > 0 {
				out.found = append(out.found, found...)
				break
			}
		}
	}
}

// sameText holds a PDF against its Word file.
func (e *examination) sameText(f *placed, out *examined) {
	role := f.rule.SameText.V
	if role == "" || !e.checks.SameText || e.tools.Lines == nil {
		return
	}
	i := slices.IndexFunc(e.files, func(o placed) bool { return o.rule.Role.V == role })
	if i < 0 {
		out.found.Add("deliver-no-word", f.pos(), role)
		return
	}
	if lines := e.seen[i].lines; lines != nil && out.pages != nil {
		out.found = append(out.found, checkSameText(f, &e.files[i], out.pages, lines)...)
	}
}

// figures holds the numbers of documents and files of values against each other.
func (e *examination) figures() problem.List {
	var found problem.List
	for i := range e.files {
		word := &e.files[i]
		var data []tables
		for j := range e.files {
			if f := &e.files[j]; f.rule.FiguresOf.V != "" && f.rule.FiguresOf.V == word.rule.Role.V && len(f.Data) > 0 {
				t, broken := readTables(f, e.seen[j].book)
				found = append(found, broken...)
				data = append(data, t)
			}
		}
		a := newAgreement(e.counted, word)
		if p := e.seen[i].parts; p != nil && extension(word.Path) == ".docx" && len(data)+len(a.counted) > 0 {
			a.word.grids = wordGrids(p)
			a.all(data)
			found = append(found, a.found...)
		}
	}
	return found
}

// all holds the Word file against each of the files of values.
func (a *agreement) all(data []tables) {
	a.report()
	var values []grid
	for _, d := range data {
		a.data(d)
		if extension(d.file.Path) == ".csv" {
			values = append(values, d.grids...)
		} else {
			a.every(d.file, d.grids)
		}
	}
	if values != nil {
		a.every(a.word.file, values)
	}
}
