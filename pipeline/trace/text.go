package trace

import (
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/decision"
)

// labels are the fixed words of the text.
func labels() map[string]phrase {
	return map[string]phrase{
		"company":  {"企業", "company"},
		"return":   {"使っている回答", "return in use"},
		"none":     {"回答は届いていません", "no return has come back"},
		"joined":   {"追加のお尋ねへの回答", "follow-up read over it"},
		"state":    {"対象・対象外", "state"},
		"found":    {"行の対応付け", "row found"},
		"asked":    {"返送されたシートの質問文", "question as returned"},
		"typed":    {"記入", "typed"},
		"unread":   {"読み取れない", "not read"},
		"empty":    {"（記入なし）", "(nothing typed)"},
		"decision": {"判断", "decision"},
		"ruling":   {"事務局の選択", "the office's choice"},
		"remark":   {"欄外の記入", "remark"},
		"settled":  {"（その後の回答で改められた）", "(answered anew since)"},
		"query":    {"照会", "query"},
		"other":    {"他の回答ファイル", "other return"},
		"used":     {"使われる文書", "used in"},
		"unused":   {"なし", "no document"},

		string(audit.Applicable): {"対象", "applicable"},
		string(audit.OutOfScope): {"対象外", "out of scope"},
		string(audit.Undecided):  {"未定（対象範囲の質問が未回答）", "undecided (a question on scope is open)"},
	}
}

// Text returns the explanation in lines, in "ja" or "en". The words of the
// material itself are Japanese in both.
func (e Explanation) Text(lang string) []string {
	p := &printer{lang: lang, labels: labels()}
	p.label("", "company", strings.TrimSpace(e.Company+" "+e.Name))
	if e.Return == nil {
		p.line("", p.word("none"))
	} else {
		p.label("", "return", e.Return.text())
	}
	for _, j := range e.Joined {
		p.label("", "joined", j.text())
	}
	for _, r := range e.Rulings {
		p.label("", "ruling", r.File+": "+r.Ja()+bracketed(strings.Join(filledOf(r.By, r.Day, r.Why), "、"))+" "+r.Pos.String())
	}
	for _, s := range e.Subjects {
		p.line("", "")
		p.subject(s)
	}
	return p.out
}

func (s Source) text() string {
	if s.Digest == "" {
		return s.File
	}
	return s.File + " (SHA-256 " + s.Digest + ")"
}

// printer gathers lines in one language.
type printer struct {
	lang   string
	labels map[string]phrase
	out    []string
}

func (p *printer) pick(t phrase) string {
	if p.lang == "en" {
		return t.en
	}
	return t.ja
}

func (p *printer) word(label string) string { return p.pick(p.labels[label]) }

// line adds a line; further lines of its text stand below it, indented.
func (p *printer) line(by, text string) {
	p.out = append(p.out, strings.Split(by+strings.ReplaceAll(text, "\n", "\n"+by+"    "), "\n")...)
}

func (p *printer) label(by, label, text string) { p.line(by, p.word(label)+": "+text) }

// subject writes one subject; everything below its head is indented.
func (p *printer) subject(s Subject) {
	const by = "  "
	p.line("", "■ "+strings.Join(filledOf(s.ID, s.Clause, s.Question), "　"))
	if s.State != "" {
		p.label(by, "state", p.word(string(s.State))+bracketed(s.Reason))
	}
	if s.Found != "" {
		p.label(by, "found", p.pick(foundWords(s.Found)))
	}
	if s.Asked != "" {
		p.label(by, "asked", s.Asked)
	}
	for _, v := range s.Values {
		p.value(by, v)
	}
	typed := s.Typed
	if s.Decision != nil {
		typed = append([]decision.Used{*s.Decision}, typed...)
	}
	for _, d := range typed {
		p.label(by, "decision", d.Ja()+bracketed(strings.Join(filledOf(d.By, d.Day, d.Why), "、"))+" "+d.Pos.String())
	}
	p.around(by, s)
	if len(s.Documents) == 0 {
		p.label(by, "used", p.word("unused"))
	}
	for _, d := range s.Documents {
		p.label(by, "used", d.Name+bracketed(p.pick(phrase{d.Ja, d.En})))
	}
}

// around writes what stands around the values: remarks, queries, other
// returns.
func (p *printer) around(by string, s Subject) {
	for _, r := range s.Remarks {
		text := "「" + r.Text + "」 " + r.Pos.String()
		if r.Settled {
			text += p.word("settled")
		}
		p.label(by, "remark", text)
	}
	for _, q := range s.Queries {
		p.label(by, "query", q.Ask)
	}
	for _, o := range s.Others {
		p.label(by, "other", strings.Join(filledOf(o.Received, o.Source.text()), " "))
		for _, v := range o.Values {
			p.value(by+"  ", v)
		}
	}
}

// value writes a value, where it stands, what was typed there, and the rule.
func (p *printer) value(by string, v Value) {
	said := v.Value
	if !v.Known {
		said = p.word("unread")
	}
	if !v.Known && v.Raw == "" {
		said = p.word("empty")
	}
	p.line(by, v.Field+": "+said)
	by += "  "
	where := place(v)
	if v.Raw != "" {
		where = strings.TrimSpace(p.word("typed") + "「" + v.Raw + "」 " + where)
	}
	if where != "" {
		p.line(by, where)
	}
	if v.Digest != "" {
		p.line(by, "SHA-256 "+v.Digest)
	}
	if v.Raw != "" || v.Known {
		p.line(by, "→ "+p.pick(phrase{v.Ja, v.En}))
	}
}

func place(v Value) string {
	s := v.File
	if v.Sheet != "" {
		s += "[" + v.Sheet + "]"
	}
	if v.Cell != "" {
		s += "!" + v.Cell
	}
	return s
}

func bracketed(s string) string {
	if s == "" {
		return ""
	}
	return "（" + s + "）"
}

// filledOf leaves out what is empty.
func filledOf(texts ...string) []string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}
