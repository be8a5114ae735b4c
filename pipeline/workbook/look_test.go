package workbook

import (
	"reflect"
	"testing"
)

const lookStyles = `<styleSheet><fonts><font><sz val="11"/><color theme="1"/></font><font><b/><color rgb="FFFF0000"/></font><font><u/><color indexed="12"/></font><font><b val="0"/><u val="none"/><color theme="4" tint="0.39997"/></font></fonts>` +
	`<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/><bgColor indexed="64"/></patternFill></fill>` +
	`<fill><patternFill patternType="solid"><fgColor theme="0"/></patternFill></fill><fill><gradientFill><stop position="0"><color rgb="FF00FF00"/></stop><stop position="1"><color rgb="FF0000FF"/></stop></gradientFill></fill></fills>` +
	`<borders><border><left/><right/><top/><bottom/></border><border><left style="thick"><color auto="1"/></left><right style="thick"/><top style="thick"/><bottom style="thick"/></border><border><left style="thin"/><right/><top/><bottom/></border></borders>` +
	`<cellXfs><xf fontId="0" fillId="0" borderId="0"/><xf fontId="1" fillId="2" borderId="0"/><xf fontId="2" fillId="3" borderId="1"/><xf fontId="3" fillId="4" borderId="2"/><xf fontId="99" fillId="1" borderId="99"/></cellXfs>` +
	`<dxfs><dxf><font><color rgb="FF123456"/></font><fill><patternFill patternType="solid"><bgColor rgb="FF123456"/></patternFill></fill></dxf></dxfs></styleSheet>`

func TestLooks(t *testing.T) {
	s := read(t, bare(t, map[string]string{
		"xl/styles.xml": lookStyles,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c r="A1" s="0" t="str"><v>a</v></c><c r="B1" s="1"/><c r="C1" s="2" t="str"><v>c</v></c><c r="D1" s="3"/><c r="E1" s="4"/></row>` +
			`<row r="2"><c r="A2" s="1" t="inlineStr"><is><r><t>実施済・</t></r><r><rPr><color rgb="FF0000FF"/></rPr><t>一部実施</t></r></is></c>` +
			`<c r="B2" t="inlineStr"><is><r><rPr><b/></rPr><t>同じ</t></r><r><rPr><b/></rPr><t>調子</t></r></is></c></row></sheetData></worksheet>`,
	})).Sheets[0]
	for col, want := range []Look{{}, {}, {Fill: "FFFF00", Color: "FF0000", Bold: true}, {Color: "0000FF", Underline: true, Border: "thick"}, {Fill: "gradient:00FF00", Color: "theme:4+0.40"}, {Fill: "gray125"}} {
		if got := s.LookAt(1, col); got != want {
			t.Errorf("column %d: %+v, want %+v", col, got, want)
		}
	}
	want := []Run{{"実施済・", Look{Color: "FF0000", Bold: true}}, {"一部実施", Look{Color: "0000FF"}}}
	if got := s.Rich[[2]int{2, 1}]; !reflect.DeepEqual(got, want) || len(s.Rich) != 1 {
		t.Errorf("%+v", s.Rich)
	}
	if s.LookAt(9, 9) != (Look{}) || len(s.Cells) != 4 {
		t.Errorf("%d cells", len(s.Cells))
	}
}

func TestIndexedColors(t *testing.T) {
	for n, want := range map[int]string{0: "000000", 2: "FF0000", 8: "000000", 10: "FF0000", 22: "C0C0C0", 63: "333333", 64: "", 65: "", 9999: ""} {
		if got := indexedColor(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

// What we write ourselves is read back.
func TestWriteLooks(t *testing.T) {
	data, err := Write(&Spec{Sheets: []*SheetSpec{{Name: "S", Cells: []CellSpec{
		{Row: 1, Col: 1, Value: "実施済・未実施", RedPart: "未実施"}, {Row: 1, Col: 2, Style: Style{Fill: "FFFF00", Border: true}},
	}}}})
	if err != nil {
		t.Fatal(err)
	}
	s := read(t, data).Sheets[0]
	if got := s.Rich[[2]int{1, 1}]; !reflect.DeepEqual(got, []Run{{"実施済・", Look{}}, {"未実施", Look{Color: "FF0000"}}}) {
		t.Errorf("%+v", got)
	}
	if got := s.LookAt(1, 2); got != (Look{Fill: "FFFF00", Border: "thin"}) {
		t.Errorf("%+v", got)
	}
}
