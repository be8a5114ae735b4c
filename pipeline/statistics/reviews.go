package statistics

import (
	"strings"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

const noReviews = "レビューの記録はまだない。"

// reviews counts how reports were reviewed (別紙1 5(6)(7)(10)), what companies
// said to the conclusion (5(4)), and evaluations that were stopped (5(11)).
func (s *study) reviews() {
	t := Table{ID: "reviews", Chapter: Review, Title: "審査報告書のレビューの方法及び結果", Unit: "社", Sources: []string{reportName, logName},
		Columns: []Column{words("レビューの方法"), count("全部に適合", "社"), count("一部に適合", "社"), count("評価を中止", "社"), count("判断の前", "社"), adds(count("計", "社"), 1, 2, 3, 4), share("割合", 5, 0)},
		Rule:    Text{"審査報告書のレビューの方法の欄（記載がなければ経過記録の委員会、代表者のレビュー）がある企業を、現在の評価の結果ごとに数える。", "Companies whose report was reviewed (by report, else log), by how the evaluation stands."}}
	ways, total := []string{byCommittee, byHead}, 0
	s.each(func(u *subject) { total += one(reviewKind(u.Case) != "") })
	for i, w := range ways {
		ns := s.accs(5)
		s.each(func(u *subject) {
			if reviewKind(u.Case) != w {
				return
			}
			j := 3
			switch u.state {
			case Full:
				j = 0
			case Partial:
				j = 1
			case Stopped:
				j = 2
			}
			at := stateAt(u)
			ns[j].one(u, u.state.Ja(), at)
			ns[4].one(u, w, at)
		})
		t.Rows = append(t.Rows, row([]string{"committee", "head"}[i], w, append(cells(ns), ns[4].fixed(total))...))
	}
	t.Base, t.N = base(total, "社")+"（レビューの記録がある企業）", total
	s.total(&t, "total", "計")
	if total == 0 {
		t.Missing = noReviews
	}
	s.put(t)
	s.attendance()
	s.opinions()
	s.stopped()
}

// attendance is who was at the committee's reviews.
func (s *study) attendance() {
	var present, external []measured
	majority := s.acc()
	s.each(func(u *subject) {
		if reviewKind(u.Case) != byCommittee || u.Report == nil {
			return
		}
		p, e, at, ok := quorum(u.Report)
		if !ok {
			return
		}
		present = append(present, measured{u, float64(p), at})
		external = append(external, measured{u, float64(e), at})
		if 2*e > p {
			majority.one(u, short(float64(e))+"／"+short(float64(p))+"人", at...)
		}
	})
	n := len(present)
	t := Table{ID: "attendance", Chapter: Review, Title: "委員会の出席", Base: base(n, "社") + "（出席の記録がある企業のレビュー）", N: n, Unit: "人", Sources: []string{reportName},
		Columns: []Column{words("区分"), count("レビューの数", "件"), people1("平均"), people1("最小"), people1("中央値"), people1("最大"), count("外部の者が過半数", "件"), share("外部の者が過半数の割合", 6, 1)},
		Rule:    Text{"審査報告書の委員の出席の表（記載がなければ出席の数の欄）による、企業ごとのレビューの出席者の数。過半数は、出席者のうち外部の者の数が半数を超えるもの（別紙1 5(7)）。", "Members present at the committee's review of each company, by the report; majority: more than half of them external (別紙1 5(7))."}}
	for i, v := range [][]measured{present, external} {
		d := s.spread(v, "人")
		more, ratio := none(), none()
		if i == 0 {
			more, ratio = majority.cell(), majority.of(acc{n: d.n.Number, companies: d.n.Companies})
		}
		t.Rows = append(t.Rows, row([]string{"present", "external"}[i], []string{"出席した委員", "うち外部の者"}[i], d.n, d.mean, d.least, d.median, d.most, more, ratio))
	}
	if n == 0 {
		t.Missing = "委員会の出席の記録はまだない。"
	}
	s.put(t)
}

func people1(head string) Column { return Column{Head: head, Unit: "人", Kind: Decimal, Decimals: 1} }

// quorum counts who was at a review: by the table of attendance, else by the
// two numbers.
func quorum(r *record.Report) (present, external int, at []problem.Pos, ok bool) {
	for _, row := range r.Rows("attendance") {
		if strings.TrimSpace(row["attendance.present"].Value.V) != attended {
			continue
		}
		present++
		external += one(strings.TrimSpace(row["attendance.side"].Value.V) == outsideMember)
		at = append(at, row["attendance.present"].Value.Origin.Pos)
	}
	if present > 0 {
		return present, external, at, true
	}
	p, known := r.Number("review.present")
	e, also := r.Number("review.external")
	return p, e, []problem.Pos{r.Entry("review.present").Value.Origin.Pos}, known && also
}

func (s *study) opinions() {
	names := []string{"意見等あり", "意見等なし", "記載なし"}
	ns, n := s.accs(len(names)), 0
	s.each(func(u *subject) {
		m, ok := u.first[stageConclude]
		if !ok {
			return
		}
		n++
		i, at := 2, m.at
		if e := tell(u.Case, "opinion.any"); e != "" {
			i, at = one(e != "あり"), u.Report.Entry("opinion.any").Value.Origin.Pos
		} else if l := logged(u.Events, record.EventOpinion); len(l) > 0 {
			i, at = 0, l[0].at
		}
		ns[i].one(u, names[i], at)
	})
	t := Table{ID: "opinions", Chapter: Review, Title: "結論の方向性の説明に対する依頼者の意見等", Base: base(n, "社") + "（結論の方向性を説明した企業）", N: n, Unit: "社", Sources: []string{reportName, logName},
		Columns: []Column{words("区分"), count("社数", "社"), share("割合", 1, 0)},
		Rule:    Text{"結論の方向性を説明した企業を、審査報告書の意見等の有無の欄（記載がなければ経過記録の意見）により分ける。", "Companies to which the conclusion was explained, by what the report, else the log, says of an opinion."}}
	for i, name := range names {
		t.Rows = append(t.Rows, row([]string{"yes", "no", "open"}[i], name, ns[i].cell(), ns[i].fixed(n)))
	}
	s.total(&t, "total", "計")
	if n == 0 {
		t.Missing = "結論の方向性の説明の記録はまだない。"
	}
	s.put(t)
}

// stopped counts evaluations that were stopped. That none was is a result.
func (s *study) stopped() {
	t := Table{ID: "stopped", Chapter: Review, Title: "法令の疑義及び評価の中止", Base: base(len(s.subjects), "社"), N: len(s.subjects), Unit: "社", Sources: []string{logName, reportName},
		Columns: []Column{words("区分"), count("社数", "社"), share("割合", 1, 0)},
		Rule:    Text{"経過記録及び審査報告書（法令の遵守状況、結論）に、法令の疑義、行政機関への報告、評価の中止の記録がある企業を数える。一つの企業が二つ以上の区分に入ることがある。", "Companies with a doubt about a law, a report to the authorities, or a stopped evaluation on record; one company may be in several rows."}}
	doubt, told, stop := s.acc(), s.acc(), s.acc()
	s.each(func(u *subject) {
		if l := logged(u.Events, record.EventDoubt); len(l) > 0 {
			doubt.one(u, record.EventDoubt.Ja(), l[0].at)
		} else {
			for _, x := range u.laws {
				if x.state == lawDoubted {
					doubt.one(u, record.LawDoubt, x.seen)
					break
				}
			}
		}
		if l := logged(u.Events, record.EventAuthority); len(l) > 0 {
			told.one(u, record.EventAuthority.Ja(), l[0].at)
		}
		if u.state == Stopped {
			stop.one(u, Stopped.Ja(), stateAt(u))
		}
	})
	n := len(s.subjects)
	t.Rows = []Row{row("doubt", "法令の遵守に疑義があった企業", doubt.cell(), doubt.fixed(n)), row("authority", "行政機関に報告した企業", told.cell(), told.fixed(n)), row("stopped", "評価を中止した企業", stop.cell(), stop.fixed(n))}
	if s.audited == 0 && stop.n+doubt.n+told.n == 0 {
		t.Missing = noFindings
	}
	s.put(t)
}
