package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// charts adds bar charts that Excel draws itself, from cells of the workbook.
func (w *writer) charts(s *SheetSpec) error {
	for _, c := range s.Charts {
		kind, overlap := excelize.Bar, 0
		if c.Stacked {
			kind, overlap = excelize.BarStacked, 100
		}
		chart := &excelize.Chart{Type: kind, Overlap: &overlap,
			Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title, Font: chartFont(11)}}},
			Legend:    excelize.ChartLegend{Position: "bottom", Font: chartFont(9)},
			Dimension: excelize.ChartDimension{Width: c.Width, Height: c.Height},
			XAxis:     excelize.ChartAxis{Font: *chartFont(9), ReverseOrder: true},
			YAxis:     excelize.ChartAxis{Font: *chartFont(9), MajorGridLines: true}}
		for _, one := range c.Series {
			chart.Series = append(chart.Series, excelize.ChartSeries{Name: one.Name, Categories: c.Categories, Values: one.Values,
				Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{one.Color}}})
		}
		if err := w.file.AddChart(s.Name, c.Cell, chart); err != nil {
			return fmt.Errorf("add chart at %s: %w", c.Cell, err)
		}
	}
	return nil
}

func chartFont(size float64) *excelize.Font {
	return &excelize.Font{Family: DefaultFont, Size: size, Color: "333333"}
}
