package statistics

import (
	"strconv"
	"strings"
)

// Text returns the explanation in lines, in "ja" or "en". Titles, heads and what
// stands in the files are Japanese in both.
func (x Explanation) Text(lang string) []string {
	p := explainer{en: lang == "en"}
	p.put("", strings.TrimSpace(x.Number+"　"+x.Title))
	if len(x.Figures) > 0 {
		p.label("", "同じ数値の図", "shown in", strings.Join(x.Figures, "、"))
	}
	if x.Base != "" {
		p.label("", "母数", "base", x.Base)
	}
	p.label("", "集計の方法", "rule", p.word(x.Rule.Ja, x.Rule.En))
	p.label("", "出典", "counted from", strings.Join(x.Sources, "、"))
	for _, n := range x.Notes {
		p.label("", "注", "note", n)
	}
	if x.Missing != "" {
		p.label("", "数値なし", "no figures", x.Missing)
	}
	for _, r := range x.Rows {
		p.put("", "")
		total := ""
		if r.Total {
			total = p.word("（上の行の和）", " (sum of the rows above)")
		}
		p.put("", "■ "+r.Label+total)
		for _, c := range r.Cells {
			p.cell(c)
		}
	}
	return p.out
}

// explainer gathers lines in one language.
type explainer struct {
	en  bool
	out []string
}

func (p *explainer) word(ja, en string) string {
	if p.en {
		return en
	}
	return ja
}

func (p *explainer) put(by, s string) {
	p.out = append(p.out, strings.Split(by+strings.ReplaceAll(s, "\n", "\n"+by+"    "), "\n")...)
}

func (p *explainer) label(by, ja, en, s string) { p.put(by, p.word(ja, en)+": "+s) }

func (p *explainer) cell(c ExplainedCell) {
	s := c.Column + " = " + c.Value
	if c.Unit != "" && c.Unit != "%" && c.Value != "―" && c.Value != "x" {
		s += " " + c.Unit
	}
	if c.Interval != "" {
		s += p.word("　95%信頼区間 ", ", 95 % interval ") + c.Interval
	}
	switch {
	case c.Same != "":
		s += p.word("　企業と場所は「"+c.Same+"」と同じ", ", companies and places as of "+c.Same)
	case len(c.Sum) > 0:
		s += p.word("　「"+strings.Join(c.Sum, "」「")+"」の和", ", sum of "+strings.Join(c.Sum, ", "))
	}
	p.put("  ", s)
	if len(c.Companies) > 0 {
		p.label("    ", "企業（"+strconv.Itoa(len(c.Companies))+"社）", "companies ("+strconv.Itoa(len(c.Companies))+")", strings.Join(c.Companies, " "))
	}
	for _, part := range c.Places {
		things := ""
		if part.Things > 1 {
			things = p.word("（"+strconv.Itoa(part.Things)+"件）", " ("+strconv.Itoa(part.Things)+")")
		}
		at := strings.Join(part.Places, ", ")
		if at == "" {
			at = p.word("（場所の記録なし）", "(no place on record)")
		}
		p.put("      ", part.Company+things+": "+at)
	}
}
