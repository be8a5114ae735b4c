package register

import (
	"fmt"
	"strings"

	"shinsa/pipeline/record"
)

// class is a row of 中小企業基本法 第2条第1項: at most so much capital or so
// many employees.
type class struct {
	name      string
	item      string // 号
	capital   int64  // yen
	employees int
}

// The four classes of the law.
var (
	making   = class{"製造業その他", "第1号", 300_000_000, 300}
	whole    = class{"卸売業", "第2号", 100_000_000, 100}
	services = class{"サービス業", "第3号", 50_000_000, 100}
	retail   = class{"小売業", "第4号", 50_000_000, 50}
)

// Size is what the decision rests on.
type Size struct {
	Industry  string
	Capital   record.Value[int64] // yen; 0 means that there is none, as of a person or an association
	Employees record.Value[int]
}

// DecideSME tells whether a company is a 中小企業者 under 中小企業基本法
// 第2条第1項, and by which rule. An industry that falls into several classes
// (情報通信業) is decided where all of them say the same.
func DecideSME(s Size) record.SME {
	classes := classesOf(s.Industry)
	if len(classes) == 0 {
		return record.SME{}
	}
	out := classes[0].decide(s)
	for _, c := range classes[1:] {
		d := c.decide(s)
		if !d.Known || !out.Known || d.Is != out.Is {
			return record.SME{Class: join(classes)}
		}
		out.Class += "・" + d.Class
		out.Rule += "　" + d.Rule
	}
	return out
}

func join(classes []class) string {
	var names []string
	for _, c := range classes {
		names = append(names, c.name)
	}
	return strings.Join(names, "・")
}

// decide applies one row of the law: either bound is enough.
func (c class) decide(s Size) record.SME {
	capital := s.Capital.Known && s.Capital.V > 0
	switch {
	case capital && s.Capital.V <= c.capital:
		return c.is(true, fmt.Sprintf("資本金の額（%s円）が%s以下の", grouped(s.Capital.V), yen(c.capital)))
	case s.Employees.Known && s.Employees.V <= c.employees:
		return c.is(true, fmt.Sprintf("常時使用する従業員の数（%s人）が%d人以下の", grouped(int64(s.Employees.V)), c.employees))
	case s.Employees.Known && capital:
		return c.is(false, fmt.Sprintf("資本金の額（%s円）が%sを超え、常時使用する従業員の数（%s人）が%d人を超える",
			grouped(s.Capital.V), yen(c.capital), grouped(int64(s.Employees.V)), c.employees))
	case s.Employees.Known && s.Capital.Known:
		return c.is(false, fmt.Sprintf("資本金がなく、常時使用する従業員の数（%s人）が%d人を超える", grouped(int64(s.Employees.V)), c.employees))
	}
	return record.SME{Class: c.name}
}

func (c class) is(sme bool, why string) record.SME {
	end := "ため、中小企業者に当たる"
	if !sme {
		end = "ため、中小企業者に当たらない"
	}
	return record.SME{Is: sme, Known: true, Class: c.name,
		Rule: c.name + "で、" + why + end + "（中小企業基本法第2条第1項" + c.item + "）。"}
}

// yen writes the bounds of the law: 3億円, 5千万円.
func yen(n int64) string {
	if n%100_000_000 == 0 {
		return fmt.Sprintf("%d億円", n/100_000_000)
	}
	return fmt.Sprintf("%d千万円", n/10_000_000)
}

// grouped writes a number with its thousands apart.
func grouped(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
