package pipeline

import (
	"context"
	"errors"
	"slices"
	"strings"

	"shinsa/pipeline/compose"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/statistics"
	"shinsa/pipeline/workspace"
)

// AboutFigure is what is to be explained: a table or figure of the project
// report by its number (表3-2, 図3-1), and a row of it by its name; "" for all.
type AboutFigure struct{ Number, Row string }

// IsFigure tells whether a word is meant as the number of a table or figure.
func IsFigure(word string) bool {
	key := normalize.Fold(word)
	return strings.HasPrefix(key, "表") || strings.HasPrefix(key, "図")
}

// ExplainFigure says how a table or figure of the project report (the edition
// for the contractor and the ministry) was counted, and which companies and
// which places in their files each of its numbers rests on. It counts anew and
// changes nothing but caches. A number or row that the report does not have is
// a problem, and the explanation is nil.
func ExplainFigure(ctx context.Context, dir string, about AboutFigure, o Options) (x *statistics.Explanation, found problem.List, err error) {
	folder, err := workspace.Open(dir)
	if err != nil {
		return nil, nil, err
	}
	unlock, err := folder.Lock()
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, folder.Sweep(), unlock()) }()
	s, err := load(ctx, folder, o)
	if err != nil {
		return nil, nil, err
	}
	if !s.ready() {
		return nil, s.problems.Sorted(), nil
	}
	r := &run{state: s, options: o, folder: folder}
	if r.ledger, err = workspace.OpenLedger(folder); err != nil {
		return nil, nil, err
	}
	if err := r.openCodes(folder); err != nil {
		return nil, nil, err
	}
	if r.course, err = s.follow(ctx, folder, r.ledger, o); err != nil {
		return nil, nil, err
	}
	return r.explainFigure(about)
}

func (r *run) explainFigure(about AboutFigure) (*statistics.Explanation, problem.List, error) {
	material, _, err := openMaterial(r.folder)
	if err != nil {
		return nil, nil, err
	}
	templates, found := compose.Load(material)
	if found.HasErrors() {
		return nil, found.Sorted(), nil
	}
	in := r.projectInput()
	in.Tables, in.Date = r.figures(true), r.options.Today
	d, found := templates.ProjectReport(in)
	if d == nil {
		return nil, found.Sorted(), nil
	}
	numbers := compose.ProjectNumbers(d)
	t := numbered(in.Tables, numbers, about.Number)
	if t == nil {
		return nil, problem.List{problem.New("figure-unknown", problem.Pos{}, about.Number, strings.Join(printed(in.Tables, numbers), "、"))}, nil
	}
	x, ok := statistics.Explain(t, numbers[t.ID], chartsOf(t.ID, numbers), about.Row)
	if !ok {
		return nil, problem.List{problem.New("figure-row-unknown", problem.Pos{}, numbers[t.ID], about.Row, strings.Join(rowNames(t), "、"))}, nil
	}
	return &x, nil, nil
}

// numbered is the table that stands under a number, or whose numbers the figure
// under that number shows. A table that the report does not print is found by
// its ID (表size).
func numbered(tables []statistics.Table, numbers map[string]string, wanted string) *statistics.Table {
	key := normalize.Fold(wanted)
	for id, number := range numbers {
		if normalize.Fold(number) == key {
			if t := statistics.Find(tables, compose.TableOf(id)); t != nil {
				return t
			}
		}
	}
	return statistics.Find(tables, strings.TrimPrefix(strings.TrimPrefix(key, "表"), "図"))
}

// chartsOf are the figures that show a table.
func chartsOf(table string, numbers map[string]string) []string {
	out := []string{}
	for id, number := range numbers {
		if id != table && compose.TableOf(id) == table {
			out = append(out, number)
		}
	}
	slices.Sort(out)
	return out
}

// printed lists the numbers of the tables of figures, in their order.
func printed(tables []statistics.Table, numbers map[string]string) []string {
	var out []string
	for i := range tables {
		if n := numbers[tables[i].ID]; n != "" {
			out = append(out, n)
		}
		out = append(out, chartsOf(tables[i].ID, numbers)...)
	}
	return out
}

func rowNames(t *statistics.Table) []string {
	var out []string
	for _, r := range t.Rows {
		name, _, _ := strings.Cut(r.Cells[0].Text, "　")
		out = append(out, name)
	}
	return out
}
