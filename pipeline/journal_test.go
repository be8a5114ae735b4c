package pipeline

import (
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/method"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workspace"
)

// A change of state leaves one line, and the same state none.
func TestStatesInTheJournal(t *testing.T) {
	f, err := workspace.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	c := &record.Company{ID: "C001"}
	in := method.Input{Project: &record.Project{}, Today: calendar.Date{Year: 2018, Month: 6, Day: 1}, Companies: []method.Company{{Assessment: &audit.Assessment{Company: c}}}}
	note := func(files ...workspace.Published) {
		t.Helper()
		if err := journal(f, in.Today, files, in); err != nil {
			t.Fatal(err)
		}
	}
	note()
	note()
	c.ContractDate = record.Known(in.Today, record.Origin{})
	note(workspace.Published{Path: "x", At: "x", Digest: "d", Outcome: workspace.Written})
	note()
	lines, err := f.Entries()
	if err != nil || len(lines) != 3 {
		t.Fatalf("%+v %v", lines, err)
	}
	if l := lines[0]; l.Event != workspace.EventState || l.From != "" || l.To != "contract" || l.Company != "C001" {
		t.Errorf("%+v", l)
	}
	if l := lines[2]; l.From != "contract" || l.To != "send" {
		t.Errorf("%+v", l)
	}
	if lines[1].Path != "x" {
		t.Errorf("%+v", lines[1])
	}
	if p, err := f.Prove(""); err != nil || p.Break != nil || p.Lines != 3 {
		t.Errorf("%+v %v", p, err)
	}
}

func TestOfferEventsWritesNothingOver(t *testing.T) {
	f, err := workspace.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := offerEvents(f); err != nil {
		t.Fatal(err)
	}
	s := &state{}
	log, found, err := s.readEvents(f)
	if err != nil || len(log) != 0 || len(found) != 0 {
		t.Errorf("a new log: %v %v %v", log, found, err)
	}
	if err := f.Write("経過記録.xlsx", []byte("the office's")); err != nil {
		t.Fatal(err)
	}
	if err := offerEvents(f); err != nil {
		t.Fatal(err)
	}
	if b, err := f.Read("経過記録.xlsx"); err != nil || string(b) != "the office's" {
		t.Errorf("%q %v", b, err)
	}
	if _, found, err = s.readEvents(f); err != nil || len(found) != 1 || found[0].Code != "events-file" {
		t.Errorf("%v %v", found, err)
	}
}
