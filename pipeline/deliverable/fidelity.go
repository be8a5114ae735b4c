package deliverable

import (
	"slices"

	"shinsa/pipeline/pdf/gate"
	"shinsa/pipeline/problem"
)

// checkSameText holds a PDF against the Word file that it must say the same as:
// every paragraph of the one in the other, and, where the PDF is tagged, back.
func checkSameText(f, word *placed, r *gate.Reading, lines []string) problem.List {
	var found problem.List
	for _, m := range gate.Missing(r.Pages, lines) {
		p := problem.New("pdf-text-missing", f.pos(), number(m.Page+1), cut(lines[m.Line]), cut(m.Want))
		found = append(found, p.With(word.pos()))
	}
	if !r.Tagged {
		found.Add("deliver-pdf-untagged", f.pos())
		return found
	}
	for _, m := range extra(r, lines) {
		found = append(found, problem.New("deliver-text-extra", f.pos(), number(m.page), cut(m.text)).With(word.pos()))
	}
	return found
}

// surplus is a block of a PDF that the Word file does not have.
type surplus struct {
	page int
	text string
}

// extra lists the blocks of a tagged PDF that are not in the lines. The table
// of contents is left out: a Word file makes its own.
func extra(r *gate.Reading, lines []string) []surplus {
	word := []gate.Page{{}}
	for _, l := range lines {
		word[0].Pieces = append(word[0].Pieces, gate.Piece{Text: l})
	}
	blocks, texts := blocksOf(r)
	var out []surplus
	for _, m := range gate.Missing(word, texts) {
		out = append(out, blocks[m.Line])
	}
	return slices.Clip(out)
}

// blocksOf joins the pieces of each element.
func blocksOf(r *gate.Reading) (blocks []surplus, texts []string) {
	var last *gate.Element
	for _, p := range r.Order {
		if p.Element.Within("TOC") || p.Element.Within("Figure") { // the parts of a chart stand in the Word file in their own order
			last = nil
			continue
		}
		if p.Element != last || last == nil {
			blocks = append(blocks, surplus{page: p.Page + 1})
		}
		last = p.Element
		blocks[len(blocks)-1].text += p.Text
	}
	kept := blocks[:0]
	for _, b := range blocks {
		if t := squeeze(b.text); t != "" && t != "目次" {
			kept = append(kept, b)
			texts = append(texts, b.text)
		}
	}
	return kept, texts
}
