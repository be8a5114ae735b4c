package sample

import (
	"cmp"
	"fmt"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// made is what one firm sends: files, and the truth about them.
type made struct {
	files   []File
	returns []Return
	err     error
}

// build makes the files of a project. Firms are made side by side; each draws
// from its own stream of chance, so that the order does not matter.
func build(p *project, l *library) ([]File, Truth, error) {
	p.rec = p.record()
	shared := topicsOf(p.cat, l.topics.Topics)
	all := make([]made, len(p.firms))
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				all[i] = p.send(p.firms[i], l, shared)
			}
		})
	}
	for i := range p.firms {
		next <- i
	}
	close(next)
	wg.Wait()
	return p.gather(all)
}

func (p *project) gather(all []made) ([]File, Truth, error) {
	files, err := p.own()
	if err != nil {
		return nil, Truth{}, err
	}
	t := Truth{Date: p.date}
	for i, m := range all {
		if m.err != nil {
			return nil, Truth{}, m.err
		}
		files = append(files, m.files...)
		t.Returns = append(t.Returns, m.returns...)
		if !p.firms[i].unknown {
			t.Companies = append(t.Companies, Company{Record: p.firms[i].rec, Return: counts(m.returns)})
		}
	}
	slices.SortFunc(files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	slices.SortFunc(t.Returns, func(a, b Return) int { return cmp.Compare(a.Path, b.Path) })
	for i := 1; i < len(files); i++ {
		if files[i].Path == files[i-1].Path {
			return nil, Truth{}, fmt.Errorf("make sample: two files %q", files[i].Path)
		}
	}
	return files, t, nil
}

// counts returns the path of the one that is the company's return.
func counts(rs []Return) string {
	for _, r := range rs {
		if r.Fate == record.Read {
			return r.Path
		}
	}
	return ""
}

// send makes the files of one firm.
func (p *project) send(f *firm, l *library, shared map[string]*topic) (m made) {
	for i, plan := range f.returns {
		d, err := p.draft(f, l, shared, i)
		if err != nil {
			return made{err: err}
		}
		data, err := d.make()
		if err != nil {
			return made{err: err}
		}
		m.files = append(m.files, File{Path: path.Join("inbox", plan.path), Data: data})
		m.returns = append(m.returns, *d.out)
	}
	m.supersede()
	return m
}

// supersede leaves only the newest readable return standing.
func (m *made) supersede() {
	newest := -1
	for i := range m.returns {
		if m.returns[i].Fate != record.Read {
			continue
		}
		if newest >= 0 {
			m.returns[newest].Fate = record.Superseded
		}
		newest = i
	}
}

// draft starts the i-th return of the firm: the same plan for each, another
// stream of chance for what is changed in it.
func (p *project) draft(f *firm, l *library, shared map[string]*topic, i int) (*draft, error) {
	r := p.rng(f.index, 1)
	pl := &planner{
		r: r, lib: l, topics: shared, cat: p.cat, firm: f,
		facts: f.facts(r, &l.words), used: map[string]bool{}, foreign: foreignTo(f, l.words.Needs),
	}
	content := pl.plan()
	pl.r = p.rng(f.index, 2+i)
	form, err := openForm(p.blank(f))
	if err != nil {
		return nil, err
	}
	plan := f.returns[i]
	out := &Return{
		Path: path.Join("inbox", plan.path), Company: f.rec.ID, Name: f.rec.Name.V, Fate: record.Read,
		Version: p.cat.Version, Answerer: plan.answerer, Messes: named(f, plan),
	}
	if f.unknown {
		out.Fate = record.Unassigned
	}
	return &draft{r: pl.r, lib: l, cat: p.cat, planner: pl, content: content, form: form, plan: plan, out: out, elsewhere: map[string]problem.Pos{}}, nil
}

// named lists the messes of a file, with those that its name shows.
func named(f *firm, plan planned) []string {
	out := append(slices.Clone(plan.messes), "date-"+plan.style)
	if path.Base(plan.path) != f.sheetName() {
		out = append(out, "renamed-file")
	}
	if strings.Contains(plan.path, "/") {
		out = append(out, "subfolder")
	}
	if f.unknown {
		out = append(out, "unknown-company")
	}
	return out
}

// sheetName is the name of the blank sheet that was sent to the firm.
func (f *firm) sheetName() string { return f.rec.ID + "_自己チェックシート.xlsx" }

// make goes from the plan to the bytes.
func (d *draft) make() ([]byte, error) {
	d.speak()
	for id, it := range d.content.items {
		if it.Status != "" && it.Said.Text == "" {
			it.Said.Text = it.Status.Ja()
			d.content.items[id] = it
		}
	}
	d.write()
	d.reshape()
	return d.finish()
}
