package sample

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/strict"
	"shinsa/samples"
)

// Scene is a made-up project after its first run: what the auditors, the
// office and the companies have on their desks.
type Scene struct {
	Project   *record.Project
	Catalogue *criteria.Catalogue
	Hands     []Hand
	Until     calendar.Date // what lies after this day has not happened yet
	Seed      uint64
	Acts      []Act // what was played before; nil: the fates are cast
}

// Hand is one company of the scene.
type Hand struct {
	Assessment *audit.Assessment
	Plan       *audit.Plan // nil: none was made
	Draft      []byte      // the 審査報告書案.docx that the run made; nil: none
	DraftPath  string
	Papers     string // folder of the working papers
}

// Act is what was played for one company.
type Act struct {
	Company string
	Fate    Fate
}

// Fate is how far an audit comes.
type Fate string

// The fates, from the one that comes farthest. Three companies come to an end.
const (
	Full      Fate = "full"      // every item conforms; the company was told so
	Part      Fate = "part"      // conforms in part
	Stopped   Fate = "stopped"   // a law in doubt (別紙1 5(11))
	Reviewed  Fate = "reviewed"  // the report waits to be sent
	Told      Fate = "told"      // the direction was explained; the review is to come
	Written   Fate = "written"   // the auditors propose a conclusion
	Visited   Fate = "visited"   // the report is being written
	Invited   Fate = "invited"   // the company named its possible days
	Asked     Fate = "asked"     // the result of the document review went out
	Explained Fate = "explained" // the plan was explained
	Waiting   Fate = "waiting"   // nothing beyond the first run
)

// Fates lists them all.
func Fates() []Fate { return append([]Fate{Full, Part, Stopped}, others()...) }

// others are the fates of those that come to no end, in the order of their visits.
func others() []Fate {
	return []Fate{Reviewed, Told, Written, Visited, Invited, Asked, Explained, Waiting}
}

// sentences reads what is said.
func sentences() (*lines, error) {
	l := &lines{}
	data, err := samples.Files.ReadFile("audits.yaml")
	if err != nil {
		return nil, fmt.Errorf("read samples/audits.yaml: %w", err)
	}
	if ps := strict.Decode("samples/audits.yaml", data, l); len(ps) > 0 {
		return nil, errors.New("read samples/audits.yaml: " + ps[0].Text("en"))
	}
	return l, nil
}

// Finish makes the drafts as auditors finish them in Word, after a run that
// put their papers into them: every place that is still empty is filled in.
// s.Acts is what Play returned.
func Finish(s Scene) ([]File, error) {
	l, err := sentences()
	if err != nil {
		return nil, err
	}
	var out []File
	for i, fate := range s.cast() {
		p := newPlayer(&s, i, fate, l)
		if !p.came(Visited) || p.fate == Stopped || p.Draft == nil {
			continue
		}
		data, err := p.report()
		if err != nil {
			return nil, fmt.Errorf("fill in the report of %s: %w", p.company().ID, err)
		}
		out = append(out, File{p.DraftPath, data})
	}
	return out, nil
}

// Play makes what auditors, office and companies add to the folder beside the
// reports: the log of events, the working papers, the reports after the trial.
// It only adds what lies on or before Until. The same scene gives the same bytes.
func Play(s Scene) ([]File, []Act, error) {
	l, err := sentences()
	if err != nil {
		return nil, nil, err
	}
	var files []File
	var acts []Act
	log := &diary{}
	for i, fate := range s.cast() {
		p := newPlayer(&s, i, fate, l)
		acts = append(acts, Act{p.company().ID, fate})
		p.log(log)
		p.unfinished(log)
		made, err := p.files()
		if err != nil {
			return nil, nil, err
		}
		files = append(files, made...)
	}
	book, err := log.file()
	if err != nil {
		return nil, nil, err
	}
	files = append(files, book)
	slices.SortFunc(files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return files, acts, nil
}

// cast gives every company its fate: full conformity to the one that says it
// does most, a stop to the next that names a law, a part to the next that says
// it does not do all; the others by the day of their visit.
func (s *Scene) cast() []Fate {
	out := make([]Fate, len(s.Hands))
	if s.Acts != nil {
		for i := range s.Hands {
			out[i] = Waiting
			for _, a := range s.Acts {
				if a.Company == s.Hands[i].Assessment.Company.ID {
					out[i] = a.Fate
				}
			}
		}
		return out
	}
	order := make([]int, 0, len(s.Hands))
	for i := range s.Hands {
		out[i] = Waiting
		if h := &s.Hands[i]; h.Assessment.Response != nil && h.Plan != nil && !h.Plan.Schedule.OnsiteFrom.IsZero() && h.Draft != nil {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(s.Hands[a].open(), s.Hands[b].open()) })
	take := func(fate Fate, fit func(*Hand) bool) {
		for k, i := range order {
			h := &s.Hands[i]
			if h.Assessment.Company.Method != record.Changed && fit(h) && !s.Until.Before(newDays(h.Plan.Schedule).end(fate)) {
				out[i] = fate
				order = slices.Delete(order, k, k+1)
				return
			}
		}
	}
	take(Full, func(*Hand) bool { return true })
	take(Stopped, func(h *Hand) bool { return len(h.Assessment.Laws) > 0 })
	take(Part, func(h *Hand) bool { return h.gaps() >= 3 })
	slices.SortStableFunc(order, func(a, b int) int {
		return s.Hands[a].Plan.Schedule.OnsiteFrom.Compare(s.Hands[b].Plan.Schedule.OnsiteFrom)
	})
	for k, i := range order {
		out[i] = others()[k*len(others())/len(order)]
	}
	return out
}

// open counts what is not settled or not done in the company's own words.
func (h *Hand) open() int { return 1000*len(h.Assessment.Queries) + h.gaps() }

func (h *Hand) gaps() int { return h.Assessment.Counts().Gaps }

// player plays one company.
type player struct {
	*Hand
	scene *Scene
	fate  Fate
	days  days
	said  *voice
	found map[string]found
}

func newPlayer(s *Scene, i int, fate Fate, l *lines) *player {
	p := &player{Hand: &s.Hands[i], scene: s, fate: fate}
	if p.Plan != nil {
		p.days = newDays(p.Plan.Schedule)
	}
	p.said = newVoice(l, p, uint64(i)|1<<32)
	if p.came(Asked) {
		p.found = p.findings()
	}
	p.said = newVoice(l, p, uint64(i))
	return p
}

func (p *player) company() *record.Company { return p.Assessment.Company }

// came tells whether the audit came as far as a fate.
func (p *player) came(to Fate) bool {
	switch p.fate {
	case Full, Part:
		return true
	case Stopped:
		return to == Visited || rank(to) > rank(Visited)
	}
	return rank(p.fate) <= rank(to)
}

func rank(f Fate) int { return slices.Index(others(), f) }

// files are what the company's auditors and the company itself hand in.
func (p *player) files() ([]File, error) {
	if !p.came(Asked) {
		return nil, nil
	}
	if p.fate == Stopped { // written down before the authorities were told
		data, err := p.report()
		return []File{{p.DraftPath, data}}, err
	}
	out, err := p.papers()
	if err != nil {
		return nil, err
	}
	after, err := p.aftermath()
	return append(out, after...), err
}

// MadeUp stands in every project.yaml that this package makes.
const MadeUp = "ここに出てくる団体、企業、人物はすべて架空です。"

// IsMadeUp tells whether a project.yaml says so.
func IsMadeUp(project []byte) bool { return strings.Contains(string(project), MadeUp) }
