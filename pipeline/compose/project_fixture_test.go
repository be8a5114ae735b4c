package compose

import (
	"fmt"
	"slices"
	"testing"

	catalogues "shinsa/criteria"
	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	catalogue "shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/statistics"
)

// fullCatalogue is the program's own.
func fullCatalogue(t testing.TB) *catalogue.Catalogue {
	t.Helper()
	data, err := catalogues.Files.ReadFile("meti-2018.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, faults := catalogue.Load("meti-2018.yaml", data)
	if c == nil || faults.HasErrors() {
		t.Fatal(faults)
	}
	return c
}

// trial makes up the cases of a project: n companies, of which the first done
// were carried to the end. Nothing in it is chance.
func trial(cat *catalogue.Catalogue, n, done int) []statistics.Case {
	var out []statistics.Case
	for i := range n {
		c := trialCompany(i)
		k := statistics.Case{}
		r := trialReturn(cat, i)
		if i%9 == 8 && i >= done {
			r = nil
		}
		a := audit.Assess(c, r, cat)
		k.Assessment = &a
		if r != nil {
			k.Plan = trialPlan(i)
		}
		if i < done {
			k.Report, k.Events = trialReport(cat, &a, i), trialEvents(i)
			k.Reviewed = k.Report.Findings
			if i%3 != 2 {
				k.Aftermath = trialAftermath(cat, c.ID, i)
			}
		}
		out = append(out, k)
	}
	return out
}

func dayOf(m, d int) record.Value[calendar.Date] {
	day := calendar.Date{Year: 2018, Month: m, Day: 1}
	for range d - 1 {
		day = day.AddDays(1)
	}
	return record.Known(day, record.Origin{Pos: problem.Pos{File: "companies.xlsx", Sheet: "台帳", Row: 3}})
}

func kept(s string) record.Value[string] {
	return record.Known(s, record.Origin{Pos: problem.Pos{File: "companies.xlsx", Sheet: "台帳", Row: 3}, Raw: s})
}

func trialCompany(i int) *record.Company {
	divisions := []string{"製造業", "製造業", "情報通信業", "製造業", "学術研究，専門・技術サービス業", "製造業", "卸売業，小売業", "建設業"}
	places := []string{"東京都千代田区見本1-1", "愛知県名古屋市見本区2-2", "大阪府大阪市見本区3-3", "福岡県福岡市見本区4-4", "宮城県仙台市見本区5-5"}
	units := record.ScopeUnits()
	c := &record.Company{ID: fmt.Sprintf("C%03d", i+1), Name: kept(fmt.Sprintf("株式会社秘密第%d製作所", i+1)), Division: divisions[i%len(divisions)], Industry: kept("金型製造業"),
		Address: kept(places[i%len(places)]), Employees: record.Known([]int{12, 85, 240, 33, 410, 60}[i%6], record.Origin{}), ScopeUnit: units[i%3], ScopeName: kept("秘密工場"),
		SME: record.SME{Is: i%6 != 4, Known: true, Class: "製造業その他"}, ContractDate: dayOf(5, 21+i%5), SentDate: dayOf(5, 25+i%3), DueDate: dayOf(6, 8), Method: record.Basic,
		Pos: problem.Pos{File: "companies.xlsx", Sheet: "台帳", Row: 3 + i}}
	if i%5 == 3 {
		c.Method, c.MethodReason = record.Changed, kept("遠隔地の拠点を書面で確認するため")
	}
	return c
}

func trialReturn(cat *catalogue.Catalogue, i int) *record.Response {
	r := &record.Response{File: fmt.Sprintf("inbox/回答%d.xlsx", i), Digest: fmt.Sprint("d", i), Received: dayOf(6, 4+i%7), Answers: map[string]record.Answer{}, Scopes: map[string]record.ScopeAnswer{}}
	for k, s := range cat.Scopes {
		r.Scopes[s.ID] = record.ScopeAnswer{Scope: s.ID, Yes: record.Known((i+k)%4 != 0, record.Origin{})}
	}
	for k, it := range cat.Items {
		a := record.Answer{Item: it.ID, Found: "id"}
		if (i*7+k*3)%29 != 0 {
			a.Status = record.Known(catalogue.Answers()[[]int{0, 0, 0, 0, 1, 0, 2, 0, 3, 0, 4, 1}[(i*5+k*7)%12]], record.Origin{})
			a.Evidence = kept("規程")
		}
		r.Answers[it.ID] = a
	}
	if i%3 != 1 {
		r.Laws = []record.Value[string]{kept("個人情報の保護に関する法律"), kept([]string{"不正競争防止法", "外国為替及び外国貿易法"}[i%2])}
		r.LawNotes = make([]record.Value[string], 2)
	}
	return r
}

func trialPlan(i int) *audit.Plan {
	total := 4 + float64(i%5)/2
	return &audit.Plan{Effort: audit.Effort{Sum: total, Total: total, Document: 1.5, Onsite: total - 2, OnsiteDays: 1 + i%2},
		Schedule: audit.Schedule{DocumentFrom: dayOf(6, 11+i%20).V, DocumentTo: dayOf(6, 12+i%20).V, NoticeBy: dayOf(6, 18+i%20).V, OnsiteFrom: dayOf(7, 2+i%20).V,
			OnsiteTo: dayOf(7, 2+i%20+i%2).V, ReportBy: dayOf(7, 17+i%14).V}}
}

func trialReport(cat *catalogue.Catalogue, a *audit.Assessment, i int) *record.Report {
	r := &record.Report{Company: a.Company.ID, File: "companies/" + a.Company.ID + "/審査報告書.docx", Digest: "r"}
	bad := 0
	for k := range a.Items {
		it := &a.Items[k]
		if it.State == audit.OutOfScope || it.Item.Kind != catalogue.Required {
			continue
		}
		v := record.Conforms
		said, _ := it.Status()
		if said != catalogue.Implemented && (i+k)%2 == 0 || (i*3+k)%17 == 0 {
			v = record.Fails
		}
		if i%4 == 0 {
			v = record.Conforms
		}
		f := record.Finding{Item: it.Item.ID, Verdict: record.Known(v, record.Origin{}), Evidence: inReport(it.Item.ID, "規程を確認した。")}
		if v == record.Fails {
			bad++
			f.Advice = inReport(it.Item.ID, "手順に加える。")
		}
		r.Findings = append(r.Findings, f)
	}
	result, judged, kind := partConform, judgedPart, byHead
	if bad == 0 {
		result, judged, kind = allConform, judgedAll, byCommittee
	}
	for _, e := range [][2]string{{"conclusion.result", result}, {"review.kind", kind}, {"review.result", judged}, {"direction.date", "平成30年7月20日"}, {"review.date", "平成30年7月25日"},
		{"opinion.any", []string{"なし", "あり"}[i%2]}, {"law.1.status", "遵守を確認"}, {"law.2.status", []string{"遵守を確認", "未確認"}[i%2]},
		{"cover.document-date", dayOf(6, 12+i%20).V.Wareki()}, {"cover.onsite-date", dayOf(7, 3+i%20).V.Wareki()}} {
		r.Entries = append(r.Entries, record.Entry{Tag: e[0], Value: inReport(e[0], e[1]), Date: dateIn(e[1])})
	}
	rows(r, "visits", []string{"kind", "date", "time", "place", "by"}, []string{"文書審査", dayOf(6, 12+i%20).V.Wareki(), "10時から16時", "審査機関", "髙橋"},
		[]string{"現地審査", dayOf(7, 3+i%20).V.Wareki(), "9時から17時", "本社工場", "髙橋、田中"})
	rows(r, "attendance", []string{"name", "title", "side", "present"}, []string{"渡辺　浩", "教授", "外部", "出席"}, []string{"伊藤　恵", "弁護士", "外部", "出席"}, []string{"佐藤　一郎", "代表理事", "内部", "出席"})
	return r
}

func trialEvents(i int) []record.Event {
	var out []record.Event
	add := func(k record.EventKind, m, d int, text string) {
		out = append(out, record.Event{Company: fmt.Sprintf("C%03d", i+1), Kind: k, Word: kept(k.Ja()), Date: dayOf(m, d), Text: kept(text)})
	}
	add(record.EventImpartiality, 5, 20, "全員に説明")
	add(record.EventPlanSent, 6, 9, "第1版")
	add(record.EventPlanExplained, 6, 10, "電話")
	add(record.EventDocumentReview, 6, 12+i%20, "規程")
	add(record.EventResultTold, 6, 14+i%20, "通知")
	add(record.EventOnsiteExplained, 6, 15+i%20, "案内")
	add(record.EventPossible, 6, 17+i%20, []string{"困難なし", "困難あり：繁忙期"}[i%2])
	add(record.EventOnsite, 7, 3+i%20, "本社工場")
	add(record.EventDirection, 7, 20, "説明")
	add(record.EventReportSent, 7, 27, "第1版")
	if i%7 == 2 {
		add(record.EventRisk, 6, 20, "取引関係")
		add(record.EventRiskSettled, 6, 21, "交代")
	}
	return out
}

func trialAftermath(cat *catalogue.Catalogue, id string, i int) *record.Aftermath {
	item := cat.Items[i%len(cat.Items)].ID
	return &record.Aftermath{Company: id, File: "inbox/事後.xlsx", Reported: dayOf(8, 3),
		Points:       []record.AfterPoint{{Stage: kept("文書審査"), Text: kept("規程の整理に手間取った。"), Tip: kept("一覧を作った。")}},
		Alternatives: []record.AfterMeasure{{Item: item, Matter: kept("入退の記録"), Measure: kept("秘密製作所の二人による確認とした。"), Why: kept("少人数のため"), Worked: kept("月次で確かめている。")}},
		Effects:      []record.AfterEffect{{Item: item, Advice: kept("手順に加える。"), State: kept(record.DoneStates()[i%3]), Text: kept("手順を改めた。")}},
		Agreed:       []record.AfterSubject{{Subject: kept("費用"), Text: kept("負担は小さかった。")}}}
}

// trialInput is a project report over such cases.
func trialInput(cat *catalogue.Catalogue, n, done int) ProjectInput {
	in := statistics.Input{Project: testProject(), Catalogue: cat, Cases: trial(cat, n, done), Codes: map[string]string{}}
	for i, c := range in.Cases {
		in.Codes[c.Assessment.Company.ID] = fmt.Sprintf("K%02d", (i*37)%97)
	}
	return ProjectInput{Project: in.Project, Catalogue: cat, Date: calendar.Date{Year: 2018, Month: 8, Day: 10}, Tables: statistics.Tables(in)}
}

// suppressed hides what one or two companies make up, as package disclosure
// does; what it does beyond that matters to nothing here.
func suppressed(tables []statistics.Table) []statistics.Table {
	var out []statistics.Table
	for _, t := range tables {
		var rows []statistics.Row
		for _, r := range t.Rows {
			r.Cells = slices.Clone(r.Cells)
			for i := range r.Cells {
				c, k := &r.Cells[i], t.Columns[i]
				c.Suppressed = numeric(k.Kind) && len(c.Companies) > 0 && len(c.Companies) < 3
			}
			rows = append(rows, r)
		}
		t.Rows = rows
		out = append(out, t)
	}
	return out
}
