package ocr

import (
	"strings"
	"testing"

	"shinsa/pipeline/overlay/page"
)

const table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n" +
	"1\t1\t0\t0\t0\t0\t0\t0\t1000\t500\t-1\t\n" +
	"5\t1\t1\t1\t1\t1\t100\t50\t40\t20\t90\t審査\n5\t1\t1\t1\t1\t2\t145\t50\t20\t20\t80\tの\n5\t1\t1\t1\t1\t3\t170\t50\t60\t20\t60\t2024\n" +
	"5\t1\t1\t1\t1\t4\t235\t50\t20\t20\t95\t年\n5\t1\t1\t1\t1\t5\t600\t50\t40\t20\t95\t列二\n" +
	"5\t1\t1\t1\t2\t1\t100\t90\t50\t20\t90\tISO\n5\t1\t1\t1\t2\t2\t160\t90\t50\t20\t90\t27001\n5\t1\t1\t1\t2\t3\t220\t90\t50\t20\t90\t \n"

func text(r page.Run) string {
	var b strings.Builder
	for _, g := range r.Glyphs {
		b.WriteString(g.Text)
	}
	return b.String()
}

func TestJapaneseIsJoinedAndLatinIsNot(t *testing.T) {
	runs := lines(parse(table), 500)
	var got []string
	for _, r := range runs {
		got = append(got, text(r))
		for i := 1; i < len(r.Glyphs); i++ { // no hole that a reader would take for a space
			if a, b := r.Glyphs[i-1], r.Glyphs[i]; b.X-a.X-a.Width > 0.001 {
				t.Errorf("%s: hole before %q", text(r), b.Text)
			}
		}
	}
	if want := "審査の2024年|列二|ISO 27001"; strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
}

func TestConfidenceIsThatOfTheCharacters(t *testing.T) {
	if got := sure(parse(table)[:3]); got < 71.3 || got > 71.5 { // (2·90 + 80 + 4·60) / 7
		t.Errorf("confidence %.2f", got)
	}
}
