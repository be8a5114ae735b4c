package parcel

import (
	"fmt"
	"path"
	"strings"

	"shinsa/pipeline/problem"
)

// zip opens an archive. What is wrong with the archive as a whole turns it
// away before anything is unpacked; what is wrong with one member turns that
// member away, and the others are taken out.
func (o *opener) zip(it Item, above []string) error {
	entries, err := o.directory(it.Data)
	if err != nil {
		return err
	}
	setNames(entries)
	skipped := &skips{}
	found := len(o.items)
	for i := range entries {
		if err := o.member(it, &entries[i], skipped, above); err != nil {
			return err
		}
	}
	skipped.report(o, it.Path)
	if len(o.items) == found {
		return refuse("parcel-nothing")
	}
	return nil
}

// directory reads the directory and takes what it claims off the budget.
func (o *opener) directory(data []byte) ([]entry, error) {
	entries, start, err := readDirectory(data, o.entries)
	if refused, ok := asRefusal(err); ok && refused.code == "parcel-entries" {
		return nil, refuse("parcel-entries", fmt.Sprint(o.limits.Entries))
	}
	if err != nil {
		return nil, err
	}
	o.entries -= len(entries)
	if err := overlap(entries, start); err != nil {
		return nil, err
	}
	var total int64
	for i := range entries {
		if e := &entries[i]; e.weigh(o.limits) == nil { // the others are not unpacked
			total += int64(e.size)
		}
	}
	return entries, o.spend(total)
}

// member takes one member out, notes it as skipped, or turns it away.
func (o *opener) member(it Item, e *entry, skipped *skips, above []string) error {
	if e.isFolder() && e.size == 0 {
		return nil
	}
	name, unsafe := safePath(e.name)
	switch {
	case unsafe != nil:
		name = fmt.Sprintf("(%d)", len(o.items)+1)
	case isDebris(name):
		skipped.add(name)
		return nil
	case inPackage(name) != "":
		return o.packageFolder(it, inPackage(name))
	}
	child := o.child(it, name, nil)
	if !e.readable() {
		o.problems.Add("parcel-name", problem.Pos{File: child.Path}, name)
	}
	err := unsafe
	if err == nil {
		child.Data, err = o.content(it.Data, e, &child)
	}
	if err != nil {
		child.Kind = Unknown
		return o.settle(child, err)
	}
	return o.open(child, above)
}

// content unpacks a member and notes in the item what opened it.
func (o *opener) content(data []byte, e *entry, child *Item) ([]byte, error) {
	if e.isLink() {
		return nil, refuse("parcel-link")
	}
	if err := e.weigh(o.limits); err != nil {
		return nil, err
	}
	if err := e.locate(data); err != nil {
		return nil, err
	}
	out, key, err := o.openEntry(e, child.Path)
	if key != "" {
		child.Unlocked = key
	}
	return out, err
}

// packageFolder turns a document that is a folder (Apple's Numbers) away once,
// whatever it holds.
func (o *opener) packageFolder(it Item, folder string) error {
	if p := it.Path + "/" + folder; o.paths[p] {
		return nil
	}
	child := o.child(it, folder, nil)
	child.Kind, child.Digest = Numbers, digest(nil)
	o.turnAway(child, refusal{Numbers.trait().refused, []string{Numbers.Label()}})
	return nil
}

// inPackage returns the package folder that the path leads into, or "".
func inPackage(name string) string {
	for at, r := range name {
		if ext := strings.ToLower(path.Ext(name[:at])); r == '/' && (ext == ".numbers" || ext == ".pages" || ext == ".key") {
			return name[:at]
		}
	}
	return ""
}

// isDebris tells what operating systems leave in archives beside the files.
func isDebris(name string) bool {
	base := path.Base(name)
	switch strings.ToLower(base) {
	case ".ds_store", "thumbs.db", "desktop.ini", ".localized", "icon\r", "ehthumbs.db", ".directory":
		return true
	}
	return strings.HasPrefix(name, "__MACOSX/") || strings.Contains(name, "/__MACOSX/") || strings.HasPrefix(base, "._")
}

// skips collects what is left out of a container, to be named in one note.
type skips struct {
	names []string
	n     int
}

const namedSkips = 5

func (s *skips) add(name string) {
	if s.n++; len(s.names) < namedSkips {
		s.names = append(s.names, name)
	}
}

func (s *skips) report(o *opener, file string) {
	if s.n == 0 {
		return
	}
	if s.n > namedSkips {
		s.names = append(s.names, "…")
	}
	o.problems.Add("parcel-skipped", problem.Pos{File: file}, strings.Join(s.names, ", "), fmt.Sprint(s.n))
}
