package trace

import (
	"slices"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
)

// The documents, as the office calls them.
const (
	docSheet   = "自己チェックシート"
	docQuery   = "照会書"
	docPlan    = "審査計画書"
	docReport  = "審査報告書案"
	docProject = "事業報告書"
)

// itemDocuments follows package compose: the query letter has the open items,
// the plan counts applicable ones and lists some to look at first, the report
// has them all, the project report counts required ones and shows no names.
func (t tracer) itemDocuments(it *audit.Item, s Subject) []Document {
	if t.a.Response == nil {
		return nil
	}
	var out []Document
	if len(s.Queries) > 0 {
		out = append(out, Document{docQuery, "照会事項として尋ねる", "asked about"})
	}
	if it.State == audit.OutOfScope {
		out = append(out, Document{docReport, "対象外の項目の一覧（理由とともに）", "list of items out of scope, with the reason"})
		return append(out, t.countedItem(it)...)
	}
	out = append(out, t.planned(it)...)
	as := Document{docReport, "項目ごとの表（回答、実施状況、証拠）", "table of items (answer, comment, evidence)"}
	if it.Item.Kind == criteria.Recommended {
		as = Document{docReport, "推奨措置の表", "table of recommended measures"}
	}
	return append(append(out, as), t.countedItem(it)...)
}

func (t tracer) planned(it *audit.Item) []Document {
	if t.Plan == nil {
		return nil
	}
	var out []Document
	if it.Item.Kind == criteria.Required {
		out = append(out, Document{docPlan, "審査工数の計算（項目数）", "arithmetic of the effort (number of items)"})
	}
	for _, f := range t.Plan.Focus {
		if f.Item != nil && f.Item.Item.ID == it.Item.ID {
			out = append(out, Document{docPlan, "はじめに確認する点（" + f.Reason + "）", "points to look at first (" + f.Reason + ")"})
		}
	}
	for _, d := range t.Plan.Prepare {
		if slices.Contains(d.Items, it.Item.ID) {
			out = append(out, Document{docPlan, "準備する文書（" + d.Name + "）", "documents to prepare (" + d.Name + ")"})
		}
	}
	return out
}

func (t tracer) countedItem(it *audit.Item) []Document {
	if it.Item.Kind == criteria.Recommended {
		return []Document{{docProject, "推奨措置の集計（企業名は出ない）", "counts of recommended measures (no names)"}}
	}
	return []Document{{docProject, "条項ごとの回答の集計（企業名は出ない）", "counts of answers by clause (no names)"}}
}

func (t tracer) scopeDocuments(s Subject) []Document {
	if t.a.Response == nil {
		return nil
	}
	var out []Document
	if len(s.Queries) > 0 {
		out = append(out, Document{docQuery, "照会事項として尋ねる", "asked about"})
	}
	if t.Plan != nil {
		out = append(out, Document{docPlan, "対象範囲の表、項目の対象・対象外", "table of the scope; which items apply"})
	}
	return append(out, Document{docReport, "対象範囲の表、項目の対象・対象外", "table of the scope; which items apply"},
		Document{docProject, "対象となる項目の集計（企業名は出ない）", "counts of the items that apply (no names)"})
}

func (t tracer) lawDocuments(s Subject) []Document {
	var out []Document
	if len(s.Queries) > 0 {
		out = append(out, Document{docQuery, "照会事項として尋ねる", "asked about"})
	}
	if t.Plan != nil {
		out = append(out, Document{docPlan, "従うべき法令（工数にも数える）", "laws that bind (counted in the effort)"})
	}
	return append(out, Document{docReport, "従うべき法令の表", "table of laws that bind"})
}

// columnDocuments names the documents by their letters: c the self-check
// sheet, q the query letter, p the plan, r the report, s the project report.
func (t tracer) columnDocuments(letters string) []Document {
	var out []Document
	for _, l := range letters {
		switch {
		case l == 'c':
			out = append(out, Document{docSheet, "表紙", "cover"})
		case l == 's':
			out = append(out, Document{docProject, "集計（企業名は出ない）", "counts (no names)"})
		case t.a.Response == nil: // no document of the company's is made yet
		case l == 'q' && len(t.a.Queries) > 0:
			out = append(out, Document{docQuery, "宛先など", "addressee"})
		case l == 'p' && t.Plan != nil:
			out = append(out, Document{docPlan, "依頼者、認証の範囲など", "company, scope"})
		case l == 'r':
			out = append(out, Document{docReport, "依頼者、認証の範囲など", "company, scope"})
		}
	}
	return out
}
