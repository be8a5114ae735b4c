package workbook

import (
	"fmt"
	"testing"
)

// withControls is a workbook whose first sheet has the given list of controls,
// older drawing and parts; the second holds the lines of drop-downs.
func withControls(t *testing.T, controls, vml, rels string, parts map[string]string) []byte {
	t.Helper()
	all := map[string]string{
		"xl/workbook.xml": `<workbook><sheets><sheet name="回答" r:id="r1"/><sheet name="選択 肢" r:id="r2"/></sheets>` +
			`<definedNames><definedName name="_xlnm.Print_Area">回答!$A$1:$H$9</definedName><definedName name="Choices">'選択 肢'!$A$1:$A$3</definedName></definedNames></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="5"><c r="E5"><v>2</v></c><c r="F5" t="b"><v>1</v></c><c r="G5" t="str"><v>未実施</v></c></row></sheetData>` +
			`<mc:AlternateContent><mc:Choice Requires="x14"><controls>` + controls + `</controls></mc:Choice><mc:Fallback><controls><control shapeId="1" r:id="rId3"/></controls></mc:Fallback></mc:AlternateContent></worksheet>`,
		"xl/worksheets/sheet2.xml":            `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>実施済</v></c></row><row r="2"><c r="A2" t="str"><v>一部実施</v></c></row><row r="3"><c r="A3" t="str"><v>未実施</v></c></row></sheetData></worksheet>`,
		"xl/worksheets/_rels/sheet1.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/vmlDrawing" Target="../drawings/v.vml"/>` + rels + `</Relationships>`,
		"xl/drawings/v.vml":                   `<xml>` + vml + `</xml>`,
	}
	for name, text := range parts {
		all[name] = text
	}
	return bare(t, all)
}

const atE5 = `<x:Anchor> 4, 0, 4, 0, 5, 0, 4, 20</x:Anchor>`

// drop is a drop-down of the older drawing.
func drop(inner string) string {
	return `<v:shape id="a" o:spid="_x0000_s1"><x:ClientData ObjectType="Drop">` + atE5 + inner + `</x:ClientData></v:shape>`
}

func TestDropDowns(t *testing.T) {
	base := Shape{Row: 5, Col: 5, Row2: 5, Col2: 5, Control: DropDown}
	with := func(change func(*Shape)) Shape { s := base; change(&s); return s }
	for name, c := range map[string]struct {
		vml  string
		want Shape
	}{
		"on another sheet": {drop(`<x:FmlaRange>'選択 肢'!$A$1:$A$3</x:FmlaRange><x:Sel>2</x:Sel>`), with(func(s *Shape) { s.Text, s.Checked, s.Chosen = "一部実施", true, 2 })},
		"by a name":        {drop(`<x:FmlaRange>Choices</x:FmlaRange><x:FmlaLink>$E$5</x:FmlaLink><x:Sel>3</x:Sel>`), with(func(s *Shape) { s.Text, s.Checked, s.Chosen, s.LinkRow, s.LinkCol = "未実施", true, 3, 5, 5 })},
		"nothing chosen":   {drop(`<x:FmlaRange>Choices</x:FmlaRange><x:Sel>0</x:Sel>`), base},
		"no such name":     {drop(`<x:FmlaRange>Gone</x:FmlaRange><x:Sel>1</x:Sel>`), with(func(s *Shape) { s.Checked, s.Chosen, s.Unread = true, 1, true })},
		"past the list":    {drop(`<x:FmlaRange>Choices</x:FmlaRange><x:Sel>4</x:Sel>`), with(func(s *Shape) { s.Checked, s.Chosen, s.Unread = true, 4, true })},
	} {
		t.Run(name, func(t *testing.T) {
			holdShapes(t, read(t, withControls(t, "", c.vml, "", nil)).Sheets[0].Shapes, []Shape{c.want})
		})
	}
}

// anchored is a control in the list of the sheet, over E5.
func anchored(pr string) string {
	return `<mc:AlternateContent><mc:Choice Requires="x14"><control shapeId="1" r:id="rId3" name="CheckBox1"><controlPr ` + pr + `><anchor><from><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>4</xdr:row><xdr:rowOff>0</xdr:rowOff></from>` +
		`<to><xdr:col>4</xdr:col><xdr:colOff>9</xdr:colOff><xdr:row>4</xdr:row><xdr:rowOff>9</xdr:rowOff></to></anchor></controlPr></control></mc:Choice></mc:AlternateContent>`
}

func ocx(class int, inner string) string {
	return fmt.Sprintf(`<ax:ocx ax:classid="{8BD21D%d-EC42-11CE-9E0D-00AA006002F3}" ax:persistence="persistStreamInit" r:id="rId1">%s</ax:ocx>`, class, inner)
}

func TestActiveX(t *testing.T) {
	const pict = `<v:shape id="CheckBox1" o:spid="_x0000_s1"><x:ClientData ObjectType="Pict">` + atE5 + `<x:MapOCX/></x:ClientData></v:shape>`
	const rel = `<Relationship Id="rId3" Type="x/control" Target="../activeX/activeX1.xml"/>`
	base := Shape{Row: 5, Col: 5, Row2: 5, Col2: 5}
	with := func(change func(*Shape)) []Shape { s := base; change(&s); return []Shape{s} }
	for name, c := range map[string]struct {
		controls, vml, part string
		want                []Shape
	}{
		"state in a binary part":       {anchored(""), "", ocx(40, ""), with(func(s *Shape) { s.Text, s.Control, s.Unread = "CheckBox1", CheckBox, true })},
		"placed by the older drawing":  {`<control shapeId="1" r:id="rId3" name="OptionButton1"/>`, pict, ocx(50, ""), with(func(s *Shape) { s.Text, s.Control, s.Unread = "OptionButton1", RadioButton, true })},
		"state in properties":          {anchored(""), "", ocx(40, `<ax:ocxPr ax:name="Caption" ax:value="実施済"/><ax:ocxPr ax:name="Value" ax:value="1"/>`), with(func(s *Shape) { s.Text, s.Control, s.Checked = "実施済", CheckBox, true })},
		"not ticked":                   {anchored(""), "", ocx(50, `<ax:ocxPr ax:name="Value" ax:value="0"/>`), with(func(s *Shape) { s.Control = RadioButton })},
		"a combo box linked to a cell": {anchored(`linkedCell="回答!$G$5"`), "", ocx(30, ""), with(func(s *Shape) { s.Text, s.Control, s.Checked, s.LinkRow, s.LinkCol = "未実施", DropDown, true, 5, 7 })},
		"a box linked to a cell":       {anchored(`linkedCell="F5"`), "", ocx(40, ""), with(func(s *Shape) { s.Control, s.Checked, s.LinkRow, s.LinkCol = CheckBox, true, 5, 6 })},
		"a text":                       {anchored(""), "", ocx(10, `<ax:ocxPr ax:name="Value" ax:value="済"/>`), with(func(s *Shape) { s.Text, s.Checked = "済", true })},
		"a class of another maker":     {anchored(""), "", `<ax:ocx ax:classid="{00000000-0000-0000-0000-000000000001}"/>`, with(func(s *Shape) { s.Text, s.Unread = "CheckBox1", true })},
		"a button":                     {anchored(""), "", `<ax:ocx ax:classid="{D7053240-CE69-11CD-A777-00DD01143C57}"/>`, nil},
		"without a place":              {`<control shapeId="1" r:id="rId3"/>`, "", ocx(40, ""), []Shape{{Row: 1, Col: 1, Control: CheckBox, Unread: true}}},
	} {
		t.Run(name, func(t *testing.T) {
			data := withControls(t, c.controls, c.vml, rel, map[string]string{"xl/activeX/activeX1.xml": c.part})
			holdShapes(t, read(t, data).Sheets[0].Shapes, c.want)
		})
	}
}

// A form control that the older drawing lacks is read from its properties.
func TestFormControlParts(t *testing.T) {
	const rel = `<Relationship Id="rId3" Type="x/ctrlProp" Target="../ctrlProps/ctrlProp1.xml"/>`
	for part, want := range map[string][]Shape{
		`<formControlPr objectType="Drop" fmlaLink="$E$5" fmlaRange="Choices" sel="2"/>`: {{Row: 5, Col: 5, Row2: 5, Col2: 5, Text: "一部実施", Control: DropDown, Checked: true, Chosen: 2, LinkRow: 5, LinkCol: 5}},
		`<formControlPr objectType="CheckBox" checked="Checked"/>`:                       {{Row: 5, Col: 5, Row2: 5, Col2: 5, Control: CheckBox, Checked: true}},
		`<formControlPr objectType="Radio"/>`:                                            {{Row: 5, Col: 5, Row2: 5, Col2: 5, Control: RadioButton}},
		`<formControlPr objectType="Button"/>`:                                           nil,
	} {
		data := withControls(t, anchored(""), "", rel, map[string]string{"xl/ctrlProps/ctrlProp1.xml": part})
		holdShapes(t, read(t, data).Sheets[0].Shapes, want)
	}
	// One that it has is read once.
	data := withControls(t, anchored(""), drop(`<x:FmlaRange>Choices</x:FmlaRange><x:Sel>1</x:Sel>`), rel, map[string]string{"xl/ctrlProps/ctrlProp1.xml": `<formControlPr objectType="Drop" fmlaRange="Choices" sel="1"/>`})
	holdShapes(t, read(t, data).Sheets[0].Shapes, []Shape{{Row: 5, Col: 5, Row2: 5, Col2: 5, Text: "実施済", Control: DropDown, Checked: true, Chosen: 1}})
}
