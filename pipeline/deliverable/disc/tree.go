package disc

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf16"
)

// kind is one of the two directory trees.
type kind int

const (
	plain kind = iota
	joliet
	kinds
)

// node is a folder or a file of both trees.
type node struct {
	name   string
	folder bool
	data   []byte
	up     *node
	kids   []*node
	id     [kinds][]byte // name as it stands on the disc
	at     [kinds]uint32 // sector of a folder's records
	size   [kinds]int    // of a folder's records, whole sectors
	number [kinds]int    // of a folder in the path table, from 1
	place  uint32        // sector of a file's contents
}

// grow makes the tree of folders.
func grow(files []File) (*node, error) {
	root := &node{folder: true}
	root.up = root
	for k := range kinds {
		root.id[k] = []byte{0}
	}
	for _, f := range sorted(files) {
		if why := fault(f.Path); why != "" {
			return nil, fmt.Errorf("%s: %s", f.Path, why)
		}
		if int64(len(f.Data)) > math.MaxUint32 {
			return nil, fmt.Errorf("%s: larger than 4 GiB", f.Path)
		}
		at := root
		parts := strings.Split(f.Path, "/")
		for _, p := range parts[:len(parts)-1] {
			at = at.enter(p)
		}
		name := parts[len(parts)-1]
		if at.kid(name) != nil || !at.folder {
			return nil, fmt.Errorf("%s: there twice", f.Path)
		}
		at.kids = append(at.kids, &node{name: name, data: f.Data, up: at})
	}
	root.christen()
	return root, nil
}

func (n *node) kid(name string) *node {
	for _, k := range n.kids {
		if strings.EqualFold(k.name, name) { // Windows does not tell cases apart
			return k
		}
	}
	return nil
}

func (n *node) enter(name string) *node {
	if k := n.kid(name); k != nil {
		return k
	}
	k := &node{name: name, folder: true, up: n}
	n.kids = append(n.kids, k)
	return k
}

// christen gives everything below a folder its names on the disc.
func (n *node) christen() {
	taken := map[string]bool{}
	for _, k := range n.kids {
		k.id[joliet] = ucs2(k.name)
		if s := shortName(k); s != "" {
			k.id[plain], taken[s] = []byte(s), true
		}
	}
	for i, k := range n.kids {
		if k.id[plain] == nil {
			k.id[plain] = invented(k, i+1, taken)
		}
		k.christen()
	}
}

// shortName returns the plain name of what has one already: 8 letters, digits
// and _, a file with 3 more behind a point.
func shortName(n *node) string {
	name, ext, dot := strings.Cut(strings.ToUpper(n.name), ".")
	if !isPlain(name, 8) || name == "" || dot && (n.folder || !isPlain(ext, 3)) {
		return ""
	}
	if n.folder {
		return name
	}
	return name + "." + ext + ";1"
}

func isPlain(s string, most int) bool {
	return len(s) <= most && !strings.ContainsFunc(s, func(c rune) bool {
		return (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '_'
	})
}

// invented makes up a plain name that no sibling has.
func invented(n *node, number int, taken map[string]bool) []byte {
	letter, tail := "D", ""
	if !n.folder {
		letter, tail = "F", "."
		if i := strings.LastIndexByte(n.name, '.'); i >= 0 {
			if ext := strings.ToUpper(n.name[i+1:]); isPlain(ext[:min(3, len(ext))], 3) {
				tail += ext[:min(3, len(ext))]
			}
		}
		tail += ";1"
	}
	for ; ; number++ {
		s := fmt.Sprintf("%s%07d%s", letter, number, tail)
		if !taken[s] {
			taken[s] = true
			return []byte(s)
		}
	}
}

func ucs2(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u>>8), byte(u))
	}
	return out
}

// order returns the children in the order of one tree.
func (n *node) order(k kind) []*node {
	out := slices.Clone(n.kids)
	slices.SortFunc(out, func(a, b *node) int { return bytes.Compare(a.sortKey(k), b.sortKey(k)) })
	return out
}

// sortKey is the name with its two parts padded, as ECMA-119 9.3 compares them.
func (n *node) sortKey(k kind) []byte {
	if k == joliet || n.folder {
		return n.id[k]
	}
	name, ext, _ := bytes.Cut(n.id[k], []byte("."))
	return fmt.Appendf(nil, "%-8s%-6s", name, ext)
}
