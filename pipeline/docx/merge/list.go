package merge

import (
	"shinsa/pipeline/docx/draft"
)

// list merges the kids of three versions of a unit.
func (m *merger) list(b, e, r *draft.Unit) error {
	m.placed[r] = e
	be, br := draft.Match(b.Kids, e.Kids), draft.Match(b.Kids, r.Kids)
	eb, rb := inverse(be, len(e.Kids)), inverse(br, len(r.Kids))
	for j, i := range eb {
		if i < 0 {
			continue
		}
		var err error
		if k := br[i]; k >= 0 {
			err = m.unit(b.Kids[i], e.Kids[j], r.Kids[k])
		} else {
			m.removed(b.Kids[i], e.Kids[j])
		}
		if err != nil {
			return err
		}
	}
	for i, j := range be {
		if k := br[i]; j < 0 && k >= 0 && !draft.Same(b.Kids[i], r.Kids[k]) {
			m.deletedByThem(b.Kids[i], r.Kids[k], near(e, eb, i))
		}
	}
	return m.added(e, r, eb, rb, be)
}

func inverse(ab []int, n int) []int {
	out := make([]int, n)
	for j := range out {
		out[j] = -1
	}
	for i, j := range ab {
		if j >= 0 {
			out[j] = i
		}
	}
	return out
}

// near returns the unit of theirs nearest to where one of ours was.
func near(e *draft.Unit, eb []int, i int) *draft.Unit {
	best, distance := e, 1<<30
	for j, k := range eb {
		if k >= 0 && max(i-k, k-i) < distance {
			best, distance = e.Kids[j], max(i-k, k-i)
		}
	}
	return best
}

// unit merges three versions of one unit.
func (m *merger) unit(b, e, r *draft.Unit) error {
	m.placed[r] = e
	switch {
	case b.Leaf() && e.Leaf() && r.Leaf():
		return m.leaf(b, e, r)
	case b.Kind == draft.Contents:
		return m.contents(b, e, r)
	case b.Leaf() || e.Leaf() || r.Leaf():
		return nil // a block of another kind: Match pairs none
	case b.Kind == draft.Row && len(b.Kids) != len(r.Kids):
		return m.otherColumns(b, e, r)
	}
	return m.list(b, e, r)
}

// otherColumns renews a row that has other columns now, as a whole.
func (m *merger) otherColumns(b, e, r *draft.Unit) error {
	if !m.touched(b, e) {
		return m.replaceWhole(b, e, r)
	}
	m.note(&m.report.Conflicts, LayoutChanged, b, e, r)
	m.comment(e, "この行の列の構成が新しいデータで変わりましたが、行が編集されているため、そのままにしました。新しい内容は「"+r.Text()+"」です。")
	return nil
}

// touched tells whether a unit is not as we wrote it, or a person commented
// on it.
func (m *merger) touched(b, e *draft.Unit) bool {
	return !draft.Same(b, e) || m.commented(e)
}

func (m *merger) commented(e *draft.Unit) bool {
	if m.foreign[e] {
		return true
	}
	for _, k := range e.Kids {
		if m.commented(k) {
			return true
		}
	}
	return false
}

// contents renews the table of contents, page numbers too, unless a person
// changed its words or another program its page numbers.
func (m *merger) contents(b, e, r *draft.Unit) error {
	words, pages := !draft.Same(b, r), b.Pages != r.Pages
	switch {
	case !words && !pages || e.Pages == r.Pages:
		return nil
	case !words && e.Pages != b.Pages: // numbered anew by the auditor's program, for his own pages
		return nil
	case draft.Same(b, e):
		return m.replaceWhole(b, e, r)
	}
	m.note(&m.report.Conflicts, BothChanged, b, e, r)
	m.comment(e, "目次が編集されているため、そのままにしました。Wordで目次を更新してください。")
	return nil
}

// removed takes out what the new data do not have, unless it was touched.
func (m *merger) removed(b, e *draft.Unit) {
	if m.touched(b, e) || !m.removable(e) {
		m.note(&m.report.Conflicts, RemovedByUs, b, e, nil)
		m.comment(e, "新しいデータにはこの箇所がありませんが、編集されているため、そのままにしました。要らなければ削除してください。")
		return
	}
	m.note(&m.report.Renewed, Removed, b, e, nil)
	tally(m.took, e)
	m.takeOut(e)
}

func (m *merger) deletedByThem(b, r, at *draft.Unit) {
	m.note(&m.report.Conflicts, DeletedByThem, b, nil, r)
	m.comment(at, "この近くで削除された箇所の内容が、新しいデータで変わりました。前の内容「"+b.Text()+"」、新しい内容「"+r.Text()+"」です。要るときは書き加えてください。")
}

// added puts in what the new data have beyond the old.
func (m *merger) added(e, r *draft.Unit, eb, rb, be []int) error {
	var own []*draft.Unit // what a person added, not to be added twice
	for j, i := range eb {
		if i < 0 {
			own = append(own, e.Kids[j])
		}
	}
	var before *draft.Unit // of theirs, or nil at the start
	for k, i := range rb {
		if i >= 0 {
			if j := be[i]; j >= 0 {
				before = e.Kids[j]
			}
			continue
		}
		if sameIn(own, r.Kids[k]) {
			continue
		}
		if err := m.insert(e, before, r.Kids[k]); err != nil {
			return err
		}
		m.note(&m.report.Renewed, Added, nil, nil, r.Kids[k])
		tally(m.put, r.Kids[k])
	}
	return nil
}

func sameIn(list []*draft.Unit, u *draft.Unit) bool {
	for _, o := range list {
		if u.Text() != "" && draft.Same(o, u) {
			return true
		}
	}
	return false
}
