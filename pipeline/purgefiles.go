package pipeline

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"shinsa/pipeline/decision"
	"shinsa/pipeline/events"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workspace"
)

// share makes the shared workbooks anew without the company's rows. Nothing is
// written yet: what still names the company then keeps the purge from starting.
func (p *purge) share() error {
	p.shared = map[string][]byte{}
	if err := p.withoutDecisions(); err != nil {
		return err
	}
	return errors.Join(p.withoutEvents(), p.withoutOutline())
}

// withoutDecisions takes the company's rows out of decisions.xlsx. A decision
// that holds for the same words of every company stays: others' answers hang
// on it.
func (p *purge) withoutDecisions() error {
	if p.decided.shut {
		p.say("purge-left", problem.Pos{File: decision.File}, "読むことができない表です")
		return nil
	}
	if p.decided.form == nil {
		return nil
	}
	form := *p.decided.form
	mine := map[string]bool{}
	for _, x := range p.receipts {
		if x.Company == p.id {
			mine[x.Digest] = true
		}
	}
	form.Decisions = slices.DeleteFunc(slices.Clone(form.Decisions), func(d decision.Decision) bool { return d.Company == p.id && d.Reach != decision.ReachAll })
	form.Choices = slices.DeleteFunc(slices.Clone(form.Choices), func(c decision.Choice) bool { return mine[c.Digest] || c.Owner == p.id })
	if len(form.Decisions) == len(p.decided.form.Decisions) && len(form.Choices) == len(p.decided.form.Choices) {
		return nil
	}
	in := decision.Input{Form: &form, Catalogue: p.catalogue, Project: p.project.Title, Companies: p.ids()}
	in.Open = slices.DeleteFunc(decision.Opened(p.assessments), func(o decision.Open) bool { return o.Company == p.id })
	in.Used = slices.DeleteFunc(slices.Clone(p.decided.used), func(u decision.Used) bool { return u.Company == p.id && !u.Wide })
	in.Returns = slices.DeleteFunc(p.returnsToChoose(), func(c decision.Candidate) bool { return mine[c.Digest] })
	data, err := workbook.Write(decision.Spec(in))
	if err != nil {
		return fmt.Errorf("write %s: %w", decision.File, err)
	}
	p.shared[decision.File] = data
	return nil
}

// withoutEvents takes the company's rows out of the log of events.
func (p *purge) withoutEvents() error {
	b, err := p.folder.Read(events.File)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	book, err := workbook.Read(b, workbook.DefaultLimits())
	if err != nil {
		p.say("purge-left", problem.Pos{File: events.File}, "読むことができない表です")
		return nil
	}
	spec, cut := events.Without(book, p.id, p.words.Plain())
	if spec == nil || cut == 0 {
		return nil
	}
	if b, err = workbook.Write(spec); err != nil {
		return fmt.Errorf("write %s: %w", events.File, err)
	}
	p.shared[events.File] = b
	return nil
}

// withoutOutline takes the company's plan out of the plans as they last stood.
func (p *purge) withoutOutline() error {
	b, err := p.folder.Read(outlinesFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	all := map[string]json.RawMessage{}
	if json.Unmarshal(b, &all) != nil {
		p.erase = append(p.erase, outlinesFile) // of no use to anybody
		return nil
	}
	if _, there := all[p.id]; !there {
		return nil
	}
	delete(all, p.id)
	if b, err = json.MarshalIndent(all, "", " "); err != nil {
		return fmt.Errorf("encode plans: %w", err)
	}
	p.shared[outlinesFile] = append(b, '\n')
	return nil
}

// look goes through every file of the folder that would stay. What names the
// company is taken along when it is our own and a run makes it again, tolerated
// where it may stay, and else keeps the purge from starting.
func (p *purge) look() error {
	files, err := p.folder.List(".")
	if err != nil {
		return err
	}
	going := map[string]bool{}
	for _, f := range p.erase {
		going[f] = true
	}
	var found []string
	for _, f := range files {
		if going[f.Path] {
			continue
		}
		data, anew := p.shared[f.Path]
		if !anew {
			if data, err = p.folder.Read(f.Path); err != nil {
				p.say("purge-left", problem.Pos{File: f.Path}, "ほかのプログラムが開いています")
				continue
			}
		}
		if p.words.In(f.Path, data) {
			found = append(found, f.Path)
		}
	}
	for _, f := range found {
		if err := p.judge(f); err != nil {
			return err
		}
	}
	slices.Sort(p.erase)
	p.erase = slices.Compact(p.erase)
	return nil
}

// judge says what becomes of a file that names the company.
func (p *purge) judge(file string) error {
	base := path.Base(file)
	report := strings.HasPrefix(base, draftNames()["project-report"])
	switch {
	case strings.HasPrefix(file, CompaniesDir+"/"+p.id+"/"+certificate): // a purge that was killed
		return nil
	case file == RegisterFile:
		p.say("purge-stays", problem.Pos{File: file}, "契約の記録として残る行です。連絡先は、事務局が消します")
		return nil
	case file == ProjectFile, file == PasswordsFile:
		p.say("purge-stays", problem.Pos{File: file}, "事務局が書いたファイルです")
		return nil
	case strings.HasPrefix(file, CompaniesDir+"/"), strings.HasPrefix(file, SheetsDir+"/"), p.anothers(file):
		p.say("purge-stays", problem.Pos{File: file}, "他の企業の文書です")
		return nil
	case strings.HasPrefix(file, workspace.Own+"/journal"):
		p.say("purge-stays", problem.Pos{File: file}, "書き換えることのできない記録です")
		return nil
	case strings.HasPrefix(file, workspace.VersionsDir+"/"): // kept beside the document that stands
		p.erase = append(p.erase, file)
		return nil
	case report:
		p.say("purge-stays", problem.Pos{File: file}, "提出した報告書です")
		return nil
	case strings.HasPrefix(file, Inbox+"/"):
		p.say("purge-left", problem.Pos{File: file}, "どの企業のものか決まっていないファイルです")
		return nil
	case !strings.HasPrefix(file, ProjectDir+"/"):
		p.say("purge-left", problem.Pos{File: file}, "名称、番号又は連絡先が書かれています")
		return nil
	}
	return p.ownList(file)
}

// anothers tells whether a file of the inbox is known to be another company's:
// two may have the same telephone or adviser.
func (p *purge) anothers(file string) bool {
	return slices.ContainsFunc(p.receipts, func(x record.Receipt) bool { return x.File == file && x.Company != "" && x.Company != p.id })
}

// ownList takes along a list of ours that a run makes again without the
// company, with its PDF; one that a person edited cannot be.
func (p *purge) ownList(file string) error {
	for _, f := range []string{file, stem(file) + ".pdf"} {
		there, edited, err := p.ledger.Stands(f)
		switch {
		case err != nil:
			return err
		case !there:
		case edited:
			p.say("purge-left", problem.Pos{File: f}, "人が編集した表です")
		default:
			p.erase = append(p.erase, f)
		}
	}
	return nil
}

// destroy does it: first the lines of the journal, so that nothing goes without
// one, then the files, then the logs that know them.
func (p *purge) destroy() error {
	if err := p.note(); err != nil {
		return err
	}
	for _, f := range p.erase {
		if err := p.folder.Erase(f); err != nil {
			return err
		}
	}
	for _, f := range []string{decision.File, events.File, outlinesFile} {
		data, anew := p.shared[f]
		if !anew {
			continue
		}
		if err := p.folder.Erase(f); err != nil {
			return err
		}
		if err := p.folder.Write(f, data); err != nil {
			return err
		}
		if f != outlinesFile {
			p.out.Rewritten = append(p.out.Rewritten, f)
		}
	}
	if err := p.cutLogs(); err != nil {
		return err
	}
	for _, dir := range []string{Inbox, CompaniesDir, SheetsDir, workspace.CacheDir, workspace.VersionsDir} {
		if err := p.folder.RemoveEmpty(dir); err != nil {
			return err
		}
	}
	today := p.options.Today.String()
	return p.folder.Record([]workspace.JournalEntry{{Date: today, Event: workspace.EventPurged, Company: p.id}})
}

// note appends a line for every file that goes, with its digest: whoever holds
// a copy can tell that it was this one. A name that a person gave may name the
// company, so only our own names are written.
func (p *purge) note() error {
	today := p.options.Today.String()
	var lines []workspace.JournalEntry
	for _, f := range p.erase {
		if strings.HasPrefix(f, workspace.Own+"/") {
			continue
		}
		data, err := p.folder.Read(f)
		if err != nil {
			return err
		}
		name := f
		if p.ledger.Last(f) == "" {
			name = path.Dir(f) + "/*" + path.Ext(f)
		}
		if p.words.In(name, nil) {
			name = "*" + path.Ext(f)
		}
		lines = append(lines, workspace.JournalEntry{Date: today, Event: workspace.EventPurge, Company: p.id, Path: name, Digest: workspace.Digest(data)})
	}
	for _, f := range p.out.Certificate {
		data, err := p.folder.Read(f)
		if err != nil {
			return err
		}
		lines = append(lines, workspace.JournalEntry{Date: today, Event: workspace.EventFile, Company: p.id, Path: f, Digest: workspace.Digest(data), Outcome: workspace.Written})
	}
	return p.folder.Record(lines)
}

// cutLogs takes the company out of the logs that know files by path or digest.
func (p *purge) cutLogs() error {
	gone := map[string]bool{}
	for _, f := range p.erase {
		gone[f] = true
	}
	digests := map[string]bool{}
	for _, x := range p.receipts {
		if x.Company == p.id {
			digests[x.Digest] = true
		}
	}
	for _, x := range p.forms {
		if x.company() == p.id {
			digests[x.digest] = true
		}
	}
	prefix := CompaniesDir + "/" + p.id + "/"
	kept := prefix + certificate
	byPath := func(line []byte) bool {
		var l struct{ Path string }
		if json.Unmarshal(line, &l) != nil {
			return false
		}
		return gone[l.Path] || strings.HasPrefix(l.Path, prefix) && !strings.HasPrefix(l.Path, kept)
	}
	byDigest := func(line []byte) bool {
		for d := range digests {
			if d != "" && bytes.Contains(line, []byte(d)) {
				return true
			}
		}
		return false
	}
	return errors.Join(p.folder.Cut(workspace.LedgerFile, byPath), p.folder.Cut(workspace.VersionsFile, byPath), p.folder.Cut(seenFile, byDigest))
}
