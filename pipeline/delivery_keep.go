package pipeline

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"shinsa/pipeline/deliverable"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
)

// deliveriesDir keeps the record of every deliverable.
const deliveriesDir = workspace.Own + "/deliveries"

// earlierDeliverables reads the records of what was delivered by a profile
// before, oldest first.
func earlierDeliverables(f *workspace.Folder, profile string) ([]deliverable.Delivered, error) {
	files, err := f.List(deliveriesDir)
	if err != nil {
		return nil, err
	}
	var out []deliverable.Delivered
	for _, e := range files {
		if !strings.HasSuffix(e.Path, ".json") {
			continue
		}
		data, err := f.Read(e.Path)
		if err != nil {
			return nil, err
		}
		var d deliverable.Delivered
		if err := json.Unmarshal(data, &d); err != nil {
			return nil, fmt.Errorf("read record of a deliverable %q: %w", e.Path, err)
		}
		if d.Profile == profile {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b deliverable.Delivered) int { return a.Version - b.Version })
	return out, nil
}

// keepDeliverable writes the folder, the archive and the image, and then the
// record: an interrupted delivery has none and is made again.
func (r *run) keepDeliverable(p *deliverable.Package, d *Delivery) error {
	base := DeliverDir + "/" + p.Folder
	if standing, err := r.folder.List(base); err != nil {
		return err
	} else if len(standing) > 0 && !r.unfinishedDelivery(p, base, standing) {
		d.Problems.Add("deliver-exists", problem.Pos{File: base}, base)
		return nil
	}
	archive, err := p.Zip()
	if err != nil {
		return err
	}
	files := []exportedFile{{p.Folder + ".zip", archive}}
	d.Archive = base + ".zip"
	if p.Disc {
		image, err := p.Image()
		if err != nil {
			return err
		}
		files = append(files, exportedFile{p.Folder + ".iso", image})
		d.Image = base + ".iso"
	}
	for _, e := range p.Files {
		files = append(files, exportedFile{p.Folder + "/" + e.Path, e.Data})
	}
	var written []workspace.Published
	for _, f := range files {
		path := DeliverDir + "/" + f.name
		if err := r.folder.Write(path, f.data); err != nil {
			return err
		}
		written = append(written, workspace.Published{Path: path, At: path, Digest: workspace.Digest(f.data), Outcome: workspace.Written})
	}
	record, err := json.MarshalIndent(p.Record, "", " ")
	if err != nil {
		return fmt.Errorf("record of the deliverable: %w", err)
	}
	if err := r.folder.Write(fmt.Sprintf("%s/%s-%03d.json", deliveriesDir, p.Record.Profile, p.Record.Version), record); err != nil {
		return err
	}
	d.Folder, d.Files, d.Digest = base, len(p.Files), p.Record.Digest
	d.Changes = append(d.Changes, p.Info.Changes...)
	return r.folder.Journal(r.options.Today.String(), written)
}

// unfinishedDelivery tells whether what stands at the place of a deliverable
// is the beginning of the very same one: then it is completed.
func (r *run) unfinishedDelivery(p *deliverable.Package, base string, standing []workspace.Entry) bool {
	for _, e := range standing {
		i := slices.IndexFunc(p.Files, func(f deliverable.Entry) bool { return base+"/"+f.Path == e.Path })
		data, err := r.folder.Read(e.Path)
		if i < 0 || err != nil || workspace.Digest(data) != workspace.Digest(p.Files[i].Data) {
			return false
		}
	}
	return true
}
