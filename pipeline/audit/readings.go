package audit

import (
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Reading is one answer of a returned file and how it was found and read.
type Reading struct {
	Item, Subject string
	Value         string // what it was read as; "" for not read
	Raw           string // as it was typed
	Pos           problem.Pos
	Found         string // how its row was found, in words
	Family        string // how it was read, in words
	Marks         []string
	Altered       bool // the company altered the question
	Decided       bool // the office decided about it
	Rule          string
	Usual         bool // found by its id, read or empty, and nothing unusual about it
}

// words of the report; the first column is what package intake writes.
type wordTable [][2]string

func (t wordTable) find(key string) (string, bool) {
	for _, w := range t {
		if w[0] == key {
			return w[1], true
		}
	}
	return "", false
}

// FoundWords are the ways in which the row of an item is found. An item that
// the sheet does not have has no way.
func FoundWords() [][2]string {
	return [][2]string{{"id", "項番による"}, {"question", "質問文による"}, {"position", "位置による"}, {"", "シートにない"}}
}

// FamilyWords are the families of rules by which an answer is read, or not.
func FamilyWords() [][2]string {
	return [][2]string{
		{"answer", "表記による"}, {"yesno", "表記による"}, {"decision", "判断による"}, {"empty", "記入がない"},
		{"unknown", "読まなかった（表にない表記）"}, {"ambiguous", "読まなかった（複数の意味に取れる）"},
		{"two-answers", "読まなかった（異なる回答がある）"}, {"several", "読まなかった（一つの欄に複数の回答）"},
		{"whose", "読まなかった（項番と質問が一致しない）"}, {"place", "読まなかった（図形の位置が定まらない）"},
		{"struck", "読まなかった（取消線）"}, {"error", "読まなかった（セルのエラー）"},
		{"colour", "読まなかった（色や枠だけの選択）"}, {"control", "読まなかった（値を読めないコントロール）"},
	}
}

// MarkWords are what makes a reading unusual.
func MarkWords() [][2]string {
	return [][2]string{
		{"formula", "計算式の値"}, {"merged", "結合されたセル"}, {"hidden", "非表示の行又は列"}, {"in the question", "質問の欄への記入"},
		{"comment", "セルのコメント"}, {"shape", "図形への記入"}, {"check box", "チェックボックス"}, {"drop-down", "フォームのドロップダウン"}, {"column", "選択肢ごとの列"},
		{"named", "項番を付けた記入"}, {"struck", "一部に取消線"}, {"ticked of several", "選択肢の一つに印"},
	}
}

// altered is the word for a question that the company changed.
const altered = "質問文の変更"

// ReadingsOf lists the answers of a file in the catalogue's order: one for
// each item that the form asks for, also those that are not there.
func ReadingsOf(f Received, c *criteria.Catalogue) []Reading {
	if f.Response == nil {
		return nil
	}
	var out []Reading
	for _, it := range f.asked(c) {
		a, there := f.Response.Answers[it.ID]
		r := Reading{Item: it.ID, Subject: it.Short}
		if r.Subject == "" {
			r.Subject = it.Question
		}
		if !there {
			r.Pos, r.Found, r.Family = problem.Pos{File: f.File}, wordOf(FoundWords(), ""), wordOf(FamilyWords(), "empty")
			out = append(out, r)
			continue
		}
		r.Found, r.Altered = other, a.Asked != ""
		if a.Found != "" {
			r.Found = wordOf(FoundWords(), a.Found)
		}
		if a.Status.Known {
			r.Value = a.Status.V.Ja()
		}
		r.read(a.Status.Origin, a.Pos)
		r.Usual = a.Found == "id" && r.usual(a.Status.Known)
		out = append(out, r)
	}
	return out
}

// Unusual lists what a person should look at in a file: answers to items and
// scope questions that were not read, or were found or read in an unusual way.
func Unusual(f Received, c *criteria.Catalogue) []Reading {
	var out []Reading
	for _, r := range append(scopesOf(f, c), ReadingsOf(f, c)...) {
		if !r.Usual {
			out = append(out, r)
		}
	}
	return out
}

// scopesOf is ReadingsOf for the scope questions that the sheet has.
func scopesOf(f Received, c *criteria.Catalogue) []Reading {
	if f.Response == nil {
		return nil
	}
	var out []Reading
	for _, s := range c.Scopes {
		a, there := f.Response.Scopes[s.ID]
		if !there {
			continue
		}
		r := Reading{Subject: s.Label}
		if a.Yes.Known {
			r.Value = yesWord(a.Yes.V)
		}
		r.read(a.Yes.Origin, a.Pos)
		r.Usual = r.usual(a.Yes.Known)
		out = append(out, r)
	}
	return out
}

func yesWord(yes bool) string {
	if yes {
		return "有"
	}
	return "無"
}

// usual tells whether there is nothing to look at in how the value was read.
func (r *Reading) usual(known bool) bool {
	return len(r.Marks) == 0 && (known || r.Raw == "") && !r.Decided
}

// read says in words by which rule a value was read.
func (r *Reading) read(o record.Origin, row problem.Pos) {
	r.Raw, r.Rule, r.Pos = o.Raw, o.Rule, o.Pos
	if r.Pos.Row == 0 {
		r.Pos = row
	}
	parts := strings.Split(o.Rule, "; ")
	first := parts[0]
	name, _, _ := strings.Cut(first, ":")
	if name == "" && o.Raw == "" {
		name = "empty"
	}
	r.Family, r.Decided = wordOf(FamilyWords(), name), name == "decision"
	for i, m := range parts[1:] {
		if name == "decision" && i == 0 {
			continue // how it was read before it was decided
		}
		r.mark(m)
	}
	if r.Altered {
		r.Marks = append(r.Marks, altered)
	}
}

// mark adds a mark in words: as a whole, or by its first word.
func (r *Reading) mark(m string) {
	w, ok := wordTable(MarkWords()).find(m)
	if !ok {
		first, _, _ := strings.Cut(m, " ")
		w = wordOf(MarkWords(), first)
	}
	r.Marks = append(r.Marks, w)
}

// other is the word for what has none.
const other = "その他"

// wordOf is the word of a key; one without a word is shown as it is.
func wordOf(t wordTable, key string) string {
	if w, ok := t.find(key); ok {
		return w
	}
	if key == "" {
		return other
	}
	return other + "（" + key + "）"
}

// Ways counts how the answers of the files in use were found and read. Found
// and Families each add up to N; one answer may have several marks.
type Ways struct {
	Files, N                int
	Found, Families, Marked []Count
}

// WaysOf counts over the files that are in use.
func WaysOf(files []Received, c *criteria.Catalogue) Ways {
	w := Ways{Found: counters(FoundWords()), Families: counters(FamilyWords()), Marked: counters(append(MarkWords(), [2]string{"", altered}))}
	for _, f := range files {
		if f.Fate != record.Read || f.Response == nil {
			continue
		}
		w.Files++
		for _, r := range ReadingsOf(f, c) {
			w.N++
			w.Found, w.Families = counted(w.Found, r.Found), counted(w.Families, r.Family)
			for _, m := range r.Marks {
				w.Marked = counted(w.Marked, m)
			}
		}
	}
	return w
}

// counters are the words of a table, each once, with nothing counted.
func counters(t wordTable) []Count {
	var out []Count
	for _, w := range t {
		if len(out) == 0 || out[len(out)-1].Name != w[1] {
			out = append(out, Count{Name: w[1]})
		}
	}
	return out
}

// counted adds one to the count of the name.
func counted(l []Count, name string) []Count {
	for i := range l {
		if l[i].Name == name {
			l[i].N++
			return l
		}
	}
	return append(l, Count{Name: name, N: 1})
}
