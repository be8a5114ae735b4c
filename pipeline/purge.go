package pipeline

import (
	"context"
	"errors"
	"path"
	"slices"
	"strconv"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/compose"
	"shinsa/pipeline/method"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/residue"
	"shinsa/pipeline/workspace"
)

// certificate is the file name of the 返還・廃棄証明書.
const certificate = "返還・廃棄証明書"

// PurgeOptions say what is to be destroyed.
type PurgeOptions struct {
	Options
	Company string
	Confirm bool // false: only tell what would be
}

// Purged is what Purge did, or would do.
type Purged struct {
	Company     string        `json:"company"`
	Until       calendar.Date `json:"until"` // last day of the retention
	Done        bool          `json:"done"`
	Files       []string      `json:"files"`
	Rewritten   []string      `json:"rewritten,omitempty"` // shared files from which its rows were taken
	Certificate []string      `json:"certificate,omitempty"`
	Problems    problem.List  `json:"problems"`
}

// Purge destroys what is held of a company when its retention is over (別紙1
// 3(4)): its returns, records, drafts, kept versions, rows of shared workbooks,
// and all caches, whose entries cannot be told apart. Files are overwritten
// before they are removed. It refuses before the day, without Confirm, and as
// long as a file holds something of the company that it cannot take out; then
// nothing is touched. What stays: the journal's lines, which name the company
// by ID alone, the certificate, the line of the register (the contract's
// record, and the figures of the project hang on it), and the project report
// that was handed in.
//
// A purge that was killed is completed by the same command.
func Purge(ctx context.Context, dir string, o PurgeOptions) (out *Purged, err error) {
	r, done, err := openRun(ctx, dir, o.Options)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, done()) }()
	out = &Purged{Company: o.Company, Files: []string{}, Problems: problem.List{}}
	if r.ledger == nil {
		out.Problems = r.problems.Sorted()
		return out, nil
	}
	i := slices.IndexFunc(r.assessments, func(a audit.Assessment) bool { return a.Company.ID == o.Company })
	if i < 0 {
		out.Problems.Add("only-unknown", problem.Pos{File: RegisterFile}, o.Company)
		return out, nil
	}
	p := &purge{run: r, a: &r.assessments[i], id: o.Company, out: out}
	c := p.a.Company
	p.words = residue.Of(c.Name.V, c.CorporateNumber, c.Mail.V, c.Phone.V)
	err = p.do(ctx, o.Confirm)
	out.Problems = listed(out.Problems.Sorted())
	return out, err
}

// purge is the destruction of one company's material.
type purge struct {
	*run
	a      *audit.Assessment
	id     string
	words  *residue.Words
	out    *Purged
	erase  []string          // files that go
	shared map[string][]byte // files that are written anew without the company's rows
}

func (p *purge) do(ctx context.Context, confirm bool) error {
	if due, err := p.due(); err != nil || !due {
		return err
	}
	if err := p.collectFiles(); err != nil {
		return err
	}
	if err := p.share(); err != nil {
		return err
	}
	if err := p.look(); err != nil {
		return err
	}
	p.out.Files = p.erase
	switch {
	case p.out.Problems.HasErrors():
		return nil
	case !confirm:
		p.say("purge-unconfirmed", problem.Pos{File: CompaniesDir + "/" + p.id}, strconv.Itoa(len(p.erase)))
		return nil
	}
	if err := p.certify(ctx); err != nil || p.out.Problems.HasErrors() {
		return err
	}
	if err := p.destroy(); err != nil {
		return err
	}
	p.out.Done = true
	return nil
}

func (p *purge) say(code problem.Code, at problem.Pos, args ...string) {
	p.out.Problems = append(p.out.Problems, problem.New(code, at, append([]string{p.a.Company.Name.V}, args...)...).For(p.id))
}

// due tells whether the retention is over.
func (p *purge) due() (bool, error) {
	log, _, err := p.readEvents(p.folder)
	if err != nil {
		return false, err
	}
	c := p.a.Company
	until, ok := method.KeepUntil(p.project, c, log)
	p.out.Until = until
	switch {
	case !ok:
		p.say("purge-no-period", c.RetentionYears.Origin.Pos)
	case !until.Before(p.options.Today):
		p.say("purge-early", c.RetentionYears.Origin.Pos, until.String())
	default:
		return true, nil
	}
	return false, nil
}

// collectFiles lists what is the company's alone, and the caches.
func (p *purge) collectFiles() error {
	if err := p.inbox(); err != nil {
		return err
	}
	for _, dir := range []string{CompaniesDir + "/" + p.id, SheetsDir, workspace.CacheDir, workspace.VersionsDir} {
		files, err := p.folder.List(dir)
		if err != nil {
			return err
		}
		for _, f := range files {
			if p.mine(f.Path) {
				p.erase = append(p.erase, f.Path)
			}
		}
	}
	if _, err := p.folder.Read(sentFile); err == nil {
		p.erase = append(p.erase, sentFile) // the next run writes it anew
	}
	for _, v := range p.keptVersions() {
		p.erase = append(p.erase, workspace.VersionsDir+"/"+v)
	}
	slices.Sort(p.erase)
	p.erase = slices.Compact(p.erase)
	return nil
}

// mine tells whether a file of the output folders goes.
func (p *purge) mine(file string) bool {
	switch {
	case strings.HasPrefix(file, CompaniesDir+"/"+p.id+"/"):
		return !strings.HasPrefix(path.Base(file), certificate)
	case strings.HasPrefix(file, SheetsDir+"/"):
		return strings.HasPrefix(path.Base(file), p.id+"_")
	case strings.HasPrefix(file, workspace.VersionsDir+"/"):
		return path.Ext(file) == ".xlsx" // older forms of the decisions: everybody's rows, all of which stand in the newest
	}
	return strings.HasPrefix(file, workspace.CacheDir+"/")
}

// keptVersions are the digests of versions of the company's documents, unless
// another document had the very same bytes.
func (p *purge) keptVersions() []string {
	b, err := p.folder.Read(workspace.VersionsFile)
	if err != nil {
		return nil
	}
	mine, others := map[string]bool{}, map[string]bool{}
	for _, v := range workspace.VersionLines(b) {
		if strings.HasPrefix(v.Path, CompaniesDir+"/"+p.id+"/") {
			mine[v.Digest] = true
		} else {
			others[v.Digest] = true
		}
	}
	var out []string
	for d := range mine {
		if !others[d] {
			out = append(out, d)
		}
	}
	slices.Sort(out)
	return out
}

// inbox lists the files that came from the company. An archive goes when all
// that was read of it is the company's; one that holds others' files, too,
// stays and is named.
func (p *purge) inbox() error {
	files, err := p.folder.List(Inbox)
	if err != nil {
		return err
	}
	for _, f := range files {
		mine, others := 0, 0
		for _, x := range p.receipts {
			if x.File != f.Path && !strings.HasPrefix(x.File, f.Path+"/") {
				continue
			}
			if x.Company == p.id {
				mine++
			} else if x.Company != "" {
				others++
			}
		}
		switch {
		case mine > 0 && others == 0:
			p.erase = append(p.erase, f.Path)
		case mine > 0:
			p.say("purge-left", problem.Pos{File: f.Path}, "他の企業の回答と一つのファイルになっています")
		}
	}
	return nil
}

// certify makes the certificate, before anything is destroyed. One that stands
// already was made by a purge that was killed.
func (p *purge) certify(ctx context.Context) error {
	at := CompaniesDir + "/" + p.id + "/" + certificate
	word, _, err := p.ledger.Stands(at + ".docx")
	if err != nil {
		return err
	}
	pdf, _, err := p.ledger.Stands(at + ".pdf")
	if err != nil {
		return err
	}
	if word && pdf {
		p.out.Certificate = []string{at + ".docx", at + ".pdf"}
		return nil
	}
	d, found := p.tools.templates.DisposalCertificate(compose.Input{Project: p.project, Catalogue: p.catalogue, Date: p.options.Today,
		Assessment: p.a, Plan: &audit.Plan{}, Steps: compose.Steps{KeepUntil: p.out.Until, Disposed: p.options.Today}, Holdings: p.holdings()})
	p.out.Problems = append(p.out.Problems, found...)
	if d == nil || found.HasErrors() {
		return nil
	}
	w, err := p.tools.render(ctx, d)
	if err != nil {
		return err
	}
	p.out.Problems = append(p.out.Problems, w.problems...)
	if w.problems.HasErrors() {
		return nil
	}
	for _, f := range []exportedFile{{".docx", w.docx}, {".pdf", w.pdf}} {
		pub, err := p.ledger.Publish(at+f.name, f.data)
		if err != nil {
			return err
		}
		p.out.Certificate = append(p.out.Certificate, pub.At)
	}
	return nil
}

// holdings are the things that the certificate lists: the files that persons
// know; caches and kept versions are copies of them.
func (p *purge) holdings() []compose.Holding {
	var out []compose.Holding
	add := func(file, kind string) {
		out = append(out, compose.Holding{Name: path.Base(file), Kind: kind, Form: "電子ファイル", Measure: record.DisposalErase, How: "上書き消去", Pos: problem.Pos{File: file}})
	}
	for _, f := range p.erase {
		switch {
		case strings.HasPrefix(f, Inbox+"/"):
			add(f, "依頼者から提供された情報")
		case strings.HasPrefix(f, CompaniesDir+"/"):
			add(f, "審査の記録")
		}
	}
	if len(out) == 0 {
		out = append(out, compose.Holding{Name: "電子ファイルの控え", Kind: "審査の記録", Form: "電子ファイル", Measure: record.DisposalErase, How: "上書き消去"})
	}
	return out
}
