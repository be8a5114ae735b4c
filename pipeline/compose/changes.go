package compose

import (
	"strconv"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
)

// Changes is what a plan says otherwise than the version before (別紙1
// 4(2)⑧); none for the first version.
type Changes struct {
	Version int           // of the version before: 1 is 第1版
	Date    calendar.Date // of it
	List    []audit.Change
}

// ChangesOf takes the changes of a version that was kept.
func ChangesOf(o audit.Outline) Changes {
	if o.Last == nil {
		return Changes{}
	}
	return Changes{Version: o.Last.Version, Date: o.Last.Date, List: o.Changes}
}

// changesView is what the template of the plan sees of it.
type changesView struct {
	N       int
	Version Word // 第1版
	Date    calendar.Date
}

func newChangesView(c Changes) changesView {
	return changesView{N: len(c.List), Version: our("第" + strconv.Itoa(max(1, c.Version)) + "版"), Date: c.Date}
}

// changesTable says what was changed, from what to what, and why.
func (j *job) changesTable() doc.Block {
	if len(j.in.Changes.List) == 0 {
		return nil
	}
	t := newTable("changes", "変更した箇所及び理由", col{"変更した箇所", .18, 0}, col{"変更前", .22, 0}, col{"変更後", .22, 0}, col{"変更の理由", .38, 0})
	for _, c := range j.in.Changes.List {
		row(t, cell(our(c.What)), cell(our(c.Old)), cell(our(c.New)), cell(our(orElse(c.Why, "上記の変更に伴うため"))))
	}
	return t
}

// overridden is why the effort is not the computed one; nothing where it is.
func overridden(e audit.Effort) []doc.Inline {
	if w := typed(e.Reason); w.Known() {
		return words("理由　", w)
	}
	return nil
}

// ours is a line of our own words; nothing for none.
func ours(s string) []doc.Inline {
	if s == "" {
		return nil
	}
	return words(s)
}
