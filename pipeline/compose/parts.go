package compose

import (
	"strconv"
	"strings"

	"shinsa/pipeline/doc"
)

// parts are what directives of one kind of document may name.
type parts struct {
	blocks map[string]func(arg string) doc.Block // "table: items"; nil for nothing to show
	fields map[string]doc.Field                  // by tag
}

// split takes a directive apart: [[table: items 4-1]] is kind "table", name
// "items", argument "4-1".
func split(content string) (kind, name, arg string) {
	kind, rest, _ := strings.Cut(content, ":")
	name, arg, _ = strings.Cut(strings.TrimSpace(rest), " ")
	return strings.TrimSpace(kind), name, strings.TrimSpace(arg)
}

func (p parts) has(content string) bool {
	kind, name, _ := split(content)
	switch kind {
	case "body", "toc", "newpage":
		return name == ""
	case "ref":
		return name != ""
	case "blank":
		n, err := strconv.Atoi(name)
		return name == "" || err == nil && n > 0
	case "field":
		_, ok := p.fields[name]
		return ok
	default:
		_, ok := p.blocks[kind+": "+name]
		return ok
	}
}

// partsOf returns the parts of a kind of document, to know their names.
func partsOf(kind string) parts {
	switch kind {
	case KindQuery:
		return queryParts(&job{})
	case KindPlan:
		return planParts(&job{})
	case KindReportDraft:
		return reportParts(&job{})
	case KindIntakeReport:
		return intakeParts(&intake{})
	case KindItinerary:
		return itineraryParts(&itinerary{})
	case KindProjectReport:
		return projectParts(&project{})
	default:
		return paperParts(kind)
	}
}

// fields makes a table of fields by tag.
func fields(fs ...doc.Field) map[string]doc.Field {
	m := make(map[string]doc.Field, len(fs))
	for _, f := range fs {
		m[f.Tag] = f
	}
	return m
}

// entry is a place for paragraphs of a person's own text.
func entry(tag, title string) doc.Field {
	return doc.Field{Tag: tag, Title: title, Kind: doc.FieldRich, Placeholder: "（記入）"}
}

// prose is a place for paragraphs between those of the document.
func prose(tag, title string) doc.Field {
	return doc.Field{Tag: tag, Title: title, Kind: doc.FieldRich, Placeholder: "（" + title + "を記入）"}
}

// line is a place for one line of text.
func line(tag, title string) doc.Field {
	return doc.Field{Tag: tag, Title: title, Kind: doc.FieldText, Placeholder: "（記入）"}
}

// day is a place for a date.
func day(tag, title string) doc.Field {
	return doc.Field{Tag: tag, Title: title, Kind: doc.FieldDate, Placeholder: "（年月日）"}
}

// choice is a place for one of the choices.
func choice(tag, title string, choices ...string) doc.Field {
	return doc.Field{Tag: tag, Title: title, Kind: doc.FieldChoice, Placeholder: "（選択）", Choices: choices}
}
