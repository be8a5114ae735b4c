package compose

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
)

// ICS writes an auditor's itinerary as a calendar file (RFC 5545), which Outlook,
// Google and others take in: one event of whole days a step and run of working days. Its identifiers
// stay the same from version to version, so that a new file moves the events
// of the old one rather than doubling them.
func ICS(in ItineraryInput) []byte {
	c := &ics{stamp: strings.ReplaceAll(in.Date.String(), "-", "") + "T000000Z"}
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//shinsa//itinerary//JA")
	c.line("CALSCALE:GREGORIAN")
	c.line("METHOD:PUBLISH")
	c.text("X-WR-CALNAME", "審査日程　"+in.Itinerary.Auditor.Name)
	c.line("X-WR-TIMEZONE:Asia/Tokyo")
	c.zone()
	for _, s := range in.Itinerary.Stops {
		for n, run := range runs(s.From, s.To) {
			c.event(in, s, n, run)
		}
	}
	c.line("END:VCALENDAR")
	return []byte(c.b.String())
}

type ics struct {
	b     strings.Builder
	stamp string
}

// zone is Japan's time, which has had no summer time since 1951.
func (c *ics) zone() {
	for _, l := range []string{"BEGIN:VTIMEZONE", "TZID:Asia/Tokyo", "BEGIN:STANDARD", "DTSTART:19510908T010000", "TZOFFSETFROM:+0900",
		"TZOFFSETTO:+0900", "TZNAME:JST", "END:STANDARD", "END:VTIMEZONE"} {
		c.line(l)
	}
}

// runs cuts a span at days of rest: an event is on working days only.
func runs(from, to calendar.Date) (out [][2]calendar.Date) {
	open := false
	for d := from; !to.Before(d); d = d.AddDays(1) {
		switch {
		case audit.DayOfRest(d) != "":
			open = false
		case open:
			out[len(out)-1][1] = d
		default:
			out, open = append(out, [2]calendar.Date{d, d}), true
		}
	}
	return out
}

func (c *ics) event(in ItineraryInput, s audit.Stop, n int, run [2]calendar.Date) {
	id := map[audit.Step]string{audit.StepReview: "review", audit.StepVisit: "visit", audit.StepReport: "report"}[s.Step]
	c.line("BEGIN:VEVENT")
	c.line(fmt.Sprintf("UID:%s-%s-%s-%d@shinsa", s.Company.ID, id, in.Itinerary.Auditor.ID, n+1))
	c.line("DTSTAMP:" + c.stamp)
	c.line(fmt.Sprintf("SEQUENCE:%d", max(0, s.Version-1)))
	c.line("DTSTART;VALUE=DATE:" + compact(run[0]))
	c.line("DTEND;VALUE=DATE:" + compact(run[1].AddDays(1))) // the day after the last
	c.text("SUMMARY", string(s.Step)+"　"+s.Company.ID+"　"+s.Company.Name.V)
	if s.Step == audit.StepVisit && s.Company.Address.Known {
		c.text("LOCATION", s.Company.Address.V)
	}
	c.text("DESCRIPTION", described(s))
	c.text("CATEGORIES", string(s.Step))
	c.line("CLASS:CONFIDENTIAL")
	if s.Step == audit.StepReport {
		c.line("TRANSP:TRANSPARENT")
	} else {
		c.line("TRANSP:OPAQUE")
	}
	c.line("END:VEVENT")
}

// described is the event's text: role, company, others of the team.
func described(s audit.Stop) string {
	lines := []string{"役割：" + s.Role}
	var with []string
	for _, u := range s.With {
		with = append(with, u.Name)
	}
	if len(with) > 0 {
		lines = append(lines, "同行者："+strings.Join(with, "、"))
	}
	for _, site := range s.Company.Sites {
		lines = append(lines, "拠点："+site.V)
	}
	return strings.Join(lines, "\n")
}

func compact(d calendar.Date) string { return fmt.Sprintf("%04d%02d%02d", d.Year, d.Month, d.Day) }

// text writes a property whose value is text (RFC 5545, 3.3.11).
func (c *ics) text(name, value string) {
	value = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == 0x7f {
			return -1 // characters that a value may not have
		}
		return r
	}, breaks.Replace(value))
	value = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(value)
	c.line(name + ":" + value)
}

// line writes a content line, folded so that none is longer than 75 octets and
// no character is torn (3.1).
func (c *ics) line(s string) {
	const most = 75
	room := most
	for len(s) > room {
		cut := room
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		c.b.WriteString(s[:cut] + "\r\n ")
		s, room = s[cut:], most-1
	}
	c.b.WriteString(s + "\r\n")
}
