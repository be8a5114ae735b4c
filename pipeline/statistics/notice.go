package statistics

import (
	"strconv"
	"strings"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

const noVisits = "現地審査の記録はまだない。"

// onsite counts the companies that were visited.
func (s *study) onsite() int {
	n := 0
	s.each(func(u *subject) {
		_, ok := u.first[stageOnsite]
		n += one(ok)
	})
	return n
}

// notice gives the period of 別紙1 4(2)⑦ between a company's word on when it
// can be visited and the visit, and how hard that was: the project report has
// to discuss both (call 3(3)).
func (s *study) notice() {
	n := s.onsite()
	t := Table{ID: "notice", Chapter: Notice, Title: "現地審査の受入れ可能時期の連絡に関する日数", Base: base(n, "社") + "（現地審査を行った企業）", N: n, Unit: "日", Sources: []string{logName, reportName},
		Columns: []Column{words("区間"), count("社数", "社"), days("最小"), days("中央値"), days("平均"), days("最大")},
		Rule:    Text{"経過記録の現地審査の説明（要請）の日、受入れ可能時期の連絡の日、現地審査の初日の間の日数を、両方の日がある企業について集計する。", "Days between the request (explanation of the on-site audit), the company's word on possible days, and the first day on site."}}
	for _, p := range []struct{ from, to, ja string }{{stageTold, stagePossible, "要請から連絡まで"}, {stagePossible, stageOnsite, "連絡から現地審査まで"}, {stageTold, stageOnsite, "要請から現地審査まで"}} {
		d := s.spread(s.between(p.from, p.to), "日")
		t.Rows = append(t.Rows, row(p.from+"-"+p.to, p.ja, d.n, d.least, d.median, d.mean, d.most))
	}
	if n == 0 {
		t.Missing = noVisits
	}
	s.put(t)
	s.noticeKept(n)
	s.difficulty()
}

// noticeKept holds the period against the one of the project.
func (s *study) noticeKept(n int) {
	limit := s.Project.NoticeDays
	names := []string{"定めた期間以上", "定めた期間に満たない", "現地審査の前の連絡の記録がない"}
	ns := s.accs(len(names))
	s.each(func(u *subject) {
		site, ok := u.first[stageOnsite]
		if !ok {
			return
		}
		said, told := u.first[stagePossible]
		i, value := 2, "連絡の記録なし"
		if told && !site.day.Before(said.day) {
			d := daysBetween(said.day, site.day)
			i, value = one(d < float64(limit)), short(d)+"日前"
		}
		ns[i].one(u, value, said.at, site.at)
	})
	t := Table{ID: "notice-kept", Chapter: Notice, Title: "受入れ可能時期の連絡の期間（" + strconv.Itoa(limit) + "日前まで）", Base: base(n, "社") + "（現地審査を行った企業）", N: n, Unit: "社", Sources: []string{logName, reportName},
		Columns: []Column{words("区分"), count("社数", "社"), share("割合", 1, 0)},
		Rule:    Text{"受入れ可能時期の連絡の日から現地審査の初日までの日数を、project.yaml の notice_days と比べる。", "Days from the company's word to the first day on site, against notice_days of project.yaml."}}
	for i, name := range names {
		t.Rows = append(t.Rows, row([]string{"kept", "short", "unknown"}[i], name, ns[i].cell(), ns[i].fixed(n)))
	}
	s.total(&t, "total", "計")
	switch {
	case n == 0:
		t.Missing = noVisits
	case limit == 0:
		t.Missing = "連絡の期間（notice_days）が定められていない。"
	}
	s.put(t)
}

// hardness is what the log says of how hard the period was. It is read only
// from the words of the record's own choices; anything else is for a person.
func hardness(text string) string {
	switch f := fold(text); {
	case blank(text):
		return "記載なし"
	case strings.Contains(f, "困難はな") || strings.Contains(f, "困難な点はな") || strings.Contains(f, "困難なし") || strings.Contains(f, "支障はな") || strings.Contains(f, "支障なし"):
		return "困難はなかった"
	case strings.Contains(f, "困難があ") || strings.Contains(f, "困難であ"):
		return "困難があった"
	}
	return "その他の記載"
}

func (s *study) difficulty() {
	names := []string{"困難はなかった", "困難があった", "その他の記載", "記載なし"}
	ns, n := s.accs(len(names)), 0
	l := Table{ID: "notice-text", Chapter: Notice, Title: "期間内の対応の困難性に関する記録", Sources: []string{logName}, Rule: Text{"経過記録の受入れ可能時期の連絡の内容の欄の記入のまま。", "The text of the log's events, as typed."},
		Columns: []Column{words("番号"), words("区分"), typed("内容")}}
	s.each(func(u *subject) {
		var texts []string
		var at []problem.Pos
		for _, e := range u.Events {
			if e.Kind == record.EventPossible {
				texts, at = append(texts, e.Text.V), append(at, e.Text.Origin.Pos)
			}
		}
		if texts == nil {
			return
		}
		n++
		kind := hardness(strings.Join(texts, "\n"))
		for i, name := range names {
			if name == kind {
				ns[i].one(u, kind, at...)
			}
		}
		for i, wrote := range texts {
			if !blank(wrote) {
				no := strconv.Itoa(len(l.Rows) + 1)
				r := row(no, no, text(hardness(wrote)), said(strings.TrimSpace(wrote), at[i]))
				for j := range r.Cells {
					r.Cells[j].Companies = []string{u.id}
				}
				l.Rows = append(l.Rows, r)
			}
		}
	})
	t := Table{ID: "notice-difficulty", Chapter: Notice, Title: "期間内の対応の困難性", Base: base(n, "社") + "（連絡の記録がある企業）", N: n, Unit: "社", Sources: []string{logName},
		Columns: []Column{words("記録の内容"), count("社数", "社"), share("割合", 1, 0)},
		Rule: Text{"経過記録の受入れ可能時期の連絡の内容の欄に、困難（支障）がなかった旨の語句、困難があった旨の語句があるかにより分ける。どちらもない記載は、その他とする（内容は別の表に掲げる。）。",
			"By whether the log's text says that it was not hard, or that it was; any other text counts apart and is listed in a table of its own."}}
	for i, name := range names {
		t.Rows = append(t.Rows, row([]string{"easy", "hard", "other", "none"}[i], name, ns[i].cell(), ns[i].fixed(n)))
	}
	s.total(&t, "total", "計")
	if n == 0 {
		t.Missing = "受入れ可能時期の連絡の記録はまだない。"
		l.Missing = t.Missing
	}
	l.Base, l.N = t.Base, n
	s.put(t)
	s.put(l)
}
