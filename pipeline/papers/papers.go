// Package papers reads back the two forms that are filled in around an audit:
// the working paper (審査調書) of one auditor at one company, and the post-trial
// report (事後報告シート) of a company.
//
// In: a workbook that any reader made of a file, the catalogue of criteria.
// Out: record.Paper or record.Aftermath, whose every value names file, sheet,
// cell, raw text and rule; and problems for what cannot be a value. Join puts
// the papers of several auditors together.
//
// Tables are found by their heads on whatever sheet, columns by their head
// words, rows by the item's ID: renamed sheets, inserted rows and columns and
// another order do no harm. The forms' hidden sheet says what the file is,
// whose, and marks every text of ours in it, so that whatever else stands
// somewhere is a person's: it is taken by a step, or it becomes a note and a
// problem with its cell. So nothing is dropped without a word.
//
// The package judges nothing and chooses nothing. ○ is not read as 適合, since
// auditors write it for 確認した as well; where two papers differ about an item
// neither counts until a person has said which. It opens no file, runs no
// formula and no macro.
package papers

import (
	"slices"
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// Input is one file, opened already.
type Input struct {
	File      string // path in the folder, slash-separated
	Digest    string // SHA-256 of the file, hex
	Book      *workbook.Book
	Catalogue *criteria.Catalogue
	// Own lists texts of our forms, for files that lost their hidden sheet
	// (OwnTexts of blank forms); nil will do.
	Own []string
}

// Form is the kind of a file of ours.
type Form string

// The forms; None is any other workbook.
const (
	None        Form = ""
	PaperForm   Form = record.PaperIs
	ReportForm  Form = record.AftermathIs
	enoughHeads      = 4 // of a table, for a file without a hidden sheet
)

// Recognise tells whether a workbook is one of the two forms: by the hidden
// sheet, else by the heads of its tables.
func Recognise(b *workbook.Book) Form {
	switch keys := readKeys(b); keys.first(criteria.KeyKind) {
	case record.PaperIs:
		return PaperForm
	case record.AftermathIs:
		return ReportForm
	case "":
		if keys.first(criteria.KeyForm) != "" { // a self-check sheet says nothing of its kind
			return None
		}
	default:
		return None
	}
	return recogniseByHeads(b)
}

// topRows are how far down a head is looked for: a form of ours has its first
// one within the first twenty rows, whatever was put above it.
const topRows = 100

// recogniseByHeads tells a form that lost its hidden sheet. A company may have
// columns of such names in a return of its own making, so the form must also
// call itself by its name somewhere.
func recogniseByHeads(b *workbook.Book) Form {
	named := map[string]bool{}
	found := None
	for _, s := range b.Sheets {
		n, _ := slices.BinarySearchFunc(s.Cells, topRows+1, func(c workbook.Cell, row int) int { return c.Row - row })
		top := *s
		top.Cells = s.Cells[:n]
		for _, c := range top.Cells {
			for _, word := range []string{record.PaperTitle, record.LabelAuditorID, record.AftermathTitle, record.LabelAfterDue} {
				if strings.Contains(c.Text, word) {
					named[word] = true
				}
			}
		}
		for _, t := range findTables(newPage(problem.Pos{}, &top), slicesOf(paperForms(), afterForms())) {
			switch {
			case t.form.name == tableFindings && len(t.cols) > enoughHeads:
				found = PaperForm
			case found == None && (t.form.name == tablePoints || t.form.name == tableMeasures || t.form.name == tableEffects):
				found = ReportForm
			}
		}
	}
	switch {
	case found == PaperForm && (named[record.PaperTitle] || named[record.LabelAuditorID]),
		found == ReportForm && (named[record.AftermathTitle] || named[record.LabelAfterDue]):
		return found
	}
	return None
}

func slicesOf(lists ...[]tableForm) []tableForm {
	var out []tableForm
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

// OwnTexts lists the texts of blank forms, for Input.Own.
func OwnTexts(blank ...*workbook.Spec) []string {
	var out []string
	for _, b := range blank {
		for _, s := range b.Sheets {
			for _, c := range s.Cells {
				if t, ok := c.Value.(string); ok && !s.Hidden && !s.VeryHidden {
					out = append(out, t)
				}
			}
		}
	}
	return out
}

// reading is the state of reading one file.
type reading struct {
	Input
	pages    []*page
	keys     keys
	marked   bool // the hidden sheet has marks of our texts
	own      map[string]bool
	items    map[string]*criteria.Item // by folded ID
	asked    map[string]*criteria.Item // by folded question
	notes    []record.Note
	problems problem.List
}

func newReading(in Input, forms []tableForm) *reading {
	d := &reading{Input: in, keys: readKeys(in.Book), own: map[string]bool{}, items: map[string]*criteria.Item{}, asked: map[string]*criteria.Item{}}
	for i := range in.Catalogue.Items {
		it := &in.Catalogue.Items[i]
		d.items[normalize.Fold(it.ID)], d.asked[normalize.Fold(it.Question)] = it, it
	}
	d.marked = len(d.keys.marks) > 0
	for _, m := range d.keys.marks {
		d.own[m] = true
	}
	for _, t := range in.Own {
		d.own[record.FormMark(t)] = true
	}
	for _, s := range in.Book.Sheets {
		if ours(s) {
			continue
		}
		p := newPage(problem.Pos{File: in.File, Sheet: s.Name}, s)
		p.tables = findTables(p, forms)
		d.pages = append(d.pages, p)
	}
	return d
}

// ours tells the sheets that no person fills in.
func ours(s *workbook.Sheet) bool {
	return s.Name == criteria.SheetHidden || strings.HasPrefix(s.Name, "_choices")
}

// keys is what the hidden sheet says: keys with their values, and marks.
type keys struct {
	list  [][2]string
	marks []string
}

func readKeys(b *workbook.Book) keys {
	var k keys
	s := b.Sheet(criteria.SheetHidden)
	if s == nil {
		return k
	}
	for i := range s.Cells {
		c := &s.Cells[i]
		switch c.Col {
		case 1:
			value := ""
			if v := s.At(c.Row, 2); v != nil {
				value = normalize.Clean(v.Text)
			}
			k.list = append(k.list, [2]string{normalize.Clean(c.Text), value})
		case 3:
			if c.Row > 1 {
				k.marks = append(k.marks, c.Text)
			}
		}
	}
	return k
}

// first returns the value of a key, "" where it is not there.
func (k keys) first(key string) string {
	for _, kv := range k.list {
		if kv[0] == key {
			return kv[1]
		}
	}
	return ""
}

// with lists the values of keys that begin so, by what follows.
func (k keys) with(prefix string) map[string]string {
	out := map[string]string{}
	for _, kv := range k.list {
		if rest, ok := strings.CutPrefix(kv[0], prefix); ok {
			out[rest] = kv[1]
		}
	}
	return out
}

// catalogue names the catalogue that the file was made with.
func (d *reading) catalogue() string {
	return strings.TrimSpace(d.keys.first(criteria.KeyCatalogue) + " " + d.keys.first(criteria.KeyVersion))
}

// otherCatalogue reports a form that was made with another catalogue than the
// one in use.
func (d *reading) otherCatalogue() {
	if was, is := d.catalogue(), d.Catalogue.ID+" "+d.Catalogue.Version; was != "" && was != is {
		d.problems.Add("paper-catalogue", problem.Pos{File: d.File}, was, is)
	}
}

// excerpt shortens a text for a problem.
func excerpt(s string) string {
	const most = 40
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r", ""), "\n", "⏎")
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
