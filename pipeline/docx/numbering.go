package docx

import (
	"strconv"
	"strings"
)

// numbering is what a package says about numbers of paragraphs.
type numbering struct {
	lists  map[string]*list      // by numId
	styles map[string]*styleInfo // by style ID
}

// list is an abstract numbering: up to nine levels. Two numIds may share it,
// and then they share the count.
type list struct {
	levels  [9]listLevel
	byStyle map[string]int
}

type listLevel struct {
	format, text string
	start        int
}

// styleInfo is what is needed of a paragraph style to number its paragraphs.
type styleInfo struct {
	name, basedOn string
	num           *node // w:numPr
}

func readNumbering(p *pack, rels []relation) (*numbering, error) {
	n := &numbering{lists: map[string]*list{}, styles: map[string]*styleInfo{}}
	if r := byKind(rels, "styles"); r != nil {
		tree, err := p.tree(r.target)
		if err != nil {
			return nil, err
		}
		for _, s := range tree.all("w:style") {
			n.styles[s.attr("styleId")] = &styleInfo{name: s.val("w:name"), basedOn: s.val("w:basedOn"), num: s.kid("w:pPr", "w:numPr")}
		}
	}
	if r := byKind(rels, "numbering"); r != nil {
		tree, err := p.tree(r.target)
		if err != nil {
			return nil, err
		}
		n.readLists(tree)
	}
	return n, nil
}

func (n *numbering) readLists(tree *node) {
	abstract := map[string]*list{}
	for _, a := range tree.all("w:abstractNum") {
		l := &list{byStyle: map[string]int{}}
		for _, lvl := range a.all("w:lvl") {
			i, err := strconv.Atoi(lvl.attr("ilvl"))
			if err != nil || i < 0 || i >= len(l.levels) {
				continue
			}
			start, err := strconv.Atoi(lvl.val("w:start"))
			if err != nil {
				start = 0 // the standard's default
			}
			l.levels[i] = listLevel{lvl.val("w:numFmt"), lvl.val("w:lvlText"), start}
			if s := lvl.val("w:pStyle"); s != "" {
				l.byStyle[s] = i
			}
		}
		abstract[a.attr("abstractNumId")] = l
	}
	for _, num := range tree.all("w:num") {
		if l := abstract[num.val("w:abstractNumId")]; l != nil {
			n.lists[num.attr("numId")] = l
		}
	}
}

// place finds the list and level of a paragraph: its own numPr, or that of
// its style or of a style that it is based on. numId 0 takes numbers away.
func (n *numbering) place(style string, own *node) (*list, int) {
	num, holder := own, style
	for depth := 0; num.val("w:numId") == "" && depth < 20; depth++ {
		s := n.styles[holder]
		if s == nil {
			return nil, 0
		}
		if num = s.num; num.val("w:numId") == "" {
			holder = s.basedOn
		}
	}
	l := n.lists[num.val("w:numId")]
	if l == nil {
		return nil, 0
	}
	level, err := strconv.Atoi(num.val("w:ilvl"))
	if err != nil {
		level = l.byStyle[holder]
	}
	return l, min(max(level, 0), len(l.levels)-1)
}

// counter counts the paragraphs of lists while a document is read.
type counter map[*list]*[9]int

// next counts one paragraph and returns its number as it is read; the gap
// that stands between number and text is not part of it.
func (c counter) next(l *list, level int) string {
	if l == nil {
		return ""
	}
	n := c[l]
	if n == nil {
		n = new([9]int)
		for i := range n {
			n[i] = l.levels[i].start - 1
		}
		c[l] = n
	}
	n[level]++
	for i := level + 1; i < len(n); i++ {
		n[i] = l.levels[i].start - 1
	}
	if f := l.levels[level].format; f == "bullet" || f == "none" {
		return ""
	}
	text := l.levels[level].text
	for i := range n {
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), strconv.Itoa(n[i]))
	}
	return strings.TrimRight(text, "　 ")
}
