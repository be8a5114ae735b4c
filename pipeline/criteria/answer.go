package criteria

// Answer is what a company says about an item on the self-check sheet.
type Answer string

// The answers (domain: 実施済 / 一部実施 / 未実施 / 該当なし / 代替措置).
const (
	Implemented    Answer = "implemented"
	Partial        Answer = "partial"
	NotImplemented Answer = "not_implemented"
	NotApplicable  Answer = "not_applicable"
	Alternative    Answer = "alternative"
)

// Answers lists the answers in the order of the sheet's drop-down.
func Answers() []Answer {
	return []Answer{Implemented, Partial, NotImplemented, NotApplicable, Alternative}
}

// Ja returns the answer's word on the sheet and in documents.
func (a Answer) Ja() string {
	switch a {
	case Implemented:
		return "実施済"
	case Partial:
		return "一部実施"
	case NotImplemented:
		return "未実施"
	case NotApplicable:
		return "該当なし"
	case Alternative:
		return "代替措置"
	default:
		return "―"
	}
}
