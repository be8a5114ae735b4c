package sample

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// What the truth says of a return stands in the file, at the place it says.
func TestTruthStandsInTheFiles(t *testing.T) {
	cat := catalogue(t)
	files, truth := demoOf(t)
	more, others := makeOf(t, Options{Companies: 16, Seed: 3, Mess: .9, Catalogue: cat})
	for _, p := range []struct {
		files []File
		truth Truth
	}{{files, truth}, {more, others}} {
		for i := range p.truth.Returns {
			r := &p.truth.Returns[i]
			data := find(t, p.files, r.Path)
			book, err := workbook.Read(data, workbook.DefaultLimits())
			if r.Fate == record.TurnedAway {
				if err == nil {
					t.Errorf("%s: a truncated file was read", r.Path)
				}
				if !errors.Is(err, workbook.ErrDamaged) {
					t.Errorf("%s: got %v, want ErrDamaged", r.Path, err)
				}
				continue
			}
			if err != nil {
				t.Errorf("%s: %v", r.Path, err)
				continue
			}
			holds(t, book, r)
		}
	}
}

func find(t *testing.T, files []File, path string) []byte {
	t.Helper()
	for _, f := range files {
		if f.Path == path {
			return f.Data
		}
	}
	t.Fatalf("no file %q", path)
	return nil
}

func holds(t *testing.T, book *workbook.Book, r *Return) {
	t.Helper()
	for id, it := range r.Items {
		if it.Missing {
			continue
		}
		got := at(book, it.Said.Pos)
		if it.Merged && got == "" {
			m, ok := book.Sheet(it.Said.Pos.Sheet).Merge(it.Said.Pos.Row, it.Said.Pos.Col)
			if !ok {
				t.Errorf("%s: %s: not merged", it.Said.Pos, id)
			}
			got = at(book, it.Said.Pos.At(m.Row1, m.Col1))
		}
		if got != it.Said.Text && it.Way == "" {
			t.Errorf("%s: %s: got %q, want %q", it.Said.Pos, id, got, it.Said.Text)
		}
		row := rowTexts(book, it.Said.Pos)
		if slices.Contains(r.Messes, "no-ids") {
			id = ""
		}
		for _, want := range []string{it.Evidence, it.Comment, it.Department, id} {
			if want != "" && !slices.Contains(row, want) {
				t.Errorf("%s: %s: %q is not in the row", it.Said.Pos, id, want)
			}
		}
	}
	for id, s := range r.Scopes {
		if got := at(book, s.Said.Pos); got != s.Said.Text && s.Way == "" {
			t.Errorf("%s: scope %s: got %q, want %q", s.Said.Pos, id, got, s.Said.Text)
		}
	}
	if got := at(book, r.Answered.Pos); got != r.Answered.Text {
		t.Errorf("%s: 回答日: got %q, want %q", r.Answered.Pos, got, r.Answered.Text)
	}
	all := everything(book)
	for _, s := range book.Sheets {
		for _, shape := range s.Shapes {
			all[shape.Text] = true
		}
	}
	for _, want := range slices.Concat(r.Notes, []string{r.Name, r.Answerer}) {
		if !all[want] {
			t.Errorf("%s: %q is not in the file", r.Path, want)
		}
	}
}

func at(b *workbook.Book, p problem.Pos) string {
	if s := b.Sheet(p.Sheet); s != nil {
		if c := s.At(p.Row, p.Col); c != nil {
			return c.Text
		}
	}
	return ""
}

func rowTexts(b *workbook.Book, p problem.Pos) (out []string) {
	for _, c := range b.Sheet(p.Sheet).Cells {
		if c.Row == p.Row {
			out = append(out, c.Text)
		}
	}
	return out
}

func everything(b *workbook.Book) map[string]bool {
	out := map[string]bool{}
	for _, s := range b.Sheets {
		for _, c := range s.Cells {
			out[c.Text], out[c.Comment] = true, true
		}
	}
	return out
}

// The demo shows every mess that issue 2 names, and every one that we have.
func TestDemoHasEveryMess(t *testing.T) {
	_, truth := demoOf(t)
	seen := map[string]bool{}
	for _, r := range truth.Returns {
		for _, m := range r.Messes {
			seen[m] = true
		}
	}
	wild := slices.Concat(wildMesses(), lastMesses(), markedMesses())
	for _, m := range Messes() {
		if !seen[m.Name] && !slices.ContainsFunc(wild, func(w Mess) bool { return w.Name == m.Name }) {
			t.Errorf("the demo has no return with %q (%s)", m.Name, m.About)
		}
		if m.About == "" || m.odds <= 0 {
			t.Errorf("mess %q: no description or no odds", m.Name)
		}
		delete(seen, m.Name)
	}
	for m := range seen {
		t.Errorf("the demo names a mess %q that there is not", m)
	}
}

// What each mess is for is really there.
func TestMessesShow(t *testing.T) {
	_, truth := demoOf(t)
	count := map[Doubt]int{}
	texts := map[string]int{}
	for _, r := range truth.Returns {
		for _, it := range r.Items {
			for _, d := range it.Doubts {
				count[d]++
			}
			if it.Merged {
				texts["merged"]++
			}
			if it.Missing {
				texts["missing"]++
			}
			if utf8.RuneCountInString(it.Comment) >= 600 {
				texts["long"]++
			}
			for _, c := range "=+-@" {
				if strings.HasPrefix(it.Comment, string(c)) {
					texts[string(c)]++
				}
			}
			for _, c := range "○◯〇Ｏ△×レ済𠮷髙﨑德" {
				if strings.ContainsRune(it.Said.Text+it.Comment+r.Name, c) {
					texts[string(c)]++
				}
			}
		}
	}
	for _, d := range []Doubt{Unanswered, Unreadable, NoEvidence, Contradicts, AgainstScope} {
		if count[d] == 0 {
			t.Errorf("no %s", d)
		}
	}
	for _, want := range append(strings.Split("=+-@○◯〇Ｏ△×レ済𠮷髙﨑德", ""), "merged", "missing", "long") {
		if texts[want] == 0 {
			t.Errorf("no %s", want)
		}
	}
}

// In the demo, every file has the fate that its story calls for.
func TestDemoFates(t *testing.T) {
	_, truth := demoOf(t)
	fates := map[record.Fate]int{}
	for _, r := range truth.Returns {
		fates[r.Fate]++
	}
	want := map[record.Fate]int{record.Read: 11, record.Superseded: 1, record.TurnedAway: 1, record.Unassigned: 1}
	for f, n := range want {
		if fates[f] != n {
			t.Errorf("%s: got %d files, want %d", f, fates[f], n)
		}
	}
	for _, c := range truth.Companies {
		if (c.Return == "") != (c.Record.ID == "C011") {
			t.Errorf("%s: counts %q", c.Record.ID, c.Return)
		}
	}
}

// Answers fit what the company says of its scope.
func TestAnswersFitTheScope(t *testing.T) {
	cat := catalogue(t)
	_, truth := demoOf(t)
	for _, r := range truth.Returns {
		has := func(id string) (bool, bool) { return r.Scopes[id].Yes, true }
		for _, it := range cat.Items {
			holds, _ := it.When.Holds(has)
			got := r.Items[it.ID]
			if got.OutOfScope == holds {
				t.Errorf("%s: %s: OutOfScope %v, but the scope says %v", r.Path, it.ID, got.OutOfScope, holds)
			}
			if na := got.Status == criteria.NotApplicable; na && holds && !slices.Contains(got.Doubts, AgainstScope) {
				t.Errorf("%s: %s: 該当なし within the scope", r.Path, it.ID)
			}
		}
	}
}

// No mess: every applicable item answered, nothing to ask.
func TestWithoutMess(t *testing.T) {
	_, truth := makeOf(t, Options{Companies: 5, Seed: 2, Catalogue: catalogue(t)})
	if len(truth.Returns) != 5 {
		t.Fatalf("got %d returns, want 5", len(truth.Returns))
	}
	for _, r := range truth.Returns {
		for id, it := range r.Items {
			if len(it.Doubts) > 0 {
				t.Errorf("%s: %s: %v", r.Path, id, it.Doubts)
			}
		}
	}
}

// Most texts of a company are its own, so that one that strays into another's
// document is noticed.
func TestOwnTexts(t *testing.T) {
	_, truth := demoOf(t)
	own := truth.Own()
	for _, c := range truth.Companies {
		if n := len(own[c.Record.ID]); c.Return != "" && n < 40 {
			t.Errorf("%s: only %d texts of its own", c.Record.ID, n)
		}
	}
}
