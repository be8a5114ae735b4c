package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"golang.org/x/sync/errgroup"

	"shinsa/pipeline/deliverable"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
	"shinsa/profiles"
)

// DeliverDir is the folder of the deliverables, ProfilesDir that of the
// project's own profiles.
const (
	DeliverDir  = "deliverable"
	ProfilesDir = "profiles"
)

// DeliverOptions say what is delivered to whom.
type DeliverOptions struct {
	Options
	Profile string // name; "" is that of project.yaml
}

// Delivery is what Deliver made. Without a folder nothing was made: the
// problems say why.
type Delivery struct {
	Profile  string       `json:"profile"`
	Title    string       `json:"title"` // of the profile
	Folder   string       `json:"folder,omitempty"`
	Archive  string       `json:"archive,omitempty"`
	Image    string       `json:"image,omitempty"` // of a disc
	Files    int          `json:"files"`
	Digest   string       `json:"digest,omitempty"` // SHA-256 of the manifest
	Changes  []string     `json:"changes"`          // since the deliverable before
	Problems problem.List `json:"problems"`
}

// Deliver makes the electronic deliverable (call, main text 4(4)): it runs the
// project, takes the project report as the office finished it, its public
// edition and the data of the figures, holds them against every check of the
// profile, and puts them into DeliverDir as a folder, an archive and the image
// of a disc. With one error nothing is made. What was delivered before is never
// written over.
func Deliver(ctx context.Context, dir string, o DeliverOptions) (d *Delivery, err error) {
	if err := refresh(ctx, dir, o.Options); err != nil {
		return nil, err
	}
	o.Dated = false // the date is that of the deliverable
	r, done, err := openRun(ctx, dir, o.Options)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, done()) }()
	d = &Delivery{Profile: o.Profile, Changes: []string{}}
	if r.ledger == nil { // the project cannot be read at all
		d.Problems = listed(r.problems.Sorted())
		return d, nil
	}
	err = r.deliver(ctx, d)
	d.Problems = listed(d.Problems.Sorted())
	return d, err
}

// refresh runs the project, unless the last run was by the same options and all
// stands. No document is renewed for the date of the deliverable.
func refresh(ctx context.Context, dir string, o Options) error {
	for _, dated := range []bool{o.Dated, false} {
		o.Dated = dated
		stands, err := upToDate(dir, o)
		if err != nil || stands {
			return err
		}
	}
	_, err := Run(ctx, dir, o)
	return err
}

// upToDate tells whether the last run was over the same files by the same
// options, and what it made stands.
func upToDate(dir string, o Options) (bool, error) {
	folder, unlock, err := lockFolder(dir)
	if err != nil {
		return false, err
	}
	mat, _, err := openMaterial(folder)
	if err != nil {
		return false, errors.Join(err, unlock())
	}
	key, err := snapshot(folder, mat.digest, o)
	if err != nil {
		return false, errors.Join(err, unlock())
	}
	sum, err := unchanged(folder, key)
	return sum != nil, errors.Join(err, unlock())
}

func (r *run) deliver(ctx context.Context, d *Delivery) error {
	if d.Profile == "" {
		d.Profile = r.project.Publication.Profile
	}
	profile, found, err := readProfile(r.folder, d.Profile)
	if d.Problems = append(d.Problems, found...); err != nil || profile == nil {
		return err
	}
	d.Title = profile.Title
	in, found, err := r.deliverableInput(ctx, profile)
	if d.Problems = append(d.Problems, found...); err != nil {
		return err
	}
	read := r.readAside(ctx, in.Files)
	p, found, err := deliverable.Make(in)
	if err != nil {
		return errors.Join(fmt.Errorf("make the deliverable: %w", err), read(&d.Problems))
	}
	if err := read(&d.Problems); err != nil {
		return err
	}
	d.Problems = append(d.Problems, found...)
	if p == nil || d.Problems.HasErrors() || has(found, "deliver-unchanged") {
		return nil
	}
	return r.keepDeliverable(p, d)
}

// readAside has the PDFs read by the second reader while other work goes on; what
// it returns waits for that and tells what was found.
func (r *run) readAside(ctx context.Context, files []deliverable.File) func(*problem.List) error {
	var tree []deliverable.Entry
	for _, f := range files {
		tree = append(tree, deliverable.Entry{Path: f.Path, Data: f.Data})
	}
	var found problem.List
	var g errgroup.Group
	g.Go(func() (err error) {
		found, err = readByOther(ctx, tree, r.options.Reader)
		return err
	})
	return func(into *problem.List) error {
		err := g.Wait()
		*into = append(*into, found...)
		return err
	}
}

func has(list problem.List, code problem.Code) bool {
	return slices.ContainsFunc(list, func(p problem.Problem) bool { return p.Code == code })
}

// readProfile reads a profile of the project, or else one that the program
// carries; nil with a problem where there is none, or it is at fault.
func readProfile(s workspace.Store, name string) (*deliverable.Profile, problem.List, error) {
	file := ProfilesDir + "/" + name + ".yaml"
	data, err := s.Read(file)
	if errors.Is(err, fs.ErrNotExist) {
		data, err = fs.ReadFile(profiles.Files, name+".yaml")
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrInvalid) {
		return nil, nil, fmt.Errorf("read profile: %w", err)
	}
	if err != nil {
		return nil, problem.List{problem.New("deliver-profile-unknown", problem.Pos{File: file}, name)}, nil
	}
	p, found := deliverable.ReadProfile(file, data)
	if found.HasErrors() {
		return nil, found, nil
	}
	return p, found, nil
}
