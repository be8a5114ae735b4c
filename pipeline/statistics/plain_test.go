package statistics_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/statistics"
)

// The second path: the same figures from the raw records, by questions asked
// of every company and every row one cell at a time. It shares no code with
// the package and does not look at audit.Assessment's items.

// firm is one company, looked at plainly.
type firm struct {
	k      statistics.Case
	c      *record.Company
	r      *record.Response
	rows   []line
	judged bool // some item in scope has a verdict
}

// line is one required item at a firm.
type line struct {
	f                        *firm
	item                     criteria.Item
	section                  string
	out                      bool
	answer, found, documents string
}

func firms(in statistics.Input) []*firm {
	var out []*firm
	for i := range in.Cases {
		f := &firm{k: in.Cases[i], c: in.Cases[i].Assessment.Company, r: in.Cases[i].Assessment.Response}
		section := map[string]string{}
		for _, s := range in.Catalogue.Sections {
			for _, c := range s.Clauses {
				section[c.ID] = s.ID
			}
		}
		for _, it := range in.Catalogue.Items {
			if it.Kind != criteria.Required {
				continue
			}
			l := line{f: f, item: it, section: section[it.Clause], out: f.outside(it), found: f.verdict(it.ID), documents: f.byDocuments(it.ID)}
			if f.r != nil {
				if a := f.r.Answers[it.ID]; a.Status.Known {
					l.answer = string(a.Status.V)
				}
			}
			f.rows = append(f.rows, l)
			f.judged = f.judged || !l.out && l.found != ""
		}
		out = append(out, f)
	}
	return out
}

// outside: some group of scopes of which the company said no to each.
func (f *firm) outside(it criteria.Item) bool {
	if f.r == nil {
		return false
	}
	for _, group := range it.When {
		no := 0
		for _, id := range group {
			if s, ok := f.r.Scopes[id]; ok && s.Yes.Known && !s.Yes.V {
				no++
			}
		}
		if no == len(group) {
			return true
		}
	}
	return false
}

func (f *firm) verdict(id string) string {
	if f.k.Report != nil {
		for _, x := range f.k.Report.Findings {
			if x.Item == id && x.Verdict.Known {
				return string(x.Verdict.V)
			}
		}
	}
	if f.k.Fieldwork != nil && (len(f.days("onsite")) > 0 || len(f.days("direction")) > 0) {
		for _, x := range f.k.Fieldwork.Findings {
			if x.Item == id && x.Verdict.Known {
				return string(x.Verdict.V)
			}
		}
	}
	return ""
}

func (f *firm) byDocuments(id string) string {
	if f.k.Reviewed != nil {
		for _, x := range f.k.Reviewed {
			if x.Item == id && x.Verdict.Known {
				return string(x.Verdict.V)
			}
		}
		return ""
	}
	if f.k.Fieldwork == nil {
		return ""
	}
	site := f.days("onsite")
	for _, x := range f.k.Fieldwork.Findings {
		if x.Item != id || !x.Verdict.Known || len(x.Parts) == 0 {
			continue
		}
		for _, o := range x.Parts {
			if len(site) > 0 && !(o.Date.Known && o.Date.V.String() < site[0]) {
				return ""
			}
		}
		return string(x.Verdict.V)
	}
	return ""
}

func (f *firm) audited() bool { return f.judged }

// entry is what the report says at a tag.
func (f *firm) entry(tag string) string {
	if f.k.Report != nil {
		for _, e := range f.k.Report.Entries {
			if e.Tag == tag {
				return strings.TrimSpace(e.Value.V)
			}
		}
	}
	return ""
}

func (f *firm) logged(kind string) bool {
	for _, e := range f.k.Events {
		if string(e.Kind) == kind && e.Date.Known {
			return true
		}
	}
	return false
}

// days lists the days of a stage, sorted, in ISO form.
func (f *firm) days(stage string) []string {
	var out []string
	put := func(d calendar.Date) {
		if d.Day > 0 {
			out = append(out, d.String())
		}
	}
	kinds := map[string][]string{"review": {"committee", "head"}, "aftermath": {"aftermath-reported"}, "sent": {"-"}, "returned": {"-"}}[stage]
	if kinds == nil {
		kinds = []string{stage}
	}
	for _, e := range f.k.Events {
		if slices.Contains(kinds, string(e.Kind)) && e.Date.Known {
			put(e.Date.V)
		}
	}
	dated := func(tag string) {
		if f.k.Report != nil {
			for _, e := range f.k.Report.Entries {
				if e.Tag == tag {
					put(e.Date)
					return
				}
			}
		}
	}
	switch stage {
	case "contract":
		put(f.c.ContractDate.V)
	case "sent":
		put(f.c.SentDate.V)
	case "returned":
		if f.r != nil && f.r.Received.Known {
			put(f.r.Received.V)
		} else if f.r != nil {
			put(f.r.Seen)
		}
	case "document-review":
		dated("cover.document-date")
		f.visited("文書審査", put)
	case "onsite":
		dated("cover.onsite-date")
		f.visited("現地審査", put)
	case "direction":
		dated("direction.date")
	case "review":
		if f.reviewedBy() != "" {
			dated("review.date")
		}
	case "aftermath":
		if f.k.Aftermath != nil {
			put(f.k.Aftermath.Reported.V)
		}
	}
	slices.Sort(out)
	return out
}

func (f *firm) reviewedBy() string {
	switch k := f.entry("review.kind"); {
	case k == "委員会によるレビュー" || k == "代表者によるレビュー":
		return k
	case f.logged("committee"):
		return "委員会によるレビュー"
	case f.logged("head"):
		return "代表者によるレビュー"
	}
	return ""
}

// call is one visit: kind, day, who.
type call struct{ kind, day, by string }

func (f *firm) calls() []call {
	rows := map[int]*call{}
	var order []int
	if f.k.Report != nil {
		filled := map[int]bool{}
		for _, e := range f.k.Report.Entries {
			if e.Row == 0 || !strings.HasPrefix(e.Tag, "visits.") {
				continue
			}
			if rows[e.Row] == nil {
				rows[e.Row] = &call{}
				order = append(order, e.Row)
			}
			switch e.Tag {
			case "visits.kind":
				rows[e.Row].kind = e.Value.V
			case "visits.date":
				rows[e.Row].day, filled[e.Row] = e.Date.String(), true
			case "visits.by":
				rows[e.Row].by, filled[e.Row] = e.Value.V, true
			}
		}
		var out []call
		for _, i := range order {
			if filled[i] {
				out = append(out, *rows[i])
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	var out []call
	if f.k.Fieldwork != nil {
		for _, v := range f.k.Fieldwork.Visits {
			out = append(out, call{v.Kind.V, v.Date.V.String(), v.By.V})
		}
	}
	return out
}

func (f *firm) visited(kind string, put func(calendar.Date)) {
	for _, v := range f.calls() {
		if v.kind == kind && v.day != "" {
			d, _ := calendar.ParseISO(v.day)
			put(d)
		}
	}
}

func (f *firm) state() string {
	result, judged := f.entry("conclusion.result"), f.entry("review.result")
	switch {
	case strings.Contains(result, "中止") || strings.Contains(judged, "中止") || f.logged("stopped"):
		return "stopped"
	case strings.Contains(judged, "全部に適合している") || f.logged("conformity"):
		return "full"
	case strings.Contains(judged, "一部に適合している") || f.logged("report-sent") && strings.Contains(result, "一部に適合"):
		return "partial"
	case result != "" || len(f.days("direction")) > 0:
		return "concluded"
	case len(f.days("document-review")) > 0 || len(f.days("onsite")) > 0 || f.audited():
		return "audited"
	case f.r != nil:
		return "returned"
	}
	return "not-returned"
}

// key is the group of a firm in a dimension.
func (f *firm) key(dimension string) string {
	switch dimension {
	case "size":
		return map[[2]bool]string{{true, true}: "sme", {true, false}: "mid"}[[2]bool{f.c.SME.Known, f.c.SME.Is}] + map[bool]string{false: "unknown"}[f.c.SME.Known]
	case "unit":
		return string(f.c.ScopeUnit)
	case "method":
		return string(f.c.Method)
	case "industry":
		if f.c.Division == "" && f.c.Industry.V == "" {
			return "未記入"
		} else if f.c.Division == "" {
			return "大分類を特定できないもの"
		}
		return f.c.Division
	case "region":
		for pref, region := range map[string]string{"東京": "関東", "群馬": "関東", "大阪": "近畿", "愛知": "中部", "福岡": "九州", "北海道": "北海道"} {
			if strings.HasPrefix(f.c.Address.V, pref) {
				return region
			}
		}
		return ""
	case "employees":
		n := f.c.Employees.V
		switch {
		case !f.c.Employees.Known:
			return ""
		case n > 300:
			return "more"
		case n > 100:
			return "300"
		case n > 50:
			return "100"
		case n > 20:
			return "50"
		case n > 5:
			return "20"
		}
		return "5"
	}
	panic(dimension)
}

// in tells whether a firm belongs to a row of a table by a dimension.
func (f *firm) in(dimension, row string) bool { return row == "total" || f.key(dimension) == row }

// planned is a part of the plan's effort.
func (f *firm) planned(part string) float64 {
	e := f.k.Plan.Effort
	var pre, report float64
	for _, l := range e.Lines {
		if l.Part == "preliminary" {
			pre += l.Days
		} else if l.Part == "report" {
			report += l.Days
		}
	}
	return map[string]float64{"preliminary": pre, "document": e.Document, "onsite": e.Onsite, "report": report, "total": e.Total, "adjusted": e.Total - pre - report - e.Document - e.Onsite}[part]
}

// spent is the work on record by part, "" for what has none.
func (f *firm) spent() map[string]float64 {
	out := map[string]float64{}
	if f.k.Spent != nil {
		for _, s := range f.k.Spent {
			out[string(s.Part)] += s.Days
		}
		return out
	}
	for _, e := range f.k.Events {
		if e.Kind != "effort" {
			continue
		}
		text := strings.NewReplacer("１", "1", "．", ".", "５", "5").Replace(e.Text.V)
		for _, w := range []struct{ word, part string }{{"予備審査", "preliminary"}, {"文書審査", "document"}, {"現地審査", "onsite"}, {"報告書", "report"}, {"合計", ""}} {
			if m := regexp.MustCompile(w.word + `[^0-9、]*([0-9.]+)人日`).FindStringSubmatch(text); m != nil {
				x, _ := strconv.ParseFloat(m[1], 64)
				out[w.part] += x
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	seen := map[string]bool{}
	for _, v := range f.calls() {
		part := map[string]string{"文書審査": "document", "現地審査": "onsite"}[v.kind]
		if part == "" || v.day == "" {
			continue
		}
		for _, who := range strings.Split(v.by, "、") {
			key := part + v.day + strings.ReplaceAll(who, " ", "")
			if !seen[key] {
				seen[key] = true
				out[part]++
			}
		}
	}
	return out
}

// law is one law of a firm with how it was found.
func (f *firm) laws() map[string]string {
	canon := func(s string) string {
		s = strings.ToLower(strings.NewReplacer("ＪＩＳ", "jis").Replace(s))
		return map[string]string{"個人情報の保護に関する法律": "個人情報保護法"}[s] + map[bool]string{true: s}[s != "個人情報の保護に関する法律"]
	}
	rank := []string{"unsaid", "checked", "unchecked", "doubt"}
	word := map[string]string{"遵守を確認": "checked", "未確認": "unchecked", "疑義あり": "doubt", "": "unsaid"}
	out := map[string]string{}
	put := func(name, state string) {
		if old, ok := out[name]; !ok || slices.Index(rank, state) > slices.Index(rank, old) {
			out[name] = state
		}
	}
	if f.r != nil {
		for i, l := range f.r.Laws {
			state := word[f.entry("law."+strconv.Itoa(i+1)+".status")]
			if state == "unsaid" && f.k.Fieldwork != nil {
				for _, x := range f.k.Fieldwork.Laws {
					if x.Number == i+1 {
						state = word[x.Status.V]
						if x.Doubted {
							state = "doubt"
						}
					}
				}
			}
			put(canon(l.V), state)
		}
	}
	if f.k.Fieldwork != nil {
		for _, x := range f.k.Fieldwork.Laws {
			if x.Number == 0 && x.Name.V != "" {
				put(canon(x.Name.V), word[x.Status.V])
			}
		}
	}
	return out
}

// tips are the pieces of advice: the item that each is about.
func (f *firm) tips(known func(string) bool) []string {
	var out []string
	put := func(item, text string) {
		if text == "" {
			return
		}
		first := ""
		for _, w := range strings.Split(item, "、") {
			if first == "" && known(w) {
				first = w
			}
		}
		out = append(out, first)
	}
	if f.k.Report != nil {
		for _, x := range f.k.Report.Findings {
			put(x.Item, x.Advice.V)
		}
		items, texts := map[int]string{}, map[int]string{}
		for _, e := range f.k.Report.Entries {
			if e.Tag == "advice-log.item" {
				items[e.Row] = e.Value.V
			} else if e.Tag == "advice-log.text" {
				texts[e.Row] = e.Value.V
			}
		}
		for i := range 10 {
			put(items[i], texts[i])
		}
	} else if f.k.Fieldwork != nil {
		for _, x := range f.k.Fieldwork.Findings {
			put(x.Item, x.Advice.V)
		}
		for _, x := range f.k.Fieldwork.Advice {
			put(x.Item.V, x.Text.V)
		}
	}
	return out
}
