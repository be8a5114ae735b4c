package sheet

import (
	"strconv"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// PaperOptions is what a working paper (審査調書) is made of: one auditor at one
// company.
type PaperOptions struct {
	Project    *record.Project
	Catalogue  *criteria.Catalogue
	Assessment *audit.Assessment
	Plan       *audit.Plan
	Auditor    *record.Auditor
	Date       calendar.Date // of the file's properties; zero leaves them out
	// Filled is what the auditor typed into an earlier version, to stand in this
	// one, too; nil for an empty one. What has no place in this one is left out:
	// the caller reads it back.
	Filled *record.Paper
}

// Paper describes the working paper of one auditor at one company (別紙1
// 4(2)①, 4(3)②): what the company said as data, and places for what the
// auditor sees. Package papers reads it back.
func Paper(o PaperOptions) *workbook.Spec {
	w := paper{PaperOptions: o, base: SelfCheckOptions{Project: o.Project, Company: o.Assessment.Company, Catalogue: o.Catalogue, Date: o.Date}}
	w.pending = w.outdated()
	sheets := w.sheets()
	own := sheets
	if o.Filled != nil { // what persons typed is no text of ours
		blank := w
		blank.Filled = nil
		own = blank.sheets()
	}
	return &workbook.Spec{Title: record.PaperTitle, Author: o.Project.Body.Name, Date: stamp(o.Date),
		Sheets: append(sheets, hiddenForm(w.base, w.keys(), own))}
}

func (w *paper) sheets() []*workbook.SheetSpec {
	out := []*workbook.SheetSpec{w.cover(), w.findings(), w.interviews(), w.laws(), w.advice()}
	if outside := w.outside(); outside != nil {
		out = append(out, outside)
	}
	return out
}

// paper is the working paper while it is made.
type paper struct {
	PaperOptions
	base    SelfCheckOptions
	pending map[string]string // see record.Paper
}

// keys tell the reader whose paper it is and which answers it shows.
func (w *paper) keys() [][2]string {
	digest := ""
	if w.Assessment.Response != nil {
		digest = w.Assessment.Response.Digest
	}
	keys := [][2]string{{criteria.KeyKind, record.PaperIs}, {record.KeyAuditor, w.Auditor.ID}, {record.KeyReturn, digest}}
	shown := PaperShown(w.Assessment)
	for i := range w.Assessment.Items {
		if id := w.Assessment.Items[i].Item.ID; shown[id] != "" {
			keys = append(keys, [2]string{record.KeyShown + id, shown[id]})
			if mark := w.pending[id]; mark != "" {
				keys = append(keys, [2]string{record.KeyPending + id, mark})
			}
		}
	}
	for i, l := range w.Assessment.Laws {
		keys = append(keys, [2]string{record.KeyLaw + strconv.Itoa(i+1), record.FormMark(l.V)})
	}
	return keys
}

// PaperShown gives a mark of what a paper shows of the company's answer to
// each item that stands on it. Where the mark of a paper is another one, the
// company has said something else since.
func PaperShown(a *audit.Assessment) map[string]string {
	out := map[string]string{}
	for i := range a.Items {
		if it := &a.Items[i]; onPaper(it) {
			out[it.Item.ID] = record.FormMark(it.Item.Question + "\x00" + theirAnswer(it) + "\x00" + theirText(it))
		}
	}
	return out
}

// onPaper tells whether an item has a row to fill in: every required one that
// is not out of scope, and recommended measures that the company says it does.
func onPaper(it *audit.Item) bool {
	if it.Item.Kind == criteria.Recommended {
		return it.Does()
	}
	return it.State != audit.OutOfScope
}

// hiddenForm tells the reader what a form is and whose, and marks every text
// of ours in it, so that what persons type can be told from them.
func hiddenForm(o SelfCheckOptions, keys [][2]string, sheets []*workbook.SheetSpec) *workbook.SheetSpec {
	p := page{hidden(o)}
	row := 0
	for _, c := range p.Cells {
		row = max(row, c.Row)
	}
	for i, kv := range keys {
		p.put(row+i+1, 1, kv[0], plain)
		p.put(row+i+1, 2, kv[1], plain)
	}
	p.ColWidths = []float64{12, 60, 30}
	p.put(1, 3, record.KeyOwn, plain)
	for i, m := range ownMarks(sheets) {
		p.put(i+2, 3, m, plain)
	}
	return p.SheetSpec
}

// ownMarks lists the mark of each text once, in order.
func ownMarks(sheets []*workbook.SheetSpec) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range sheets {
		for _, c := range s.Cells {
			t, ok := c.Value.(string)
			if m := record.FormMark(t); ok && strings.TrimSpace(t) != "" && !seen[m] {
				seen[m] = true
				out = append(out, m)
			}
		}
	}
	return out
}

// theirAnswer is the company's answer as a word, or as it was typed.
func theirAnswer(it *audit.Item) string {
	status, known := it.Status()
	switch {
	case known:
		return status.Ja()
	case it.Answer == nil || it.Answer.Status.Origin.Raw == "":
		return "未回答"
	}
	return "照会中\n" + it.Answer.Status.Origin.Raw
}

// theirText is what the company wrote about an item, with the evidence that it
// names.
func theirText(it *audit.Item) string {
	a := it.Answer
	if a == nil {
		return none
	}
	var lines []string
	for _, l := range [][2]string{{"", typed(a.Comment)}, {"証拠：", typed(a.Evidence)}, {"担当：", typed(a.Department)}} {
		if l[1] != "" {
			lines = append(lines, l[0]+l[1])
		}
	}
	if len(lines) == 0 {
		return none
	}
	return strings.Join(lines, "\n")
}
