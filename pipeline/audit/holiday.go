package audit

import (
	"math"
	"time"

	"shinsa/pipeline/calendar"
)

// holidays returns the days of the year on which offices rest by 国民の祝日に関する
// 法律 (祝日, 振替休日, 国民の休日), with their names, from 2016 on: the law as it
// stood in each year, the special laws for 2019 (即位) and 2020, 2021
// (オリンピック) included. The equinoxes follow the usual approximation of the
// astronomical ones, good from 1980 to 2099; 官報 has the last word.
func holidays(year int) map[calendar.Date]string {
	h := map[calendar.Date]string{}
	add := func(month, day int, name string) { h[calendar.Date{Year: year, Month: month, Day: day}] = name }
	add(1, 1, "元日")
	add(1, monday(year, 1, 2), "成人の日")
	add(2, 11, "建国記念の日")
	add(3, equinox(year, 20.8431), "春分の日")
	add(4, 29, "昭和の日")
	add(5, 3, "憲法記念日")
	add(5, 4, "みどりの日")
	add(5, 5, "こどもの日")
	add(9, monday(year, 9, 3), "敬老の日")
	add(9, equinox(year, 23.2488), "秋分の日")
	add(11, 3, "文化の日")
	add(11, 23, "勤労感謝の日")
	emperor(year, add)
	summer(year, add)
	substitutes(year, h)
	return h
}

func emperor(year int, add func(month, day int, name string)) {
	switch {
	case year <= 2018:
		add(12, 23, "天皇誕生日")
	case year == 2019: // 平成31年・令和元年: no 天皇誕生日
		add(5, 1, "天皇の即位の日")
		add(10, 22, "即位礼正殿の儀の行われる日")
	default:
		add(2, 23, "天皇誕生日")
	}
}

// summer holds the three that moved for the Olympic games.
func summer(year int, add func(month, day int, name string)) {
	sea, sport, hill := [2]int{7, monday(year, 7, 3)}, [2]int{10, monday(year, 10, 2)}, [2]int{8, 11}
	switch year {
	case 2020:
		sea, sport, hill = [2]int{7, 23}, [2]int{7, 24}, [2]int{8, 10}
	case 2021:
		sea, sport, hill = [2]int{7, 22}, [2]int{7, 23}, [2]int{8, 8}
	}
	name := "スポーツの日"
	if year < 2020 {
		name = "体育の日"
	}
	add(sea[0], sea[1], "海の日")
	add(sport[0], sport[1], name)
	add(hill[0], hill[1], "山の日")
}

// substitutes adds 振替休日 (the next day that is none, after one on a Sunday; 第3条第2項)
// and 国民の休日 (a day between two; 第3条第3項).
func substitutes(year int, h map[calendar.Date]string) {
	own := make(map[calendar.Date]string, len(h))
	for d, n := range h {
		own[d] = n
	}
	for d := (calendar.Date{Year: year, Month: 1, Day: 1}); d.Year == year; d = d.AddDays(1) {
		if own[d] == "" && own[d.AddDays(-1)] != "" && own[d.AddDays(1)] != "" {
			h[d] = "国民の休日"
		}
	}
	for d := range own {
		if d.Time().Weekday() != time.Sunday {
			continue
		}
		next := d.AddDays(1)
		for own[next] != "" {
			next = next.AddDays(1)
		}
		h[next] = "振替休日"
	}
}

// monday returns the day of the n-th Monday of the month.
func monday(year, month, n int) int {
	first := calendar.Date{Year: year, Month: month, Day: 1}.Time().Weekday()
	return 1 + (int(time.Monday)-int(first)+7)%7 + 7*(n-1)
}

func equinox(year int, base float64) int {
	y := float64(year - 1980)
	return int(math.Floor(base+0.242194*y)) - int(math.Floor(y/4))
}
