package merge

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"shinsa/pipeline/docx/markup"
)

// span is a range of bytes of a part.
type span struct{ from, to int }

// part is one part of the edited file and its changes.
type part struct {
	name   string
	root   *markup.Node
	splice *markup.Splice
	gone   []span                  // ranges that are replaced or taken out
	fills  map[*markup.Node]string // content of paragraphs that were one empty tag
	prefix map[string]bool         // prefixes that inserted content needs
}

func newPart(name string, root *markup.Node) *part {
	return &part{name: name, root: root, splice: markup.NewSplice(root.Source()), fills: map[*markup.Node]string{}, prefix: map[string]bool{}}
}

// replace puts text for a range and remembers that it is no place for more.
func (p *part) replace(s span, with string) {
	p.splice.Replace(s.from, s.to, with)
	p.gone = append(p.gone, s)
}

// free tells whether something may be put in at a place.
func (p *part) free(at int) bool {
	for _, g := range p.gone {
		if g.from < at && at < g.to {
			return false
		}
	}
	return true
}

// fill adds content to a paragraph that may be one empty tag.
func (p *part) fill(n *markup.Node, with string) {
	if !n.Empty() {
		p.splice.Insert(n.Out, with)
		return
	}
	p.fills[n] += with
}

// save makes the changes in the package.
func (p *part) save(pack *markup.Package) error {
	for n, with := range p.fills {
		p.splice.Replace(n.End-2, n.End, ">"+with+"</"+n.RawName()+">")
	}
	if !p.splice.Changed() {
		return nil
	}
	if err := p.declare(); err != nil {
		return err
	}
	out, err := p.splice.Bytes()
	if err != nil {
		return fmt.Errorf("part %q: %w", p.name, err)
	}
	pack.Set(p.name, out)
	return nil
}

// declare adds the prefixes that inserted content needs to the part's root,
// and names those that a program need not know.
func (p *part) declare() error {
	have := map[string]string{}
	p.root.Attrs(func(name, value string) {
		if rest, ok := strings.CutPrefix(name, "xmlns:"); ok {
			have[rest] = value
		}
	})
	var add strings.Builder
	var ignorable []string
	for _, prefix := range slices.Sorted(maps.Keys(p.prefix)) {
		space, there := have[prefix]
		if there && markup.Usual(space) != prefix {
			return fmt.Errorf("part %q: prefix %q stands for %q", p.name, prefix, space)
		}
		if !there {
			add.WriteString(` xmlns:` + prefix + `="` + markup.Escape(markup.Space(prefix)) + `"`)
		}
		if strings.HasPrefix(prefix, "w1") {
			ignorable = append(ignorable, prefix)
		}
	}
	at := p.root.Start + 1 + len(p.root.RawName())
	from, to, ok := p.root.AttrSpan("Ignorable")
	if !ok && len(ignorable) > 0 {
		if _, mc := have["mc"]; !mc {
			add.WriteString(` xmlns:mc="` + markup.Space("mc") + `"`)
		}
		add.WriteString(` mc:Ignorable="` + strings.Join(ignorable, " ") + `"`)
	} else if ok {
		now := strings.Fields(string(p.root.Source()[from:to]))
		for _, prefix := range ignorable {
			if !slices.Contains(now, prefix) {
				now = append(now, prefix)
			}
		}
		if s := strings.Join(now, " "); s != strings.Join(strings.Fields(string(p.root.Source()[from:to])), " ") {
			p.splice.Replace(from, to, s)
		}
	}
	if add.Len() > 0 {
		p.splice.Insert(at, add.String())
	}
	return nil
}

// within visits the elements that lie in a range, outermost first; visit says
// whether to go down.
func within(n *markup.Node, s span, visit func(*markup.Node) bool) {
	for k := n.First; k != nil && k.Start < s.to; k = k.Next {
		if k.End <= s.from {
			continue
		}
		if k.Start >= s.from && k.End <= s.to && !visit(k) {
			continue
		}
		within(k, s, visit)
	}
}

// needs notes the prefixes that a piece of markup uses.
func (p *part) needs(n *markup.Node) {
	see := func(name string) {
		if prefix, _, ok := strings.Cut(name, ":"); ok && prefix != "xml" && prefix != "xmlns" {
			p.prefix[prefix] = true
		}
	}
	see(n.RawName())
	if bytes.IndexByte(n.Source()[n.Start:n.In], ':') >= 0 {
		n.Attrs(func(name, _ string) { see(name) })
	}
}
