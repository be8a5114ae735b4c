package disclosure

import "fmt"

// Whole is the value that says nothing: the last level of every attribute, and
// what stands for a record that is suppressed.
const Whole = "―"

// Attribute is a property by which a company could be told (業種, 規模, 地域), and
// the ways of saying it less precisely.
type Attribute struct {
	Name   string
	Levels []Level // from fine to coarse, after the value itself and before Whole
	Weight int     // how much its detail is worth against others; 0 counts as 1
}

// Level says what each value becomes. A value that it leaves out is a fault of
// the data, never guessed.
type Level struct {
	Name string
	Of   map[string]string
}

// steps returns how many ways of saying the attribute there are.
func (a Attribute) steps() int { return len(a.Levels) + 2 }

// LevelName returns the name of a way of saying: 0 is the value itself.
func (a Attribute) LevelName(level int) string {
	switch {
	case level == 0:
		return a.Name
	case level <= len(a.Levels):
		return a.Levels[level-1].Name
	default:
		return Whole
	}
}

// at returns a value as it is said at a level.
func (a Attribute) at(level int, value string) (string, error) {
	if level == 0 {
		return value, nil
	}
	if level > len(a.Levels) {
		return Whole, nil
	}
	to, ok := a.Levels[level-1].Of[value]
	if !ok {
		return "", fmt.Errorf("generalise %s: level %q does not say what %q becomes", a.Name, a.Levels[level-1].Name, value)
	}
	return to, nil
}

// Record is one company and its attributes, in the order of the attributes.
type Record struct {
	ID     string
	Values []string
}

// scale is loss in whole numbers: what is lost when one value is not said.
const scale = 1_000_000

// column is an attribute over the records: what each record's value becomes at
// each level, and what that loses.
type column struct {
	class  [][]int32 // by level and record: number of the value said
	labels [][]string
	loss   [][]int64 // by level and record
	whole  int64     // loss of one record whose value is not said
}

// newColumn works out an attribute. What is lost by saying a value less
// precisely is the share of the other values that it can no longer be told
// from (the loss metric of Iyengar, 2002).
func newColumn(a Attribute, records []Record, k int) (column, error) {
	c := column{whole: int64(max(a.Weight, 1)) * scale}
	fine := map[string]bool{}
	for _, r := range records {
		fine[r.Values[k]] = true
	}
	for level := range a.steps() {
		number, said, members := map[string]int32{}, make([]int32, len(records)), map[string]map[string]bool{}
		var labels []string
		for i, r := range records {
			to, err := a.at(level, r.Values[k])
			if err != nil {
				return column{}, err
			}
			if _, there := number[to]; !there {
				number[to], members[to] = int32(len(labels)), map[string]bool{}
				labels = append(labels, to)
			}
			said[i] = number[to]
			members[to][r.Values[k]] = true
		}
		loss := make([]int64, len(records))
		for i := range records {
			loss[i] = c.whole * int64(len(members[labels[said[i]]])-1) / int64(max(len(fine)-1, 1))
			if level == a.steps()-1 { // to say nothing loses all, even of a value that all have
				loss[i] = c.whole
			}
		}
		c.class, c.labels, c.loss = append(c.class, said), append(c.labels, labels), append(c.loss, loss)
	}
	return c, nil
}
