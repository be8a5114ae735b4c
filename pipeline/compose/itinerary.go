package compose

import (
	"strconv"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// KindItinerary is the 審査員別日程表.
const KindItinerary = "itinerary"

// ItineraryInput is what the 審査員別日程表 of one auditor is made from.
type ItineraryInput struct {
	Project   *record.Project
	Date      calendar.Date
	Version   string // 版; "" is 第1版
	Itinerary audit.Itinerary
}

// Itinerary makes the 審査員別日程表 of one auditor. It returns no document for
// one who has nothing to do.
func (t *Templates) Itinerary(in ItineraryInput) (*doc.Document, problem.List) {
	if len(in.Itinerary.Stops) == 0 {
		return nil, nil
	}
	i := &itinerary{in}
	d, faults := t.compose(KindItinerary, i.view(), itineraryParts(i), i.meta())
	if d != nil {
		d.PlainFirst = false // its marking stands on every page
	}
	return d, faults
}

// itinerary is the making of one.
type itinerary struct{ in ItineraryInput }

// itineraryView is what its template sees.
type itineraryView struct {
	Date           calendar.Date
	Project        projectView
	Auditor        Word
	Organisation   Word
	Companies, Led int
	Days           Word
	Trips, Joined  int
}

func (i *itinerary) view() itineraryView {
	t := i.in.Itinerary
	trips, joined := t.Trips(i.in.Project), 0
	for _, trip := range trips {
		if len(trip.Companies) > 1 {
			joined++
		}
	}
	return itineraryView{Trips: len(trips), Joined: joined, Date: i.in.Date, Project: newProjectView(i.in.Project), Auditor: auditor(t.Auditor.Name, t.Auditor.Pos),
		Organisation: auditor(t.Auditor.Organisation, t.Auditor.Pos), Companies: t.Companies, Led: t.Led, Days: our(fixed(t.Days))}
}

func (i *itinerary) meta() doc.Meta {
	p := i.in.Project
	return doc.Meta{Subject: i.in.Itinerary.Auditor.Name, Org: p.Body.Name, Marking: orElse(p.Marking, internal),
		Version: orElse(i.in.Version, "第1版"), Date: i.in.Date, Record: "project " + p.Digest}
}

// itineraryParts are the parts of the 審査員別日程表.
func itineraryParts(i *itinerary) parts {
	return parts{blocks: map[string]func(string) doc.Block{
		"table: days":      func(string) doc.Block { return i.days() },
		"table: trips":     func(string) doc.Block { return i.trips() },
		"table: companies": func(string) doc.Block { return i.companies() },
	}}
}

// days is the calendar, one row a step, with a group a month.
func (i *itinerary) days() doc.Block {
	t := newTable("days", "日程", col{"月日", .22, 0}, col{"内容", .16, 0}, col{"事業者", .30, 0}, col{"役割", .10, doc.Centre}, col{"同行者等", .22, 0})
	month := calendar.Date{}
	for _, s := range i.in.Itinerary.Stops {
		if m := (calendar.Date{Year: s.From.Year, Month: s.From.Month}); m != month {
			month = m
			group(t, m.Wareki())
		}
		var with [][]doc.Inline
		for _, u := range s.With {
			with = append(with, words(auditor(u.Name, u.Pos)))
		}
		row(t, dayCell(s.From, s.To), cell(string(s.Step)), cell(Word{s.Company.ID, s.Company.Pos}, "　", typed(s.Company.Name)), cell(s.Role), cellOf(with...))
	}
	return t
}

// dayCell writes days of one year, with their days of the week, the last on a
// line of its own: 7月4日（水）から / 7月5日（木）まで.
func dayCell(from, to calendar.Date) doc.Cell {
	if to.IsZero() || to == from {
		return cell(monthDay(from))
	}
	return cellOf(words(monthDay(from)+"から"), words(monthDay(to)+"まで"))
}

func monthDay(d calendar.Date) string {
	return strconv.Itoa(d.Month) + "月" + strconv.Itoa(d.Day) + "日" + weekday(d)
}

func weekday(d calendar.Date) string {
	return "（" + []string{"日", "月", "火", "水", "木", "金", "土"}[d.Time().Weekday()] + "）"
}

// trips are the journeys; companies visited on days that follow one another are
// visited on one.
func (i *itinerary) trips() doc.Block {
	t := newTable("trips", "出張", col{"期間", .24, 0}, col{"行程", .34, 0}, col{"訪問する事業者", .26, 0}, col{"直線距離の計", .16, doc.End})
	for _, trip := range i.in.Itinerary.Trips(i.in.Project) {
		var who [][]doc.Inline
		for _, c := range trip.Companies {
			who = append(who, words(Word{c.ID, c.Pos}, "　", typed(c.Name)))
		}
		row(t, dayCell(trip.From, trip.To), cell(our(strings.Join(trip.Places, " → "))), cellOf(who...), cell(grouped(int64(trip.Km))+"km"))
	}
	t.Note = words("注　距離は、都道府県庁の間の直線距離である。")
	return noneOr(t)
}

// companies says where to go and whom to ask for.
func (i *itinerary) companies() doc.Block {
	t := newTable("companies", "訪問先及び連絡先", col{"事業者", .26, 0}, col{"所在地及び拠点", .36, 0}, col{"担当者", .20, 0}, col{"電話番号", .18, 0})
	seen := map[string]bool{}
	for _, s := range i.in.Itinerary.Stops {
		c := s.Company
		if s.Step != audit.StepVisit || seen[c.ID] {
			continue
		}
		seen[c.ID] = true
		where := [][]doc.Inline{words(typed(c.Address))}
		for _, site := range c.Sites {
			where = append(where, words("拠点　", typed(site)))
		}
		who := [][]doc.Inline{}
		if w := typed(c.ContactTitle); w.Known() {
			who = append(who, words(w))
		}
		if w := typed(c.Contact); w.Known() {
			var name []any
			for _, part := range w.Name() {
				name = append(name, part)
			}
			who = append(who, words(name...))
		}
		row(t, cell(Word{c.ID, c.Pos}, "　", typed(c.Name)), cellOf(where...), cellOf(who...), cell(typed(c.Phone)))
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}
