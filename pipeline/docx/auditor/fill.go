package auditor

import (
	"strings"

	"shinsa/pipeline/docx/markup"
)

// Fill fills a control as Word does: the placeholder goes, the text comes.
func Fill(tag, value string) Step {
	return Step{"fill " + tag, func(f *File) error {
		return f.document(func(root *markup.Node, s *markup.Splice) {
			for _, sdt := range controls(root, tag) {
				if name(sdt) == tag {
					fill(s, sdt, value)
					return
				}
			}
		})
	}}
}

// fill writes a value into a control in a line.
func fill(s *markup.Splice, sdt *markup.Node, value string) {
	if p := sdt.Kid("w:sdtPr", "w:showingPlcHdr"); p != nil {
		s.Delete(p.Start, p.End)
	}
	c := sdt.Kid("w:sdtContent")
	if p := c.Find("w:p"); p != nil && p.Parent == c { // already of several paragraphs
		from := p.In
		if pr := p.Kid("w:pPr"); pr != nil {
			from = pr.End
		}
		s.Replace(from, p.Out, run(value))
		return
	}
	s.Replace(c.In, c.Out, run(value))
}

// Paragraphs fills a rich control with several paragraphs: Word then puts the
// control around them.
func Paragraphs(tag string, lines ...string) Step {
	return Step{"paragraphs " + tag, func(f *File) error {
		return f.document(func(root *markup.Node, s *markup.Splice) {
			for _, sdt := range controls(root, tag) {
				if name(sdt) == tag && sdt.Parent.Name == "w:p" {
					around(s, sdt, lines)
					return
				}
			}
		})
	}}
}

func around(s *markup.Splice, sdt *markup.Node, lines []string) {
	p := sdt.Parent
	pr := ""
	if n := p.Kid("w:pPr"); n != nil {
		pr = string(n.Raw())
	}
	sdtPr := string(sdt.Kid("w:sdtPr").Raw())
	sdtPr = strings.Replace(sdtPr, "<w:showingPlcHdr/>", "", 1)
	var b strings.Builder
	b.WriteString("<w:sdt>" + sdtPr + "<w:sdtContent>")
	for _, l := range lines {
		b.WriteString("<w:p>" + pr + run(l) + "</w:p>")
	}
	b.WriteString("</w:sdtContent></w:sdt>")
	s.Replace(p.Start, p.End, b.String())
}

// Date picks a date.
func Date(tag, iso, shown string) Step {
	return Step{"date " + tag, func(f *File) error {
		return f.document(func(root *markup.Node, s *markup.Splice) {
			for _, sdt := range controls(root, tag) {
				d := sdt.Kid("w:sdtPr", "w:date")
				if name(sdt) != tag || d == nil {
					continue
				}
				fill(s, sdt, shown)
				if from, to, ok := d.AttrSpan("fullDate"); ok {
					s.Replace(from, to, iso+"T00:00:00Z")
				} else {
					s.Insert(d.Start+len("<w:date"), ` w:fullDate="`+iso+`T00:00:00Z"`)
				}
				return
			}
		})
	}}
}

// Tick ticks a box.
func Tick(tag string) Step {
	return Step{"tick " + tag, func(f *File) error {
		return f.document(func(root *markup.Node, s *markup.Splice) {
			for _, sdt := range controls(root, tag) {
				if name(sdt) != tag {
					continue
				}
				fill(s, sdt, "■")
				if c := sdt.Kid("w:sdtPr", "w14:checkbox", "w14:checked"); c != nil {
					from, to, _ := c.AttrSpan("val")
					s.Replace(from, to, "1")
				}
				return
			}
		})
	}}
}

// FillSome fills a control at random.
func FillSome() Step {
	return Step{"fill some", func(f *File) error {
		return f.document(func(root *markup.Node, s *markup.Splice) {
			sdt := f.pick(controls(root, "finding.", "evidence.", "advice.", "opinion.", "visits.place", "explained.by"))
			switch {
			case sdt == nil:
			case strings.HasPrefix(name(sdt), "finding."):
				fill(s, sdt, []string{"適合", "不適合", "該当なし"}[f.Rand.IntN(3)])
			case f.Rand.IntN(3) == 0 && sdt.Parent.Name == "w:p" && sdt.Parent.Kid("w:r") == nil && strings.HasPrefix(name(sdt), "e"):
				around(s, sdt, []string{f.text("規程を確認した。"), f.text("台帳を確認した。")})
			default:
				fill(s, sdt, f.text("確認した内容"))
			}
		})
	}}
}

// DeleteControl takes a control away and leaves its text.
func DeleteControl(prefixes ...string) Step {
	return Step{"delete control", func(f *File) error {
		return f.document(func(root *markup.Node, s *markup.Splice) {
			if sdt := f.pick(controls(root, prefixes...)); sdt != nil {
				s.Replace(sdt.Start, sdt.End, string(sdt.Kid("w:sdtContent").Inner()))
			}
		})
	}}
}

// AddVisit adds a row to a repeating section, as Word's plus sign does.
func AddVisit() Step {
	return Step{"add row of section", func(f *File) error {
		place := f.text("第二工場")
		return f.document(func(root *markup.Node, s *markup.Splice) {
			rows := find(root, "w:tr", func(n *markup.Node) bool { return len(controls(n, "visits.place")) > 0 })
			if len(rows) == 0 {
				return
			}
			last := rows[len(rows)-1]
			at := last
			if p := last.Parent.Parent; p != nil && p.Kid("w:sdtPr", "w15:repeatingSectionItem") != nil {
				at = p
			}
			c := controls(last, "visits.place")[0].Kid("w:sdtContent")
			raw := at.Raw()
			text := string(raw[:c.In-at.Start]) + run(place) + string(raw[c.Out-at.Start:])
			s.Insert(at.End, text)
		})
	}}
}

// DeleteRow deletes a row of an item, or of a section.
func DeleteRow(prefix string) Step {
	return Step{"delete row", func(f *File) error {
		return f.document(func(root *markup.Node, s *markup.Splice) {
			row := f.pick(find(root, "w:tr", func(n *markup.Node) bool { return len(controls(n, prefix)) > 0 }))
			if row == nil {
				return
			}
			if p := row.Parent.Parent; p != nil && p.Kid("w:sdtPr", "w15:repeatingSectionItem") != nil {
				row = p
			}
			s.Delete(row.Start, row.End)
		})
	}}
}
