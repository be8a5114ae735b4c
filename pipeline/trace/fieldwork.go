package trace

import "shinsa/pipeline/record"

// findingValues are what the auditors' working papers say about an item, each
// with its cell. Empty places are left out.
func (t tracer) findingValues(item string) []Value {
	if t.Fieldwork == nil {
		return nil
	}
	j := t.Fieldwork.Finding(item)
	if j == nil {
		return nil
	}
	var out []Value
	for _, o := range j.Parts {
		who := "（" + record.PaperTitle + "　" + o.Auditor + "）"
		for _, v := range []Value{value(record.HeadVerdict+who, o.Verdict, record.Verdict.Ja), value(record.HeadDocuments+who, o.Documents, same),
			value(record.HeadProof+who, o.Evidence, same), value(record.HeadAdvice+who, o.Advice, same)} {
			if v.Known || v.Raw != "" {
				out = append(out, v)
			}
		}
	}
	return out
}
