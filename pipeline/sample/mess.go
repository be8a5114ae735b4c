package sample

import "slices"

// Mess is one way in which returns come back changed.
type Mess struct {
	Name  string
	About string
	odds  float64      // chance in a made-up return at Mess 1
	say   func(*draft) // changes what the company says, before it is written
	shape func(*draft) // changes the written workbook
}

// Messes lists every mess, in the order in which they are applied: one that
// needs a particular shape of the sheet comes before those that move it.
func Messes() []Mess {
	return slices.Concat(saidMesses(), wildMesses(), markedMesses(), shapeMesses(), lastMesses(), fileMesses(), dateMesses())
}

// tame are the messes of everyday, which the demo shows.
func tame() []Mess { return slices.Concat(saidMesses(), shapeMesses()) }

// fileMesses concern whole files; they are done where the files are made.
func fileMesses() []Mess {
	return []Mess{
		{"renamed-file", "the file has another name than the sheet that was sent", .9, nil, nil},
		{"subfolder", "the file lies in a folder of the inbox", .3, nil, nil},
		{"truncated", "the file was cut off on its way", .03, nil, nil},
		{"unknown-company", "the company is not in the register", .03, nil, nil},
	}
}

// dateMesses are the ways to write 回答日; each return has one.
func dateMesses() []Mess {
	return []Mess{
		{"date-wareki", "回答日 as 平成30年4月20日", 1, nil, nil},
		{"date-short", "回答日 as H30.4.20", 1, nil, nil},
		{"date-slash", "回答日 as 2018/4/20, as text", 1, nil, nil},
		{"date-serial", "回答日 as a real date", 1, nil, nil},
		{"date-month", "回答日 as 平成30年4月, no day", .3, nil, nil},
		{"date-wide", "回答日 in full-width digits", 1, nil, nil},
	}
}

// speak puts the draft through the messes of what is said, in the order of
// Messes whatever the order of its list.
func (d *draft) speak() {
	for _, m := range Messes() {
		if m.say != nil && d.has(m.Name) {
			m.say(d)
		}
	}
}

// reshape puts the written workbook through the messes of its shape.
func (d *draft) reshape() {
	for _, m := range Messes() {
		if m.shape != nil && d.has(m.Name) {
			m.shape(d)
		}
	}
}
