package sample

import (
	"fmt"
	"path"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workbook"
)

// papers are the working papers (審査調書) of the auditors: the lead's of the
// document review, the others' of what was seen on site.
func (p *player) papers() ([]File, error) {
	var out []File
	members := p.Plan.Team.Members
	for i, m := range members {
		paper := &record.Paper{Company: p.company().ID, Auditor: m.Auditor.ID, Name: known(m.Auditor.Name), Risks: known("なし"), Written: known(p.written(i))}
		n := 0
		for k := range p.Assessment.Items {
			it := &p.Assessment.Items[k]
			f, there := p.found[it.Item.ID]
			if !there || p.sees(it, k, len(members)) != i {
				continue
			}
			if o, seen := p.observation(it, f, m.Auditor.Name); seen {
				paper.Observations = append(paper.Observations, o)
				n++
			}
		}
		if n == 0 {
			continue
		}
		data, err := workbook.Write(sheet.Paper(sheet.PaperOptions{Project: p.scene.Project, Catalogue: p.scene.Catalogue, Assessment: p.Assessment, Plan: p.Plan, Auditor: m.Auditor, Filled: paper}))
		if err != nil {
			return nil, fmt.Errorf("write the working paper of %s: %w", m.Auditor.ID, err)
		}
		out = append(out, File{path.Join(p.Papers, record.PaperTitle+"_"+m.Auditor.ID+".xlsx"), data})
	}
	return out, nil
}

// sees tells which of the auditors looks at an item: the lead at documents, the
// others in turn at what is seen on site.
func (p *player) sees(it *audit.Item, k, members int) int {
	if it.Item.Document || members == 1 {
		return 0
	}
	return 1 + k%(members-1)
}

// written is the day on which a paper was finished.
func (p *player) written(i int) calendar.Date {
	if i == 0 && !p.came(Visited) {
		return p.days.document
	}
	return p.days.last
}

// observation is what one auditor notes on an item, if he has come to it.
func (p *player) observation(it *audit.Item, f found, name string) (o record.Observation, ok bool) {
	day, where := p.days.document, p.scene.Project.Body.Name
	if !it.Item.Document {
		if !p.came(Visited) {
			return o, false
		}
		day, where = p.days.last, p.said.place()
	}
	o = record.Observation{Finding: record.Finding{Item: it.Item.ID, Verdict: known(f.verdict), Evidence: known(f.evidence)}, Place: known(where), Date: known(day), Auditor: name}
	if f.advice != "" {
		o.Advice = known(f.advice)
	}
	return o, true
}

// aftermath is the company's report after the trial, as it comes back by mail.
func (p *player) aftermath() ([]File, error) {
	if p.fate != Full && p.fate != Part || p.scene.Until.Before(p.days.reported) {
		return nil, nil
	}
	v := p.said
	yes := record.Value[bool]{V: true, Known: true, Origin: record.Origin{Raw: criteria.WordYes}}
	no := record.Value[bool]{Known: true, Origin: record.Origin{Raw: criteria.WordNo}}
	a := &record.Aftermath{Company: p.company().ID, Reported: known(p.days.reported), Reporter: text(strings.TrimSpace(p.company().ContactTitle.V + "　" + p.company().Contact.V)),
		Any: map[string]record.Value[bool]{record.SheetPoints: yes, record.SheetAlternatives: no, record.SheetEffects: yes, record.SheetAgreed: yes}}
	for _, x := range v.Points {
		a.Points = append(a.Points, record.AfterPoint{Stage: text(x.Stage), Text: text(x.Text), Tip: text(x.Tip)})
	}
	for i := range p.Assessment.Items {
		it := &p.Assessment.Items[i]
		if s, ok := it.Status(); ok && s == criteria.Alternative && it.State != audit.OutOfScope {
			a.Any[record.SheetAlternatives] = yes
			a.Alternatives = append(a.Alternatives, record.AfterMeasure{Item: it.Item.ID, Matter: text(it.Item.Question), Measure: text(v.Alternative.Measure),
				Why: text(v.Alternative.Why), Worked: text(v.Alternative.Worked)})
		}
	}
	advice := p.advice()
	for _, g := range advice {
		a.Effects = append(a.Effects, record.AfterEffect{Item: g.Item.V, Advice: g.Text, State: text(record.DoneStates()[0]), Text: text(v.Effects)})
	}
	terms := p.scene.Project.Aftermath
	for _, s := range terms.Agreed {
		a.Agreed = append(a.Agreed, record.AfterSubject{Subject: text(s), Text: text(v.Subject)})
	}
	data, err := workbook.Write(sheet.Aftermath(sheet.AftermathOptions{Project: p.scene.Project, Catalogue: p.scene.Catalogue, Assessment: p.Assessment, Completed: p.days.posted,
		Due: terms.Due, Advice: advice, Agreed: terms.Agreed, Filled: a}))
	if err != nil {
		return nil, fmt.Errorf("write the report after the trial: %w", err)
	}
	return []File{{path.Join("inbox", "事後報告", record.AftermathTitle+"_"+p.company().ID+".xlsx"), data}}, nil
}

// advice is what was given at items, in the order of the catalogue.
func (p *player) advice() []record.Advice {
	var out []record.Advice
	for i := range p.Assessment.Items {
		if id := p.Assessment.Items[i].Item.ID; p.found[id].advice != "" {
			out = append(out, record.Advice{Item: known(id), Text: known(p.found[id].advice)})
		}
	}
	return out
}
