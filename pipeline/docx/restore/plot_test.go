package restore

import (
	"strings"
	"testing"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx/markup"
)

const chartHead = `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">`

// Charts that are no charts of ours are named, or read as far as they go;
// none ends the program.
func TestOddCharts(t *testing.T) {
	label := func(i, s string) string {
		return `<c:dLbl><c:idx val="` + i + `"/><c:tx><c:rich><a:p><a:r><a:t>` + s + `</a:t></a:r></a:p></c:rich></c:tx></c:dLbl>`
	}
	cat := `<c:cat><c:strLit><c:ptCount val="2"/><c:pt idx="0"><c:v></c:v></c:pt><c:pt idx="1"><c:v>甲</c:v></c:pt></c:strLit></c:cat>`
	for _, c := range []struct {
		plot, lost string
		kind       doc.ChartKind
	}{
		{"", "グラフ（", 0},
		{"<c:plotArea/>", "グラフ（", 0},
		{"<c:plotArea><c:pieChart/></c:plotArea>", "グラフ（", 0},
		{"<c:plotArea><c:barChart/><c:lineChart/></c:plotArea>", "重ねた", 0},
		{`<c:plotArea><c:barChart><c:barDir val="col"/></c:barChart></c:plotArea>`, "向き", doc.ChartBars},
		{`<c:plotArea><c:radarChart><c:ser/></c:radarChart></c:plotArea>`, "", doc.ChartRadar},
		{`<c:plotArea><c:radarChart><c:ser><c:val><c:numLit><c:ptCount val="-1"/><c:pt idx="9"><c:v>x</c:v></c:pt></c:numLit></c:val></c:ser></c:radarChart></c:plotArea>`, "", doc.ChartRadar},
		{`<c:plotArea><c:barChart><c:ser><c:dLbls>` + label("0", "9999年") + label("7", "1/1") + `</c:dLbls>` + cat + `</c:ser></c:barChart><c:valAx><c:majorUnit val="1e-300"/></c:valAx></c:plotArea>`, "工程", 0},
		{`<c:plotArea><c:barChart><c:ser><c:dLbls>` + label("0", "0年") + label("1", "88/99～77/66") + `</c:dLbls>` + cat + `</c:ser></c:barChart><c:valAx><c:majorUnit val="1"/></c:valAx></c:plotArea>`, "工程", 0},
	} {
		tree, err := markup.Parse([]byte(chartHead + "<c:chart>" + c.plot + "</c:chart></c:chartSpace>"))
		if err != nil {
			t.Fatal(err)
		}
		r := &reader{}
		got := r.plotted(tree)
		lost := ""
		for _, l := range r.lost {
			lost += l.What
		}
		if !strings.Contains(lost, c.lost) || c.lost == "" && lost != "" {
			t.Errorf("%s: lost %q", c.plot, lost)
		}
		if got != nil && got.Kind != c.kind {
			t.Errorf("%s: kind %d", c.plot, got.Kind)
		}
		if got == nil && lost == "" {
			t.Errorf("%s: lost in silence", c.plot)
		}
	}
}
