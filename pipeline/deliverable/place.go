package deliverable

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"shinsa/pipeline/problem"
)

// placing puts the files where the profile says.
type placing struct {
	in    *Input
	fill  filler
	out   []placed
	found problem.List
}

// place finds the place of every file; forms that nobody handed in are made.
func place(in *Input, fill filler) ([]placed, problem.List, error) {
	p := &placing{in: in, fill: fill}
	for i := range in.Profile.Files {
		if err := p.rule(&in.Profile.Files[i]); err != nil {
			return nil, nil, err
		}
	}
	p.unplaced()
	p.twice()
	return p.out, p.found, nil
}

func (p *placing) rule(r *Rule) error {
	files := p.of(r.Role.V)
	switch {
	case len(files) > 1 && !r.Many:
		p.found.Add("deliver-too-many", problem.Pos{File: files[1].Path}, r.Role.V)
	case len(files) > 0:
		for _, f := range files {
			p.put(r, f)
		}
	case r.Form.V != "":
		return p.form(r)
	default:
		if f, ok := p.copied(r); ok {
			p.put(r, f)
		} else if r.Required {
			p.found.Add("deliver-missing", problem.Pos{File: p.in.Profile.File, Line: r.Line}, cmp.Or(r.About, r.Role.V), p.path(r, File{}))
		}
	}
	return nil
}

func (p *placing) of(role string) []File {
	var out []File
	for _, f := range p.in.Files {
		if f.Role == role {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// copied is the one file that stands for one that was not handed in.
func (p *placing) copied(r *Rule) (File, bool) {
	var all []File
	for _, role := range r.From {
		all = append(all, p.of(role)...)
	}
	if len(all) != 1 {
		return File{}, false
	}
	return all[0], true
}

func (p *placing) path(r *Rule, f File) string {
	fill := p.fill
	if r.Many {
		fill = fill.with(f.Name)
	}
	return path.Join(fill.fill(r.Folder.V), fill.fill(r.Name.V))
}

func (p *placing) put(r *Rule, f File) {
	p.out = append(p.out, placed{Entry: Entry{Path: p.path(r, f), Data: f.Data}, rule: r, source: f.Path})
}

func (p *placing) form(r *Rule) error {
	form := p.in.Profile.form(r.Form.V)
	data, err := writeForm(p.in, form, p.fill)
	if err != nil {
		return err
	}
	for _, f := range form.Fields {
		if f.Required && (p.fill.fill(f.Value.V) == "" || p.fill.empty(f.Value.V)) {
			p.found.Add("deliver-form-field", f.Value.Pos(p.in.Profile.File), form.Title, f.Label)
		}
	}
	p.out = append(p.out, placed{Entry: Entry{Path: p.path(r, File{}), Data: data}, rule: r, form: true})
	return nil
}

// unplaced names the roles that the profile has no place for.
func (p *placing) unplaced() {
	var left []string
	for _, f := range p.in.Files {
		if p.in.Profile.rule(f.Role) == nil && !slices.Contains(left, f.Role) {
			left = append(left, f.Role)
		}
	}
	if left != nil {
		p.found.Add("deliver-unplaced", problem.Pos{File: p.in.Profile.File}, strings.Join(left, ", "), p.in.Profile.Name)
	}
}

// twice names files that would stand at one place; Windows does not tell cases
// apart.
func (p *placing) twice() {
	seen := map[string]bool{}
	for _, f := range p.out {
		key := strings.ToLower(f.Path)
		if seen[key] {
			p.found.Add("deliver-same-name", f.pos(), f.Path)
		}
		seen[key] = true
	}
}
