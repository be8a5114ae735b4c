package parcel

import "cmp"

// Options are the same for all files of a run.
type Options struct {
	Passwords Passwords
	Limits    Limits // a zero field: that of DefaultLimits
}

// Limits bound what one file of the inbox may cost. They hold for all that is
// nested in it together, except for Entry.
type Limits struct {
	Total   int64 // bytes unpacked in all
	Entry   int64 // bytes of one entry
	Entries int   // entries of archives and parts of mails
	// Ratio is how many bytes one packed byte may become, in entries past
	// 4 MiB. Deflate itself cannot go beyond 1032.
	Ratio int64
	Depth int // containers in containers
	Parts int // multipart in multipart of one mail
	Tries int // passwords tried; one on a workbook of Office counts five times
	Body  int // bytes of a mail's text that are kept
}

// DefaultLimits are far above what a return with its evidence needs (a mail
// seldom carries more than 25 MB) and well within 512 MiB of memory.
func DefaultLimits() Limits {
	return Limits{
		Total: 192 << 20, Entry: 64 << 20, Entries: 2000, Ratio: 300,
		Depth: 5, Parts: 12, Tries: 500, Body: 64 << 10,
	}
}

const ratioFloor = 4 << 20 // smaller entries may compress as they like

func (l Limits) filled() Limits {
	d := DefaultLimits()
	return Limits{
		Total: cmp.Or(l.Total, d.Total), Entry: cmp.Or(l.Entry, d.Entry), Entries: cmp.Or(l.Entries, d.Entries),
		Ratio: cmp.Or(l.Ratio, d.Ratio), Depth: cmp.Or(l.Depth, d.Depth), Parts: cmp.Or(l.Parts, d.Parts),
		Tries: cmp.Or(l.Tries, d.Tries), Body: cmp.Or(l.Body, d.Body),
	}
}
