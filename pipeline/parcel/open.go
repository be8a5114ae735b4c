package parcel

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"shinsa/pipeline/problem"
)

// Open unpacks one file of the inbox; of in, Path and Data are read. The items
// come in the order in which they stand in it. The error is the machinery's
// alone, as a rule the context's.
func Open(ctx context.Context, in Item, o Options) (items []Item, problems problem.List, err error) {
	op := newOpener(ctx, o)
	defer func() { // one file's trouble is not the batch's
		if recover() != nil {
			op = newOpener(ctx, o)
			op.turnAway(Item{Path: in.Path, Data: in.Data, Digest: digest(in.Data), Kind: Unknown, Inbox: in.Path}, refusal{"parcel-damaged", []string{"panic"}})
			items, problems, err = op.items, op.problems, nil
		}
	}()
	if err := op.open(Item{Path: in.Path, Data: in.Data, Inbox: in.Path}, nil); err != nil {
		return nil, nil, fmt.Errorf("open parcel %q: %w", in.Path, err)
	}
	return op.items, op.problems.Sorted(), nil
}

// opener is the state of unpacking one file of the inbox: what was found, and
// what may still be spent.
type opener struct {
	ctx      context.Context
	limits   Limits
	keys     keyring
	bytes    int64 // that may still be unpacked
	entries  int   // that may still be looked at
	paths    map[string]bool
	items    []Item
	problems problem.List
}

func newOpener(ctx context.Context, o Options) *opener {
	l := o.Limits.filled()
	return &opener{
		ctx: ctx, limits: l, keys: keyring{passwords: o.Passwords, tries: l.Tries},
		bytes: l.Total, entries: l.Entries, paths: map[string]bool{},
	}
}

// open takes an item to pieces; above are the digests of what it stands in.
func (o *opener) open(it Item, above []string) error {
	if err := o.ctx.Err(); err != nil {
		return err
	}
	it.Digest, it.Kind = digest(it.Data), identify(it.Path, it.Data)
	o.extension(it)
	switch it.Kind {
	case ZIP:
		return o.inside(it, above, o.zip)
	case Mail:
		return o.inside(it, above, o.mail)
	case EncryptedOOXML:
		return o.settle(it, o.office(it, above))
	case EncryptedXLS:
		return o.settle(it, o.oldWorkbook(it, above))
	case EncryptedODF:
		return o.settle(it, o.openDocumentLocked(it, above))
	}
	if code := it.Kind.trait().refused; code != "" {
		o.turnAway(it, refusal{code, []string{o.detail(it)}})
		return nil
	}
	o.items = append(o.items, it)
	return nil
}

// inside opens a container, if it does not stand too deep or in itself.
func (o *opener) inside(it Item, above []string, open func(Item, []string) error) error {
	switch {
	case slices.Contains(above, it.Digest):
		return o.settle(it, refuse("parcel-loop"))
	case len(above) >= o.limits.Depth:
		return o.settle(it, refuse("parcel-depth", fmt.Sprint(o.limits.Depth)))
	}
	return o.settle(it, open(it, append(slices.Clone(above), it.Digest)))
}

// settle turns an item away where err is a refusal; other errors end the work.
func (o *opener) settle(it Item, err error) error {
	if r, ok := asRefusal(err); ok {
		o.turnAway(it, r)
		return nil
	}
	return err
}

func (o *opener) turnAway(it Item, r refusal) {
	it.Refused = r.code
	o.items = append(o.items, it)
	o.problems.Add(r.code, problem.Pos{File: it.Path}, r.args...)
}

// spend takes n bytes off the budget, or refuses.
func (o *opener) spend(n int64) error {
	if n > o.bytes {
		return refuse("parcel-size", size(o.limits.Total))
	}
	o.bytes -= n
	return nil
}

// unique returns the path, or the path with a number where it is taken.
func (o *opener) unique(p string) (string, bool) {
	free := p
	for n := 2; o.paths[free]; n++ {
		ext := path.Ext(p)
		free = fmt.Sprintf("%s#%d%s", strings.TrimSuffix(p, ext), n, ext)
	}
	o.paths[free] = true
	return free, free == p
}

// child makes the item of something that is in it. A second of the same name
// gets a number.
func (o *opener) child(it Item, name string, data []byte) Item {
	p, alone := o.unique(it.Path + "/" + name)
	if !alone {
		o.problems.Add("parcel-duplicate", problem.Pos{File: it.Path}, name)
	}
	return Item{Path: p, Data: data, Inbox: it.Inbox, Unlocked: it.Unlocked, Mail: it.Mail}
}

// extension notes a name that says another kind than the content.
func (o *opener) extension(it Item) {
	if it.Kind.fits(it.Path) {
		return
	}
	ext := visible(path.Ext(it.Path))
	o.problems.Add("parcel-extension", problem.Pos{File: it.Path}, ext[:cut(ext, 20)], it.Kind.Label())
}

// detail is the first argument of the refusal of a kind.
func (o *opener) detail(it Item) string {
	switch it.Kind {
	case Unknown:
		if ext := visible(path.Ext(it.Path)); ext != "" {
			return ext[:cut(ext, 20)]
		}
		return "-"
	case Archive:
		return archiveName(it.Data)
	}
	return it.Kind.Label()
}
