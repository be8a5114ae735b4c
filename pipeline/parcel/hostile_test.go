package parcel

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestHostileArchives holds the refusals that an archive as a whole, or one
// member, earns; the other members are taken out.
func TestHostileArchives(t *testing.T) {
	good := member{name: "good.txt", data: "hello"}
	one := func(m member) []member { return []member{m, good} }
	for name, c := range map[string]struct {
		members []member
		want    []string
	}{
		"parent":        {one(member{name: "a/../../x.txt", data: "x"}), []string{"(1) unknown parcel-unsafe-path", "good.txt text"}},
		"backslashes":   {one(member{name: `a\..\..\x.txt`, data: "x"}), []string{"(1) unknown parcel-unsafe-path", "good.txt text"}},
		"absolute":      {one(member{name: "/etc/passwd", data: "x"}), []string{"(1) unknown parcel-unsafe-path", "good.txt text"}},
		"share":         {one(member{name: `\\server\x`, data: "x"}), []string{"(1) unknown parcel-unsafe-path", "good.txt text"}},
		"drive":         {one(member{name: `C:\x.txt`, data: "x"}), []string{"(1) unknown parcel-unsafe-path", "good.txt text"}},
		"no name":       {one(member{name: "", data: "x"}), []string{"(1) unknown parcel-unsafe-path", "good.txt text"}},
		"link":          {one(member{name: "x", data: "/etc/passwd", madeBy: 3, attributes: 0o120777 << 16}), []string{"x unknown parcel-link", "good.txt text"}},
		"device":        {one(member{name: "x", data: "", madeBy: 3, attributes: 0o020777 << 16}), []string{"x unknown parcel-link", "good.txt text"}},
		"other name":    {one(member{name: "x.txt", localName: "y.exe", data: "x"}), []string{"x.txt unknown parcel-contradicts", "good.txt text"}},
		"other method":  {one(member{name: "x.txt", data: "x", lie: func(c *claims) { c.method = 0 }}), []string{"x.txt unknown parcel-contradicts", "good.txt text"}},
		"other size":    {one(member{name: "x.txt", data: "xxxx", lie: func(c *claims) { c.size = 3 }}), []string{"x.txt unknown parcel-contradicts", "good.txt text"}},
		"small claim":   {one(member{name: "x.txt", data: "xxxx", descriptor: true, lie: func(c *claims) { c.size = 3 }}), []string{"x.txt unknown parcel-contradicts", "good.txt text"}},
		"large claim":   {one(member{name: "x.txt", data: "xxxx", descriptor: true, lie: func(c *claims) { c.size = 300 }}), []string{"x.txt unknown parcel-contradicts", "good.txt text"}},
		"checksum":      {one(member{name: "x.txt", data: "xxxx", descriptor: true, lie: func(c *claims) { c.crc++ }}), []string{"x.txt unknown parcel-damaged", "good.txt text"}},
		"claimed 4 GiB": {one(member{name: "x.txt", data: "x", descriptor: true, lie: func(c *claims) { c.size = 1<<32 - 2 }}), []string{"x.txt unknown parcel-size", "good.txt text"}},
		"ratio":         {one(member{name: "x.txt", data: strings.Repeat("\x00", 5<<20)}), []string{"x.txt unknown parcel-ratio", "good.txt text"}},
		"strong":        {one(member{name: "x.txt", data: "x", password: "a", flags: flagStrong}), []string{"x.txt unknown parcel-strong", "good.txt text"}},
		"AES field":     {one(member{name: "x.txt", data: "x", aes: 3, password: "a", lie: func(c *claims) { c.method = 96 }}), []string{"x.txt unknown parcel-contradicts", "good.txt text"}},
		"same bytes": {[]member{good, {name: "x.txt", data: "hello", lie: func(c *claims) { c.offset = 0 }}},
			[]string{" zip parcel-overlap"}},
		"nothing": {[]member{{name: "a/", store: true}}, []string{" zip parcel-nothing"}},
		"debris only": {[]member{{name: ".DS_Store", data: "x"}},
			[]string{" zip parcel-nothing", "- parcel-skipped .DS_Store|1"}},
	} {
		got := told(t, "z.zip", archive(t, c.members...), Options{})
		for i, w := range c.want {
			switch {
			case strings.HasPrefix(w, " "):
				c.want[i] = "z.zip" + w
			case !strings.HasPrefix(w, "- "):
				c.want[i] = "z.zip/" + w
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, c.want)
		}
	}
}

// TestDamagedArchives cuts and changes the records of an archive.
func TestDamagedArchives(t *testing.T) {
	z := archive(t, member{name: "a.txt", data: strings.Repeat("hello ", 500), store: true}, member{name: "b.txt", data: "b"})
	end := bytes.LastIndex(z, []byte(sigEnd))
	change := func(at int, b ...byte) []byte {
		out := bytes.Clone(z)
		copy(out[at:], b)
		return out
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"cut":               {z[:len(z)-30], "z.zip truncated-zip parcel-truncated"},
		"cut at the start":  {z[:40], "z.zip truncated-zip parcel-truncated"},
		"other count":       {change(end+10, 7), "z.zip zip parcel-contradicts"},
		"far directory":     {change(end+16, 0xFF, 0xFF, 0, 0), "z.zip truncated-zip parcel-truncated"},
		"moved directory":   {change(end+16, z[end+16]+1), "z.zip zip parcel-contradicts"},
		"second disk":       {change(end+4, 1), "z.zip zip parcel-split"},
		"trailing bytes":    {append(bytes.Clone(z), "xyz"...), "z.zip/a.txt text"},
		"self-extractor":    {append(append([]byte("MZ"), make([]byte, 70)...), z...), "z.zip program parcel-program"},
		"empty archive":     {finish(nil, nil, 0), "z.zip zip parcel-nothing"},
		"wrong local place": {change(bytes.Index(z, []byte(sigCentral))+42, 5), "z.zip zip parcel-overlap"},
		"local header":      {change(0, 'X', 'X'), "z.zip unknown parcel-unknown"},
		"second header":     {change(bytes.LastIndex(z, []byte(sigLocal)), 'X'), "z.zip/a.txt text"},
	} {
		if got := told(t, "z.zip", c.data, Options{}); got[0] != c.want {
			t.Errorf("%s: got %q, want %s", name, got, c.want)
		}
	}
}

// TestSelfReference is a quine in effect: an archive that holds itself. A real
// one needs no lie; here the digest of what stands above is taken for it.
func TestSelfReference(t *testing.T) {
	inner := archive(t, member{name: "a.txt", data: "x"})
	o := newOpener(t.Context(), Options{})
	if err := o.open(Item{Path: "r.zip", Data: inner}, []string{digest(inner)}); err != nil || o.items[0].Refused != "parcel-loop" {
		t.Error(err, o.items)
	}
}

// TestNestedBomb is built like 42.zip: each archive holds 16 of the next. What
// is unpacked in all stays within the limits, and the work ends.
func TestNestedBomb(t *testing.T) {
	data := string(archive(t, member{name: "0.dll", data: strings.Repeat("\x00", 4<<20)}))
	for level := range 5 {
		var members []member
		for i := range 16 {
			members = append(members, member{name: fmt.Sprintf("%d-%d.zip", level, i), data: data})
		}
		data = string(archive(t, members...))
	}
	for _, depth := range []int{5, 50} {
		o := newOpener(t.Context(), Options{Limits: Limits{Depth: depth, Total: 32 << 20}})
		if err := o.open(Item{Path: "42.zip", Data: []byte(data)}, nil); err != nil {
			t.Fatal(err)
		}
		held := int64(0)
		for _, it := range o.items {
			held += int64(len(it.Data))
		}
		if l := o.limits; o.bytes < 0 || o.entries < 0 || len(o.items) > l.Entries || held > 2*l.Total {
			t.Errorf("depth %d: %d items hold %d bytes; left %d bytes, %d entries", depth, len(o.items), held, o.bytes, o.entries)
		}
	}
}

func TestContextEndsTheWork(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	z := archive(t, member{name: "a.txt", data: "x"})
	if items, _, err := Open(ctx, Item{Path: "z.zip", Data: z}, Options{}); !errors.Is(err, context.Canceled) || items != nil {
		t.Error(items, err)
	}
}

func TestEntriesLimit(t *testing.T) {
	var members []member
	for i := range 30 {
		members = append(members, member{name: fmt.Sprint(i), data: "x"})
	}
	got := told(t, "z.zip", archive(t, members...), Options{Limits: Limits{Entries: 29}})
	if len(got) != 1 || got[0] != "z.zip zip parcel-entries" {
		t.Errorf("got %q", got)
	}
	got = told(t, "z.zip", archive(t, members...), Options{Limits: Limits{Total: 29}})
	if len(got) != 1 || got[0] != "z.zip zip parcel-size" {
		t.Errorf("got %q", got)
	}
}
