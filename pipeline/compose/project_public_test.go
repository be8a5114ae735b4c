package compose

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/disclosure"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/statistics"
)

// secret is a number that stands nowhere but in withheld cells.
const secret = 86420

// secretDay likewise.
var secretDay = calendar.Date{Year: 1999, Month: 11, Day: 23}

// withSecrets puts into every withheld cell of the tables what must not be read
// anywhere.
func withSecrets(tables []statistics.Table, hide func(table string, row statistics.Row, column int) bool) []statistics.Table {
	var out []statistics.Table
	for _, t := range tables {
		t.Rows = slices.Clone(t.Rows)
		for r := range t.Rows {
			row := &t.Rows[r]
			row.Cells = slices.Clone(row.Cells)
			for i := range row.Cells {
				k := t.Columns[i].Kind
				if !numeric(k) && k != statistics.Day || !hide(t.ID, *row, i) {
					continue
				}
				c := &row.Cells[i]
				c.Suppressed, c.None, c.Number, c.Of, c.Day = true, false, secret, secret, secretDay
				c.Interval = statistics.Interval{Low: secret, High: secret}
			}
		}
		out = append(out, t)
	}
	return out
}

// hides are ways to withhold: everything, totals, every other cell, what few
// companies make up.
func hides() map[string]func(string, statistics.Row, int) bool {
	return map[string]func(string, statistics.Row, int) bool{
		"everything": func(string, statistics.Row, int) bool { return true },
		"totals":     func(_ string, r statistics.Row, _ int) bool { return len(r.Sum) > 0 },
		"rows":       func(_ string, r statistics.Row, _ int) bool { return len(r.Sum) == 0 },
		"checkers":   func(_ string, r statistics.Row, i int) bool { return (len(r.ID)+i)%2 == 0 },
		"few":        func(_ string, r statistics.Row, i int) bool { n := len(r.Cells[i].Companies); return n > 0 && n < 3 },
	}
}

// TestNoWithheldNumberIsSaid looks for withheld numbers in everything that the
// public edition says: tables, sentences, charts, their descriptions.
func TestNoWithheldNumberIsSaid(t *testing.T) {
	base := trialInput(testCatalogue(), 30, 30)
	base.Edition = EditionPublic
	for name, hide := range hides() {
		t.Run(name, func(t *testing.T) {
			in := base
			in.Tables = withSecrets(base.Tables, hide)
			d, faults := report(t, in)
			for _, f := range faults {
				t.Error(f.Text("en"))
			}
			wellFormed(t, "public", d)
			text := everything(d)
			for _, s := range []string{"86,420", "86420", "8642000", "1999", "平成11年", "11月23日", "11/23"} {
				if i := strings.Index(text, s); i >= 0 {
					t.Errorf("%q is said: …%s…", s, text[max(0, i-90):min(len(text), i+60)])
				}
			}
			if !strings.Contains(text, withheldNote) {
				t.Error("nothing says what x is")
			}
		})
	}
}

// TestSentencesQuoteTheirTables withholds one number and looks how the sentence
// that quotes it reads.
func TestSentencesQuoteTheirTables(t *testing.T) {
	in := trialInput(testCatalogue(), 30, 30)
	in.Edition = EditionPublic
	in.Tables = withSecrets(in.Tables, func(id string, r statistics.Row, i int) bool { return id == "outcomes" && r.ID == "full" && i == 3 })
	d, _ := report(t, in)
	if text := strings.Join(doc.Lines(d), "\n"); !strings.Contains(text, "全部に適合と評価した企業がx社、") {
		t.Error("the sentence does not show x")
	}
}

// TestFewCompaniesAreNoBase withholds an n of one or two companies.
func TestFewCompaniesAreNoBase(t *testing.T) {
	in := trialInput(testCatalogue(), 12, 2)
	for edition, want := range map[Edition]string{EditionClient: "n = 2 社、判定のある企業", EditionPublic: "n = x 社、判定のある企業"} {
		in.Edition = edition
		d, _ := report(t, in)
		text := everything(d)
		if !strings.Contains(text, want) {
			t.Errorf("%s edition does not say %q", edition, want)
		}
		if edition == EditionPublic && strings.Contains(text, "n = 2 社") {
			t.Error("the public edition says n = 2 社")
		}
	}
}

// TestPublicGolden holds the public edition as a whole.
func TestPublicGolden(t *testing.T) {
	in := testProjectInput()
	in.Edition, in.Tables = EditionPublic, suppressed(in.Tables)
	in.Written = writtenBy([2]string{"overview.text", "公表してよい文。"}, [2]string{"publish.overview.text", "公表可"})
	d, _ := report(t, in)
	golden(t, filepath.Join("testdata", KindProjectPublic+".txt"), dump(d))
}

// TestProtectedTablesMakeAReport takes the tables as package disclosure gives
// them back: withheld cells are empty there, and no sentence may take that for 0.
func TestProtectedTablesMakeAReport(t *testing.T) {
	in := trialInput(testCatalogue(), 12, 3)
	tables, _, err := disclosure.Protect(in.Tables, disclosure.DefaultSettings())
	if err != nil {
		t.Fatal(err)
	}
	in.Edition, in.Tables = EditionPublic, tables
	d, faults := report(t, in)
	for _, f := range faults {
		t.Error(f.Text("en"))
	}
	wellFormed(t, "public", d)
	text := everything(d)
	if !strings.Contains(text, withheldNote) || !strings.Contains(text, "この定めを満たしている") {
		t.Error("nothing is withheld, or half of the companies is no longer met")
	}
	for _, x := range tables {
		for _, r := range x.Rows {
			for i, c := range r.Cells {
				if c.Suppressed && cellText(x.Columns[i], c) != withheld {
					t.Errorf("%s: %s shows %q", x.ID, r.ID, cellText(x.Columns[i], c))
				}
			}
		}
	}
}

// writtenBy is the client edition's Word file as an office filled it in.
func writtenBy(entries ...[2]string) *record.Report {
	r := &record.Report{File: "project/事業報告書.docx"}
	for _, e := range entries {
		v := record.Known(e[1], record.Origin{Pos: problem.Pos{File: r.File, Place: e[0]}, Raw: e[1]})
		r.Entries = append(r.Entries, record.Entry{Tag: e[0], Value: v})
	}
	return r
}

// TestOnlyApprovedTextIsPublished holds that a text enters the public edition by
// its own 公表可 and by nothing else.
func TestOnlyApprovedTextIsPublished(t *testing.T) {
	in := testProjectInput()
	in.Written = writtenBy([2]string{"overview.text", "公表してよい一行目。\n公表してよい二行目。"}, [2]string{"publish.overview.text", "公表可"},
		[2]string{"gaps.text", "公表できない文。"}, [2]string{"publish.gaps.text", "公表不可"},
		[2]string{"notice.text", "決まっていない文。"}, [2]string{"publish.notice.text", "未定"},
		[2]string{"laws.text", "選ばれていない文。"}, [2]string{"answers.text", "誤った文。"}, [2]string{"publish.answers.text", "公表可？"},
		[2]string{"publish.remarks.text", "公表可"})
	in.Edition = EditionPublic
	d, faults := report(t, in)
	text := everything(d)
	for s, want := range map[string]bool{"公表してよい一行目。": true, "公表してよい二行目。": true, "公表できない文": false, "決まっていない文": false, "選ばれていない文": false, "誤った文": false} {
		if strings.Contains(text, s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
	if len(faults) != 1 || faults[0].Code != "report-not-approved" || faults[0].Severity == problem.Error {
		t.Fatalf("faults %v", faults)
	}
	for title, want := range map[string]bool{"通知期間での対応の困難性に関する所見": true, "法令の遵守状況": true, "条項別の結果の考察": true, "不備の多い項目の要因の考察": false, "事業の概要の補足": false} {
		if strings.Contains(faults[0].Text("ja"), title) != want {
			t.Errorf("%s in the list: %v (%s)", title, !want, faults[0].Text("ja"))
		}
	}
	if n := strings.Count(text, leftOut); n < 10 {
		t.Errorf("left out is said %d times", n)
	}
}

// TestPublicEditionHasNoPlacesToFillIn: it is printed as it stands.
func TestPublicEditionHasNoPlacesToFillIn(t *testing.T) {
	in := testProjectInput()
	in.Edition = EditionPublic
	d, _ := report(t, in)
	walk(d, func(content []doc.Inline) {
		for _, i := range content {
			if f, ok := i.(doc.Field); ok {
				t.Errorf("field %s", f.Tag)
			}
		}
	})
	if d.Kind != KindProjectPublic || d.Meta.Marking != "公表用" || strings.Contains(everything(d), "取扱注意") || strings.Contains(d.Meta.Record, in.Project.Digest) {
		t.Errorf("kind %s, marking %s, record %s", d.Kind, d.Meta.Marking, d.Meta.Record)
	}
}

// TestTypedTablesNeedApproval: what companies wrote is published by a 公表可 of
// its own table.
func TestTypedTablesNeedApproval(t *testing.T) {
	in := trialInput(testCatalogue(), 12, 12)
	in.Edition = EditionPublic
	d, _ := report(t, in)
	for _, f := range in.Tables {
		if typedTable(&f) && ProjectNumbers(d)[f.ID] != "" {
			t.Errorf("%s is published without approval", f.ID)
		}
	}
	if strings.Contains(everything(d), "二人による確認") {
		t.Error("a company's words are published")
	}
	in.Written = writtenBy([2]string{"publish.table.alternatives-text", "公表可"})
	d, _ = report(t, in)
	if ProjectNumbers(d)["alternatives-text"] == "" || ProjectNumbers(d)["points-text"] != "" {
		t.Error("the approved table, and no other, has to be there")
	}
}

// TestEveryNarrativeCanBeApproved holds that the list of approvals has every
// place that the office writes in, under the chapter where it stands.
func TestEveryNarrativeCanBeApproved(t *testing.T) {
	d, _ := report(t, testProjectInput())
	tags := map[string]bool{}
	var places []string
	walk(d, func(content []doc.Inline) {
		for _, i := range content {
			if f, ok := i.(doc.Field); ok {
				tags[f.Tag] = true
				if f.Kind == doc.FieldRich {
					places = append(places, f.Tag)
				}
			}
		}
	})
	for _, tag := range places {
		if !tags["publish."+tag] {
			t.Errorf("%s cannot be approved", tag)
		}
	}
	if len(places) < 24 {
		t.Errorf("only %d places", len(places))
	}
	for _, b := range d.Body {
		if x, ok := b.(*doc.Table); ok && x.ID == "publish" {
			if got := doc.Plain(x.Rows[0].Cells[0].Content[0].Content); got != "1.1　目的及び内容" {
				t.Errorf("first chapter %q", got)
			}
		}
	}
}
