package papers_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/papers"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// typedInto is a copy of a book with a text typed into one cell.
func typedInto(b *workbook.Book, sheet, row, col int, text string) *workbook.Book {
	out := *b
	out.Sheets = slices.Clone(b.Sheets)
	s := *out.Sheets[sheet]
	c := workbook.Cell{Row: row, Col: col, Kind: workbook.Text, Text: text}
	i, there := slices.BinarySearchFunc(s.Cells, c, func(a, b workbook.Cell) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Col - b.Col
	})
	s.Cells = slices.Clone(s.Cells)
	if there {
		s.Cells[i] = c
	} else {
		s.Cells = slices.Insert(s.Cells, i, c)
	}
	out.Sheets[sheet] = &s
	return &out
}

// texts are all strings of a value.
func texts(tb testing.TB, v any) map[string]bool {
	tb.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		tb.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(data, &tree); err != nil {
		tb.Fatal(err)
	}
	out := map[string]bool{}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			out[normalize.Clean(v)] = true
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			for _, e := range v {
				walk(e)
			}
		}
	}
	walk(tree)
	return out
}

// FuzzTyped types any text into any cell of a filled form: nothing breaks, and
// the text stands in the record or among the problems.
func FuzzTyped(f *testing.F) {
	w := newWorld(f)
	books := []*workbook.Book{opened(f, written(f, filledIn(f, w, 0))), opened(f, written(f, reported(f, w)))}
	for _, seed := range []struct {
		form, sheet, row, col uint8
		text                  string
	}{{0, 1, 6, 7, "○"}, {0, 1, 3, 7, "あれ"}, {0, 1, 3, 7, "判定"}, {0, 0, 5, 1, "整理番号：C002"}, {0, 2, 9, 1, "ハードウェア"}, {0, 3, 4, 1, "7"},
		{0, 0, 22, 2, "H32.1.1"}, {0, 1, 200, 3, "適合"}, {0, 1, 6, 1, "（）"}, {1, 1, 3, 1, "報告の有無：有"}, {1, 2, 8, 1, "3a"}, {1, 4, 5, 1, "1"}, {1, 4, 30, 2, "項番"}, {0, 5, 1, 1, "項番"}} {
		f.Add(seed.form, seed.sheet, seed.row, seed.col, seed.text)
	}
	f.Fuzz(func(t *testing.T, form, sheet, row, col uint8, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD") // the readers hand on nothing else
		b := books[form%2]
		n := int(sheet) % (len(b.Sheets) - 1)
		b = typedInto(b, n, 1+int(row), 1+int(col)%16, text)
		if lost := missing(t, w, b, text); lost != "" {
			t.Errorf("%q at %s row %d col %d is lost", lost, b.Sheets[n].Name, 1+int(row), 1+int(col)%16)
		}
	})
}

// TestNothingLost types texts here and there into the filled forms: each stands
// in the record or among the problems.
func TestNothingLost(t *testing.T) {
	w := newWorld(t)
	words := []string{"欄外の記載", "あ", "7", "H30.7.x", "ロ", "疑義", "（済）", "適合（一部）", "3a、3b", "判定：適合", "項番 ", "○"}
	tried := 0
	for _, b := range []*workbook.Book{opened(t, written(t, filledIn(t, w, 0))), opened(t, written(t, reported(t, w)))} {
		for n := range len(b.Sheets) - 1 {
			for row := 1; row < 26; row++ {
				text := words[tried%len(words)]
				col := 1 + tried*5%14
				if lost := missing(t, w, typedInto(b, n, row, col, text), text); lost != "" {
					t.Errorf("%q at %s row %d col %d is lost", lost, b.Sheets[n].Name, row, col)
				}
				tried++
			}
		}
	}
	if tried < 200 {
		t.Errorf("only %d cells tried", tried)
	}
}

// missing reads a form and returns the text if it is neither in the record nor
// among the problems.
func missing(t *testing.T, w *world, b *workbook.Book, text string) string {
	t.Helper()
	var got any
	if papers.Recognise(b) == papers.PaperForm {
		p, problems := papers.ReadPaper(w.input("a.xlsx", b))
		if p == nil && len(problems) == 0 {
			t.Fatal("neither a paper nor a problem")
		}
		if p == nil {
			return "" // the head is gone, and said to be
		}
		papers.Join(p.Company, []*record.Paper{p, p}, w.catalogue)
		got = []any{p, problems}
	} else {
		a, problems := papers.ReadAftermath(w.input("a.xlsx", b))
		got = []any{a, problems}
	}
	want := normalize.Clean(text)
	_, rest, _ := strings.Cut(strings.ReplaceAll(want, "：", ":"), ":") // of a label with its value in one cell
	if found := texts(t, got); want == "" || own(w, want) || found[want] || found[strings.TrimSpace(rest)] {
		return ""
	}
	return want
}

// own tells a text that the form has, too, or that stands for nothing there.
func own(w *world, text string) bool {
	key := normalize.Fold(text)
	return ownTexts(w)[key] || w.catalogue.Item(text) != nil
}

var ownTexts = func() func(*world) map[string]bool {
	var cached map[string]bool
	return func(w *world) map[string]bool {
		if cached == nil {
			cached = map[string]bool{}
			for _, t := range papers.OwnTexts(w.paper(0), w.aftermath()) {
				cached[normalize.Fold(t)] = true
			}
		}
		return cached
	}
}()

func BenchmarkReadPaper(b *testing.B) {
	w := newWorld(b)
	in := w.input("a.xlsx", opened(b, written(b, filledIn(b, w, 0))))
	b.ReportAllocs()
	for b.Loop() {
		if p, _ := papers.ReadPaper(in); p == nil {
			b.Fatal("not read")
		}
	}
}

func BenchmarkWritePaper(b *testing.B) {
	w := newWorld(b)
	b.ReportAllocs()
	for b.Loop() {
		written(b, w.paper(0))
	}
}
