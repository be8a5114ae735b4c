package deliverable

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path"
	"slices"
	"strings"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/strict"
)

// Verified is what is known of a deliverable that was verified.
type Verified struct {
	Info    Info
	Digest  string // SHA-256 of manifest.sha256, as the office has it on record
	Files   int
	Scanned bool // with a register: for names; else only for what looks like a person, a company or an address
}

// Verify checks a deliverable on any machine, with nothing at hand but its
// files: that they are those of the manifest, that the PDFs still say what the
// Word files say, and all that Make held of single files. Without Tools.Scan the
// search for what identifies a company is for patterns only; the deliverable
// has no list of names to search for, and must not have one, not even of
// digests, by which anybody could try names until one fits.
func Verify(tree []Entry, tools Tools) (*Verified, problem.List) {
	v := &verification{tools: tools, out: &Verified{Scanned: tools.Scan != nil}}
	if !v.root(tree) {
		return v.out, v.found.Sorted()
	}
	v.sums()
	v.info()
	v.contents()
	v.leaks()
	return v.out, v.found.Sorted()
}

// Describe returns what a deliverable says of itself, before anything of it is
// believed: Known are names that a scan with a register lets stand.
func Describe(tree []Entry) (Info, bool) {
	v := &verification{out: &Verified{}}
	if !v.root(tree) {
		return Info{}, false
	}
	v.info()
	return v.out.Info, len(v.found) == 0
}

type verification struct {
	tools Tools
	files []Entry
	out   *Verified
	found problem.List
}

func (v *verification) get(name string) []byte {
	for _, e := range v.files {
		if e.Path == name {
			return e.Data
		}
	}
	return nil
}

// root finds the folder that the manifest stands in.
func (v *verification) root(tree []Entry) bool {
	best := -1
	for i, e := range tree {
		if path.Base(e.Path) == SumsName && (best < 0 || strings.Count(e.Path, "/") < strings.Count(tree[best].Path, "/")) {
			best = i
		}
	}
	if best < 0 {
		v.found.Add("deliver-no-manifest", problem.Pos{}, SumsName)
		return false
	}
	dir := strings.TrimSuffix(tree[best].Path, SumsName)
	for _, e := range tree {
		name, inside := strings.CutPrefix(e.Path, dir)
		switch {
		case litter(name) || litter(e.Path):
		case inside:
			v.files = append(v.files, Entry{name, e.Data})
		default:
			v.found.Add("deliver-file-extra", problem.Pos{File: e.Path}, e.Path)
		}
	}
	v.out.Files = len(v.files)
	return true
}

// sums holds the files against the manifest.
func (v *verification) sums() {
	data := v.get(SumsName)
	digest := sha256.Sum256(data)
	v.out.Digest = hex.EncodeToString(digest[:])
	want, err := readSums(data)
	if err != nil {
		v.found.Add("deliver-manifest-broken", problem.Pos{File: SumsName}, err.Error())
	}
	seen := map[string]bool{SumsName: true}
	for _, e := range v.files {
		seen[e.Path] = true
		switch got, ok := want[e.Path]; {
		case e.Path == SumsName:
		case !ok:
			v.found.Add("deliver-file-extra", problem.Pos{File: e.Path}, e.Path)
		case got != sum(e).SHA256:
			v.found.Add("deliver-file-altered", problem.Pos{File: e.Path}, e.Path)
		}
	}
	for name := range want {
		if !seen[name] {
			v.found.Add("deliver-file-missing", problem.Pos{File: name}, name)
		}
	}
}

func (v *verification) info() {
	if err := json.Unmarshal(v.get(InfoName), &v.out.Info); err != nil || v.out.Info.Format != format {
		v.found.Add("deliver-info-broken", problem.Pos{File: InfoName}, InfoName)
	}
}

// contents makes the checks of contents again.
func (v *verification) contents() {
	checks := defaults()
	i := &v.out.Info
	checks.PDF = PDFChecks{Part: i.Checks.Part, Conformance: i.Checks.Conformance}
	checks.DraftWords, checks.DraftLines = i.Checks.DraftWords, i.Checks.DraftLines
	checks.SameText = v.tools.Lines != nil
	var files []placed
	var paths []string
	for _, e := range v.files {
		paths = append(paths, e.Path)
		rule := &Rule{}
		if k := slices.IndexFunc(i.Files, func(f InfoFile) bool { return f.Path == e.Path }); k >= 0 {
			f := i.Files[k]
			rule.Role, rule.SameText, rule.FiguresOf = value(f.Role), value(f.SameText), value(f.FiguresOf)
		}
		if extension(e.Path) != ".txt" && e.Path != InfoName && e.Path != SumsName { // our own lists quote nobody
			files = append(files, placed{Entry: e, rule: rule})
		}
	}
	v.found = append(append(v.found, examine(files, checks, v.tools, nil)...), checkNames(checks, "", paths)...)
}

func value(s string) strict.Value[string] { return strict.Value[string]{V: s} }

// leaks looks for what identifies a company or a person.
func (v *verification) leaks() {
	v.found = append(v.found, together(len(v.files), func(i int) problem.List {
		e := v.files[i]
		if v.named(e.Path) || e.Path == SumsName {
			return nil
		}
		found := patterns(e, v.out.Info.Known)
		if v.tools.Scan != nil {
			found = append(found, v.tools.Scan(e.Path, e.Data)...)
		}
		return found
	})...)
}

// named tells a file that is there to name companies.
func (v *verification) named(p string) bool {
	return slices.ContainsFunc(v.out.Info.Files, func(f InfoFile) bool { return f.Path == p && f.Names })
}
