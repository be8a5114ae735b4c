package sample

import (
	"cmp"
	"math/rand/v2"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
)

// project is a project before its files are made.
type project struct {
	title     string
	seed      uint64
	date      calendar.Date
	cat       *criteria.Catalogue
	auditors  []auditor
	committee []member
	firms     []*firm         // those that are not in the register come last
	rec       *record.Project // what project.yaml says; set by build
}

// firm is one made-up company and what it will send.
type firm struct {
	rec     record.Company
	short   string // name as people say it
	profile string // good, typical, weak
	lacks   map[string]bool
	laws    []Law
	returns []planned
	unknown bool // not in the register
	index   int
}

// planned is one file that a firm will send.
type planned struct {
	path     string // under inbox/
	answered calendar.Date
	style    string // how 回答日 is written
	answerer string
	messes   []string
	strength float64
}

// rng returns the firm's own stream of chance, so that firms can be made in
// any order; part separates what is drawn for one purpose from the next.
func (p *project) rng(index, part int) *rand.Rand {
	return rand.New(rand.NewPCG(mix(p.seed), mix(uint64(index)<<16|uint64(part))))
}

// mix spreads neighbouring numbers (SplitMix64, Steele, Lea and Flood 2014):
// streams of neighbouring seeds begin alike.
func mix(x uint64) uint64 {
	x += 0x9E3779B97F4A7C15
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}

func pick[T any](r *rand.Rand, from []T) T {
	var none T
	if len(from) == 0 {
		return none
	}
	return from[r.IntN(len(from))]
}

// draw returns n different values of the list, in the list's order shuffled.
func draw[T any](r *rand.Rand, from []T, n int) []T {
	out := append([]T(nil), from...)
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out[:min(n, len(out))]
}

func chance(r *rand.Rand, p float64) bool { return r.Float64() < p }

// facts are the particulars of a firm that its texts mention.
type facts struct {
	contractors, everybody                              int
	society, reason                                     string
	sites, departments, managers, rules, spots, systems []string
}

func (f *firm) facts(r *rand.Rand, w *words) *facts {
	departments, posts := w.Departments, w.Posts
	if f.rec.Employees.Known && f.rec.Employees.V < 10 {
		departments, posts = w.SmallDepts, w.SmallPosts
	}
	out := &facts{
		society:     f.short,
		contractors: 2 + r.IntN(18),
		everybody:   cmp.Or(f.rec.Employees.V, 40),
		departments: draw(r, departments, 3+r.IntN(2)),
		spots:       draw(r, w.Spots, 3),
		systems:     draw(r, w.Systems, 2),
		rules:       draw(r, w.Rules, 1+r.IntN(2)),
	}
	for _, s := range f.rec.Sites {
		name, _, _ := strings.Cut(s.V, "（")
		out.sites = append(out.sites, name, f.short+" "+name)
	}
	if len(out.sites) == 0 {
		out.sites = []string{f.short + " " + pick(r, w.Sites)}
	}
	for _, post := range draw(r, posts, 2) {
		out.managers = append(out.managers, post+"（"+pick(r, w.Surnames)+"）")
	}
	return out
}

// fill puts particulars for the places 〔…〕 of a text.
func (f *facts) fill(r *rand.Rand, text string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "〔")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		key, after, _ := strings.Cut(rest, "〕")
		b.WriteString(f.value(r, key))
		text = after
	}
}

func (f *facts) value(r *rand.Rand, key string) string {
	switch key {
	case "拠点":
		return pick(r, f.sites)
	case "部署":
		return pick(r, f.departments)
	case "長":
		return pick(r, f.managers)
	case "規程":
		return pick(r, f.rules) + " 第" + itoa(2+r.IntN(24)) + "条"
	case "棚":
		return pick(r, f.spots)
	case "系":
		return pick(r, f.systems)
	case "社":
		return f.society
	case "理由":
		return f.reason
	case "社数":
		return itoa(f.contractors)
	case "全員":
		return itoa(f.everybody)
	case "版":
		return itoa(1 + r.IntN(5))
	case "人":
		return itoa(2 + r.IntN(max(1, min(37, f.everybody-1))))
	case "件":
		return itoa(5 + r.IntN(240))
	case "m":
		return itoa(1 + r.IntN(4))
	case "月":
		return pick(r, []string{"平成29年9月", "平成29年10月", "平成29年12月", "平成30年1月", "平成30年2月", "平成30年3月", "平成30年4月", "H29.11月", "2018年2月", "2017年度下期"})
	case "日":
		return pick(r, []string{"平成30年4月3日", "2018年3月26日", "平成30年2月14日", "H30.1.22", "2018/4/10"})
	default:
		return "〔" + key + "〕"
	}
}
