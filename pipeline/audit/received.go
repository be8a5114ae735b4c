package audit

import (
	"slices"
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Received is one file of the inbox for the intake report, and what became of
// it.
type Received struct {
	File     string // path in the folder, slash-separated
	Fate     record.Fate
	Company  string // ID; "" when nobody's
	Name     string // of the company in the register, or as the sheet claims it
	Pos      problem.Pos
	Matched  string           // how the company was found: "id+number"
	Used     string           // the file used instead, when superseded
	Reason   string           // the Japanese message of what turned it away
	Advice   string           // what to do about it
	Response *record.Response // nil when not read; with the office's decisions where it is in use
	Queries  int              // that ask about something in this file
	Problems int              // found while reading it
}

// Version names the form that came back: that of a follow-up sheet, or the
// criteria that the sheet was made of.
func (f Received) Version() string {
	switch r := f.Response; {
	case r == nil:
		return ""
	case r.FollowUp != "":
		return "照会への回答"
	default:
		return strings.TrimSpace(r.Catalogue)
	}
}

// Items counts the items whose answer was read, and those that the form asks
// for: a follow-up sheet asks for some only.
func (f Received) Items(c *criteria.Catalogue) (read, of int) {
	if f.Response == nil {
		return 0, 0
	}
	for _, a := range f.Response.Answers {
		if a.Status.Known {
			read++
		}
	}
	return read, len(f.asked(c))
}

// asked lists the items that the form asks for, in the catalogue's order.
func (f Received) asked(c *criteria.Catalogue) []*criteria.Item {
	var out []*criteria.Item
	for i := range c.Items {
		_, there := f.Response.Answers[c.Items[i].ID]
		if there || f.Response.FollowUp == "" {
			out = append(out, &c.Items[i])
		}
	}
	return out
}

// Fates lists what may become of a file; every file has exactly one fate.
func Fates() []record.Fate {
	return []record.Fate{record.Read, record.Superseded, record.TurnedAway, record.Unassigned}
}

// FateWord is the fate in documents, as the command line says it.
func FateWord(f record.Fate) string {
	switch f {
	case record.Read:
		return "読み取り"
	case record.Superseded:
		return "差し替え済"
	case record.TurnedAway:
		return "受付不可"
	case record.Unassigned:
		return "事業者が不明"
	case record.Draft:
		return "文書の返送"
	case record.PaperRead:
		return "審査調書"
	case record.AfterRead:
		return "事後報告"
	default:
		return string(f)
	}
}

// MatchWord says how the company of a file was found.
func MatchWord(matched string) string {
	words := strings.NewReplacer("id", "整理番号", "number", "法人番号", "name", "名称", "kana", "フリガナ", "+", "、")
	return words.Replace(matched)
}

// FatesOf counts the files by fate, all fates in order: the counts add up to
// the number of files.
func FatesOf(files []Received) []Count {
	var out []Count
	fates := Fates()
	for _, f := range files {
		if !slices.Contains(fates, f.Fate) {
			fates = append(fates, f.Fate)
		}
	}
	for _, fate := range fates {
		n := 0
		for _, f := range files {
			if f.Fate == fate {
				n++
			}
		}
		out = append(out, Count{Name: FateWord(fate), N: n})
	}
	return out
}
