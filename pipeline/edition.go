package pipeline

import (
	"fmt"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/compose"
	"shinsa/pipeline/disclosure"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/statistics"
)

// publicInput is what the public edition (公表用) is made from: figures over
// groups of companies so wide that no combination is that of few, the numbers
// withheld by which one could still be recognised, and the texts that the
// office approved. The problems tell what was widened and withheld.
func (r *run) publicInput() (compose.ProjectInput, problem.List, error) {
	in := r.projectInput()
	written, err := r.written()
	if err != nil {
		return in, nil, err
	}
	coarse, found, err := r.coarsened()
	if err != nil {
		return in, nil, err
	}
	at := problem.Pos{File: ProjectDir + "/" + publicReport + ".docx"}
	study := r.study()
	study.Coarse, in.K = coarse.words, coarse.k
	settings := disclosure.DefaultSettings()
	settings.Threshold = r.project.Publication.Threshold
	settings.Width = max(settings.Width, settings.Threshold)
	tables, p, err := disclosure.Protect(statistics.Tables(study), settings)
	if err != nil {
		return in, nil, fmt.Errorf("protect the figures: %w", err)
	}
	in.Tables, in.Edition, in.Written, in.Threshold = tables, compose.EditionPublic, written, settings.Threshold
	return in, append(found, p.Problems(at)...), nil
}

// coarseWords are the wider words of each dimension, and the k that they reach.
type coarseWords struct {
	words map[string]map[string]string
	k     int
}

// notParted stands for all groups where only one is left.
const notParted = "区分しない"

// coarsened finds how wide industry, size and region must be said.
func (r *run) coarsened() (coarseWords, problem.List, error) {
	traits := statistics.TraitsOf(r.study())
	attributes := []disclosure.Attribute{{Name: "業種（大分類）", Levels: industryLevels(traits), Weight: 3}, {Name: "規模", Weight: 2}, {Name: "地域", Levels: regionLevels(traits)}}
	var records []disclosure.Record
	for _, t := range traits {
		records = append(records, disclosure.Record{ID: t.Company, Values: []string{t.Industry, t.Size, t.Region}})
	}
	want := disclosure.Anonymity{K: r.project.Publication.K}
	g, err := disclosure.Generalise(attributes, records, want)
	if err != nil {
		return coarseWords{}, nil, err
	}
	out := coarseWords{words: map[string]map[string]string{"industry": {}, "size": {}, "region": {}}, k: g.K}
	for i, c := range g.Records {
		for k, dim := range []string{"industry", "size", "region"} {
			to := c.Values[k]
			if to == disclosure.Whole {
				to = notParted
			}
			out.words[dim][records[i].Values[k]] = to
		}
	}
	return out, g.Problems(problem.Pos{File: RegisterFile}, want), nil
}

// industryLevels say an industry as 製造業 or another.
func industryLevels(traits []statistics.Traits) []disclosure.Level {
	to := map[string]string{}
	for _, t := range traits {
		to[t.Industry] = "製造業以外"
		if t.Industry == "製造業" {
			to[t.Industry] = t.Industry
		}
	}
	return []disclosure.Level{{Name: "製造業とそれ以外", Of: to}}
}

// regionLevels say a region as the east or the west of the country.
func regionLevels(traits []statistics.Traits) []disclosure.Level {
	east := map[string]bool{"北海道": true, "東北": true, "関東": true, "中部": true}
	west := map[string]bool{"近畿": true, "中国": true, "四国": true, "九州": true, "沖縄": true}
	to := map[string]string{}
	for _, t := range traits {
		switch {
		case east[t.Region]:
			to[t.Region] = "東日本"
		case west[t.Region]:
			to[t.Region] = "西日本"
		default:
			to[t.Region] = t.Region
		}
	}
	return []disclosure.Level{{Name: "東日本・西日本", Of: to}}
}

// publicJob is the public edition of the project report: none before the office
// wrote into the other one, in which it approves texts, nor while the companies
// are too few to be protected, which Deliver tells.
func (r *run) publicJob() (jobs []job, err error) {
	if written, err := r.written(); err != nil || written == nil {
		return nil, err
	}
	in, found, err := r.publicInput()
	if err != nil || found.HasErrors() {
		return nil, err
	}
	key, err := r.overallKey(in)
	make := func(d calendar.Date) (*doc.Document, problem.List) {
		in := in
		in.Date = d
		doc, more := r.tools.templates.ProjectReport(in)
		return doc, append(found.Sorted(), more...)
	}
	return []job{{key: key, dir: ProjectDir, papers: []paper{{publicReport, make}}}}, err
}
