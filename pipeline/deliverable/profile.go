package deliverable

import (
	"slices"
	"strings"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/strict"
)

// Profile is what one recipient is given: read by ReadProfile.
type Profile struct {
	Name   string               `yaml:"name,required"`
	Title  string               `yaml:"title,required"`
	Folder strict.Value[string] `yaml:"folder,required"` // name of folder, archive and image
	Volume strict.Value[string] `yaml:"volume,required"` // name of the disc
	Media  strict.Value[string] `yaml:"media"`
	Files  []Rule               `yaml:"files,required"`
	Forms  []Form               `yaml:"forms"`
	Checks Checks               `yaml:"checks"`
	Label  []string             `yaml:"label"`

	File string `yaml:"-"` // that it was read from
}

// Rule says where the files of one role go and what they must agree with.
type Rule struct {
	Role      strict.Value[string] `yaml:"role,required"`
	Name      strict.Value[string] `yaml:"name,required"`
	Folder    strict.Value[string] `yaml:"folder"`
	About     string               `yaml:"about"`
	Required  bool                 `yaml:"required"`
	Many      bool                 `yaml:"many"`
	SameText  strict.Value[string] `yaml:"same_text"`
	FiguresOf strict.Value[string] `yaml:"figures_of"`
	From      []string             `yaml:"from"`
	Form      strict.Value[string] `yaml:"form"`
	Leaks     strict.Value[string] `yaml:"leaks"`
	Line      int                  `yaml:",line"`
}

// Form is a form that is made when nobody hands one in.
type Form struct {
	Kind   strict.Value[string] `yaml:"kind,required"`
	Title  string               `yaml:"title,required"`
	Fields []Field              `yaml:"fields"`
}

// Field is one line of a form.
type Field struct {
	Label    string               `yaml:"label,required"`
	Value    strict.Value[string] `yaml:"value"`
	Required bool                 `yaml:"required"`
}

// Checks are the checks that a profile switches on, with their parameters.
type Checks struct {
	MinCompanies int                  `yaml:"min_companies"`
	States       bool                 `yaml:"states"`
	Characters   strict.Value[string] `yaml:"characters"`
	NameUnits    int                  `yaml:"name_units"`
	PathUnits    int                  `yaml:"path_units"`
	Depth        int                  `yaml:"depth"`
	TotalMB      int                  `yaml:"total_mb"`
	PDF          PDFChecks            `yaml:"pdf"`
	Office       bool                 `yaml:"office"`
	SameText     bool                 `yaml:"same_text"`
	Figures      bool                 `yaml:"figures"`
	Drafts       bool                 `yaml:"drafts"`
	Leaks        bool                 `yaml:"leaks"`
	DraftWords   []string             `yaml:"draft_words"`
	DraftLines   []string             `yaml:"draft_lines"`
}

// PDFChecks say which PDF/A a PDF must be: the part, and one of the levels.
type PDFChecks struct {
	Part        int      `yaml:"part"`
	Conformance []string `yaml:"conformance"`
}

// The media, with their room in megabytes; 0 is no disc.
var media = map[string]int{"CD": 700, "DVD": 4400, "none": 0}

// The roles of files, the kinds of forms.
var (
	roles = []string{"report.docx", "report.pdf", "figures.xlsx", "figures.csv", "public.docx", "public.pdf", "public.xlsx",
		"public.csv", "joined.pdf", "codes.xlsx", "bibliography.xlsx", "reuse.xlsx", "other"}
	forms = []string{bibliography, reuse}
)

const (
	bibliography = "bibliography"
	reuse        = "reuse"
	expected     = "expected" // leaks of the table of codes
)

// ReadProfile reads a profile; file is the name that problems cite.
func ReadProfile(file string, data []byte) (*Profile, problem.List) {
	p := &Profile{File: file, Checks: defaults()}
	found := strict.Decode(file, data, p)
	if found.HasErrors() {
		return p, found
	}
	if p.Media.V == "" {
		p.Media.V = "none"
	}
	if p.Checks.TotalMB == 0 {
		p.Checks.TotalMB = media[p.Media.V]
	}
	c := &profileCheck{p: p, found: found}
	c.whole()
	return p, c.found
}

func defaults() Checks {
	return Checks{States: true, Characters: strict.Value[string]{V: "japanese"}, NameUnits: 64, PathUnits: 180, Depth: 8,
		PDF: PDFChecks{Part: 2, Conformance: []string{"U", "A"}}, Office: true, SameText: true, Figures: true, Drafts: true, Leaks: true,
		DraftWords: []string{"DRAFT", "（案）", "(案)", "【案】", "［案］", "（ドラフト）", "（記入してください）", "を記入）", "【データの更新】", "●●", "○○○", "〓", "Lorem ipsum"},
		DraftLines: []string{"案", "素案", "ドラフト", "要確認", "未定稿", "TBD", "作業中", "事業報告書案", "成果報告書案"}}
}

// Has tells whether files of a role have a place in the deliverable: others need
// not be made for it.
func (p *Profile) Has(role string) bool { return p.rule(role) != nil }

// rule returns the rule of a role, nil when the profile has none.
func (p *Profile) rule(role string) *Rule {
	for i := range p.Files {
		if p.Files[i].Role.V == role {
			return &p.Files[i]
		}
	}
	return nil
}

func (p *Profile) form(kind string) *Form {
	for i := range p.Forms {
		if p.Forms[i].Kind.V == kind {
			return &p.Forms[i]
		}
	}
	return nil
}

// profileCheck holds what the form of the file cannot.
type profileCheck struct {
	p     *Profile
	found problem.List
}

func (c *profileCheck) whole() {
	c.word(c.p.Media, []string{"CD", "DVD", "none"})
	c.word(c.p.Checks.Characters, []string{"japanese", "ascii"})
	c.pattern(c.p.Folder, false)
	c.pattern(c.p.Volume, false)
	seen := map[string]bool{}
	for _, r := range c.p.Files {
		c.rule(r)
		if seen[r.Role.V] && r.Role.V != "other" {
			c.found.Add("deliver-profile-twice", r.Role.Pos(c.p.File), r.Role.V)
		}
		seen[r.Role.V] = true
	}
	for _, f := range c.p.Forms {
		c.word(f.Kind, forms)
		for _, field := range f.Fields {
			c.pattern(field.Value, false)
		}
	}
	for _, line := range c.p.Label {
		c.pattern(strict.Value[string]{V: line}, false)
	}
}

func (c *profileCheck) rule(r Rule) {
	c.word(r.Role, roles)
	c.word(r.Leaks, []string{"", expected})
	c.pattern(r.Name, r.Many)
	c.pattern(r.Folder, false)
	if r.Many && !strings.Contains(r.Name.V, "{name}") {
		c.found.Add("deliver-profile-many", r.Name.Pos(c.p.File), r.Name.V)
	}
	for _, ref := range []strict.Value[string]{r.SameText, r.FiguresOf} {
		if ref.V != "" && c.p.rule(ref.V) == nil {
			c.found.Add("deliver-profile-role", ref.Pos(c.p.File), ref.V)
		}
	}
	for _, role := range r.From {
		if c.p.rule(role) == nil {
			c.found.Add("deliver-profile-role", problem.Pos{File: c.p.File, Line: r.Line}, role)
		}
	}
	if r.Form.V != "" && c.p.form(r.Form.V) == nil {
		c.found.Add("deliver-profile-role", r.Form.Pos(c.p.File), r.Form.V)
	}
	if r.Leaks.V == expected && r.Role.V != "codes.xlsx" {
		c.found.Add("deliver-profile-leaks", r.Leaks.Pos(c.p.File), r.Role.V)
	}
}

func (c *profileCheck) word(v strict.Value[string], allowed []string) {
	if !slices.Contains(allowed, v.V) {
		c.found.Add("deliver-profile-word", v.Pos(c.p.File), v.V, strings.Join(allowed, ", "))
	}
}

// pattern holds the names in braces.
func (c *profileCheck) pattern(v strict.Value[string], many bool) {
	for _, name := range placeholders(v.V) {
		if !slices.Contains(facts, name) && !(many && name == "name") {
			c.found.Add("deliver-profile-placeholder", v.Pos(c.p.File), "{"+name+"}")
		}
	}
}
