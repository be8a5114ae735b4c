package deliverable

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"shinsa/pipeline/calendar"
)

// The files that every deliverable has beside those of its profile.
const (
	SumsName    = "manifest.sha256"
	InfoName    = "納品物情報.json"
	ListName    = "ファイル一覧.xlsx"
	ListCSVName = "ファイル一覧.csv"
	LabelName   = "ラベル.txt"
	ChangesName = "変更点.txt"
)

// format names the form of InfoName.
const format = "shinsa-deliverable/1"

// Delivered is the record of a deliverable that went out. The caller keeps it;
// the next deliverable is told of it.
type Delivered struct {
	Profile    string        `json:"profile"`
	Edition    string        `json:"edition"`
	Version    int           `json:"version"`
	Date       calendar.Date `json:"date"`
	Folder     string        `json:"folder"`
	Digest     string        `json:"digest"` // SHA-256 of manifest.sha256
	Supersedes string        `json:"supersedes,omitempty"`
	Files      []Sum         `json:"files"`
	Tables     []Table       `json:"tables,omitempty"`
	Open       []Company     `json:"open,omitempty"` // companies that were not final
}

// Sum is the digest of one file.
type Sum struct {
	Path   string `json:"path"`
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"`
}

// Info is what 納品物情報.json says; another machine checks by it.
type Info struct {
	Format     string        `json:"format"`
	Project    string        `json:"project"`
	Body       string        `json:"body"`
	Contract   string        `json:"contract,omitempty"`
	Profile    string        `json:"profile"`
	Edition    string        `json:"edition,omitempty"`
	Version    int           `json:"version"`
	Date       calendar.Date `json:"date"`
	Disc       int           `json:"disc"`
	Discs      int           `json:"discs"`
	Companies  int           `json:"companies"`
	NotFinal   int           `json:"companies_not_final"`
	Scanned    bool          `json:"scanned"` // for what identifies a company
	Versions   []Version     `json:"made_with"`
	Known      []string      `json:"known,omitempty"` // names and numbers of the office itself
	Checks     InfoChecks    `json:"checks"`
	Files      []InfoFile    `json:"files"`
	Supersedes string        `json:"supersedes,omitempty"`
	Changes    []string      `json:"changes,omitempty"`
}

// InfoChecks are the parameters of checks that another machine makes again.
type InfoChecks struct {
	Part        int      `json:"pdfa_part"`
	Conformance []string `json:"pdfa_conformance"`
	DraftWords  []string `json:"draft_words"`
	DraftLines  []string `json:"draft_lines"`
}

// InfoFile is one file with what it must agree with.
type InfoFile struct {
	Sum
	Role      string `json:"role"`
	About     string `json:"about,omitempty"`
	SameText  string `json:"same_text,omitempty"`  // role
	FiguresOf string `json:"figures_of,omitempty"` // role
	Names     bool   `json:"names,omitempty"`      // it is there to name companies
}

func sum(e Entry) Sum {
	h := sha256.Sum256(e.Data)
	return Sum{Path: e.Path, Size: len(e.Data), SHA256: hex.EncodeToString(h[:])}
}

// sums is manifest.sha256, as sha256sum -c takes it.
func sums(entries []Entry) []byte {
	var b bytes.Buffer
	for _, e := range entries {
		fmt.Fprintf(&b, "%s  %s\n", sum(e).SHA256, e.Path)
	}
	return b.Bytes()
}

// readSums reads manifest.sha256: digests by path.
func readSums(data []byte) (map[string]string, error) {
	out := map[string]string{}
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		digest, name, ok := strings.Cut(strings.TrimSuffix(line, "\r"), "  ")
		if raw, err := hex.DecodeString(digest); !ok || err != nil || len(raw) != sha256.Size || name == "" {
			return nil, fmt.Errorf("line %d is no sum", i+1)
		}
		out[name] = strings.ToLower(digest)
	}
	return out, nil
}

func (i Info) bytes() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(i); err != nil {
		return nil, fmt.Errorf("write %s: %w", InfoName, err)
	}
	return b.Bytes(), nil
}

// info describes the deliverable.
func info(in *Input, files []placed, number int, changes []string) Info {
	i := Info{Format: format, Project: in.Project.Title, Body: in.Project.Body, Contract: in.Project.Contract, Profile: in.Profile.Name,
		Edition: in.Edition, Version: number, Date: in.Date, Disc: max(in.Disc, 1), Discs: max(in.Discs, 1), Companies: len(in.Companies),
		NotFinal: len(open(in.Companies)), Scanned: in.Tools.Scan != nil && in.Profile.Checks.Leaks, Versions: in.Versions, Known: in.Project.known(), Changes: changes,
		Checks: InfoChecks{Part: in.Profile.Checks.PDF.Part, Conformance: in.Profile.Checks.PDF.Conformance}}
	if in.Profile.Checks.Drafts {
		i.Checks.DraftWords, i.Checks.DraftLines = in.Profile.Checks.DraftWords, in.Profile.Checks.DraftLines
	}
	for _, f := range files {
		i.Files = append(i.Files, InfoFile{Sum: sum(f.Entry), Role: f.rule.Role.V, About: f.rule.About, SameText: f.rule.SameText.V,
			FiguresOf: f.rule.FiguresOf.V, Names: f.rule.Leaks.V == expected})
	}
	if last := in.last(); last != nil {
		i.Supersedes = last.Digest
	}
	return i
}

// known are the names that a deliverable has of right.
func (p Project) known() []string {
	var out []string
	for _, s := range append([]string{p.Body, p.Client, p.Ministry, p.Office}, p.Known...) {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

func open(companies []Company) []Company {
	var out []Company
	for _, c := range companies {
		if !c.Final {
			out = append(out, c)
		}
	}
	return out
}

// last is what was delivered before by the same profile, nil when nothing was.
func (in *Input) last() *Delivered {
	for i := len(in.Earlier) - 1; i >= 0; i-- {
		if in.Earlier[i].Profile == in.Profile.Name {
			return &in.Earlier[i]
		}
	}
	return nil
}
