package record

import (
	"strings"

	"shinsa/pipeline/calendar"
)

// Paper is one working paper (審査調書) as it was read: what one auditor saw at
// one company (別紙1 4(2)①, 4(3)②). Empty places are values that are not known
// and have no raw text.
type Paper struct {
	Company      string               // ID; "" where the file does not say
	Auditor      string               // ID of project.yaml; "" where the file does not say
	Name         Value[string]        // the auditor's, as it stands on the cover
	File         string               // path in the folder, slash-separated
	Digest       string               // SHA-256 of the file
	Catalogue    string               // ID and version, as in Response
	Return       string               // digest of the return whose answers it shows
	Shown        map[string]string    // by item: mark of the company's answer that it shows
	Pending      map[string]string    // by item whose answer changed after the finding was made: Mark of the finding then
	Written      Value[calendar.Date] // 記入日
	Risks        Value[string]        // 公平性へのリスク (別紙1 1(2)), なし among them
	Observations []Observation        // in the order of the catalogue; an item left empty has one, too
	Visits       []Visit
	Interviews   []Interview
	Laws         []LawCheck
	Advice       []Advice
	Notes        []Note // what stands outside the places to fill
}

// Observation is what one auditor found on one item.
type Observation struct {
	Finding
	Documents Value[string] // 確認した文書
	Place     Value[string]
	Date      Value[calendar.Date]
	Auditor   string // as people call him
	File      string
}

// Empty tells whether nothing was filled in.
func (o *Observation) Empty() bool {
	return !given(o.Verdict) && !given(o.Evidence) && !given(o.Advice) && !given(o.Documents) && !given(o.Place) && !given(o.Date)
}

// Mark tells whether what was filled in is still the same.
func (o *Observation) Mark() string {
	day := o.Date.Origin.Raw
	if o.Date.Known {
		day = o.Date.V.String()
	}
	return FormMark(strings.Join([]string{asTyped(o.Verdict), asTyped(o.Documents), asTyped(o.Evidence), asTyped(o.Advice), asTyped(o.Place), day}, "\x00"))
}

// asTyped is a value as it was typed.
func asTyped[T ~string](v Value[T]) string {
	if v.Origin.Raw != "" {
		return v.Origin.Raw
	}
	return string(v.V)
}

// Outdated tells whether the finding on an item was made of another answer of
// the company than the one marked now, and was not touched since.
func (p *Paper) Outdated(o *Observation, now string) bool {
	if o == nil || o.Empty() {
		return false
	}
	was, shown := p.Shown[o.Item]
	return shown && was != now || p.Pending[o.Item] == o.Mark()
}

// Visit is when and where audit work was done (別紙1 5(2)第4号).
type Visit struct {
	Kind  Value[string] // of VisitKinds, else as typed
	Date  Value[calendar.Date]
	Time  Value[string]
	Place Value[string]
	By    Value[string] // the paper's auditor where nothing is typed
}

// Interview is one note of what was heard or tried on site.
type Interview struct {
	Kind  Value[string] // mark of the kind: ロ; known only when it is one of the eight
	Date  Value[calendar.Date]
	To    Value[string]
	Items Value[string]
	Text  Value[string]
	By    Value[string]
}

// LawCheck is what was seen about one law (別紙1 4(3)②チ).
type LawCheck struct {
	Number int // among the laws that the company named; 0 for one found on site
	Name   Value[string]
	Status Value[string] // of LawStates
	Text   Value[string]
	// Doubted: somebody wrote 疑義あり, whatever the others say (別紙1 5(11)).
	Doubted bool
}

// Advice is one piece of advice given (別紙1 5(2)第6号).
type Advice struct {
	Date     Value[calendar.Date]
	Item     Value[string]
	Text     Value[string]
	Response Value[string]
}

// Observation returns the observation on an item, nil when the paper has none.
func (p *Paper) Observation(item string) *Observation {
	for i := range p.Observations {
		if p.Observations[i].Item == item {
			return &p.Observations[i]
		}
	}
	return nil
}

// Called is how people call the paper's auditor: by name, else by ID, else by
// the file.
func (p *Paper) Called() string {
	switch {
	case p.Name.Known && p.Name.V != "":
		return p.Name.V
	case p.Auditor != "":
		return p.Auditor
	}
	return p.File
}
