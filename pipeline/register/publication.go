package register

import (
	"strconv"

	"shinsa/pipeline/record"
	"shinsa/pipeline/strict"
)

// What a project has that says nothing: counts of one and two companies are
// hidden, and no combination of traits has fewer than three.
const (
	usualThreshold = 3
	usualK         = 3
	usualProfile   = "mri"
)

type filePublication struct {
	Threshold strict.Value[int]    `yaml:"threshold"`
	K         strict.Value[int]    `yaml:"k"`
	Profile   strict.Value[string] `yaml:"profile"`
	Contract  string               `yaml:"contract"`
	Companies strict.Value[int]    `yaml:"companies"`
	Hidden    []string             `yaml:"hidden"`
	Allowed   []string             `yaml:"allowed"`
}

type fileTypesetting struct {
	Kinsoku strict.Value[string] `yaml:"kinsoku"`
}

// publication sees that the settings of what leaves the office make sense: a
// threshold of 1 would hide nothing.
func (r *projectReader) publication() {
	p := &r.f.Publication
	for _, v := range []struct {
		key   string
		value strict.Value[int]
		least int
	}{{"threshold", p.Threshold, 2}, {"k", p.K, 2}, {"companies", p.Companies, 1}} {
		if v.value.IsSet() && (v.value.V < v.least || v.value.V > 1000) {
			r.add("project-intake", v.value.Line, "publication."+v.key, strconv.Itoa(v.value.V), strconv.Itoa(v.least), "1000")
		}
	}
	if k := r.f.Typesetting.Kinsoku; k.IsSet() && k.V != "strict" && k.V != "normal" {
		r.add("project-kinsoku", k.Line, k.V)
	}
}

func (f *projectFile) published() record.Publication {
	p := &f.Publication
	out := record.Publication{Threshold: p.Threshold.V, K: p.K.V, Profile: p.Profile.V, Contract: p.Contract, Companies: p.Companies.V, Hidden: p.Hidden, Allowed: p.Allowed}
	if out.Threshold == 0 {
		out.Threshold = usualThreshold
	}
	if out.K == 0 {
		out.K = usualK
	}
	if out.Profile == "" {
		out.Profile = usualProfile
	}
	return out
}
