package sample

import (
	"fmt"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/strict"
	"shinsa/samples"
)

// library is what package samples holds.
type library struct {
	words  words
	topics topics
	demo   demo
}

type words struct {
	Surnames       []string            `yaml:"surnames"`
	Given          []string            `yaml:"given"`
	Fronts         []string            `yaml:"fronts"`
	Ends           map[string][]string `yaml:"ends"`
	Before         []string            `yaml:"forms_before"`
	After          []string            `yaml:"forms_after"`
	Industries     []industry          `yaml:"industries"`
	Places         []string            `yaml:"places"`
	Streets        []string            `yaml:"streets"`
	Sites          []string            `yaml:"sites"`
	Departments    []string            `yaml:"departments"`
	Posts          []string            `yaml:"posts"`
	SmallDepts     []string            `yaml:"small_departments"`
	SmallPosts     []string            `yaml:"small_posts"`
	Rules          []string            `yaml:"rules"`
	Spots          []string            `yaml:"spots"`
	Systems        []string            `yaml:"systems"`
	Laws           []law               `yaml:"laws"`
	Notes          []string            `yaml:"notes"`
	Comments       []string            `yaml:"comments"`
	Unreadable     []string            `yaml:"unreadable"`
	Spellings      map[string][]string `yaml:"spellings"`
	Yes            []string            `yaml:"said_yes"`
	No             []string            `yaml:"said_no"`
	OldHeads       map[string]string   `yaml:"old_heads"`
	FileNames      []string            `yaml:"file_names"`
	Folders        []string            `yaml:"folders"`
	SheetNames     []string            `yaml:"sheet_names"`
	Contradictions []string            `yaml:"contradictions"`
	Harmless       []string            `yaml:"harmless"`
	AgainstScope   []string            `yaml:"against_scope"`
	NotApplicable  []string            `yaml:"not_applicable"`
	NoOccasion     []string            `yaml:"not_applicable_other"`
	Long           []string            `yaml:"long"`
	Symbols        []string            `yaml:"symbols"`
	Rare           []string            `yaml:"rare"`
	Readings       map[string]string   `yaml:"readings"`
	Needs          map[string][]string `yaml:"needs"` // by scope
}

// industry gives ranges: capital in million yen, employees, and the share of
// companies in per cent.
type industry struct {
	Class     string `yaml:"class"`
	Name      string `yaml:"name"`
	Capital   []int  `yaml:"capital"`
	Employees []int  `yaml:"employees"`
	Share     int    `yaml:"share"`
}

type law struct {
	Name string `yaml:"name"`
	Note string `yaml:"note"`
}

type topics struct {
	Topics      []topic  `yaml:"topics"`
	Recommended []string `yaml:"recommended"`
}

// topic is what companies write about one subject of the criteria.
type topic struct {
	Name     string   `yaml:"name"`
	Clauses  []string `yaml:"clauses"` // what the IDs of its items begin with
	Match    []string `yaml:"match"`
	Evidence []string `yaml:"evidence"`
	Done     []string `yaml:"done"`
	Part     []string `yaml:"part"`
	Not      []string `yaml:"not"`
	Alt      []string `yaml:"alt"`
}

type demo struct {
	Seed      int        `yaml:"seed"`
	Title     string     `yaml:"title"`
	Auditors  []auditor  `yaml:"auditors"`
	Committee []member   `yaml:"committee"`
	Companies []demoFirm `yaml:"companies"`
	Unknown   demoFirm   `yaml:"unknown"`
}

type auditor struct {
	ID             string     `yaml:"id"`
	Name           string     `yaml:"name"`
	Organisation   string     `yaml:"organisation"`
	Qualifications []string   `yaml:"qualifications"`
	Lead           bool       `yaml:"lead"`
	MaxDays        int        `yaml:"max_days"`
	Base           string     `yaml:"base"`
	Areas          []string   `yaml:"areas"`
	DaysOff        []span     `yaml:"days_off"`
	Conflicts      []conflict `yaml:"conflicts"`
}

type span struct {
	From calendar.Date `yaml:"from"`
	To   calendar.Date `yaml:"to"`
}

type conflict struct {
	Company string `yaml:"company"`
	Reason  string `yaml:"reason"`
}

type member struct {
	Name     string `yaml:"name"`
	Title    string `yaml:"title"`
	External bool   `yaml:"external"`
}

type demoFirm struct {
	ID           string        `yaml:"id"`
	Name         string        `yaml:"name"`
	Short        string        `yaml:"short"`
	Kana         string        `yaml:"kana"`
	Number       string        `yaml:"number"`
	Address      string        `yaml:"address"`
	Industry     string        `yaml:"industry"`
	Capital      int           `yaml:"capital"`
	Employees    int           `yaml:"employees"`
	Contact      string        `yaml:"contact"`
	ContactTitle string        `yaml:"contact_title"`
	Unit         string        `yaml:"unit"`
	Scope        string        `yaml:"scope"`
	Sites        []string      `yaml:"sites"`
	Contract     calendar.Date `yaml:"contract"`
	Price        int           `yaml:"price"`
	Method       string        `yaml:"method"`
	MethodReason string        `yaml:"method_reason"`
	Explained    string        `yaml:"explained"`
	Note         string        `yaml:"note"`
	Possible     string        `yaml:"possible"`
	Profile      string        `yaml:"profile"`
	Lacks        []string      `yaml:"lacks"`
	Laws         []string      `yaml:"laws"`
	Returns      []demoReturn  `yaml:"returns"`
}

type demoReturn struct {
	File     string        `yaml:"file"`
	Answered calendar.Date `yaml:"answered"`
	Date     string        `yaml:"date"`
	Answerer string        `yaml:"answerer"`
	Messes   []string      `yaml:"messes"`
}

// load reads the embedded files. A problem in them is a fault of the program.
func load() (*library, error) {
	l := &library{}
	for _, f := range []struct {
		name string
		into any
	}{{"words.yaml", &l.words}, {"topics.yaml", &l.topics}, {"demo.yaml", &l.demo}} {
		data, err := samples.Files.ReadFile(f.name)
		if err != nil {
			return nil, fmt.Errorf("read samples/%s: %w", f.name, err)
		}
		if ps := strict.Decode("samples/"+f.name, data, f.into); len(ps) > 0 {
			return nil, fmt.Errorf("read samples/%s: %s", f.name, ps[0].Text("en"))
		}
	}
	return l, nil
}
