package trace

import (
	"slices"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
)

// The documents, as the office calls them.
const (
	docSheet   = "自己チェックシート"
	docQuery   = "照会書"
	docPlan    = "審査計画書"
	docReport  = "審査報告書案"
	docProject = "事業報告書"
	docFollow  = "照会回答シート"
	docIntake  = "受付結果一覧"
)

// itemDocuments follows packages compose and sheet: the query letter, the
// follow-up sheet and an annex of the report have the open items, the plan
// counts applicable ones and lists some to look at first, the report has them
// all, the project report counts required ones and shows no names, the intake
// report counts how each was read.
func (t tracer) itemDocuments(it *audit.Item, s Subject) []Document {
	if t.a.Response == nil {
		return nil
	}
	out := t.asking(s)
	if it.State == audit.OutOfScope {
		out = append(out, Document{docReport, "対象外の項目の一覧（理由とともに）", "list of items out of scope, with the reason"})
		return append(append(out, t.countedItem(it)...), t.received(it.Item.ID, "")...)
	}
	out = append(out, t.planned(it)...)
	switch {
	case it.Item.Kind == criteria.Required:
		out = append(out, Document{docReport, "項目ごとの表（回答、実施状況、証拠）", "table of items (answer, comment, evidence)"})
	case saysSomething(it.Answer):
		out = append(out, Document{docReport, "推奨措置の表", "table of recommended measures"})
	}
	return append(append(out, t.countedItem(it)...), t.received(it.Item.ID, "")...)
}

// saysSomething tells whether anything stands in an item's row: of
// recommended measures the report has these alone.
func saysSomething(a *record.Answer) bool {
	if a == nil {
		return false
	}
	for _, v := range answerValues(*a) {
		if v.Known || v.Raw != "" {
			return true
		}
	}
	return false
}

// asking are the documents in which the company is asked about the subject,
// and that in which its remarks stand.
func (t tracer) asking(s Subject) []Document {
	var out []Document
	if len(s.Queries) > 0 {
		out = append(out, Document{docQuery, "照会事項として尋ねる", "asked about"},
			Document{docFollow, "照会する項目として載せる", "asked about, with what was written before"},
			Document{docReport, "別添の照会事項の表", "annex: what was asked"})
	}
	if len(s.Remarks) > 0 {
		out = append(out, Document{docReport, "別添の欄外の記載の表", "annex: remarks"})
	}
	return out
}

// received is the place of an item or scope question in the intake report,
// which is for the office alone.
func (t tracer) received(item, scope string) []Document {
	var out []Document
	if item != "" {
		out = append(out, Document{docIntake, "回答の欄の見つけ方と読み方の件数", "counts of how answers were found and read"})
	}
	label := ""
	if s := t.Catalogue.Scope(scope); s != nil {
		label = s.Label
	}
	for _, f := range t.Received {
		if f.Fate != record.Read {
			continue
		}
		for _, r := range audit.Unusual(f, t.Catalogue) {
			if r.Item == item && (item != "" || r.Subject == label) {
				return append(out, Document{docIntake, "「確認を要する回答」の一覧", "list of the answers that a person should look at"})
			}
		}
	}
	return out
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
	out := t.asking(s)
	if t.Plan != nil {
		out = append(out, Document{docPlan, "対象範囲の表、項目の対象・対象外", "table of the scope; which items apply"})
	}
	out = append(out, Document{docReport, "対象範囲の表、項目の対象・対象外", "table of the scope; which items apply"},
		Document{docProject, "対象となる項目の集計（企業名は出ない）", "counts of the items that apply (no names)"})
	return append(out, t.received("", s.ID)...)
}

func (t tracer) lawDocuments(s Subject) []Document {
	out := t.asking(s)
	if t.Plan != nil {
		out = append(out, Document{docPlan, "従うべき法令（工数にも数える）", "laws that bind (counted in the effort)"})
	}
	return append(out, Document{docReport, "従うべき法令の表", "table of laws that bind"},
		Document{docProject, "法令等の集計（企業名は出ない）", "counts of laws (no names)"})
}

// coverDocuments are those that show who answered and when.
func (t tracer) coverDocuments(s Subject) []Document {
	return append(t.asking(s), Document{docReport, "別添の回答の出典（回答日、回答者）", "annex: source of the answers (date, who answered)"},
		Document{docIntake, "ファイルごとの結果（回答日）", "results by file (date of the answers)"})
}

// columnDocuments names the documents by their letters: c the self-check
// sheet, q the query letter, p the plan, r the report, s the project report, i the
// intake report.
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
		case l == 'i':
			out = append(out, Document{docIntake, "ファイルごとの結果（事業者）", "results by file (company)"})
		case l == 'r':
			out = append(out, Document{docReport, "依頼者、認証の範囲など", "company, scope"})
		}
	}
	return out
}
