package statistics

import "shinsa/pipeline/problem"

// schedule gives the days of the stages as planned and as they went, and how
// long it took from one to the next.
func (s *study) schedule() {
	s.stagesDone()
	s.stagesPlanned()
	s.durations()
}

func (s *study) stagesDone() {
	n := len(s.subjects)
	t := Table{ID: "stages", Chapter: Schedule, Title: "各段階の実施の時期（実績）", Base: base(n, "社"), N: n, Sources: []string{registerName, logName, reportName},
		Columns: []Column{words("段階"), count("社数", "社"), share("割合", 1, 0), day("最初の日"), day("中央の日"), day("最後の日")},
		Rule: Text{"企業ごとに、段階が最初に行われた日を、登録簿、経過記録、審査報告書、審査調書の記載の最も早い日とし、その日がある企業の数と、最初、中央、最後の日を示す。偶数の場合の中央の日は、中央の二つの日のうち早い日。",
			"For each company the first day of a stage by register, log, report and working papers; of these days the number, the first, the median (the earlier of two) and the last."}}
	for _, st := range stages() {
		var values []dated
		s.each(func(u *subject) {
			if m, ok := u.first[st.id]; ok {
				values = append(values, dated{u, m.day, m.at})
			}
		})
		d := s.span(values)
		share := d.n
		share.Of = float64(n)
		t.Rows = append(t.Rows, row(st.id, st.ja, d.n, share, d.first, d.median, d.last))
	}
	if n == 0 {
		t.Missing = "参加企業はない。"
	}
	s.put(t)
}

// stagesPlanned holds the plan against what was done: how many days later.
func (s *study) stagesPlanned() {
	t := s.planTable(Table{ID: "stages-plan", Title: "各段階の予定と実績",
		Columns: []Column{words("段階"), count("予定のある企業", "社"), day("予定：最初の日"), day("予定：中央の日"), day("予定：最後の日"), count("実績もある企業", "社"), days("遅れ：最小"), days("遅れ：中央値"), days("遅れ：最大")},
		Rule: Text{"審査計画の初日と、同じ段階の実績の初日との差（日数。負は、予定より早いもの）。結論の方向性の説明の予定は、審査報告書の作成の期日。",
			"Days from the planned first day of a stage to the day on which it began (negative: earlier); the plan's day for the conclusion is that of the report."}})
	t.Chapter, t.Sources = Schedule, []string{planName, logName, reportName}
	for _, st := range stages() {
		var plan []dated
		var late []measured
		s.each(func(u *subject) {
			p, ok := plannedDays(u.Plan, st.id)
			if !ok {
				return
			}
			plan = append(plan, dated{u, p, u.company.Pos})
			if m, done := u.first[st.id]; done {
				late = append(late, measured{u, daysBetween(p, m.day), []problem.Pos{m.at}})
			}
		})
		if len(plan) == 0 {
			continue
		}
		d, l := s.span(plan), s.spread(late, "日")
		t.Rows = append(t.Rows, row(st.id, st.ja, d.n, d.first, d.median, d.last, l.n, l.least, l.median, l.most))
	}
	s.put(t)
}

// durations are the days from one stage to a later one.
func (s *study) durations() {
	t := Table{ID: "durations", Chapter: Schedule, Title: "段階の間の日数", Base: base(len(s.subjects), "社"), N: len(s.subjects), Unit: "日", Sources: []string{registerName, logName, reportName},
		Columns: []Column{words("区間"), count("社数", "社"), days("最小"), days("中央値"), days("平均"), days("最大")},
		Rule:    Text{"二つの段階の実績の初日がともにある企業について、その間の日数を集計する。", "Days between the first days of two stages, of companies that have both."}}
	name := map[string]string{}
	for _, st := range stages() {
		name[st.id] = st.ja
	}
	any := false
	for _, p := range [][2]string{{stageContract, stageSent}, {stageSent, stageReturned}, {stageReturned, stageReview}, {stageReview, stageOnsite}, {stageOnsite, stageConclude},
		{stageConclude, stageEvaluate}, {stageEvaluate, stageDeliver}, {stageSent, stageDeliver}} {
		d := s.spread(s.between(p[0], p[1]), "日")
		any = any || d.n.Number > 0
		t.Rows = append(t.Rows, row(p[0]+"-"+p[1], name[p[0]]+"から"+name[p[1]]+"まで", d.n, d.least, d.median, d.mean, d.most))
	}
	if !any {
		t.Missing = "二つ以上の段階の日の記録がある企業はまだない。"
	}
	s.put(t)
}

func (s *study) between(from, to string) []measured {
	var out []measured
	s.each(func(u *subject) {
		a, one := u.first[from]
		b, two := u.first[to]
		if one && two {
			out = append(out, measured{u, daysBetween(a.day, b.day), []problem.Pos{a.at, b.at}})
		}
	})
	return out
}
