package restore

import (
	"strconv"
	"strings"

	"shinsa/pipeline/docx/markup"
)

// numbering is what a package says about numbers and bullets of paragraphs.
type numbering struct {
	lists  map[string]*list        // by numId
	styles map[string]*markup.Node // by style ID: its w:numPr
	count  map[*list]*[9]int
}

type list struct {
	levels [9]level
}

type level struct {
	format, text string
	start        int
}

// placed is the number of one paragraph.
type placed struct {
	label string
	level int
	none  bool // there is no number, or it was taken away
}

func readNumbering(p *markup.Package, rels []markup.Relation) (*numbering, error) {
	n := &numbering{lists: map[string]*list{}, styles: map[string]*markup.Node{}, count: map[*list]*[9]int{}}
	if r := markup.ByKind(rels, "styles"); r != nil {
		tree, err := p.Tree(r.Target)
		if err != nil {
			return nil, err
		}
		for _, s := range tree.All("w:style") {
			n.styles[s.Attr("styleId")] = s.Kid("w:pPr", "w:numPr")
		}
	}
	r := markup.ByKind(rels, "numbering")
	if r == nil {
		return n, nil
	}
	tree, err := p.Tree(r.Target)
	if err != nil {
		return nil, err
	}
	abstract := map[string]*list{}
	for _, a := range tree.All("w:abstractNum") {
		abstract[a.Attr("abstractNumId")] = readList(a)
	}
	for _, num := range tree.All("w:num") {
		if l := abstract[num.Val("w:abstractNumId")]; l != nil {
			n.lists[num.Attr("numId")] = l
		}
	}
	return n, nil
}

func readList(a *markup.Node) *list {
	l := &list{}
	for _, lvl := range a.All("w:lvl") {
		i, err := strconv.Atoi(lvl.Attr("ilvl"))
		if err != nil || i < 0 || i >= len(l.levels) {
			continue
		}
		start, err := strconv.Atoi(lvl.Val("w:start"))
		if err != nil {
			start = 1
		}
		l.levels[i] = level{lvl.Val("w:numFmt"), lvl.Val("w:lvlText"), start}
	}
	return l
}

// place counts one paragraph and gives its label.
func (n *numbering) place(style string, own *markup.Node) placed {
	num := own
	if num.Val("w:numId") == "" {
		num = n.styles[style]
	}
	l := n.lists[num.Val("w:numId")]
	if l == nil {
		return placed{none: true}
	}
	at, err := strconv.Atoi(num.Val("w:ilvl"))
	if err != nil {
		at = 0
	}
	at = min(max(at, 0), len(l.levels)-1)
	return placed{label: n.next(l, at), level: at}
}

func (n *numbering) next(l *list, at int) string {
	c := n.count[l]
	if c == nil {
		c = new([9]int)
		for i := range c {
			c[i] = l.levels[i].start - 1
		}
		n.count[l] = c
	}
	c[at]++
	for i := at + 1; i < len(c); i++ {
		c[i] = l.levels[i].start - 1
	}
	switch l.levels[at].format {
	case "bullet":
		return "・" // the bullets of symbol fonts have no character of their own
	case "none":
		return ""
	}
	text := l.levels[at].text
	for i := range c {
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), figure(c[i], l.levels[i].format))
	}
	return strings.TrimRight(text, "　 ")
}

// figure writes a number in the formats that offices use.
func figure(n int, format string) string {
	switch {
	case format == "decimalEnclosedCircle" && n >= 1 && n <= 20:
		return string(rune('①' + n - 1))
	case format == "lowerLetter" && n >= 1 && n <= 26:
		return string(rune('a' + n - 1))
	case format == "upperLetter" && n >= 1 && n <= 26:
		return string(rune('A' + n - 1))
	case (format == "aiueo" || format == "aiueoFullWidth") && n >= 1 && n <= len(aiueo):
		return string(aiueo[n-1])
	case (format == "iroha" || format == "irohaFullWidth") && n >= 1 && n <= len(iroha):
		return string(iroha[n-1])
	case format == "decimalFullWidth":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n))
	}
	return strconv.Itoa(n)
}

var (
	aiueo = []rune("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン")
	iroha = []rune("イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス")
)
