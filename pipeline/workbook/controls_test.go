package workbook

import (
	"testing"

	"github.com/xuri/excelize/v2"
)

// boxes is a workbook with check boxes beside a text box, a comment and a
// button.
func boxes(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for _, c := range []excelize.FormControl{
		{Cell: "E5", Type: excelize.FormControlCheckBox, Text: "実施済", Checked: true, Width: 60, Height: 18},
		{Cell: "F5", Type: excelize.FormControlCheckBox, Text: "未実施", Width: 60, Height: 18},
		{Cell: "E7", Type: excelize.FormControlOptionButton, Checked: true, Width: 20, Height: 18},
		{Cell: "H9", Type: excelize.FormControlButton, Text: "送信", Width: 60, Height: 18},
		{Cell: "B11", Type: excelize.FormControlCheckBox, Text: "またがる", Width: 60, Height: 60},
	} {
		if err := f.AddFormControl("Sheet1", c); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.AddComment("Sheet1", excelize.Comment{Cell: "C3", Author: "山田", Text: "注"}); err != nil {
		t.Fatal(err)
	}
	if err := f.AddShape("Sheet1", &excelize.Shape{Cell: "C4", Type: "rect", Width: 50, Height: 15, Paragraph: []excelize.RichTextRun{{Text: "要確認"}}}); err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStr("Sheet1", "A1", "x"); err != nil {
		t.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestControls(t *testing.T) {
	s := read(t, boxes(t)).Sheets[0]
	want := []Shape{
		{Row: 5, Col: 5, Text: "実施済", Row2: 5, Col2: 5, Control: CheckBox, Checked: true},
		{Row: 5, Col: 6, Text: "未実施", Row2: 5, Col2: 6, Control: CheckBox},
		{Row: 7, Col: 5, Row2: 7, Col2: 5, Control: RadioButton, Checked: true},
		{Row: 9, Col: 8, Text: "送信", Row2: 9, Col2: 8},
		{Row: 11, Col: 2, Text: "またがる", Row2: 13, Col2: 2, Control: CheckBox},
		{Row: 4, Col: 3, Text: "要確認", Row2: 4, Col2: 3},
	}
	holdShapes(t, s.Shapes, want)
	if c := s.At(3, 3); c == nil || c.Comment == "" {
		t.Error("the comment beside the controls is lost")
	}
}

func holdShapes(t *testing.T, got, want []Shape) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d shapes: %+v", len(got), got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("shape %d: %+v, want %+v", i, got[i], want[i])
		}
	}
}

// As Excel itself writes them: the box once more in the newer drawing, markup
// of HTML without ends, a group without an anchor.
func TestControlsOfExcel(t *testing.T) {
	data := bare(t, map[string]string{
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row></sheetData></worksheet>`,
		"xl/worksheets/_rels/sheet1.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/drawing" Target="../drawings/drawing1.xml"/>` +
			`<Relationship Id="rId2" Type="x/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/></Relationships>`,
		"xl/drawings/drawing1.xml": `<xdr:wsDr><mc:AlternateContent><mc:Choice Requires="a14"><xdr:twoCellAnchor><xdr:from><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>` +
			`<xdr:to><xdr:col>5</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>200000</xdr:rowOff></xdr:to><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="1025" name="Check Box 1"><a:extLst><a:ext><a14:compatExt spid="_x0000_s1025"/></a:ext></a:extLst></xdr:cNvPr></xdr:nvSpPr>` +
			`<xdr:txBody><a:p><a:r><a:t>一部実施</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></mc:Choice><mc:Fallback/></mc:AlternateContent></xdr:wsDr>`,
		"xl/drawings/vmlDrawing1.vml": `<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shapetype id="_x0000_t201"><v:stroke/></v:shapetype>` +
			`<v:shape id="Check_x0020_Box_x0020_1" o:spid="_x0000_s1025" type="#_x0000_t201"><v:textbox style='mso-direction-alt:auto'><div style='text-align:left'><font face="MS UI Gothic" size="180">一部<br>実施</font></div></v:textbox>` +
			`<x:ClientData ObjectType="Checkbox"><x:SizeWithCells/><x:Anchor> 4, 0, 1, 0, 5, 0, 1, 21</x:Anchor><x:Checked>1</x:Checked><x:TextVAlign>Center</x:TextVAlign></x:ClientData></v:shape>` +
			`<v:shape id="_x0000_s1026"><x:ClientData ObjectType="Checkbox"><x:Anchor>broken</x:Anchor></x:ClientData></v:shape></xml>`,
	})
	s := read(t, data).Sheets[0]
	holdShapes(t, s.Shapes, []Shape{{Row: 2, Col: 5, Text: "一部\n実施", Row2: 2, Col2: 5, Control: CheckBox, Checked: true}})
}

// What we write ourselves is read back.
func TestWriteShapes(t *testing.T) {
	shapes := []ShapeSpec{{Row: 3, Col: 2, Text: "実施済", Control: CheckBox, Checked: true}, {Row: 4, Col: 2, Control: CheckBox}, {Row: 5, Col: 6, Text: "第二工場は別紙"},
		{Row: 6, Col: 2, Control: DropDown, Chosen: 2, List: "'S'!$H$1:$H$2"}, {Row: 7, Col: 2, Control: DropDown, List: "'S'!$H$1:$H$2"}}
	spec := &Spec{Sheets: []*SheetSpec{{Name: "S", Cells: []CellSpec{{Row: 1, Col: 1, Value: "a"}, {Row: 1, Col: 8, Value: "実施済"}, {Row: 2, Col: 8, Value: "未実施"}}, Shapes: shapes, Rows: map[int]RowSpec{3: {Height: 40}}}}}
	data, err := Write(spec)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Write(spec)
	if err != nil || string(again) != string(data) {
		t.Errorf("two runs differ: %v", err)
	}
	holdShapes(t, read(t, data).Sheets[0].Shapes, []Shape{
		{Row: 3, Col: 2, Text: "実施済", Row2: 3, Col2: 2, Control: CheckBox, Checked: true},
		{Row: 4, Col: 2, Row2: 4, Col2: 2, Control: CheckBox},
		{Row: 6, Col: 2, Row2: 6, Col2: 2, Text: "未実施", Control: DropDown, Checked: true, Chosen: 2},
		{Row: 7, Col: 2, Row2: 7, Col2: 2, Control: DropDown},
		{Row: 5, Col: 6, Text: "第二工場は別紙", Row2: 5, Col2: 6},
	})
}

func TestWriteStruckParts(t *testing.T) {
	data, err := Write(&Spec{Sheets: []*SheetSpec{{Name: "S", Cells: []CellSpec{
		{Row: 1, Col: 1, Value: "実施済・一部実施・未実施", StruckParts: []string{"実施済・", "・未実施"}},
		{Row: 2, Col: 1, Value: "そのまま", StruckParts: []string{"ない"}},
	}}}})
	if err != nil {
		t.Fatal(err)
	}
	s := read(t, data).Sheets[0]
	if c := s.At(1, 1); c.Text != "実施済・一部実施・未実施" || c.StruckPart != "実施済・・未実施" || c.Struck {
		t.Errorf("%+v", c)
	}
	if c := s.At(2, 1); c.Text != "そのまま" || c.StruckPart != "" {
		t.Errorf("%+v", c)
	}
}

// Whatever stands in the older drawing, the sheet is read.
func FuzzControls(f *testing.F) {
	f.Add([]byte(`<xml><v:shape id="a"><v:textbox><div>x<br>y</div></v:textbox><x:ClientData ObjectType="Checkbox"><x:Anchor>4, 0, 1, 0, 5, 0, 1, 21</x:Anchor><x:Checked>1</x:Checked></x:ClientData></v:shape></xml>`))
	f.Add([]byte(`<v:shape><x:ClientData ObjectType="Radio"><x:Anchor>-1,,9999999999,0,1,1,1,1</x:Anchor>`))
	f.Fuzz(func(t *testing.T, part []byte) {
		s := &Sheet{}
		v := vml{scanner: newScanner(part), sheet: s, known: map[string]int{}, places: map[string]Shape{}}
		v.read(100)
		for _, shape := range s.Shapes {
			if shape.Row < 1 || len(s.Shapes) > 100 {
				t.Fatalf("%+v", shape)
			}
		}
	})
}
