package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/events"
	"shinsa/pipeline/sample"
)

// ErrNoSample says that an audit was to be played in a project that is not made up.
var ErrNoSample = errors.New("the project is not a sample, or was played already")

// Played tells how far the audits of a sample came.
type Played struct {
	Files []string     `json:"files"` // that persons wrote
	Acts  []sample.Act `json:"companies"`
}

// Finished lists the companies whose report can be made final.
func (p *Played) Finished() []string {
	var out []string
	for _, a := range p.Acts {
		if a.Fate == sample.Full || a.Fate == sample.Part {
			out = append(out, a.Company)
		}
	}
	return out
}

// Fates lists how far the audits of a sample may come.
func Fates() []string {
	var out []string
	for _, f := range sample.Fates() {
		out = append(out, string(f))
	}
	return out
}

// DemoEnd is the day up to which the demo is played.
func DemoEnd() calendar.Date { return sample.Today().AddDays(55) }

// SampleEnd is the day up to which other samples are played: after the audits.
func SampleEnd() calendar.Date { return sample.Today().AddDays(70) }

// Enact takes a sample to its end: a first run makes the forms and drafts,
// persons are played until the day end, a second run puts the working papers
// into the drafts, auditors finish these, the reports that are ready are made
// final, and a last run makes what follows from them. It returns the last summary.
func Enact(ctx context.Context, dir string, o Options, end calendar.Date) (*Played, *Summary, error) {
	if _, err := Run(ctx, dir, o); err != nil {
		return nil, nil, fmt.Errorf("first run: %w", err)
	}
	o.Today, o.Dated = end, false
	played, err := Play(ctx, dir, o)
	if err != nil {
		return nil, nil, err
	}
	if _, err := Run(ctx, dir, o); err != nil {
		return nil, nil, fmt.Errorf("run after the play: %w", err)
	}
	if err := played.finish(ctx, dir, o); err != nil {
		return nil, nil, err
	}
	for _, id := range played.Finished() {
		if _, err := Finish(ctx, dir, id, o); err != nil {
			return nil, nil, fmt.Errorf("finish %s: %w", id, err)
		}
	}
	if _, err := Run(ctx, dir, o); err != nil {
		return nil, nil, fmt.Errorf("run after the reports: %w", err)
	}
	if err := PlayReport(ctx, dir, o); err != nil {
		return nil, nil, err
	}
	sum, err := Run(ctx, dir, o)
	return played, sum, err
}

// Play writes into a sample what auditors, office and companies would have
// written until o.Today. It refuses every project that is not made up, and one
// that was played already: nobody's file is touched.
func Play(ctx context.Context, dir string, o Options) (played *Played, err error) {
	r, done, err := openRun(ctx, dir, o)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, done()) }()
	if r.ledger == nil || !r.madeUp() {
		return nil, fmt.Errorf("%w: %s", ErrNoSample, dir)
	}
	scene, err := r.scene(nil)
	if err != nil {
		return nil, err
	}
	files, acts, err := sample.Play(scene)
	if err != nil {
		return nil, fmt.Errorf("play audits: %w", err)
	}
	played = &Played{Acts: acts}
	return played, played.write(r, files)
}

// finish lets the auditors finish their reports in Word.
func (p *Played) finish(ctx context.Context, dir string, o Options) (err error) {
	r, done, err := openRun(ctx, dir, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	scene, err := r.scene(p.Acts)
	if err != nil {
		return err
	}
	files, err := sample.Finish(scene)
	if err != nil {
		return fmt.Errorf("play auditors: %w", err)
	}
	return p.write(r, files)
}

// write puts the files of persons in place.
func (p *Played) write(r *run, files []sample.File) error {
	for _, f := range files {
		if err := r.folder.Write(f.Path, f.Data); err != nil {
			return err
		}
		p.Files = append(p.Files, f.Path)
	}
	return nil
}

// scene is what a play is made from.
func (r *run) scene(acts []sample.Act) (sample.Scene, error) {
	hands, err := r.hands()
	return sample.Scene{Project: r.project, Catalogue: r.catalogue, Hands: hands, Until: r.options.Today, Seed: uint64(len(r.companies)), Acts: acts}, err
}

// madeUp tells whether the project says so of itself, and has no log yet.
func (r *run) madeUp() bool {
	b, err := r.folder.Read(ProjectFile)
	_, none := r.folder.Read(events.File)
	return err == nil && sample.IsMadeUp(b) && errors.Is(none, fs.ErrNotExist)
}

// hands gathers what is on the desks.
func (r *run) hands() ([]sample.Hand, error) {
	var out []sample.Hand
	for i := range r.assessments {
		a := &r.assessments[i]
		h := sample.Hand{Assessment: a, Papers: CompaniesDir + "/" + a.Company.ID + "/" + ProcessDir, DraftPath: CompaniesDir + "/" + a.Company.ID + "/" + reportDraft + ".docx"}
		if p, ok := r.plans[a.Company.ID]; ok {
			h.Plan = &p
		}
		b, err := r.folder.Read(h.DraftPath)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		h.Draft = b
		out = append(out, h)
	}
	return out, nil
}
