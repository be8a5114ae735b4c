package disclosure

import (
	"strconv"
	"strings"

	"shinsa/pipeline/problem"
)

// Problems says what the office has to know of the protected tables: how much
// is hidden, and which tables must not go out.
func (p Protection) Problems(pos problem.Pos) problem.List {
	var out problem.List
	var withheld []string
	for _, t := range p.Tables {
		if t.Withheld {
			withheld = append(withheld, "「"+t.Title+"」")
		}
	}
	if n := len(withheld); n > 0 {
		const most = 8 // the report itself says so at each
		if n > most {
			withheld = append(withheld[:most], "ほか")
		}
		out.Add("disclosure-withheld", pos, strconv.Itoa(n), strings.Join(withheld, ""))
	}
	if p.Primary+p.Complementary > 0 {
		out = append(out, problem.New("disclosure-hidden", pos, strconv.Itoa(p.Primary), strconv.Itoa(p.Complementary),
			strconv.Itoa(p.Settings.Threshold), strconv.Itoa(len(p.Tables))))
	}
	return out
}

// Problems says what became of the records.
func (g Generalised) Problems(pos problem.Pos, want Anonymity) problem.List {
	if !g.Reached {
		return problem.List{problem.New("disclosure-k-missed", pos, strconv.Itoa(want.K), strconv.Itoa(g.K))}
	}
	return problem.List{problem.New("disclosure-generalised", pos, strings.Join(g.Names, "・"), strconv.Itoa(g.K), strconv.Itoa(want.K), strconv.Itoa(g.Left))}
}
