package sample

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/docx/pen"
	"shinsa/pipeline/strict"
	"shinsa/samples"
)

// reportWords are the texts of samples/report.yaml.
type reportWords struct {
	Texts    map[string]string `yaml:"texts"`
	Withheld []string          `yaml:"withheld"`
}

// WriteReport fills in the project report as the office does that finishes it:
// every part that it writes, and for each whether the public edition may have
// it. Parts that hold something already are not touched.
func WriteReport(data []byte, day calendar.Date) ([]byte, error) {
	w := &reportWords{}
	b, err := samples.Files.ReadFile("report.yaml")
	if err != nil {
		return nil, fmt.Errorf("read samples/report.yaml: %w", err)
	}
	if ps := strict.Decode("samples/report.yaml", b, w); len(ps) > 0 {
		return nil, errors.New("read samples/report.yaml: " + ps[0].Text("en"))
	}
	return pen.Fill(data, func(at pen.Place) pen.Entry { return w.say(at.Tag, day) })
}

func (w *reportWords) say(tag string, day calendar.Date) pen.Entry {
	kind, part, _ := strings.Cut(tag, ".")
	switch {
	case kind == "publish" && slices.Contains(w.Withheld, part):
		return pen.Text("公表不可")
	case kind == "publish":
		return pen.Text("公表可")
	case kind == "publish-by":
		return pen.Text("事務局長　" + day.Wareki())
	}
	if text := w.Texts[tag]; text != "" {
		return pen.Text(text)
	}
	return pen.Text("なし")
}
