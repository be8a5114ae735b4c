package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// charts adds charts that Excel draws itself, from cells of the workbook. The
// library's own radar and timeline know neither dashes nor gaps: their parts
// are written anew.
func (w *writer) charts(s *SheetSpec) error {
	same := false
	for _, c := range s.Charts {
		kind, overlap := excelize.Bar, 0
		if c.Stacked {
			kind, overlap = excelize.BarStacked, 100
		}
		chart := &excelize.Chart{Type: kind, Overlap: &overlap, VaryColors: &same, Format: excelize.GraphicOptions{AltText: c.Alt},
			Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title, Font: chartFont(11)}}},
			Legend:    excelize.ChartLegend{Position: "bottom", Font: chartFont(9)},
			Dimension: excelize.ChartDimension{Width: c.Width, Height: c.Height},
			XAxis:     excelize.ChartAxis{Font: *chartFont(9), ReverseOrder: true},
			YAxis:     excelize.ChartAxis{Font: *chartFont(9), MajorGridLines: true}}
		if len(c.Series) == 1 { // what it is stands in the title
			chart.Legend.Position = "none"
		}
		for _, one := range c.Series {
			chart.Series = append(chart.Series, excelize.ChartSeries{Name: one.Name, Categories: c.Categories, Values: one.Values,
				Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{one.Color}}})
		}
		if err := w.file.AddChart(s.Name, c.Cell, chart); err != nil {
			return fmt.Errorf("add chart at %s: %w", c.Cell, err)
		}
		w.drawn++
		if c.Kind != BarChart {
			w.charted[fmt.Sprintf("xl/charts/chart%d.xml", w.drawn)] = chartXML(c)
		}
	}
	return nil
}

func chartFont(size float64) *excelize.Font {
	return &excelize.Font{Family: DefaultFont, Size: size, Color: "333333"}
}

// heats adds the rules by which cells are coloured.
func (w *writer) heats(s *SheetSpec) error {
	for _, h := range s.Heats {
		rules, err := w.heatRules(h)
		if err != nil {
			return err
		}
		if err := w.file.SetConditionalFormat(s.Name, h.Range.String(), rules); err != nil {
			return fmt.Errorf("colour cells %s: %w", h.Range, err)
		}
	}
	return nil
}

func (w *writer) heatRules(h HeatSpec) ([]excelize.ConditionalFormatOptions, error) {
	if len(h.Words) == 0 {
		return []excelize.ConditionalFormatOptions{{Type: "2_color_scale", Criteria: "=", MinType: "min", MaxType: "max",
			MinColor: "#" + h.Low, MaxColor: "#" + h.High}}, nil
	}
	var out []excelize.ConditionalFormatOptions
	for _, word := range h.Words {
		look := &excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{word.Fill}}}
		if word.Color != "" {
			look.Font = &excelize.Font{Color: word.Color}
		}
		id, err := w.file.NewConditionalStyle(look)
		if err != nil {
			return nil, fmt.Errorf("make style of cells that say %q: %w", word.Text, err)
		}
		out = append(out, excelize.ConditionalFormatOptions{Type: "cell", Criteria: "==", Format: &id,
			Value: `"` + strings.ReplaceAll(word.Text, `"`, `""`) + `"`})
	}
	return out, nil
}
