package compose

import (
	"fmt"
	"strings"

	"shinsa/pipeline/doc"
)

// dump writes a document as a readable tree: what goldens hold. Text that
// somebody typed is followed by its place.
func dump(d *doc.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s title=%q subject=%q org=%q marking=%q version=%q date=%s record=%q company=%q\n",
		d.Kind, d.Meta.Title, d.Meta.Subject, d.Meta.Org, d.Meta.Marking, d.Meta.Version, d.Meta.Date, d.Meta.Record, d.Meta.Company)
	fmt.Fprintf(&b, "head %q | %q  toc=%v\n", d.Header.Left, d.Header.Right, d.TOC)
	b.WriteString("== cover\n")
	dumpBlocks(&b, d.Cover)
	b.WriteString("== body\n")
	dumpBlocks(&b, d.Body)
	return b.String()
}

func dumpBlocks(b *strings.Builder, blocks []doc.Block) {
	for _, x := range blocks {
		switch x := x.(type) {
		case *doc.Heading:
			fmt.Fprintf(b, "h%d numbered=%v newpage=%v #%s %s\n", x.Level, x.Numbered, x.PageBreak, x.ID, dumpInlines(x.Content))
		case *doc.Paragraph:
			fmt.Fprintf(b, "p %s %s\n", strings.TrimPrefix(string(x.Style), "Shinsa"), dumpInlines(x.Content))
		case *doc.List:
			for _, i := range x.Items {
				fmt.Fprintf(b, "- %d %s %s\n", i.Level, i.Label, dumpInlines(i.Content))
			}
		case *doc.Table:
			dumpTable(b, x)
		case *doc.Chart:
			fmt.Fprintf(b, "chart #%s kind=%d %s unit=%s stacked=%v percent=%v\n", x.ID, x.Kind, dumpInlines(x.Caption), x.Unit, x.Stacked, x.Percent)
			for i, c := range x.Categories {
				fmt.Fprintf(b, "  %s", c)
				for _, s := range x.Series {
					fmt.Fprintf(b, " %s=%g", s.Name, s.Values[i])
				}
				b.WriteByte('\n')
			}
			for _, l := range x.Levels {
				fmt.Fprintf(b, "  level %s\n", l)
			}
			for _, s := range x.Spans {
				fmt.Fprintf(b, "  span %d %s %s–%s\n", s.Row, s.Name, s.From, s.To)
			}
			if len(x.Note) > 0 {
				fmt.Fprintf(b, "  note %s\n", dumpInlines(x.Note))
			}
		case *doc.PageBreak:
			b.WriteString("newpage\n")
		default:
			fmt.Fprintf(b, "unknown %T\n", x)
		}
	}
}

func dumpTable(b *strings.Builder, t *doc.Table) {
	fmt.Fprintf(b, "table #%s %s\n", t.ID, dumpInlines(t.Caption))
	for _, rows := range [][]doc.Row{t.Head, t.Rows} {
		for _, r := range rows {
			fmt.Fprintf(b, "  %s|", r.Repeat)
			for _, c := range r.Cells {
				var ps []string
				for _, p := range c.Content {
					ps = append(ps, dumpParagraph(p))
				}
				fmt.Fprintf(b, " %s%s |", []string{"", "[head] ", "[group] ", "[entry] "}[c.Fill], strings.Join(ps, " ¶ "))
			}
			b.WriteByte('\n')
		}
	}
	if len(t.Note) > 0 {
		fmt.Fprintf(b, "  note %s\n", dumpInlines(t.Note))
	}
}

// dumpParagraph adds what hangs on a paragraph to its text.
func dumpParagraph(p *doc.Paragraph) string {
	s := dumpInlines(p.Content)
	if p.Lock != "" {
		s = "<" + p.Lock + ">" + s
	}
	for _, r := range p.Remarks {
		s += "【" + strings.ReplaceAll(r.Text, "\n", "⏎") + "】"
	}
	return s
}

func dumpInlines(in []doc.Inline) string {
	var b strings.Builder
	for _, i := range in {
		switch i := i.(type) {
		case doc.Text:
			b.WriteString(i.S)
			if i.Ref != "" {
				fmt.Fprintf(&b, "→%s", i.Ref)
			}
			if !i.Src.IsZero() {
				fmt.Fprintf(&b, "⟨%s⟩", i.Src)
			}
		case doc.LineBreak:
			b.WriteString("⏎")
		case doc.Field:
			fmt.Fprintf(&b, "{%s %d %s%s", i.Tag, i.Kind, i.Placeholder, strings.Join(i.Choices, "/"))
			if i.Value != "" {
				fmt.Fprintf(&b, "=%q", i.Value)
			}
			if !i.Src.IsZero() {
				fmt.Fprintf(&b, "⟨%s⟩", i.Src)
			}
			b.WriteByte('}')
		}
	}
	return b.String()
}

// walk calls f for every content of a document.
func walk(d *doc.Document, f func([]doc.Inline)) {
	for _, x := range append(append([]doc.Block{}, d.Cover...), d.Body...) {
		switch x := x.(type) {
		case *doc.Heading:
			f(x.Content)
		case *doc.Paragraph:
			f(x.Content)
		case *doc.List:
			for _, i := range x.Items {
				f(i.Content)
			}
		case *doc.Table:
			f(x.Caption)
			f(x.Note)
			for _, rows := range [][]doc.Row{x.Head, x.Rows} {
				for _, r := range rows {
					for _, c := range r.Cells {
						for _, p := range c.Content {
							f(p.Content)
						}
					}
				}
			}
		case *doc.Chart:
			f(x.Caption)
			f(x.Note)
		}
	}
}
