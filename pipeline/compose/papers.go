package compose

import (
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// Paper is one kind of document of the audit of one company, beside 照会書,
// 審査計画書 and 審査報告書（案）.
type Paper struct {
	Kind   string
	File   string // name of the file, without ending; see Name
	Clause string // that asks for it
	Due    string // when it has something to say, in words
	Make   func(*Templates, Input) (*doc.Document, problem.List)
	due    func(*job) bool
	parts  func(*job) parts
}

// Name is the name of the file of one document, without ending: a declaration
// has the ID of the person, or 用紙 for nobody's.
func (p Paper) Name(in Input) string {
	if p.Kind != KindImpartiality {
		return p.File
	}
	return p.File + "_" + orElse(in.Person.ID, "用紙")
}

// Papers lists them in the order of the audit. Make returns no document as
// long as the paper is not due.
func Papers() []Paper {
	return append(papersBefore(), papersAfter()...)
}

// papersBefore are those up to the on-site audit.
func papersBefore() []Paper {
	return []Paper{
		{KindContractPoints, "秘密保持契約の要点", "3(1)～(4)、公募要領3.(4)", "登録されたとき（契約の前。契約日が分かれば前後を記す）",
			(*Templates).ContractPoints, always, contractParts},
		{KindImpartiality, "公平性誓約書", "1(1)(2)", "審査計画に従事者があるとき（従事者ごと）。氏名のない用紙は企業ごとに一つ",
			(*Templates).Impartiality, always, impartialityParts},
		{KindDocumentReview, "文書審査結果通知書", "4(2)①③④", "回答があり、文書審査の対象の項目があるとき。不適合が分からない間は記入欄", (*Templates).DocumentReview,
			func(j *job) bool { return j.got() && len(j.documents()) > 0 }, documentReviewParts},
		{KindDocumentReviewRecord, "文書審査結果等の説明記録", "4(2)⑤～⑧", "文書審査結果通知書と同時", (*Templates).DocumentReviewRecord,
			func(j *job) bool { return j.got() && len(j.documents()) > 0 }, documentRecordParts},
		{KindOnsiteNotice, "現地審査実施案内", "4(2)⑥⑦", "審査計画に現地審査の確認事項があるとき（文書審査が終わったときに送る）", (*Templates).OnsiteNotice,
			func(j *job) bool { return j.got() && len(j.in.Plan.Onsite) > 0 }, onsiteNoticeParts},
		{KindOnsiteChecklist, "現地審査チェックリスト", "4(3)①②イ～チ", "現地審査実施案内と同時", (*Templates).OnsiteChecklist,
			func(j *job) bool { return j.got() && len(j.in.Plan.Onsite) > 0 }, checklistParts},
	}
}

// papersAfter are those that follow the auditors' report, and those at the end
// of the retention.
func papersAfter() []Paper {
	return []Paper{
		{KindDirection, "結論の方向性の説明記録", "5(3)(4)", "報告書に結論（案）が記入されたとき（評価の中止を除く）",
			(*Templates).Direction, (*job).concluded, directionParts},
		{KindReviewMaterial, "レビュー資料", "5(6)(7)(10)", "報告書に結論（案）及び結論の方向性の説明の日が記入されたとき",
			(*Templates).ReviewMaterial, (*job).explained, materialParts},
		{KindReviewRecord, "レビュー記録", "5(6)～(8)(10)、前文", "レビュー資料と同時", (*Templates).ReviewRecord, (*job).explained, reviewRecordParts},
		{KindConformity, "適合通知書", "5(6)～(9)", "対象の全ての項目が適合（証拠あり）で、レビューを終え、全部に適合と判断され、法令の疑義がないとき",
			(*Templates).Conformity, func(j *job) bool { return j.outcome() == fullOutcome }, resultParts},
		{KindPartial, "評価結果通知書", "5(5)(10)", "レビューを終え、一部に適合と判断され、法令の疑義がないとき",
			(*Templates).Partial, func(j *job) bool { return j.outcome() == partialOutcome }, resultParts},
		{KindStopRecord, "評価中止記録", "5(11)", "法令の遵守に疑義があるとされ（報告書又は事務局の記録）、又は評価を中止したとき", (*Templates).StopRecord, (*job).stopped, stopParts},
		{KindAuthorityReport, "関係行政機関への報告書（案）", "5(11)", "法令の遵守に疑義があるとされたとき（報告書又は事務局の記録）", (*Templates).AuthorityReport,
			func(j *job) bool { return len(j.doubts()) > 0 }, stopParts},
		{KindStopNotice, "評価中止通知書", "5(11)", "評価中止記録と同時", (*Templates).StopNotice, (*job).stopped, stopParts},
		{KindAmendment, "変更通知書", "4(2)⑧", "送付した文書の基になる記録が変わり、改めたものを送るとき", (*Templates).Amendment,
			func(j *job) bool { return len(j.in.Amended) > 0 }, amendmentParts},
		{KindDisposalList, "返還・廃棄の一覧", "3(4)", "保存期間の終わりに、保有する情報があるとき", (*Templates).DisposalList,
			func(j *job) bool { return len(j.in.Holdings) > 0 }, disposalParts},
		{KindDisposalCertificate, "返還・廃棄証明書", "3(4)", "返還又は廃棄の日があるとき", (*Templates).DisposalCertificate,
			func(j *job) bool { return len(j.in.Holdings) > 0 && !j.in.Steps.Disposed.IsZero() }, disposalParts},
	}
}

func always(*job) bool { return true }

// got tells whether the self-check came back: what follows the preliminary
// review has nothing to stand on before (別紙1 4(1)④).
func (j *job) got() bool { return j.in.Assessment.Response != nil }

// paper makes the paper of a kind, when it is due.
func (t *Templates) paper(kind string, in Input) (*doc.Document, problem.List) {
	j := newJob(in.letter(kind))
	for _, p := range Papers() {
		if p.Kind == kind && p.due(j) {
			d, found := t.compose(kind, j.view(), p.parts(j), j.paperMeta())
			return j.renewed(d), found
		}
	}
	return nil, nil
}

// paperMeta names the report among what the paper was made from.
func (j *job) paperMeta() doc.Meta {
	m := j.meta()
	if r := j.in.Report; r != nil && r.Digest != "" {
		m.Record += "; report " + r.Digest
		m.Facts = append(m.Facts, doc.Fact{Name: "report.digest", Value: r.Digest})
	}
	return m
}

// paperParts are the parts of a kind, to know their names.
func paperParts(kind string) parts {
	for _, p := range Papers() {
		if p.Kind == kind {
			return p.parts(&job{})
		}
	}
	return parts{}
}

// Impartiality makes the 公平性誓約書 of in.Person (別紙1 1(1)(2)).
func (t *Templates) Impartiality(in Input) (*doc.Document, problem.List) {
	return t.paper(KindImpartiality, in)
}

// ContractPoints makes the list of what the contract must hold (別紙1 3).
func (t *Templates) ContractPoints(in Input) (*doc.Document, problem.List) {
	return t.paper(KindContractPoints, in)
}

// DocumentReview makes the 文書審査結果通知書 (別紙1 4(2)③④).
func (t *Templates) DocumentReview(in Input) (*doc.Document, problem.List) {
	return t.paper(KindDocumentReview, in)
}

// DocumentReviewRecord makes the record of what was explained after the
// document review (別紙1 4(2)⑤–⑧).
func (t *Templates) DocumentReviewRecord(in Input) (*doc.Document, problem.List) {
	return t.paper(KindDocumentReviewRecord, in)
}

// OnsiteNotice makes the 現地審査実施案内 (別紙1 4(2)⑥⑦).
func (t *Templates) OnsiteNotice(in Input) (*doc.Document, problem.List) {
	return t.paper(KindOnsiteNotice, in)
}

// OnsiteChecklist makes the 現地審査チェックリスト (別紙1 4(3)②イ–チ).
func (t *Templates) OnsiteChecklist(in Input) (*doc.Document, problem.List) {
	return t.paper(KindOnsiteChecklist, in)
}

// Direction makes the 結論の方向性の説明記録 (別紙1 5(3)(4)).
func (t *Templates) Direction(in Input) (*doc.Document, problem.List) {
	return t.paper(KindDirection, in)
}

// ReviewMaterial makes what the committee or the representative reviews
// (別紙1 5(6)(10)).
func (t *Templates) ReviewMaterial(in Input) (*doc.Document, problem.List) {
	return t.paper(KindReviewMaterial, in)
}

// ReviewRecord makes the record of the review (別紙1 5(6)–(8)(10)).
func (t *Templates) ReviewRecord(in Input) (*doc.Document, problem.List) {
	return t.paper(KindReviewRecord, in)
}

// Conformity makes the 適合通知書, and nothing as long as one applicable item
// does not conform or the review is not done (別紙1 5(9)).
func (t *Templates) Conformity(in Input) (*doc.Document, problem.List) {
	return t.paper(KindConformity, in)
}

// Partial makes the notice to a company that conforms in part (別紙1 5(10)).
func (t *Templates) Partial(in Input) (*doc.Document, problem.List) { return t.paper(KindPartial, in) }

// StopRecord makes the 評価中止記録 (別紙1 5(11)).
func (t *Templates) StopRecord(in Input) (*doc.Document, problem.List) {
	return t.paper(KindStopRecord, in)
}

// AuthorityReport makes the draft of the report to the authorities (別紙1 5(11)).
func (t *Templates) AuthorityReport(in Input) (*doc.Document, problem.List) {
	return t.paper(KindAuthorityReport, in)
}

// StopNotice tells the company that the evaluation was stopped (別紙1 5(11)).
func (t *Templates) StopNotice(in Input) (*doc.Document, problem.List) {
	return t.paper(KindStopNotice, in)
}

// Amendment tells a company which letters are replaced, and what is otherwise
// in them (別紙1 4(2)⑧).
func (t *Templates) Amendment(in Input) (*doc.Document, problem.List) {
	return t.paper(KindAmendment, in)
}

// DisposalList lists what is to be returned or destroyed (別紙1 3(4)).
func (t *Templates) DisposalList(in Input) (*doc.Document, problem.List) {
	return t.paper(KindDisposalList, in)
}

// DisposalCertificate certifies that it was (別紙1 3(4)).
func (t *Templates) DisposalCertificate(in Input) (*doc.Document, problem.List) {
	return t.paper(KindDisposalCertificate, in)
}
