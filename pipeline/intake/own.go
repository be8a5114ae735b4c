package intake

import "shinsa/pipeline/workbook"

// OwnTexts lists the texts of blank sheets, for Options.Own. The sheet of any
// one company will do: what stands beside the labels of the cover is the
// company's and left out, and figures in long lines (its due date) do not
// count.
func OwnTexts(blank ...*workbook.Spec) []string {
	var texts []string
	for _, b := range blank {
		for _, s := range b.Sheets {
			if !s.Hidden && !s.VeryHidden {
				texts = append(texts, sheetTexts(s)...)
			}
		}
	}
	return texts
}

func sheetTexts(s *workbook.SheetSpec) []string {
	labelled := map[int]bool{}
	for _, c := range s.Cells {
		if t, ok := c.Value.(string); ok {
			if _, _, label := coverLabel(t); label {
				labelled[c.Row] = true
			}
		}
	}
	var texts []string
	for _, c := range s.Cells {
		t, ok := c.Value.(string)
		if _, _, label := coverLabel(t); ok && (label || !labelled[c.Row]) {
			texts = append(texts, t)
		}
	}
	return texts
}
