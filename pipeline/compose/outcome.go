package compose

import (
	"slices"
	"strconv"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/record"
)

// What a finished report comes to. These readings only say whether a document
// has its ground; what is missing in a report, package closing says.

// The words of the report's choices.
const (
	allConform    = "基準の全部に適合"
	partConform   = "基準の一部に適合"
	stopConclude  = "評価を中止"
	judgedAll     = "基準の全部に適合していると評価する"
	judgedPart    = "基準の一部に適合していると評価する"
	byCommittee   = "委員会によるレビュー"
	byHead        = "代表者によるレビュー"
	lawInDoubt    = "疑義あり"
	attended      = "出席"
	outsideMember = "外部"
)

// outcome is what the audit of a company came to.
type outcome int

const (
	openOutcome outcome = iota
	fullOutcome
	partialOutcome
	stoppedOutcome
)

// told is what the report says at a tag, with its place.
func (j *job) told(tag string) Word {
	if j.in.Report == nil {
		return Word{}
	}
	e := j.in.Report.Entry(tag)
	return entryWord(e)
}

// entryWord shows an entry; a full date in 和暦.
func entryWord(e record.Entry) Word {
	s := strings.TrimSpace(e.Value.V)
	if !e.Date.IsZero() && e.Date.Exists() {
		s = e.Date.Wareki()
	}
	return Word{s, e.Value.Origin.Pos}
}

// said tells whether the report has this very word at a tag.
func (j *job) said(tag, word string) bool { return j.told(tag).S == word }

// from fills a field with what the report says at a tag.
func (j *job) from(tag string, f doc.Field) doc.Field {
	f = given(f, j.told(tag))
	if f.Kind == doc.FieldDate && j.in.Report != nil && !f.Empty() {
		f.Date = j.in.Report.Entry(tag).Date
	}
	return f
}

// finding returns the finding on an item; nil when there is none.
func (j *job) finding(id string) *record.Finding {
	if j.in.Report == nil {
		return nil
	}
	return j.in.Report.Finding(id)
}

// verdicts counts the findings on items; the key "" counts those without.
func verdicts(items []*audit.Item, of func(string) *record.Finding) map[record.Verdict]int {
	n := map[record.Verdict]int{}
	for _, it := range items {
		n[verdict(of(it.Item.ID))]++
	}
	return n
}

func verdict(f *record.Finding) record.Verdict {
	if f == nil || !f.Verdict.Known {
		return ""
	}
	return f.Verdict.V
}

// failing keeps the items that the auditors found not to conform.
func failing(items []*audit.Item, of func(string) *record.Finding) []*audit.Item {
	var out []*audit.Item
	for _, it := range items {
		if verdict(of(it.Item.ID)) == record.Fails {
			out = append(out, it)
		}
	}
	return out
}

// doubts are the numbers of the laws whose observance is in doubt, by the
// report or, before there is one, by the office.
func (j *job) doubts() []int {
	var out []int
	for i := range j.in.Assessment.Laws {
		if j.said("law."+strconv.Itoa(i+1)+".status", lawInDoubt) || slices.Contains(j.in.Steps.Doubts, i+1) || j.doubtNames(i) {
			out = append(out, i+1)
		}
	}
	return out
}

// doubtNames tells whether the log's doubt names the i-th law.
func (j *job) doubtNames(i int) bool {
	name := strings.TrimSpace(j.in.Assessment.Laws[i].V)
	return name != "" && slices.ContainsFunc(j.in.Steps.of(record.EventDoubt), func(e record.Event) bool { return strings.Contains(e.Text.V, name) })
}

// stopped: a law in doubt stops the evaluation, whatever else the report says
// (別紙1 5(11)).
func (j *job) stopped() bool {
	return len(j.doubts()) > 0 || j.said("conclusion.result", stopConclude) || !j.in.Steps.Stopped.IsZero() || j.first(record.EventStopped) != nil
}

// concluded tells whether the auditors propose a conclusion that can be
// explained to the company (別紙1 5(3)).
func (j *job) concluded() bool {
	return !j.stopped() && (j.said("conclusion.result", allConform) || j.said("conclusion.result", partConform))
}

// explained tells whether it was: the review follows (別紙1 5(3)(6)).
func (j *job) explained() bool { return j.concluded() && j.told("direction.date").Known() }

// outcome is full only where every item that applies was found to conform, or
// not to concern the company, each on evidence, and the review was held as
// 別紙1 5(6)(7) has it. An item whose scope is not decided applies.
func (j *job) outcome() outcome {
	switch {
	case j.stopped():
		return stoppedOutcome
	case !j.explained() || !j.told("review.date").Known():
		return openOutcome
	case j.said("conclusion.result", allConform) && j.said("review.result", judgedAll) && j.allConform() && j.wellReviewed():
		return fullOutcome
	case j.said("conclusion.result", partConform) && j.said("review.result", judgedPart) && len(j.failed()) > 0 &&
		(j.said("review.kind", byHead) || j.wellReviewed()): // 別紙1 5(10)
		return partialOutcome
	}
	return openOutcome
}

// allConform: nothing fails, nothing is open, everything has its evidence
// (別紙1 1(3), 5(9)), and something conforms at all.
func (j *job) allConform() bool {
	items := inScope(j.required)
	n := verdicts(items, j.finding)
	for _, it := range items {
		f := j.finding(it.Item.ID)
		if f == nil || strings.TrimSpace(f.Evidence.V) == "" {
			return false
		}
	}
	return n[record.Conforms] > 0 && n[record.Conforms]+n[record.NotRelevant] == len(items)
}

// failed are the items that do not conform.
func (j *job) failed() []*audit.Item { return failing(inScope(j.required), j.finding) }

// wellReviewed: by a committee with more than half external (別紙1 5(7)), or
// by the representative where the method was changed to that (前文).
func (j *job) wellReviewed() bool {
	if j.said("review.kind", byHead) {
		return j.company().Method == record.Changed
	}
	present, external, ok := j.quorum()
	return j.said("review.kind", byCommittee) && ok && 2*external > present
}

// quorum counts who was at the review: by the table of attendance, or by the
// two numbers where the table is empty.
func (j *job) quorum() (present, external int, ok bool) {
	r := j.in.Report
	if r == nil {
		return 0, 0, false
	}
	for _, row := range r.Rows("attendance") {
		if strings.TrimSpace(row["attendance.present"].Value.V) != attended {
			continue
		}
		present++
		if strings.TrimSpace(row["attendance.side"].Value.V) == outsideMember {
			external++
		}
	}
	if present > 0 {
		return present, external, true
	}
	p, known := r.Number("review.present")
	e, also := r.Number("review.external")
	return p, e, known && also
}
