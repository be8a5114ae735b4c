package handover_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/docx/auditor"
	"shinsa/pipeline/handover"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
	"shinsa/templates"
)

const path = "companies/C001/審査報告書案.docx"

var today = calendar.Date{Year: 2018, Month: 7, Day: 2}

// desk is a project folder with one document in it.
type desk struct {
	*handover.Desk
	t   *testing.T
	dir string
}

func open(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, dir: t.TempDir()}
	return d.again()
}

// again opens the same folder as a later run does.
func (d *desk) again() *desk {
	d.t.Helper()
	f, err := workspace.Create(d.dir)
	if err != nil {
		d.t.Fatal(err)
	}
	l, err := workspace.OpenLedger(f)
	if err != nil {
		d.t.Fatal(err)
	}
	h, err := handover.Open(f, l)
	if err != nil {
		d.t.Fatal(err)
	}
	return &desk{Desk: h, t: d.t, dir: d.dir}
}

func (d *desk) file() string { return filepath.Join(d.dir, filepath.FromSlash(path)) }

func (d *desk) read() []byte {
	d.t.Helper()
	b, err := os.ReadFile(d.file())
	if err != nil {
		d.t.Fatal(err)
	}
	return b
}

func (d *desk) publish(data []byte) (workspace.Published, *handover.Renewal, problem.List) {
	d.t.Helper()
	p, r, found, err := d.Publish(path, data, today)
	if err != nil {
		d.t.Fatal(err)
	}
	return p, r, found
}

func (d *desk) edit(steps ...auditor.Step) []byte {
	d.t.Helper()
	out, _, err := auditor.Edit(d.read(), 1, steps...)
	if err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(d.file(), out, 0o644); err != nil {
		d.t.Fatal(err)
	}
	return out
}

// word writes a report in Word.
func word(t *testing.T, v auditor.Variant) []byte {
	t.Helper()
	sub, err := fs.Sub(templates.Files, "reference")
	if err != nil {
		t.Fatal(err)
	}
	ref, _, err := docx.OpenReference(sub)
	if err != nil {
		t.Fatal(err)
	}
	out, found, err := docx.Write(t.Context(), auditor.Report(v), docx.Options{Reference: ref})
	if err != nil || found.HasErrors() {
		t.Fatal(err, found)
	}
	return out
}

func text(t *testing.T, data []byte) string {
	t.Helper()
	l, err := docx.Lines(data)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(l, "\n")
}

func TestUntouchedIsReplaced(t *testing.T) {
	d := open(t)
	first, second := word(t, auditor.Usual(3)), word(t, changed(3))
	d.publish(first)
	if p, r, _ := d.publish(second); p.Outcome != workspace.Written || r != nil || !bytes.Equal(d.read(), second) {
		t.Errorf("got %+v %+v", p, r)
	}
}

// changed is the usual report after its data changed.
func changed(items int) auditor.Variant {
	v := auditor.Usual(items)
	v.Company = "株式会社新名称"
	return v
}

func TestEditedIsRenewedAndEveryStateIsKept(t *testing.T) {
	d := open(t)
	d.publish(word(t, auditor.Usual(3)))
	mine := d.edit(auditor.FillSome(), auditor.AddParagraph())
	d = d.again()
	p, r, found := d.publish(word(t, changed(3)))
	if p.Outcome != workspace.Merged || r == nil || r.Edits == 0 || r.Edits != r.Kept+r.Reported || r.Renewed == 0 || found.HasErrors() {
		t.Fatalf("got %+v %+v %v", p, r, found)
	}
	if got := text(t, d.read()); !strings.Contains(got, "株式会社新名称") {
		t.Error("the new name is not in it")
	}
	kinds := map[string]bool{}
	for _, v := range d.Versions(path) {
		kinds[v.Kind] = true
		b, err := d.Read(path, v.Digest)
		if err != nil || b == nil {
			t.Errorf("version %s: %v", v.Digest, err)
		}
		if v.Kind == workspace.VersionEdited && !bytes.Equal(b, mine) {
			t.Error("the auditor's state is not kept as it was")
		}
	}
	if !kinds[workspace.VersionOurs] || !kinds[workspace.VersionEdited] || !kinds[workspace.VersionMerged] {
		t.Errorf("kept %v", kinds)
	}
	// A later run with nothing changed leaves it, and one with other data renews it again.
	d = d.again()
	if p, r, _ := d.publish(word(t, changed(3))); p.Outcome != workspace.Kept || r != nil {
		t.Errorf("got %+v %+v", p, r)
	}
	if p, r, _ := d.publish(word(t, auditor.Usual(3))); p.Outcome != workspace.Merged || r.Edits != r.Kept+r.Reported {
		t.Errorf("got %+v %+v", p, r)
	}
}

func TestWithoutOurOldVersionTheNewOneGoesBeside(t *testing.T) {
	d := open(t)
	d.publish(word(t, auditor.Usual(3)))
	mine := d.edit(auditor.FillSome())
	if err := os.RemoveAll(filepath.Join(d.dir, ".shinsa", "versions")); err != nil {
		t.Fatal(err)
	}
	d = d.again()
	p, _, found := d.publish(word(t, changed(3)))
	if p.Outcome != workspace.Beside || !bytes.Equal(d.read(), mine) || len(found) != 1 || found[0].Code != "draft-no-base" {
		t.Errorf("got %+v %v", p, found)
	}
}

func TestDamagedFileOfAPersonIsNotTouched(t *testing.T) {
	d := open(t)
	d.publish(word(t, auditor.Usual(3)))
	if err := os.WriteFile(d.file(), []byte("no Word file"), 0o644); err != nil {
		t.Fatal(err)
	}
	d = d.again()
	p, _, found := d.publish(word(t, changed(3)))
	if p.Outcome != workspace.Beside || string(d.read()) != "no Word file" || !found.HasErrors() {
		t.Errorf("got %+v %v", p, found)
	}
}

func TestReturnedDraftIsAdopted(t *testing.T) {
	d := open(t)
	d.publish(word(t, auditor.Usual(3)))
	mailed, _, err := auditor.Edit(d.read(), 1, auditor.FillSome())
	if err != nil {
		t.Fatal(err)
	}
	back, ok := handover.Whose("inbox/戻り.docx", mailed)
	if !ok || back.Kind == "" {
		t.Fatalf("got %+v", back)
	}
	adopt := func(r handover.Returned, data []byte) (bool, problem.List) {
		t.Helper()
		took, found, err := d.again().Adopt(r, path, data, today)
		if err != nil {
			t.Fatal(err)
		}
		return took, found
	}
	if took, found := adopt(back, mailed); !took || len(found) > 0 || !bytes.Equal(d.read(), mailed) {
		t.Fatalf("got %v %v", took, found)
	}
	if took, _ := adopt(back, mailed); took {
		t.Error("taken twice")
	}
	// He goes on and mails again: the newer takes the place of what nobody touched here.
	again, _, err := auditor.Edit(mailed, 2, auditor.AddParagraph())
	if err != nil {
		t.Fatal(err)
	}
	back, _ = handover.Whose("inbox/戻り2.docx", again)
	if took, found := adopt(back, again); !took || len(found) > 0 {
		t.Fatalf("got %v %v", took, found)
	}
	// Somebody works on it here: what comes back then is for a person to decide.
	here := d.edit(auditor.AddTable())
	other, _, err := auditor.Edit(again, 3, auditor.AddList())
	if err != nil {
		t.Fatal(err)
	}
	back, _ = handover.Whose("inbox/戻り3.docx", other)
	if took, found := adopt(back, other); took || len(found) != 1 || found[0].Code != "draft-two" || !bytes.Equal(d.read(), here) {
		t.Errorf("got %v %v", took, found)
	}
}

func TestOthersFilesAreNotOurs(t *testing.T) {
	for name, data := range map[string][]byte{"text": []byte("x"), "empty": nil, "zip": []byte("PK\x03\x04")} {
		if r, ok := handover.Whose(name, data); ok {
			t.Errorf("%s: %+v", name, r)
		}
	}
}
