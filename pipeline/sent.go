package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"strconv"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/compose"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/handover"
	"shinsa/pipeline/method"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workspace"
)

// A document that went out stands. What changes afterwards makes a further
// edition of it beside, names it in the summary, and goes into a letter that
// tells the company what is otherwise (別紙1 4(2)⑧, 5).

// sending is what is known of a document that goes out.
type sending struct {
	letter bool            // bears a day and a number
	days   []calendar.Date // on which editions went out; zero: the day is not recorded
	again  func(edition) func(calendar.Date) (*doc.Document, problem.List)
}

// edition is a document as it is to be composed again.
type edition struct {
	number  int
	since   calendar.Date  // when the one before went out
	changes []audit.Change // against it
}

// sendings are the days on which documents of a kind went out.
func (r *run) sendings(kind string, a *audit.Assessment) []calendar.Date {
	var out []calendar.Date
	explained := 0
	for _, e := range r.eventsOf(a.Company.ID) {
		for _, k := range compose.SentBy(kind) {
			switch {
			case e.Kind != k || !e.Date.Known:
			case k == record.EventPlanExplained: // of the plan that was sent: one edition
				explained++
			default:
				out = append(out, e.Date.V)
			}
		}
	}
	if kind == compose.KindPlan && len(out) == 0 && (explained > 0 || a.Company.PlanExplained.Known) {
		out = append(out, calendar.Date{})
	}
	return out
}

// editionName is the name of the n-th edition of a document.
func editionName(name string, n int) string {
	if n < 2 {
		return name
	}
	return name + "（第" + strconv.Itoa(n) + "版）"
}

// standingEdition is the newest edition that stands in a folder, 0 for none.
func standingEdition(f workspace.Store, dir, name string) (int, error) {
	for n := 1; ; n++ {
		_, err := f.Read(dir + "/" + editionName(name, n) + ".docx")
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return n - 1, nil
		case err != nil && !errors.Is(err, workspace.ErrBusy):
			return 0, err
		}
	}
}

// edition tells what is to be made of a document that went out: nil where what
// went out stands and nothing is to be made.
func (r *run) edition(ctx context.Context, j job, p paper, m *made) (*paper, error) {
	sent := j.sent[p.name]
	last, err := standingEdition(r.folder, j.dir, p.name)
	if err != nil || last == 0 {
		return &p, err
	}
	out := min(last, len(sent.days)) // the newest one that went out
	since := sent.days[out-1]
	now := p.at(edition{number: out, since: since, changes: []audit.Change{{}}}, sent) // some, so that it has their chapter
	diff, err := r.changed(ctx, j, now, out, m)
	if err != nil {
		return nil, err
	}
	for n := 1; n < out; n++ {
		if err := r.keep(j.dir+"/"+editionName(p.name, n), m); err != nil {
			return nil, err
		}
	}
	path := j.dir + "/" + editionName(p.name, out)
	_, edited, err := r.ledger.Stands(path + ".docx")
	switch {
	case err != nil:
		return nil, err
	case len(diff.changes) == 0 && !diff.void && diff.head && !edited && (out == 1 || sent.letter):
		return &now, nil // its day and number, which the log tells, come in
	}
	if err := r.keep(path, m); err != nil || len(diff.changes) == 0 && !diff.void {
		return nil, err
	}
	at, changes := problem.Pos{File: path + ".docx"}, diff.changes
	if diff.void {
		m.Problems = append(m.Problems, problem.New("method-sent-void", at, p.name, dayWord(since)).For(j.company))
		return nil, nil
	}
	next := p.at(edition{out + 1, since, changes}, sent)
	m.Problems = append(m.Problems, problem.New("method-stale-sent", at, p.name, dayWord(since), sayChanges(changes), next.name).For(j.company))
	m.Amended = append(m.Amended, amended(p.name, out+1, since, changes))
	return &next, nil
}

// at is the document as a further edition.
func (p paper) at(e edition, s *sending) paper {
	q := paper{name: editionName(p.name, e.number), compose: p.compose}
	if e.number > 1 {
		q.compose = s.again(e)
	}
	return q
}

// keep counts the files of an edition that went out among what stands.
func (r *run) keep(path string, m *made) error {
	for _, ext := range []string{".docx", ".pdf"} {
		there, edited, err := r.ledger.Stands(path + ext)
		if err != nil {
			return err
		}
		if !there || r.ledger.Last(path+ext) == "" {
			continue
		}
		p := workspace.Published{Path: path + ext, At: path + ext, Digest: r.ledger.Last(path + ext), Outcome: workspace.Unchanged}
		if edited {
			p.At, p.Outcome = "", workspace.Kept
			if p.Edit, err = r.ledger.Edit(path + ext); err != nil {
				return err
			}
		}
		m.Files = append(m.Files, p)
	}
	return nil
}

// difference is what is otherwise in a document that went out.
type difference struct {
	changes []audit.Change
	head    bool // its day or number, which the log tells now, or a form that nobody had filled in
	void    bool // the document has no ground any more
}

// changed compares an edition that went out with the same document as it would
// be made now.
func (r *run) changed(ctx context.Context, j job, now paper, n int, m *made) (out difference, err error) {
	d, found := now.compose(m.Date)
	if d == nil || found.HasErrors() {
		m.Problems = append(m.Problems, forCompany(found, j.company)...)
		return difference{void: d == nil && !found.HasErrors()}, nil
	}
	word, _, err := docx.Write(ctx, d, docx.Options{Reference: r.tools.reference})
	if err != nil {
		return out, fmt.Errorf("write %s again: %w", now.name, err)
	}
	s, err := r.desk.State(j.dir + "/" + now.name + ".docx")
	if errors.Is(err, workspace.ErrBusy) {
		return out, nil // somebody reads it: the next run compares
	}
	if err != nil {
		return out, err
	}
	base, err := r.baseOf(s)
	if err != nil || base == nil {
		return out, err
	}
	before, err := draft.Read(base)
	if err != nil {
		return out, nil // told where drafts are read
	}
	after, err := draft.Read(word)
	switch {
	case err != nil:
		return out, fmt.Errorf("read %s again: %w", now.name, err)
	case neverFilled(before):
		return difference{head: true}, nil
	}
	return readable(draft.Edits(before, after), n), nil
}

// baseOf is what we wrote of a file that stands.
func (r *run) baseOf(s handover.State) ([]byte, error) {
	switch {
	case s.Digest == "":
		return nil, nil
	case s.Edited && s.Base != nil:
		return s.Base, nil
	case s.Edited:
		return s.Data, nil
	}
	return r.folder.Read(s.Path)
}

// neverFilled tells a form of ours that nobody has filled in: the office wrote
// what went out elsewhere, and the form is renewed as ever.
func neverFilled(d *draft.Draft) bool {
	for _, f := range d.Fields {
		if strings.HasPrefix(f.Tag, "document.") && strings.HasSuffix(f.Tag, ".result") && f.Value == "" {
			return true
		}
	}
	return false
}

var (
	headLine    = regexp.MustCompile(`^((明治|大正|昭和|平成|令和)[0-9元]+年[0-9]+月[0-9]+日|.*第[0-9０-９][^\s]*号|（発番を記入）|.*付けの文書を改めたもの（第[0-9]+版）|（第[0-9]+版）)?$`)
	openPlace   = regexp.MustCompile(`^(（(記入|選択|年月日|[^（）]*を記入)）|□)$`)
	editionWord = regexp.MustCompile(`第[0-9]+版（[^）]*）`)
	numberWord  = regexp.MustCompile(`(表|図) ?[0-9]+-[0-9]+`)
)

// explainedHead is the chapter of a plan that keeps who explained it when.
const explainedHead = "計画の説明の記録"

// planHead is the chapter of a plan that tells of the edition before.
const planHead = "前の版からの変更"

// readable keeps what a reader would call one: not the day and number of a
// letter, not looks, not what is filled in after a document went out.
func readable(edits []draft.Edit, n int) (out difference) {
	for _, e := range edits {
		switch {
		case e.Kind != draft.EditText && e.Kind != draft.EditField && e.Kind != draft.EditAdded && e.Kind != draft.EditRemoved:
		case e.Unit == draft.Contents, e.X != nil && e.X.Kind == draft.Contents, e.Y != nil && e.Y.Kind == draft.Contents:
		case strings.HasPrefix(e.Tag, "explained."), e.Tag == "number", strings.Contains(e.Place, explainedHead): // what was explained is noted on what went out
			out.head = true
		case openPlace.MatchString(strings.TrimSpace(e.Before)): // persons filled it in on what went out
			out.head = true
		case plainWords(e.Before) == plainWords(e.After):
		case !inTable(e) && headLine.MatchString(strings.TrimSpace(e.Before)) && headLine.MatchString(strings.TrimSpace(e.After)):
			out.head = true
		case n > 1 && (strings.Contains(e.Place, planHead) || strings.Contains(e.Before+e.After, planHead)):
		default:
			out.changes = append(out.changes, audit.Change{What: place(e.Place), Old: e.Before, New: e.After})
		}
	}
	return out
}

// plainWords leaves out what follows from a number of edition or of a table.
func plainWords(s string) string {
	return numberWord.ReplaceAllString(editionWord.ReplaceAllString(s, "版"), "表")
}

func inTable(e draft.Edit) bool {
	u := e.Y
	if u == nil {
		u = e.X
	}
	for ; u != nil; u = u.Up {
		if u.Kind == draft.Table {
			return true
		}
	}
	return false
}

// place shortens a place for a table.
func place(s string) string {
	if s == "" {
		return "本文"
	}
	return short(strings.ReplaceAll(s, " › ", "　"))
}

// mostChanges bounds what a letter says of one document; the rest is counted.
const mostChanges = 20

func amended(name string, n int, since calendar.Date, changes []audit.Change) compose.Amended {
	out := compose.Amended{Document: name, Edition: "第" + strconv.Itoa(n) + "版", Sent: since}
	for i, c := range changes {
		if i == mostChanges {
			out.More = len(changes) - i
			break
		}
		out.Changes = append(out.Changes, audit.Change{What: c.What, Old: long(c.Old), New: long(c.New)})
	}
	return out
}

// long is a text for a cell of a letter.
func long(s string) string {
	const most = 200
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// sayChanges says the first of the changes in a line.
func sayChanges(changes []audit.Change) string {
	const most = 3
	var out []string
	for i, c := range changes {
		if i == most {
			out = append(out, "ほか"+strconv.Itoa(len(changes)-most)+"か所")
			break
		}
		out = append(out, c.What+"「"+short(long(c.Old))+"」→「"+short(long(c.New))+"」")
	}
	return strings.Join(out, "、")
}

func dayWord(d calendar.Date) string {
	if d.IsZero() {
		return "（日付の記録なし）"
	}
	return d.Wareki() + "に"
}

// planName is the file name of the plan of an audit.
const planName = "審査計画書"

// amendmentName is the file name of the letter that tells of replaced documents.
const amendmentName = "変更通知書"

// amendmentJob is that letter, when something that went out is replaced.
func (r *run) amendmentJob(a *audit.Assessment, what []compose.Amended, key string, blocked problem.List) (job, error) {
	k := workspace.NewKey("amendment", processVersion).Text(key)
	if _, err := k.JSON(what); err != nil {
		return job{}, fmt.Errorf("key of the letter of change: %w", err)
	}
	return job{key: k.Sum(), dir: CompaniesDir + "/" + a.Company.ID + "/" + ProcessDir, company: a.Company.ID, blocked: blocked,
		papers: []paper{{name: amendmentName, compose: func(d calendar.Date) (*doc.Document, problem.List) {
			in := r.input(a)
			in.Date, in.Amended = d, what
			return r.tools.templates.Amendment(in)
		}}}}, nil
}

// amend makes the letter of change, when there is something to tell. It tells
// whether nothing had to be made.
func (r *run) amend(ctx context.Context, a *audit.Assessment, m *made, key string, blocked problem.List) (bool, error) {
	if len(m.Amended) == 0 {
		return true, nil
	}
	j, err := r.amendmentJob(a, m.Amended, key, blocked)
	if err != nil {
		return false, err
	}
	n, same, err := r.do(ctx, j)
	m.join(n)
	return same, err
}

// planJob is the 審査計画書. Its text tells the changes of an edition itself.
func (r *run) planJob(a *audit.Assessment, key string, blocked problem.List) job {
	j := job{key: r.withSent(key, a), dir: CompaniesDir + "/" + a.Company.ID, company: a.Company.ID, blocked: blocked}
	if a.Response == nil {
		return j
	}
	j.papers = []paper{{name: planName, compose: r.planAs(a, edition{})}}
	j.sent = map[string]*sending{planName: {days: r.sendings(compose.KindPlan, a), again: func(e edition) func(calendar.Date) (*doc.Document, problem.List) {
		return r.planAs(a, e)
	}}}
	return j
}

// planAs composes the plan: as a version of the plan over all companies, or as
// the edition that replaces one that went out.
func (r *run) planAs(a *audit.Assessment, e edition) func(calendar.Date) (*doc.Document, problem.List) {
	return func(d calendar.Date) (*doc.Document, problem.List) {
		in := r.input(a)
		in.Date, in.ReplyBy = d, audit.ReplyBy(d, r.project)
		version := r.next[a.Company.ID]
		in.Version = version.Edition()
		if e.number > 1 {
			in.Version = "第" + strconv.Itoa(e.number) + "版"
			if len(in.Changes.List) == 0 {
				in.Changes = compose.Changes{Version: e.number - 1, Date: e.since, List: amended("", e.number, e.since, e.changes).Changes}
			}
		}
		return r.tools.templates.Plan(in)
	}
}

// withSent adds to a key on what days the plan went out.
func (r *run) withSent(key string, a *audit.Assessment) string {
	k := workspace.NewKey("plan of a company", "1").Text(key)
	for _, d := range r.sendings(compose.KindPlan, a) {
		k.Text(d.String())
	}
	return k.Sum()
}

// eventsOf are the events of a company, in the order of their days.
func (s *state) eventsOf(id string) []record.Event { return method.Of(s.log, id) }

// sentFile keeps, by company, what the last run said of documents that went out
// and are not so any more: status says it too, and makes no document to know it.
const sentFile = workspace.Own + "/sent.json"

// noteSent writes it anew for the companies of this run.
func (r *run) noteSent(chosen []*audit.Assessment, found []made) error {
	before, err := sentNotes(r.folder)
	if err != nil {
		return err
	}
	now := maps.Clone(before)
	for i, a := range chosen {
		var told problem.List
		for _, p := range found[i].Problems {
			if p.Code == "method-stale-sent" || p.Code == "method-sent-void" {
				told = append(told, p)
			}
		}
		if delete(now, a.Company.ID); len(told) > 0 {
			now[a.Company.ID] = told
		}
	}
	for id := range r.purged {
		delete(now, id)
	}
	old, err := json.Marshal(before)
	if err != nil {
		return fmt.Errorf("encode %s: %w", sentFile, err)
	}
	b, err := json.Marshal(now)
	if err != nil {
		return fmt.Errorf("encode %s: %w", sentFile, err)
	}
	if string(old) == string(b) {
		return nil
	}
	return r.folder.Write(sentFile, append(b, '\n'))
}

// sentNotes reads it; what cannot be read is written anew by the next run.
func sentNotes(f workspace.Store) (map[string]problem.List, error) {
	out := map[string]problem.List{}
	b, err := f.Read(sentFile)
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	if json.Unmarshal(b, &out) != nil || out == nil {
		return map[string]problem.List{}, nil
	}
	return out, nil
}
