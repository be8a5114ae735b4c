package docx

import (
	"strconv"
	"strings"
)

// maxPoints bounds the points of one series of a chart.
const maxPoints = 10_000

// chart reads the words of a chart part in the order of doc.Lines: the names
// of the series when there are more than one, then category by category its
// name and the values.
func (r *reader) chart(rel string) error {
	name, ok := r.rels[rel]
	if !ok {
		return nil
	}
	tree, err := r.pack.tree(name)
	if err != nil {
		return err
	}
	area := tree.kid("c:chart", "c:plotArea")
	for _, k := range orEmpty(area).kids {
		sers := k.all("c:ser")
		switch {
		case len(sers) == 0:
		case k.name == "c:radarChart":
			r.radar(sers)
		case worded(sers):
			r.timeline(sers)
		default:
			r.plot(sers)
		}
	}
	return nil
}

// radar has the values in the names of its axes.
func (r *reader) radar(sers []*node) {
	if len(sers) > 1 {
		for _, s := range sers {
			r.add(seriesName(s))
		}
	}
	names, _ := points(sers[0].kid("c:cat"))
	for _, name := range names {
		r.add(name)
	}
}

// worded tells whether points of a chart have labels of their own words: what
// is read of it are these, not the values.
func worded(sers []*node) bool {
	for _, s := range sers {
		for _, l := range orEmpty(s.kid("c:dLbls")).all("c:dLbl") {
			if l.kid("c:tx", "c:rich") != nil {
				return true
			}
		}
	}
	return false
}

// timeline goes row by row: its name and the words in it.
func (r *reader) timeline(sers []*node) {
	names, _ := points(sers[0].kid("c:cat"))
	words := make([]map[string]string, len(sers))
	rows := len(names)
	for i, s := range sers {
		words[i] = map[string]string{}
		for _, l := range orEmpty(s.kid("c:dLbls")).all("c:dLbl") {
			if row, err := strconv.Atoi(l.val("c:idx")); err == nil && row >= 0 && row < maxPoints {
				words[i][strconv.Itoa(row)] = richText(l.kid("c:tx", "c:rich"))
				rows = max(rows, row+1)
			}
		}
	}
	for row := range rows {
		r.add(at(names, row))
		for i := range words {
			r.add(words[i][strconv.Itoa(row)])
		}
	}
}

// richText returns the text of paragraphs of DrawingML, one a line.
func richText(n *node) string {
	var lines []string
	for _, p := range orEmpty(n).all("a:p") {
		line := ""
		for _, run := range p.all("a:r") {
			line += orEmpty(run.kid("a:t")).text
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func (r *reader) plot(sers []*node) {
	if len(sers) > 1 {
		for _, s := range sers {
			r.add(seriesName(s))
		}
	}
	names, _ := points(sers[0].kid("c:cat"))
	values := make([][]string, len(sers))
	rows := len(names)
	for i, s := range sers {
		var format string
		values[i], format = points(s.kid("c:val"))
		for j, v := range values[i] {
			if v != "" && (percent(format) || percent(s.kid("c:dLbls", "c:numFmt").attr("formatCode"))) {
				values[i][j] = v + "%"
			}
		}
		rows = max(rows, len(values[i]))
	}
	for row := range rows {
		r.add(at(names, row))
		for i := range values {
			r.add(at(values[i], row))
		}
	}
}

// percent tells whether a number format sets a percent sign behind the number
// as it is; a bare sign would multiply it by a hundred.
func percent(format string) bool {
	return strings.Contains(format, `"%"`) || strings.Contains(format, `\%`)
}

func (r *reader) add(s string) {
	if s != "" {
		r.out = append(r.out, s)
	}
}

func at(s []string, i int) string {
	if i < len(s) {
		return s[i]
	}
	return ""
}

func seriesName(s *node) string {
	tx := s.kid("c:tx")
	if v := tx.kid("c:v"); v != nil {
		return v.text
	}
	names, _ := points(tx)
	return strings.Join(names, " ")
}

// points returns the values of c:cat, c:val or c:tx, given as such or as the
// cache of a workbook's cells, and their number format.
func points(n *node) (values []string, format string) {
	if n == nil {
		return nil, ""
	}
	for _, path := range [][]string{{"c:strLit"}, {"c:numLit"}, {"c:strRef", "c:strCache"}, {"c:numRef", "c:numCache"}} {
		list := n.kid(path...)
		if list == nil {
			continue
		}
		if f := list.kid("c:formatCode"); f != nil {
			format = f.text
		}
		for _, pt := range list.all("c:pt") {
			i, err := strconv.Atoi(pt.attr("idx"))
			if v := pt.kid("c:v"); v != nil && err == nil && i >= 0 && i < maxPoints {
				for len(values) <= i {
					values = append(values, "")
				}
				values[i] = v.text
			}
		}
	}
	return values, format
}
