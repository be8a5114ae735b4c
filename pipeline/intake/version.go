package intake

import (
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// version reads the hidden sheet: which catalogue the sheet was made for, and
// for whom. A sheet that lacks it is read like any other, but says so.
func (d *reading) version() {
	keys := d.hiddenKeys()
	id, version := keys[criteria.KeyCatalogue].text(), keys[criteria.KeyVersion].text()
	if company, ok := keys[criteria.KeyCompany]; ok {
		d.out.Claims.ID = d.textValue(company)
	}
	if keys[criteria.KeyKind].text() == criteria.FollowUpIs {
		d.out.FollowUp = keys[criteria.KeyFollows].text()
	}
	pos := problem.Pos{File: d.in.File}
	if id == "" && version == "" {
		d.problems.Add("intake-no-version", pos)
		return
	}
	d.out.Catalogue = id + " " + version
	ours := d.catalogue.ID + " " + d.catalogue.Version
	form, known := keys[criteria.KeyForm]
	if d.out.Catalogue != ours || known && form.text() != criteria.FormVersion {
		d.older = true
		d.problems.Add("intake-old-version", pos, d.out.Catalogue, ours)
	}
}

// hiddenKeys reads keys and values of the hidden sheet, by its name or, where
// it was renamed, by the keys in it.
func (d *reading) hiddenKeys() map[string]field {
	var keys map[string]field
	for _, p := range d.pages {
		if found := p.keys(); found != nil && (keys == nil || p.sheet.Name == criteria.SheetHidden) {
			keys = found
		}
	}
	for _, f := range keys {
		f.take()
		f.page.taken[f.page.place(f.row, 1)] = true
	}
	return keys
}

// keys returns the fields beside our keys in column A; nil unless catalogue
// and company are among them.
func (p *page) keys() map[string]field {
	if len(p.spans) > 50 {
		return nil
	}
	keys := map[string]field{}
	for _, s := range p.spans {
		c := p.sheet.Cells[s.from]
		if c.Col != 1 {
			continue
		}
		switch key := normalize.Fold(c.Text); key {
		case criteria.KeyForm, criteria.KeyCatalogue, criteria.KeyVersion, criteria.KeyCompany, criteria.KeyProject, criteria.KeyKind, criteria.KeyFollows:
			keys[key] = field{page: p, index: p.place(c.Row, 2), row: c.Row, col: 2}
		}
	}
	_, a := keys[criteria.KeyCatalogue]
	_, b := keys[criteria.KeyCompany]
	if !a || !b {
		return nil
	}
	return keys
}

// coverID is the company ID on the cover, when it differs from the hidden one.
func coverID(r *record.Response) (string, bool) {
	v := r.Cover[criteria.LabelCompanyID]
	return normalize.Fold(v.V), v.Known && normalize.Fold(v.V) != normalize.Fold(r.Claims.ID.V)
}
