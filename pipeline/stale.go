package pipeline

import (
	"slices"
	"strings"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// stale finds the files of earlier runs in the job's folder that this run did
// not make: a query whose cause is gone, or the older version of a document
// that is withheld now. They are never deleted; the office decides.
func (r *run) stale(j job, m made) (problem.List, error) {
	withheld := map[string]bool{}
	for _, w := range m.Withheld {
		withheld[w.Document] = true
	}
	var out problem.List
	for _, p := range r.ledger.Under(j.dir) {
		there, edited, err := r.ledger.Stands(p)
		if err != nil {
			return nil, err
		}
		if !there || m.owns(p, edited) || documentName(p) == finalReport {
			continue
		}
		code := problem.Code("document-stale")
		if withheld[documentName(p)] {
			code = "document-older"
		}
		out = append(out, problem.New(code, problem.Pos{File: p}, p).For(j.company))
	}
	return out, nil
}

// owns tells whether the file belongs to what was made: a document, our new
// version beside an edited one, or such a version that a person works on.
func (m *made) owns(path string, edited bool) bool {
	if slices.Contains(m.held, path) {
		return true
	}
	for _, f := range m.Files {
		beside := edited && strings.HasPrefix(path, stem(f.Path)+"（新版")
		if f.Path == path || f.At == path || beside {
			return true
		}
	}
	return false
}

// stem is a path without its ending.
func stem(path string) string {
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		return path[:i]
	}
	return path
}

// documentName is the document that the file is a form or version of.
func documentName(path string) string {
	name, _, _ := strings.Cut(stem(path[strings.LastIndexByte(path, '/')+1:]), "（新版")
	return name
}

// orphans finds the files of companies that are not in the register any more.
func (r *run) orphans() (problem.List, error) {
	var out problem.List
	for _, p := range r.ledger.Under(CompaniesDir) {
		id, _, _ := strings.Cut(strings.TrimPrefix(p, CompaniesDir+"/"), "/")
		if slices.ContainsFunc(r.companies, func(c record.Company) bool { return c.ID == id }) {
			continue
		}
		there, _, err := r.ledger.Stands(p)
		if err != nil {
			return nil, err
		}
		if there {
			out.Add("document-stale", problem.Pos{File: p}, p)
		}
	}
	return out, nil
}

// listed is the list as --json shows it: an empty one is [], never null.
func listed[T any, L ~[]T](l L) L {
	if l == nil {
		return L{}
	}
	return l
}
