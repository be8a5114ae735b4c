package compose

import (
	"shinsa/pipeline/audit"
	"shinsa/pipeline/doc"
)

// facts are what a document of a company was made from. Files are named by
// their digest: names of files may name persons.
func (j *job) facts() []doc.Fact {
	c := j.in.Catalogue
	out := []doc.Fact{{Name: "project.digest", Value: j.in.Project.Digest},
		{Name: "catalogue.id", Value: c.ID}, {Name: "catalogue.version", Value: c.Version}, {Name: "catalogue.digest", Value: c.Digest}}
	if j.in.Template != "" {
		out = append(out, doc.Fact{Name: "template.digest", Value: j.in.Template})
	}
	if r := j.in.Assessment.Response; r != nil {
		out = append(out, doc.Fact{Name: "return.digest", Value: r.Digest})
		for _, s := range r.Joined {
			out = append(out, doc.Fact{Name: "return.joined", Value: s.Digest})
		}
	}
	return out
}

// itemFacts are the state of every item and the company's answer to it: one
// that could not be read begins with "?", and there is none where none was given.
func (j *job) itemFacts() []doc.Fact {
	var out []doc.Fact
	for i := range j.in.Assessment.Items {
		it := &j.in.Assessment.Items[i]
		name := "item." + it.Item.ID
		out = append(out, doc.Fact{Name: name + ".state", Value: string(it.State)})
		if a := answerFact(it); a != "" {
			out = append(out, doc.Fact{Name: name + ".answer", Value: a})
		}
	}
	return out
}

func answerFact(it *audit.Item) string {
	if a, ok := it.Status(); ok {
		return string(a)
	}
	if it.Answer != nil && it.Answer.Status.Origin.Raw != "" {
		return "?" + it.Answer.Status.Origin.Raw
	}
	return ""
}
