package markup

import (
	"bytes"
	"strings"
)

// Node is one element of a part, with its place in the part's bytes.
type Node struct {
	Name       string // with the usual prefix: "w:p"
	Start, End int    // the whole element
	In, Out    int    // its content: In and Out are End when the element is an empty tag
	Parent     *Node
	First      *Node // first child
	Next       *Node // next sibling
	last       *Node
	nameLen    int
	doc        *source
}

// source is the part that the nodes of a tree stand in.
type source struct{ b []byte }

// Empty tells whether the element is one tag: there is no place inside it.
func (n *Node) Empty() bool { return n.In == n.End }

// Raw returns the bytes of the whole element.
func (n *Node) Raw() []byte { return n.doc.b[n.Start:n.End] }

// Inner returns the bytes between its tags.
func (n *Node) Inner() []byte { return n.doc.b[n.In:n.Out] }

// Source returns the bytes of the part that the element stands in.
func (n *Node) Source() []byte { return n.doc.b }

// RawName returns the name as the file has it.
func (n *Node) RawName() string { return string(n.doc.b[n.Start+1 : n.Start+1+n.nameLen]) }

// Kid returns the first child of that name, going down a path; nil if none.
func (n *Node) Kid(path ...string) *Node {
	for _, name := range path {
		if n == nil {
			return nil
		}
		k := n.First
		for k != nil && k.Name != name {
			k = k.Next
		}
		n = k
	}
	return n
}

// All returns the children of that name.
func (n *Node) All(name string) []*Node {
	var out []*Node
	if n == nil {
		return nil
	}
	for k := n.First; k != nil; k = k.Next {
		if k.Name == name {
			out = append(out, k)
		}
	}
	return out
}

// Walk visits the element and what is below it, in order, until visit says
// not to go down.
func (n *Node) Walk(visit func(*Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	for k := n.First; k != nil; k = k.Next {
		k.Walk(visit)
	}
}

// Find returns the first element of that name below n; nil if none.
func (n *Node) Find(name string) *Node {
	if n == nil {
		return nil
	}
	for k := n.First; k != nil; k = k.Next {
		if k.Name == name {
			return k
		}
		if f := k.Find(name); f != nil {
			return f
		}
	}
	return nil
}

// Inside tells whether n is inside an element of that name.
func (n *Node) Inside(name string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Name == name {
			return true
		}
	}
	return false
}

// Attr returns the value of an attribute by its local name, "" if none.
func (n *Node) Attr(local string) string {
	v, _ := n.Lookup(local)
	return v
}

// Lookup is Attr that tells an empty attribute from none.
func (n *Node) Lookup(local string) (string, bool) {
	if n == nil {
		return "", false
	}
	from, to, ok := n.AttrSpan(local)
	if !ok {
		return "", false
	}
	return decode(n.doc.b[from:to]), true
}

// Val returns the w:val of the child at the path.
func (n *Node) Val(path ...string) string { return n.Kid(path...).Attr("val") }

// AttrSpan returns where the value of an attribute stands, without quotes.
func (n *Node) AttrSpan(local string) (from, to int, ok bool) {
	for at := n.Start + 1 + n.nameLen; ; {
		name, vf, vt := n.attrAt(&at)
		if name == nil {
			return 0, 0, false
		}
		if i := bytes.IndexByte(name, ':'); i >= 0 {
			if string(name[:i]) == "xmlns" {
				continue
			}
			name = name[i+1:]
		}
		if string(name) == local {
			return vf, vt, true
		}
	}
}

// Attrs calls see for every attribute, with its name as it stands in the file.
func (n *Node) Attrs(see func(name, value string)) {
	for at := n.Start + 1 + n.nameLen; ; {
		name, from, to := n.attrAt(&at)
		if name == nil {
			return
		}
		see(string(name), decode(n.doc.b[from:to]))
	}
}

// attrAt reads one attribute of a start tag that is known to be well formed.
func (n *Node) attrAt(at *int) (name []byte, from, to int) {
	i := *at
	for isSpace(n.doc.b[i]) {
		i++
	}
	if n.doc.b[i] == '>' || n.doc.b[i] == '/' {
		return nil, 0, 0
	}
	start := i
	for !endsName(n.doc.b[i]) {
		i++
	}
	name = n.doc.b[start:i]
	for n.doc.b[i] != '"' && n.doc.b[i] != '\'' {
		i++
	}
	from = i + 1
	to = from + bytes.IndexByte(n.doc.b[from:], n.doc.b[i])
	*at = to + 1
	return name, from, to
}

// Text returns the element's own character data.
func (n *Node) Text() string {
	if n == nil {
		return ""
	}
	if n.First == nil && bytes.IndexByte(n.Inner(), '<') < 0 {
		return decode(n.Inner())
	}
	var b strings.Builder
	at := n.In
	for k := n.First; ; k = k.Next {
		end := n.Out
		if k != nil {
			end = k.Start
		}
		loose(&b, n.doc.b[at:end])
		if k == nil {
			return b.String()
		}
		at = k.End
	}
}

// loose adds character data that may hold comments and CDATA sections.
func loose(b *strings.Builder, src []byte) {
	for len(src) > 0 {
		i := bytes.IndexByte(src, '<')
		if i < 0 {
			b.WriteString(decode(src))
			return
		}
		b.WriteString(decode(src[:i]))
		src = src[i:]
		end, cdata := "?>", bytes.HasPrefix(src, []byte("<![CDATA["))
		if cdata {
			end = "]]>"
		} else if bytes.HasPrefix(src, []byte("<!--")) {
			end = "-->"
		}
		j := bytes.Index(src, []byte(end))
		if cdata {
			b.WriteString(lineEnds(string(src[len("<![CDATA["):j])))
		}
		src = src[j+len(end):]
	}
}
