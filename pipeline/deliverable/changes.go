package deliverable

import (
	"fmt"
	"slices"
)

// mostFigures is how many changed figures are told one by one.
const mostFigures = 200

// changesSince says what became different since an earlier deliverable: files,
// and the figures of the tables.
func changesSince(last *Delivered, files []Sum, counted []Table) []string {
	out := changedFiles(last.Files, files)
	figures := changedFigures(last.Tables, counted)
	if n := len(figures); n > mostFigures {
		figures = append(figures[:mostFigures:mostFigures], fmt.Sprintf("ほか%d箇所の数値", n-mostFigures))
	}
	return append(out, figures...)
}

func changedFiles(before, after []Sum) []string {
	var out []string
	at := func(list []Sum, path string) *Sum {
		if i := slices.IndexFunc(list, func(s Sum) bool { return s.Path == path }); i >= 0 {
			return &list[i]
		}
		return nil
	}
	for _, s := range after {
		switch old := at(before, s.Path); {
		case old == nil:
			out = append(out, "追加　"+s.Path)
		case old.SHA256 != s.SHA256:
			out = append(out, fmt.Sprintf("変更　%s（%d → %d バイト）", s.Path, old.Size, s.Size))
		}
	}
	for _, s := range before {
		if at(after, s.Path) == nil {
			out = append(out, "削除　"+s.Path)
		}
	}
	return out
}

// changedFigures names each figure that is not what it was.
func changedFigures(before, after []Table) []string {
	var out []string
	byID := func(list []Table, want Table) *Table {
		if i := slices.IndexFunc(list, func(t Table) bool { return t.ID == want.ID && t.Of == want.Of }); i >= 0 {
			return &list[i]
		}
		return nil
	}
	for _, t := range after {
		if old := byID(before, t); old == nil && before != nil {
			out = append(out, fmt.Sprintf("追加　%s　%s", t.ID, t.Title))
		} else if old != nil {
			out = append(out, changedCells(*old, t)...)
		}
	}
	for _, t := range before {
		if byID(after, t) == nil && after != nil {
			out = append(out, fmt.Sprintf("削除　%s　%s", t.ID, t.Title))
		}
	}
	return out
}

func changedCells(before, after Table) []string {
	var out []string
	name := func(row []string) string { return cell(row, 0) }
	for _, row := range after.Rows {
		i := slices.IndexFunc(before.Rows, func(r []string) bool { return name(r) == name(row) })
		if i < 0 {
			out = append(out, fmt.Sprintf("追加　%s　%s", after.ID, name(row)))
			continue
		}
		for col, v := range row {
			k := slices.Index(before.Columns, cell(after.Columns, col))
			if k < 0 {
				out = append(out, fmt.Sprintf("追加　%s　%s・%s：%s", after.ID, name(row), cell(after.Columns, col), v))
			} else if old := cell(before.Rows[i], k); old != v {
				out = append(out, fmt.Sprintf("変更　%s　%s・%s：%s → %s", after.ID, name(row), cell(after.Columns, col), old, v))
			}
		}
	}
	for _, row := range before.Rows {
		if !slices.ContainsFunc(after.Rows, func(r []string) bool { return name(r) == name(row) }) {
			out = append(out, fmt.Sprintf("削除　%s　%s", before.ID, name(row)))
		}
	}
	return out
}

// changesText is 変更点.txt.
func changesText(last *Delivered, changes []string, fill filler) []byte {
	lines := []string{fill.fill("{project}　納品物の変更点"), fill.fill("{version}　{date_ja}"),
		fmt.Sprintf("前の版：第%d版　%s　（%s の SHA-256：%s）", last.Version, last.Date.Wareki(), SumsName, last.Digest), ""}
	if len(changes) == 0 {
		changes = []string{"変更はありません。"}
	}
	return text(append(lines, changes...))
}
