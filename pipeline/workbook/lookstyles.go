package workbook

import (
	"fmt"
	"strconv"
	"strings"
)

// face is what the properties of a font or a run say of how a text looks.
type face struct {
	struck bool
	Look
}

// face reads the properties just started (rPr or font).
func (s *scanner) face() face {
	var f face
	for depth := s.depth; ; {
		switch e := s.next(); {
		case e == ended, e == end && s.depth < depth:
			return f
		case e != start:
		case s.name == "strike":
			f.struck = s.flag("val", true)
		case s.name == "b":
			f.Bold = s.flag("val", true)
		case s.name == "u":
			f.Underline = string(s.attr("val")) != "none"
		case s.name == "color":
			f.Color = s.color("000000", "theme:1")
		}
	}
}

// fill reads the fill just started. Patterns other than a solid one, and
// gradients, keep their kind beside their colour.
func (s *scanner) fill() string {
	pattern, color := "", ""
	for depth := s.depth; ; {
		switch e := s.next(); {
		case e == ended, e == end && s.depth < depth:
			switch {
			case pattern == "solid":
				return color
			case pattern != "" && pattern != "none":
				return strings.TrimSuffix(pattern+":"+color, ":")
			}
			return ""
		case e != start:
		case s.name == "patternFill":
			pattern = s.word("patternType")
		case s.name == "gradientFill":
			pattern = "gradient"
		case s.name == "fgColor", s.name == "color" && color == "":
			color = s.color("FFFFFF", "theme:0")
		}
	}
}

// border reads the lines just started: their style where all four sides have
// the same.
func (s *scanner) border() string {
	var sides [4]string
	for depth := s.depth; ; {
		switch e := s.next(); {
		case e == ended, e == end && s.depth < depth:
			if sides[0] == sides[1] && sides[1] == sides[2] && sides[2] == sides[3] {
				return sides[0]
			}
			return ""
		case e != start:
		case s.name == "left", s.name == "start":
			sides[0] = s.lineStyle()
		case s.name == "right", s.name == "end":
			sides[1] = s.lineStyle()
		case s.name == "top":
			sides[2] = s.lineStyle()
		case s.name == "bottom":
			sides[3] = s.lineStyle()
		}
	}
}

func (s *scanner) lineStyle() string {
	if style := s.word("style"); style != "none" {
		return style
	}
	return ""
}

// color reads the colour that the start tag names (ECMA-376 18.8.3 and
// 18.8.19); the given ones are what is seen anyway, and so none.
func (s *scanner) color(plain ...string) string {
	c := s.namedColor()
	for _, p := range plain {
		if c == p {
			return ""
		}
	}
	return c
}

func (s *scanner) namedColor() string {
	if rgb := s.word("rgb"); len(rgb) >= 6 {
		return strings.ToUpper(rgb[len(rgb)-6:])
	}
	if n := s.number("indexed", -1); n >= 0 {
		return indexedColor(n)
	}
	n := s.number("theme", -1)
	if n < 0 {
		return ""
	}
	name := "theme:" + strconv.Itoa(n)
	if tint, err := strconv.ParseFloat(s.word("tint"), 64); err == nil && tint != 0 {
		name += fmt.Sprintf("%+.2f", tint)
	}
	return name
}

// palette is Excel's own, from number 8 on; 0–7 are 8–15 again.
const palette = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 " +
	"9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF " +
	"00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 " +
	"003366 339966 003300 333300 993300 993366 333399 333333"

// indexedColor returns a colour of the palette; 64 and more are those of the
// system, black on white.
func indexedColor(n int) string {
	if n < 8 {
		n += 8
	}
	if n >= 64 {
		return ""
	}
	return palette[(n-8)*7 : (n-8)*7+6]
}
