package intake

import (
	"shinsa/pipeline/normalize"
	"slices"
	"strings"
	"sync"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

func TestProperReturn(t *testing.T) {
	r, problems := read(t, form())
	if len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
	if len(r.Answers) != 10 || len(r.Notes) != 0 {
		t.Errorf("%d answers, notes %v", len(r.Answers), r.Notes)
	}
	for id, a := range r.Answers {
		if a.Status.V != criteria.Implemented || a.Evidence.V != "規程 "+id || a.Comment.V != "コメント "+id || a.Department.V != "総務部" || a.Found != "id" {
			t.Errorf("%s: %+v", id, a)
		}
	}
	o := r.Answers["4-1-3a"].Status.Origin
	if o.Pos.Sheet != criteria.SheetItems || o.Pos.Cell() != "E9" || o.Raw != "実施済" || o.Rule != "answer:実施済" || o.Digest != "d1" || o.Pos.File != input.File {
		t.Errorf("origin: %+v", o)
	}
	if !r.Scopes["paper"].Yes.V || r.Scopes["cloud"].Yes.V || !r.Scopes["cloud"].Yes.Known {
		t.Errorf("scopes: %+v", r.Scopes)
	}
	if len(r.Laws) != 1 || r.Laws[0].V != "個人情報保護法" || r.LawNotes[0].V != "顧客名簿" {
		t.Errorf("laws: %+v %+v", r.Laws, r.LawNotes)
	}
	if r.Claims.ID.V != "C003" || r.Claims.Name.V != "株式会社髙﨑精密" || r.Claims.CorporateNumber.V != "1234567890123" || r.Answered.V != "総務部 𠮷田" ||
		r.Received.V != (calendar.Date{Year: 2018, Month: 5, Day: 20}) || r.Cover[criteria.LabelAddress].V != "東京都千代田区１－１" || r.Catalogue != "meti-2018 1.0" {
		t.Errorf("cover: %+v", r)
	}
}

// mess is one thing that companies do to the sheet, and what must come of it.
type mess struct {
	name  string
	do    func(t *testing.T, b *workbook.Book)
	codes []string // of all problems, sorted
	check func(t *testing.T, r *record.Response)
}

// items returns the sheet of the required items.
func items(b *workbook.Book) *workbook.Sheet { return b.Sheets[3] }

// status asks for an answer to an item found in a way.
func status(id string, want criteria.Answer, found string) func(*testing.T, *record.Response) {
	return func(t *testing.T, r *record.Response) {
		t.Helper()
		if a := r.Answers[id]; a.Status.V != want || a.Found != found || a.Status.Known != (want != "") {
			t.Errorf("%s: %+v; want %q by %q", id, a, want, found)
		}
	}
}

func TestMesses(t *testing.T) {
	for _, m := range slices.Concat(layoutMesses(), cellMesses(), coverMesses(), elsewhereMesses(), drawnMesses(), columnMesses(), colourMesses(), printedMesses(), controlMesses(), scopeMesses()) {
		t.Run(m.name, func(t *testing.T) {
			b := form()
			m.do(t, b)
			r, problems := read(t, b)
			if got := codes(problems); !slices.Equal(got, m.codes) {
				t.Errorf("problems %v, want %v\n%v", got, m.codes, problems)
			}
			if r == nil {
				t.Fatal("no response")
			}
			m.check(t, r)
			nothingDropped(t, b, r)
		})
	}
}

// allRead asks that all items are read with their own evidence.
func allRead(t *testing.T, r *record.Response) {
	t.Helper()
	for _, it := range catalogue().Items {
		if a := r.Answers[it.ID]; a.Status.V != criteria.Implemented || a.Evidence.V != "規程 "+it.ID {
			t.Errorf("%s: %+v", it.ID, a)
		}
	}
}

var testIndex = sync.OnceValue(func() *index { return newIndex(catalogue(), own) })

// nothingDropped holds the rule of the house: each text of the workbook is in
// the response or is our own.
func nothingDropped(t *testing.T, b *workbook.Book, r *record.Response) {
	t.Helper()
	kept := inked(rawTexts(r))
	ix := testIndex()
	for _, s := range b.Sheets {
		for _, c := range s.Cells {
			for _, text := range []string{normalize.Clean(c.Text), normalize.Clean(c.Comment)} {
				first, _, _ := strings.Cut(text, "、")
				if c.Row <= headRow+1 && answerLike(text) || ix.itemByID(first) >= 0 { // a head of columns; several ids
					continue
				}
				if strings.TrimSpace(text) == "" || ix.isOwn(text) && !answerLike(text) || s.Hidden || numbering(text) || headRole(text) != noRole {
					continue
				}
				if _, _, label := coverLabel(text); !label && !strings.Contains(kept, inked(text)) && ix.itemByID(text) < 0 {
					t.Errorf("%s row %d col %d: %q is lost", s.Name, c.Row, c.Col, text)
				}
			}
		}
	}
}

// inked leaves white space and line ends aside: a text may be kept in lines.
func inked(s string) string { return strings.Join(strings.Fields(s), "") }

// numbering tells the number of a row, which is the form's own however it is
// written: 2, 02, (2).
func numbering(text string) bool { return strings.Trim(normalize.Fold(text), "0123456789.()") == "" }

// rawTexts joins all that a response keeps as typed.
func rawTexts(r *record.Response) string {
	var all []string
	for _, a := range r.Answers {
		all = append(all, a.Asked, a.Status.Origin.Raw, a.Evidence.Origin.Raw, a.Comment.Origin.Raw, a.Department.Origin.Raw)
	}
	for _, s := range r.Scopes {
		all = append(all, s.Yes.Origin.Raw)
	}
	for _, v := range r.Cover {
		all = append(all, v.Origin.Raw)
	}
	for i := range r.Laws {
		all = append(all, r.Laws[i].Origin.Raw, r.LawNotes[i].Origin.Raw)
	}
	for _, n := range r.Notes {
		all = append(all, n.Text)
	}
	return strings.Join(all, "\x00")
}
