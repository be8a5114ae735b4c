package pipeline

import (
	"context"
	"fmt"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workspace"
)

// ledgerRun is a run that has only what publishing needs.
func ledgerRun(t *testing.T) *run {
	t.Helper()
	f, err := workspace.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	l, err := workspace.OpenLedger(f)
	if err != nil {
		t.Fatal(err)
	}
	return &run{state: &state{companies: []record.Company{{ID: "C001"}}}, options: Options{Today: calendar.Date{Year: 2018, Month: 6, Day: 1}},
		folder: f, ledger: l, put: l.Publish}
}

// bookJob makes one workbook with the text in it.
func bookJob(text string) job {
	key := workspace.NewKey("test", "1").Text(text).Sum()
	return job{key: key, dir: CompaniesDir + "/C001", company: "C001",
		extra: func(calendar.Date) (string, []byte, error) { return "図表.xlsx", []byte(text), nil }}
}

// heldByExcel is what the ledger says of a file that Excel has open (package
// workspace tests that it does).
func heldByExcel(path string, data []byte) (workspace.Published, error) {
	return workspace.Published{Path: path, At: path, Digest: workspace.Digest(data)}, fmt.Errorf("write %q: %w", path, workspace.ErrBusy)
}

// TestFileOpenElsewhere holds that a document that somebody has open stops
// neither the run nor the next try.
func TestFileOpenElsewhere(t *testing.T) {
	const path = CompaniesDir + "/C001/図表.xlsx"
	ctx := context.Background()
	r := ledgerRun(t)
	if _, _, err := r.do(ctx, bookJob("old")); err != nil {
		t.Fatal(err)
	}
	r.put = heldByExcel
	m, cached, err := r.do(ctx, bookJob("new"))
	if err != nil || cached || len(m.Files) != 0 || len(m.Problems) != 1 {
		t.Fatalf("made %+v, cached %v, %v; want one problem", m, cached, err)
	}
	if p := m.Problems[0]; p.Code != "file-busy" || p.Severity != problem.Warning || p.Pos.File != path || p.Company != "C001" {
		t.Errorf("problem %+v", p)
	}
	if old, err := r.stale(bookJob("new"), m); err != nil || len(old) != 0 {
		t.Errorf("the file in use counts as a leftover: %v, %v", old, err)
	}
	if s := (&Summary{Problems: m.Problems}); !s.unfinished() {
		t.Error("the summary would be kept, and the next run do nothing")
	}

	r.put = r.ledger.Publish
	m, cached, err = r.do(ctx, bookJob("new"))
	if err != nil || cached || len(m.Problems) != 0 || len(m.Files) != 1 || m.Files[0].Outcome != workspace.Written {
		t.Errorf("next run: %+v, cached %v, %v; want the file written", m, cached, err)
	}
	if b, err := r.folder.Read(path); err != nil || string(b) != "new" {
		t.Errorf("the file holds %q, %v", b, err)
	}
}

// TestVerifyPassesOverOpenFile holds that a file that could not be written is
// not said to have come out otherwise.
func TestVerifyPassesOverOpenFile(t *testing.T) {
	r := ledgerRun(t)
	if _, _, err := r.do(context.Background(), bookJob("a")); err != nil {
		t.Fatal(err)
	}
	r.options.Verify, r.put = true, heldByExcel
	if _, _, err := r.do(context.Background(), bookJob("a")); err != nil || len(r.checked.Differ) != 0 {
		t.Errorf("differ: %v, %v", r.checked.Differ, err)
	}
}
