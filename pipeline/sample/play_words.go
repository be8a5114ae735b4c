package sample

import (
	"math/rand/v2"
	"strings"

	"shinsa/pipeline/audit"
)

// lines are the sentences of samples/audits.yaml.
type lines struct {
	Conforms    map[string][]string `yaml:"conforms"`
	Mended      []string            `yaml:"mended"`
	Fails       []string            `yaml:"fails"`
	Irrelevant  []string            `yaml:"irrelevant"`
	Recommended []string            `yaml:"recommended"`
	Advice      []string            `yaml:"advice"`
	Responses   []string            `yaml:"responses"`
	Laws        string              `yaml:"laws"`
	Doubt       string              `yaml:"doubt"`
	Stopped     string              `yaml:"stopped"`
	Interviews  map[string]string   `yaml:"interviews"`
	Remarks     map[string]string   `yaml:"remarks"`
	Directions  map[string]string   `yaml:"directions"`
	Opinion     string              `yaml:"opinion"`
	Answer      string              `yaml:"answer"`
	Reviews     map[string]string   `yaml:"reviews"`
	Difficulty  []string            `yaml:"difficulty"`
	Points      []point             `yaml:"points"`
	Effects     string              `yaml:"effects"`
	Alternative measure             `yaml:"alternative"`
	Subject     string              `yaml:"subject"`
}

type point struct {
	Stage string `yaml:"stage"`
	Text  string `yaml:"text"`
	Tip   string `yaml:"tip"`
}

type measure struct {
	Measure string `yaml:"measure"`
	Why     string `yaml:"why"`
	Worked  string `yaml:"worked"`
}

// voice says the sentences of one audit.
type voice struct {
	*lines
	p *player
	r *rand.Rand
}

func newVoice(l *lines, p *player, index uint64) *voice {
	return &voice{l, p, rand.New(rand.NewPCG(mix(p.scene.Seed), mix(index)))}
}

// about puts the particulars of an item into a sentence.
func (v *voice) about(it *audit.Item, sentence string) string {
	return strings.NewReplacer("〔文書〕", v.paper(it), "〔項目〕", v.short(it), "〔部署〕", v.department(it), "〔場所〕", v.place()).Replace(sentence)
}

// paper is what the company named as evidence, or the catalogue.
func (v *voice) paper(it *audit.Item) string {
	if a := it.Answer; a != nil && a.Evidence.Known {
		first, _, _ := strings.Cut(strings.NewReplacer("、", "\n", "，", "\n", "／", "\n").Replace(a.Evidence.V), "\n")
		if first = strings.TrimSpace(first); first != "" && len([]rune(first)) < 30 {
			return first
		}
	}
	if len(it.Item.Evidence) > 0 {
		return it.Item.Evidence[0]
	}
	return "関係する規程及び記録"
}

func (v *voice) short(it *audit.Item) string {
	if it.Item.Short != "" {
		return it.Item.Short
	}
	return it.Item.ID
}

func (v *voice) department(it *audit.Item) string {
	if a := it.Answer; a != nil && a.Department.Known {
		first, _, _ := strings.Cut(a.Department.V, "\n")
		return strings.TrimSpace(first)
	}
	return v.contactPlace()
}

// contactPlace is the department of the company's contact.
func (v *voice) contactPlace() string {
	title := v.p.company().ContactTitle.V
	first, _, _ := strings.Cut(title, " ")
	if first == "" {
		return "担当の部署"
	}
	return first
}

// place is where the company is visited.
func (v *voice) place() string {
	for _, s := range v.p.company().Sites {
		name, _, _ := strings.Cut(s.V, "（")
		if name != "" {
			return name
		}
	}
	return "本社"
}

// contact is whom the office talks to.
func (v *voice) contact() string {
	c := v.p.company()
	if !c.Contact.Known {
		return "ご担当者様"
	}
	return strings.TrimSpace(c.ContactTitle.V+"　"+c.Contact.V) + "様"
}

// auditors names the team.
func (v *voice) auditors() string {
	var names []string
	for _, m := range v.p.Plan.Team.Members {
		names = append(names, m.Auditor.Name)
	}
	return strings.Join(names, "、")
}

func (v *voice) lead() string {
	if len(v.p.Plan.Team.Members) == 0 {
		return ""
	}
	return v.p.Plan.Team.Members[0].Auditor.Name
}

// law is the law in doubt of a stopped audit: the first.
func (v *voice) law() string {
	if len(v.p.Assessment.Laws) == 0 {
		return "法令"
	}
	return strings.TrimSpace(v.p.Assessment.Laws[0].V)
}

// conforms says how an item was confirmed.
func (v *voice) conforms(it *audit.Item) string {
	mark := "文書"
	for _, m := range it.Item.Onsite {
		if len(v.Conforms[m]) > 0 {
			mark = m
			break
		}
	}
	return v.about(it, pick(v.r, v.Conforms[mark]))
}
