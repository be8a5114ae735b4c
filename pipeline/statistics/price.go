package statistics

import "shinsa/pipeline/problem"

// prices are those of the plans: the register's, or effort by the day rate.
func (s *study) prices() {
	t := s.planTable(Table{ID: "price", Title: "契約金額（計画）", Unit: "円",
		Columns: []Column{words("区分"), count("社数", "社"), yen("合計"), yen("1社当たりの平均"), yen("最小"), yen("中央値"), yen("最大")},
		Rule:    Text{"審査計画の金額（登録簿の契約金額、記載がなければ審査工数に1人日当たりの単価を乗じた額）を集計する。平均及び中央値は、円未満を四捨五入する。", "Prices of the plans (the register's, else effort by day rate)."}})
	var values []measured
	s.each(func(u *subject) {
		if u.Plan != nil {
			values = append(values, measured{u, float64(u.Plan.PriceYen), []problem.Pos{u.company.PriceYen.Origin.Pos}})
		}
	})
	d := s.spread(values, "円")
	for _, c := range []*Cell{&d.mean, &d.median} {
		c.Number = float64(int64(c.Number + .5))
	}
	t.Rows = []Row{row("price", "契約金額", d.n, d.sum, d.mean, d.least, d.median, d.most)}
	s.put(t)
}

// ceilings compares with the limits of the call, main text 4(2)(3).
func (s *study) ceilings() {
	t := Table{ID: "ceilings", Chapter: Work, Title: "公募要領の数値との比較", Base: base(len(s.subjects), "社"), N: len(s.subjects), Sources: []string{planName, registerName},
		Columns: []Column{words("区分"), count("計画", ""), count("公募要領の数値", ""), words("単位"), words("判定")},
		Rule:    Text{"審査計画の金額の最大と合計、登録簿の企業数を、project.yaml に記した公募要領4.(2)(3)の数値と比べる。", "The dearest plan, the sum of the plans and the number of companies against the limits of the call."}}
	dearest, total := s.acc(), s.acc()
	var most float64
	s.each(func(u *subject) {
		if u.Plan == nil {
			return
		}
		x := float64(u.Plan.PriceYen)
		p := Part{Value: short(x) + "円", Add: x}
		total.add(u, p, u.company.PriceYen.Origin.Pos)
		if x > most {
			most, dearest = x, s.acc()
		}
		if x == most {
			dearest.add(u, p, u.company.PriceYen.Origin.Pos)
		}
	})
	high := dearest.cell()
	high.Number = most
	c := s.Project.Ceilings
	mark := func(ok bool) Cell { return text(map[bool]string{true: "範囲内", false: "範囲外"}[ok]) }
	if c.PerCompanyYen > 0 {
		t.Rows = append(t.Rows, row("company", "1社当たりの金額（最大）", high, whole(c.PerCompanyYen), text("円"), mark(most <= float64(c.PerCompanyYen))))
	}
	if c.TotalYen > 0 {
		t.Rows = append(t.Rows, row("total", "全社の金額の合計", total.cell(), whole(c.TotalYen), text("円"), mark(total.n <= float64(c.TotalYen))))
	}
	if c.MinCompanies > 0 {
		t.Rows = append(t.Rows, row("companies", "参加企業数（下限）", s.all().cell(), whole(c.MinCompanies), text("社"), mark(len(s.subjects) >= c.MinCompanies)))
	}
	if len(t.Rows) == 0 {
		t.Missing = "公募要領の数値が project.yaml に記されていない。"
	}
	s.put(t)
}
