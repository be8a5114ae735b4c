package closing

import (
	"strconv"
	"strings"

	"shinsa/pipeline/record"
)

// The words of the draft's choices.
const (
	allConform  = "基準の全部に適合"
	partConform = "基準の一部に適合"
	stopped     = "評価を中止"
	committee   = "委員会によるレビュー"
	again       = "再審査とする"
)

// judged are the final judgements that belong to each conclusion.
var judged = map[string]string{
	allConform:  "基準の全部に適合していると評価する",
	partConform: "基準の一部に適合していると評価する",
	stopped:     "評価を中止する",
}

// conclusion: full conformity is stated only where every item that applies
// conforms (別紙1 5(6)(9)); where a law is in doubt the evaluation is stopped
// (5(11)).
func (k *checker) conclusion() {
	k.need("conclusion.result")
	said, at := k.Report.Said("conclusion.result"), k.at("conclusion.result")
	n := k.verdicts()
	switch {
	case said == "":
	case k.doubtful() != "" && said != stopped:
		k.add("finish-law-doubt", at, k.doubtful(), said)
	case said == allConform && n[record.Fails] > 0:
		k.add("finish-not-all", at, strconv.Itoa(n[record.Fails]))
	case said == partConform && n[record.Fails] == 0 && n[record.Unconfirmed] == 0:
		k.add("finish-all-conform", at)
	case said == partConform:
		k.need("conclusion.conforms", "conclusion.does-not-conform")
	}
}

// review: by the committee where everything conforms, more than half of those
// present being external (別紙1 5(6)(7)); otherwise the representative may do
// it (5(10)), and where the method was changed so (前文).
func (k *checker) review() {
	k.need("review.kind", "review.date", "review.result", "review.confirmed")
	k.date("review.date")
	k.date("review.confirmed")
	k.order("review.date", "review.confirmed", "5(6)")
	kind, result := k.Report.Said("review.kind"), k.Report.Said("review.result")
	said := k.Report.Said("conclusion.result")
	if said == allConform && kind != "" && kind != committee && k.Assessment.Company.Method != record.Changed {
		k.add("finish-committee", k.at("review.kind"))
	}
	if kind == committee {
		k.quorum()
	}
	switch want := judged[said]; {
	case result == "" || said == "":
	case result == again:
		k.add("finish-again", k.at("review.result"))
	case result != want:
		k.add("finish-judgement", k.at("review.result"), result, said)
	}
}

// quorum counts who was there: from the choices beside the members' names, and
// from the two numbers, which must agree. The table is that of the report: who
// stood in for a member is written there.
func (k *checker) quorum() {
	rows := k.Report.Rows("attendance")
	present, external, open := 0, 0, false
	for _, row := range rows {
		switch said(row["attendance.present"]) {
		case "":
			k.add("finish-attendance", row["attendance.name"].Value.Origin.Pos, said(row["attendance.name"]))
			open = true
		case "出席":
			present++
			if said(row["attendance.side"]) == "外部" {
				external++
			}
		}
	}
	if open {
		return
	}
	if 2*external <= present {
		k.add("finish-external", k.at("review.external"), strconv.Itoa(external), strconv.Itoa(present))
	}
	k.agrees("review.present", present)
	k.agrees("review.external", external)
}

func said(e record.Entry) string { return strings.TrimSpace(e.Value.V) }

func (k *checker) agrees(tag string, counted int) {
	n, ok := k.Report.Number(tag)
	switch {
	case k.Report.Said(tag) == "":
		k.add("finish-empty", k.at(tag), title(tag))
	case !ok || n != counted:
		k.add("finish-count", k.at(tag), title(tag), k.Report.Said(tag), strconv.Itoa(counted))
	}
}
