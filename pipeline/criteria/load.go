package criteria

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/strict"
)

// The file as it is written. Items stand under their clause, so that none can
// name a clause that does not exist.
type (
	fileCatalogue struct {
		ID              strict.Value[string] `yaml:"id,required"`
		Version         strict.Value[string] `yaml:"version,required"`
		Title           strict.Value[string] `yaml:"title,required"`
		Source          strict.Value[string] `yaml:"source,required"`
		Scopes          []fileScope          `yaml:"scopes,required"`
		Sections        []fileSection        `yaml:"sections,required"`
		Recommendations []fileRecommendation `yaml:"recommendations"`
	}
	fileScope struct {
		ID       string `yaml:"id,required"`
		Label    string `yaml:"label,required"`
		Question string `yaml:"question,required"`
		Reason   string `yaml:"reason,required"`
		Line     int    `yaml:",line"`
	}
	fileSection struct {
		ID      string       `yaml:"id,required"`
		Number  string       `yaml:"number,required"`
		Title   string       `yaml:"title,required"`
		Clauses []fileClause `yaml:"clauses,required"`
		Line    int          `yaml:",line"`
	}
	fileClause struct {
		ID     string     `yaml:"id,required"`
		Number string     `yaml:"number,required"`
		Title  string     `yaml:"title,required"`
		Note   string     `yaml:"note"`
		Items  []fileItem `yaml:"items"`
		Line   int        `yaml:",line"`
	}
	fileItem struct {
		ID           string                 `yaml:"id,required"`
		Kind         strict.Value[string]   `yaml:"kind"`
		Question     string                 `yaml:"question,required"`
		Short        strict.Value[string]   `yaml:"short,required"`
		Points       []string               `yaml:"points"`
		AnyPoint     strict.Value[bool]     `yaml:"any_point"`
		When         []strict.Value[string] `yaml:"when"`
		Alternatives []string               `yaml:"alternatives"`
		Evidence     []string               `yaml:"evidence,required"`
		Onsite       []strict.Value[string] `yaml:"onsite,required"`
		Document     bool                   `yaml:"document"`
		Note         string                 `yaml:"note"`
		Line         int                    `yaml:",line"`
	}
	fileRecommendation struct {
		Place   string                 `yaml:"place,required"`
		Measure string                 `yaml:"measure,required"`
		Items   []strict.Value[string] `yaml:"items,required"`
		Line    int                    `yaml:",line"`
	}
)

// Load reads a catalogue. file is the name that problems cite. The catalogue
// holds what could be read; while the list has errors it must not be used.
func Load(file string, data []byte) (*Catalogue, problem.List) {
	var f fileCatalogue
	l := loader{file: file}
	l.problems = strict.Decode(file, data, &f)
	sum := sha256.Sum256(data)
	l.cat = &Catalogue{
		ID: f.ID.V, Version: f.Version.V, Title: f.Title.V, Source: f.Source.V,
		File: file, Digest: hex.EncodeToString(sum[:]),
	}
	for _, s := range f.Scopes {
		l.cat.Scopes = append(l.cat.Scopes, Scope(s))
	}
	for _, s := range f.Sections {
		l.section(s)
	}
	for _, r := range f.Recommendations {
		l.recommendation(r)
	}
	l.check()
	return l.cat, l.problems.Sorted()
}

type loader struct {
	file     string
	cat      *Catalogue
	problems problem.List
}

func (l *loader) add(code problem.Code, line int, args ...string) {
	l.problems.Add(code, problem.Pos{File: l.file, Line: line}, args...)
}

func (l *loader) section(f fileSection) {
	s := Section{ID: f.ID, Number: f.Number, Title: f.Title, Line: f.Line}
	for _, c := range f.Clauses {
		s.Clauses = append(s.Clauses, Clause{ID: c.ID, Number: c.Number, Title: c.Title, Note: c.Note, Line: c.Line})
		for _, i := range c.Items {
			l.cat.Items = append(l.cat.Items, l.item(c.ID, i))
		}
	}
	l.cat.Sections = append(l.cat.Sections, s)
}

func (l *loader) item(clause string, f fileItem) Item {
	i := Item{
		ID: f.ID, Clause: clause, Kind: l.kind(f), Question: f.Question, Short: f.Short.V,
		Points: f.Points, AnyPoint: f.AnyPoint.V, When: l.when(f.When), Alternatives: f.Alternatives,
		Evidence: f.Evidence, Document: f.Document, Note: f.Note, Line: f.Line,
	}
	for _, m := range f.Onsite {
		l.mark(m)
		i.Onsite = append(i.Onsite, m.V)
	}
	if i.AnyPoint && len(i.Points) < 2 {
		l.add("criteria-any-point", f.AnyPoint.Line, i.ID)
	}
	return i
}

// kind takes what is not said as required: the safe reading.
func (l *loader) kind(f fileItem) Kind {
	switch k := Kind(f.Kind.V); k {
	case "":
		return Required
	case Required, Recommended:
		return k
	default:
		l.add("criteria-kind", f.Kind.Line, f.ID, f.Kind.V)
		return Required
	}
}

func (l *loader) recommendation(f fileRecommendation) {
	r := Recommendation{Place: f.Place, Measure: f.Measure, Line: f.Line}
	for _, id := range f.Items {
		l.traced(id)
		r.Items = append(r.Items, id.V)
	}
	l.cat.Recommendations = append(l.cat.Recommendations, r)
}

// traced demands that the item exists and is confirmed on site as a measure
// of the left column (別紙1 4(3)②ト), also where the right column demands it.
func (l *loader) traced(id strict.Value[string]) {
	switch i := l.cat.Item(id.V); {
	case i == nil:
		l.add("criteria-unknown-item", id.Line, id.V)
	case !slices.Contains(i.Onsite, "ト"):
		l.add("criteria-untold", i.Line, id.V)
	}
}
