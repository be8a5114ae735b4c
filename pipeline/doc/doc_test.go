package doc

import (
	"slices"
	"testing"
)

func text(s string) []Inline { return []Inline{Text{S: s}} }

func para(s string) *Paragraph { return &Paragraph{Style: TableText, Content: text(s)} }

func heading(level int, numbered bool, s string) *Heading {
	return &Heading{Level: level, Numbered: numbered, Content: text(s)}
}

func TestOutlineNumbers(t *testing.T) {
	d := &Document{Body: []Block{
		heading(1, true, "一"), heading(2, true, "あ"), heading(3, true, "ア"), heading(3, true, "イ"),
		heading(2, true, "い"), heading(3, true, "ウ"), heading(1, true, "二"), heading(2, true, "う"),
		heading(1, false, "別添"),
	}}
	var got []string
	for _, e := range Outline(d) {
		got = append(got, e.Label())
	}
	want := []string{"1.　一", "1.1　あ", "(1)　ア", "(2)　イ", "1.2　い", "(1)　ウ", "2.　二", "2.1　う", "別添"}
	if !slices.Equal(got, want) {
		t.Errorf("outline\n got %v\nwant %v", got, want)
	}
}

func TestLinesAreInReadingOrder(t *testing.T) {
	d := &Document{
		Cover: []Block{&Paragraph{Style: CoverTitle, Content: text("表題")}},
		Body: []Block{
			heading(1, true, "章"),
			&Paragraph{Content: []Inline{Text{S: "一行目"}, LineBreak{}, Text{S: "二行目"}}},
			&List{Items: []Item{{Label: "・", Content: text("項目")}}},
			&Table{Caption: text("表 1"), Note: text("注"),
				Head: []Row{{Cells: []Cell{{Content: []*Paragraph{para("見出し")}}}}},
				Rows: []Row{{Cells: []Cell{{Content: []*Paragraph{para("甲"), para("乙")}}}},
					{Cells: []Cell{{Content: []*Paragraph{{Content: []Inline{Field{Placeholder: "（記入）"}}}}}}}}},
			&Chart{Caption: text("図 1"), Unit: "社", Categories: []string{"A", "B"},
				Series: []Series{{Name: "前", Values: []float64{1, 2.5}}, {Name: "後", Values: []float64{3, 4}}}},
		},
	}
	want := []string{"表題", "1.章", "一行目\n二行目", "・項目", "表 1", "見出し", "甲", "乙", "（記入）", "注",
		"前", "後", "A", "1", "3", "B", "2.5", "4", "図 1"}
	if got := Lines(d); !slices.Equal(got, want) {
		t.Errorf("lines\n got %q\nwant %q", got, want)
	}
}

func TestFieldShowsValueBeforePlaceholder(t *testing.T) {
	if got := (Field{Placeholder: "（記入）", Value: "適合"}).Shown(); got != "適合" {
		t.Errorf("shown: %q", got)
	}
}

// A rich field that is all of a paragraph has the lines of what was written
// there; within a line it is one line of text.
func TestLinesOfRichFields(t *testing.T) {
	f := Field{Kind: FieldRich, Placeholder: "（記入）", Rich: []*Paragraph{para("一"), para("二")}}
	if f.Empty() || f.Shown() != "一\n二" {
		t.Errorf("shown: %q", f.Shown())
	}
	d := &Document{Body: []Block{&Paragraph{Content: []Inline{f}}, &Paragraph{Content: []Inline{Text{S: "証拠："}, f}},
		&Table{Rows: []Row{{Cells: []Cell{{Content: []*Paragraph{{Content: []Inline{f}, Remarks: []Remark{{Text: "見る"}}}}}}}}}}}
	if got, want := Lines(d), []string{"一", "二", "証拠：一\n二", "一", "二"}; !slices.Equal(got, want) {
		t.Errorf("lines\n got %q\nwant %q", got, want)
	}
	if f.Rich = nil; !f.Empty() || f.Shown() != "（記入）" {
		t.Errorf("empty: %q", f.Shown())
	}
}
