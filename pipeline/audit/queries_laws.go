package audit

import (
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// laws asks when nothing at all is said about laws (別紙1 4(1)③); なし is an answer.
func (k asker) laws() []Query {
	r := k.a.Response
	var out []Query
	given := k.saysNoLaw()
	for _, l := range r.Laws {
		given = given || l.Known && foldText(l.V) != "" || l.Origin.Raw != ""
		if unread(l) {
			out = append(out, Query{Kind: QueryUnreadable, Subject: criteria.HeadLaw, Pos: l.Origin.Pos, Quote: l.Origin.Raw,
				Ask: "法令・ガイドラインの名称を読み取ることができませんでした。正式な名称をお知らせください。"})
		}
	}
	if given {
		return out
	}
	return append(out, Query{Kind: QueryLaws, Subject: criteria.HeadLaw, Pos: problem.Pos{File: r.File, Sheet: criteria.SheetLaws},
		Ask: "個人情報保護法など、情報の適切な管理を求められている法令・ガイドラインについて、ご記入がありませんでした。あればその名称を、なければ「なし」とお知らせください。"})
}

// saysNoLaw tells whether なし was written where laws are asked: intake keeps such a
// word as a note, since it names no law.
func (k asker) saysNoLaw() bool {
	for _, n := range k.a.Response.Notes {
		if n.Item == "" && saysNone(n.Text) && k.lawSheet(n.Pos.Sheet) {
			return true
		}
	}
	return false
}

// lawSheet knows the sheet by its name, or, when it was renamed, as one that
// holds neither items nor scope questions nor the cover.
func (k asker) lawSheet(name string) bool {
	if strings.Contains(name, criteria.SheetLaws) {
		return true
	}
	r := k.a.Response
	for _, a := range r.Answers {
		if a.Pos.Sheet == name {
			return false
		}
	}
	for _, s := range r.Scopes {
		if s.Pos.Sheet == name {
			return false
		}
	}
	return name != "" && name != criteria.SheetCover && name != criteria.SheetGuide && name != r.Received.Origin.Pos.Sheet
}

// saysNone tells words that say that there is none; a dash alone says nothing.
func saysNone(s string) bool {
	switch strings.TrimRight(foldText(s), "。.") {
	case "該当なし", "該当無し", "該当しない", "該当しません", "非該当", "対象なし", "いいえ":
		return true
	}
	return blank(s) && strings.ContainsAny(s, "な無あ")
}

// boundLaws leaves out lines that say that there is none, and such as could not
// be read (a query asks for these); all stay in the response. Notes are by
// index of the laws.
func boundLaws(r *record.Response) (laws, notes []record.Value[string]) {
	for i, l := range r.Laws {
		if !l.Known || blank(l.V) || saysNone(l.V) {
			continue
		}
		var note record.Value[string]
		if i < len(r.LawNotes) {
			note = r.LawNotes[i]
		}
		laws, notes = append(laws, l), append(notes, note)
	}
	return laws, notes
}
