package deliverable

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"shinsa/pipeline/problem"
)

// Package is a deliverable that was made.
type Package struct {
	Folder string  // name of folder, archive and image, without ending
	Volume string  // name of the disc
	Disc   bool    // the profile asks for one
	Files  []Entry // sorted by path
	Info   Info
	Record Delivered // to be kept by the caller
	body   string
}

// Make checks everything and puts the deliverable together. All that is wrong
// is reported at once; where an error is among it there is no package.
func Make(in Input) (*Package, problem.List, error) {
	number := 1
	if last := in.last(); last != nil {
		number = last.Version + 1
	}
	fill := newFiller(&in, number)
	files, found, err := place(&in, fill)
	if err != nil {
		return nil, nil, err
	}
	checked := examine(files, in.Profile.Checks, in.Tools, in.Tables)
	found = append(append(found, checked...), checkCompanies(&in)...)
	found = append(found, checkFacts(&in, fill)...)
	p, err := assemble(&in, files, number, fill)
	if err != nil {
		return nil, nil, err
	}
	found = append(found, p.whole(&in, files)...)
	found = found.Sorted()
	if found.HasErrors() {
		return nil, found, nil
	}
	return p, found, nil
}

// checkFacts names lines of the label that lack a fact, such as the number of the
// contract.
func checkFacts(in *Input, fill filler) problem.List {
	var found problem.List
	for _, l := range in.Profile.Label {
		if fill.empty(l) {
			found.Add("deliver-label", problem.Pos{File: in.Profile.File}, l)
		}
	}
	if last := in.last(); last != nil && last.Edition != in.Edition {
		found.Add("deliver-edition", problem.Pos{}, last.Edition, in.Edition)
	}
	return found
}

// assemble puts the files and the lists of them together.
func assemble(in *Input, files []placed, number int, fill filler) (*Package, error) {
	slices.SortStableFunc(files, func(a, b placed) int { return cmp.Compare(a.Path, b.Path) })
	p := &Package{Folder: fill.fill(in.Profile.Folder.V), Volume: fill.fill(in.Profile.Volume.V), Disc: media[in.Profile.Media.V] > 0, body: in.Project.Body}
	record := Delivered{Profile: in.Profile.Name, Edition: in.Edition, Version: number, Date: in.Date, Folder: p.Folder, Tables: in.Tables, Open: open(in.Companies)}
	for _, f := range files {
		p.Files = append(p.Files, f.Entry)
		record.Files = append(record.Files, sum(f.Entry))
	}
	var changes []string
	if last := in.last(); last != nil {
		changes = changesSince(last, record.Files, in.Tables)
		record.Supersedes = last.Digest
		p.Files = append(p.Files, Entry{ChangesName, changesText(last, changes, fill)})
	}
	if err := p.lists(in, files, fill); err != nil {
		return nil, err
	}
	p.Info = info(in, files, number, changes)
	data, err := p.Info.bytes()
	if err != nil {
		return nil, err
	}
	p.Files = append(p.Files, Entry{InfoName, data})
	sortEntries(p.Files)
	manifest := sums(p.Files)
	p.Files = append(p.Files, Entry{SumsName, manifest})
	sortEntries(p.Files)
	digest := sha256.Sum256(manifest)
	record.Digest = hex.EncodeToString(digest[:])
	p.Record = record
	return p, nil
}

func (p *Package) lists(in *Input, files []placed, fill filler) error {
	book, err := listBook(in, files, fill)
	if err != nil {
		return err
	}
	values, err := listCSV(files)
	if err != nil {
		return err
	}
	p.Files = append(p.Files, Entry{ListName, book}, Entry{ListCSVName, values}, Entry{LabelName, label(in, fill)})
	return nil
}

// whole holds what concerns the deliverable as a whole: names, size, what was
// delivered before, and what identifies a company, in every byte of it.
func (p *Package) whole(in *Input, files []placed) problem.List {
	var paths []string
	size := int64(0)
	for _, e := range p.Files {
		paths = append(paths, e.Path)
		size += int64(len(e.Data))
	}
	found := append(checkNames(in.Profile.Checks, p.Folder, paths), checkSize(in.Profile.Checks, size)...)
	if last := in.last(); last != nil && slices.Equal(last.Files, p.Record.Files) {
		found.Add("deliver-unchanged", problem.Pos{}, number(last.Version), last.Date.Wareki())
	}
	return append(found, p.leaks(in, files)...)
}

func (p *Package) leaks(in *Input, files []placed) problem.List {
	if !in.Profile.Checks.Leaks || in.Tools.Scan == nil {
		return problem.List{problem.New("deliver-no-scan", problem.Pos{})}
	}
	found := in.Tools.Scan(p.Folder, nil)
	return append(found, together(len(p.Files), func(i int) problem.List {
		e := p.Files[i]
		if k := slices.IndexFunc(files, func(f placed) bool { return f.Path == e.Path }); k >= 0 && files[k].rule.Leaks.V == expected {
			return nil
		}
		return in.Tools.Scan(e.Path, e.Data)
	})...)
}
