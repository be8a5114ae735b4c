package compose

import (
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/templates"
)

// loaded returns the templates of the program, which must have no fault.
func loaded(t testing.TB) *Templates {
	t.Helper()
	tmpl, faults := Load(templates.Files)
	for _, f := range faults {
		t.Fatal(f.Text("en"))
	}
	return tmpl
}

const sheetFile = "inbox/C012_回答.xlsx"

func at(sheet string, row, col int) problem.Pos {
	return problem.Pos{File: sheetFile, Sheet: sheet, Row: row, Col: col}
}

func said1(row, col int, s string) record.Value[string] {
	return record.Known(s, record.Origin{Pos: at("自己チェック", row, col), Raw: s})
}

func registered(col int, s string) record.Value[string] {
	return record.Known(s, record.Origin{Pos: problem.Pos{File: "companies.xlsx", Sheet: "台帳", Row: 13, Col: col}, Raw: s})
}

func onDay(col, y, m, d int) record.Value[calendar.Date] {
	return record.Known(calendar.Date{Year: y, Month: m, Day: d}, record.Origin{Pos: problem.Pos{File: "companies.xlsx", Sheet: "台帳", Row: 13, Col: col}})
}

func testProject() *record.Project {
	return &record.Project{
		Title: "中小企業等の技術情報管理状況等調査　認証トライアル", Client: "株式会社受託総合研究所", Ministry: "経済産業省",
		Body: record.Body{Name: "一般社団法人見本審査機構", Address: "東京都千代田区見本一丁目2番3号",
			Representative: record.Person{Name: "佐藤　一郎", Title: "代表理事"},
			Office:         record.Office{Name: "認証トライアル事務局", Contact: "鈴木　花子", Phone: "03-0000-0000", Mail: "office@example.jp"}},
		Contractor: "A", Catalogue: "meti-2018",
		Dates: record.Dates{ContractStart: calendar.Date{Year: 2018, Month: 5, Day: 21}, ContractEnd: calendar.Date{Year: 2018, Month: 9, Day: 30},
			ReportDue: calendar.Date{Year: 2018, Month: 8, Day: 15}, SheetsDue: calendar.Date{Year: 2018, Month: 6, Day: 8}},
		Auditors: []record.Auditor{
			{ID: "A1", Name: "髙橋　徹", Organisation: "一般社団法人見本審査機構", Qualifications: []string{"情報処理安全確保支援士", "公認情報システム監査人"}, Lead: true, Pos: problem.Pos{File: "project.yaml", Line: 40}},
			{ID: "A2", Name: "田中　美咲", Organisation: "見本監査事務所", Qualifications: []string{"中小企業診断士"}, Pos: problem.Pos{File: "project.yaml", Line: 47}},
			{ID: "A3", Name: "利害　関係", Conflicts: []record.Conflict{{Company: "C012", Reason: "元役員"}}, Pos: problem.Pos{File: "project.yaml", Line: 53}},
		},
		Committee:      []record.Member{{Name: "渡辺　浩", Title: "見本大学　教授", External: true}, {Name: "伊藤　恵", Title: "弁護士", External: true}, {Name: "佐藤　一郎", Title: "代表理事"}},
		RetentionYears: 5, NoticeDays: 14, Marking: "取扱注意", File: "project.yaml", Digest: "p0",
	}
}

// testCatalogue is small: every sort of item.
func testCatalogue() *criteria.Catalogue {
	return &criteria.Catalogue{
		ID: "meti-2018", Version: "1.0", Title: "技術等の情報の適切な管理のための基準", Source: "公募要領 別紙2", File: "meti-2018.yaml",
		Digest: "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
		Scopes: []criteria.Scope{
			{ID: "paper", Label: "紙媒体", Question: "対象の情報を紙で扱いますか。", Reason: "紙媒体を扱わないため", Line: 10},
			{ID: "cloud", Label: "クラウド", Question: "クラウドサービスに保存しますか。", Reason: "クラウドを利用しないため", Line: 14},
			{ID: "things", Label: "物", Question: "製造設備や試作品が対象に含まれますか。", Reason: "物を対象としないため", Line: 18},
		},
		Sections: []criteria.Section{
			{ID: "3", Number: "3", Title: "情報の管理の責任者", Line: 20, Clauses: []criteria.Clause{{ID: "3", Number: "3", Title: "責任者の任命及び職務", Line: 21}}},
			{ID: "4-1", Number: "4(1)", Title: "人的アクセスの制限", Line: 30, Clauses: []criteria.Clause{
				{ID: "4-1-1", Number: "4(1)①", Title: "アクセス権の設定に当たっての考慮", Line: 31}, {ID: "4-1-3", Number: "4(1)③", Title: "アクセス権の管理", Line: 36},
				{ID: "4-1-4", Number: "4(1)④", Title: "クラウドの制限", Line: 39}}},
		},
		Items: []criteria.Item{
			{ID: "3a", Clause: "3", Kind: criteria.Required, Question: "管理の責任者を任命していますか。", Short: "責任者の任命", Line: 22, Document: true, Onsite: []string{"ホ"}},
			{ID: "4-1-1a", Clause: "4-1-1", Kind: criteria.Required, Question: "アクセスできる人を決めるとき、次のことを考えに入れていますか。", Short: "設定の考慮", Points: []string{"必要最小限であること", "過去の違反の履歴"}, Line: 32},
			{ID: "4-1-3a", Clause: "4-1-3", Kind: criteria.Required, Question: "アクセス権者の範囲を定期的に見直していますか。", Short: "範囲の見直し", Points: []string{"年1回", "業務の終了時"}, AnyPoint: true, Line: 37},
			{ID: "4-1-3b", Clause: "4-1-3", Kind: criteria.Required, Question: "紙の名簿を施錠して保管していますか。", Short: "名簿の保管", Line: 38, When: criteria.When{{"paper"}}},
			{ID: "4-1-4a", Clause: "4-1-4", Kind: criteria.Required, Question: "クラウドへの接続を制限していますか。", Short: "クラウドの接続", Line: 40, When: criteria.When{{"cloud"}}},
			{ID: "4-1-3r1", Clause: "4-1-3", Kind: criteria.Recommended, Question: "二人で確認していますか。", Short: "二人での確認", Line: 41},
		},
	}
}

func testCompany() *record.Company {
	return &record.Company{
		ID: "C012", Name: registered(2, "株式会社髙﨑製作所"), CorporateNumber: "1234567890123", Address: registered(4, "神奈川県横浜市見本区一丁目1番"),
		Industry: registered(5, "金属製品製造業"), Capital: record.Known[int64](30_000_000, record.Origin{}), Employees: record.Known(85, record.Origin{}),
		Contact: registered(8, "𠮷田　德子"), ContactTitle: registered(9, "総務部長"), ScopeUnit: record.UnitSite, ScopeName: registered(11, "本社工場"),
		Sites: []record.Value[string]{registered(12, "本社工場"), registered(12, "第二倉庫")}, ContractDate: onDay(13, 2018, 5, 25),
		RetentionYears: record.Known(3, record.Origin{}), Disposal: registered(15, "廃棄"), Method: record.Changed, MethodReason: registered(17, "遠隔地の拠点を書面で確認するため"),
		SME: record.SME{Is: true, Known: true, Class: "製造業その他", Rule: "中小企業者（製造業その他：資本金3億円以下又は従業員300人以下）"},
		Pos: problem.Pos{File: "companies.xlsx", Sheet: "台帳", Row: 13},
	}
}

func testInput() Input {
	cat, company := testCatalogue(), testCompany()
	answers := map[string]record.Answer{
		"3a": {Item: "3a", Status: record.Known(criteria.Implemented, record.Origin{Pos: at("自己チェック", 8, 6), Raw: "○", Rule: "answer:○"}), Found: "id", Pos: at("自己チェック", 8, 0),
			Evidence: said1(8, 7, "情報管理規程\n第3条"), Comment: said1(8, 8, "総務部長を任命"), Department: said1(8, 9, "総務部")},
		"4-1-1a":  {Item: "4-1-1a", Status: record.Unread[criteria.Answer](record.Origin{Pos: at("自己チェック", 9, 6), Raw: "△?", Rule: "ambiguous"}), Found: "position", Pos: at("自己チェック", 9, 0)},
		"4-1-3a":  {Item: "4-1-3a", Status: record.Known(criteria.Partial, record.Origin{Pos: at("自己チェック", 10, 6), Raw: "一部", Rule: "decision:decisions.xlsx!A12; unknown"}), Found: "id", Pos: at("自己チェック", 10, 0), Comment: said1(10, 8, "年1回、人事異動の時期に見直し。")},
		"4-1-3r1": {Item: "4-1-3r1", Status: record.Known(criteria.Implemented, record.Origin{Pos: at("推奨措置", 4, 6), Raw: "済", Rule: "answer:済"}), Found: "id", Pos: at("推奨措置", 4, 0), Comment: said1(4, 8, "部長と課長が確認")},
	}
	laws := []record.Value[string]{record.Known("個人情報保護法", record.Origin{Pos: at("法令", 3, 1)}), record.Known("不正競争防止法", record.Origin{Pos: at("法令", 4, 1)})}
	lawNotes := []record.Value[string]{record.Known("採用応募者の履歴書\n従業員台帳", record.Origin{Pos: at("法令", 3, 2)}), {}}
	response := &record.Response{File: sheetFile, Digest: "ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100", Catalogue: "meti-2018 1.0",
		Received: record.Known(calendar.Date{Year: 2018, Month: 5, Day: 28}, record.Origin{Pos: at("表紙", 12, 2), Raw: "H30.5.28"}), Answered: said1(2, 2, "総務部　𠮷田"), Answers: answers,
		Scopes: map[string]record.ScopeAnswer{
			"paper": {Scope: "paper", Yes: record.Known(true, record.Origin{Pos: at("対象範囲", 4, 3)})},
			"cloud": {Scope: "cloud", Yes: record.Known(false, record.Origin{Pos: at("対象範囲", 5, 3)})}},
		Laws: laws, LawNotes: lawNotes, Notes: []record.Note{{Text: "この欄は不明", Pos: at("自己チェック", 9, 12), Item: "4-1-1a"}}}
	a := &audit.Assessment{Company: company, Response: response, Laws: response.Laws, LawNotes: response.LawNotes,
		Queries: []audit.Query{
			{Kind: audit.QueryUnreadable, Item: "4-1-1a", Subject: "設定の考慮", Pos: at("自己チェック", 9, 6), Quote: "△?", Ask: "読み取ることができませんでした。どれに当たるかをお知らせください。"},
			{Kind: audit.QueryScope, Scope: "things", Subject: "物", Pos: at("対象範囲", 6, 3), Ask: "有・無のどちらかでお知らせください。"},
			{Kind: audit.QueryNotOnSheet, Item: "4-1-3b", Subject: "名簿の保管", Ask: "左記の質問についてご回答ください。"},
		}}
	states := []audit.State{audit.Applicable, audit.Applicable, audit.Applicable, audit.Undecided, audit.OutOfScope, audit.Applicable}
	for i := range cat.Items {
		it := audit.Item{Item: &cat.Items[i], State: states[i]}
		if ans, ok := answers[cat.Items[i].ID]; ok {
			it.Answer = &ans
		}
		if it.State == audit.OutOfScope {
			it.Reason = "クラウドを利用しないため"
		}
		a.Items = append(a.Items, it)
	}
	p := testProject()
	plan := &audit.Plan{
		Effort: audit.Effort{Lines: []audit.EffortLine{{Label: "予備審査", Formula: "一律", Days: .5}, {Label: "現地審査（項目数）", Formula: "4項目 ÷ 60項目/人日", Days: .07}},
			Sum: .57, Total: 1, Rounding: "0.5人日単位に切上げ", Document: .5, Onsite: .5, OnsiteDays: 1},
		Team: audit.Team{Members: []audit.TeamMember{{Auditor: &p.Auditors[0], Role: "主任"}, {Auditor: &p.Auditors[1], Role: "審査員"}},
			Excluded: []audit.Exclusion{{Auditor: &p.Auditors[2], Reason: "元役員"}}},
		Schedule: audit.Schedule{DocumentFrom: calendar.Date{Year: 2018, Month: 6, Day: 11}, DocumentTo: calendar.Date{Year: 2018, Month: 6, Day: 12},
			NoticeBy: calendar.Date{Year: 2018, Month: 6, Day: 18}, OnsiteFrom: calendar.Date{Year: 2018, Month: 7, Day: 2}, OnsiteTo: calendar.Date{Year: 2018, Month: 7, Day: 2}, ReportBy: calendar.Date{Year: 2018, Month: 7, Day: 17}},
		Focus: []audit.Focus{{Item: &a.Items[2], Reason: "一部実施と回答"}}, MoreFocus: 2,
		Prepare: []audit.Document{{Name: "情報管理規程", Items: []string{"3a", "4-1-3a"}}},
		Onsite:  []audit.OnsiteCheck{{Mark: "ホ", Title: "情報管理の責任者からの聞き取り", Items: []string{"3a"}}},
	}
	return Input{Project: p, Catalogue: cat, Date: calendar.Date{Year: 2018, Month: 6, Day: 1}, Assessment: a, Plan: plan, Number: "見審第12号",
		ReplyBy: calendar.Date{Year: 2018, Month: 6, Day: 8}}
}

// testProjectInput is a project over twelve companies, three of which are
// finished.
func testProjectInput() ProjectInput { return trialInput(testCatalogue(), 12, 3) }
