package ods_test

import (
	"slices"
	"testing"

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/ods"
)

// TestDrawn reads a drawn shape as LibreOffice saved it.
func TestDrawn(t *testing.T) {
	s := read(t, "testdata/drawn.ods").Sheets[0]
	if want := []workbook.Shape{{Row: 4, Col: 3, Row2: 4, Col2: 3, Text: "要確認"}}; !slices.Equal(s.Shapes, want) {
		t.Errorf("%+v, want %+v", s.Shapes, want)
	}
	if c := s.At(3, 3); c == nil || c.Comment != "注" {
		t.Errorf("comment: %+v", c)
	}
}

// TestFormControls has the controls of ODF 1.3 part 3, 13.5, in the markup that
// LibreOffice writes.
func TestFormControls(t *testing.T) {
	forms := `<office:forms><form:form form:name="F"><form:properties/>` +
		`<form:checkbox form:name="a" xml:id="c1" form:id="c1" form:label="実施済" form:current-state="checked" form:linked-cell="A.B3"><form:properties/></form:checkbox>` +
		`<form:checkbox form:id="c2" form:label="未実施"/>` +
		`<form:radio form:id="c3" form:label="一部" form:current-selected="true" form:linked-cell="他.B3"/>` +
		`<form:listbox form:id="c4" form:linked-cell="$A.$D$4"><form:option form:label="有"/><form:option form:label="無" form:current-selected="true"/></form:listbox>` +
		`<form:combobox form:id="c5" form:current-value="自由"><form:item form:label="x"/></form:combobox>` +
		`<form:button form:id="c6" form:label="送信"/></form:form></office:forms>`
	place := func(id string) string {
		return `<table:table-cell><draw:control table:end-cell-address="A.C2" draw:control="` + id + `"/></table:table-cell>`
	}
	book, err := ods.Read(sheet(forms+`<table:shapes><draw:frame><draw:text-box><text:p>枠の</text:p><text:p>文</text:p></draw:text-box></draw:frame></table:shapes>`+
		`<table:table-row/><table:table-row>`+place("c1")+place("c2")+place("c3")+place("c4")+place("c5")+place("c6")+place("none")+`</table:table-row>`), workbook.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	want := []workbook.Shape{
		{Row: 1, Col: 1, Text: "枠の\n文"},
		{Row: 2, Col: 1, Row2: 2, Col2: 3, Text: "実施済", Control: workbook.CheckBox, Checked: true, LinkRow: 3, LinkCol: 2},
		{Row: 2, Col: 2, Row2: 2, Col2: 3, Text: "未実施", Control: workbook.CheckBox},
		{Row: 2, Col: 3, Row2: 2, Col2: 3, Text: "一部", Control: workbook.RadioButton, Checked: true},
		{Row: 2, Col: 4, Row2: 2, Col2: 3, Text: "無", Control: workbook.DropDown, Checked: true, Chosen: 2, LinkRow: 4, LinkCol: 4},
		{Row: 2, Col: 5, Row2: 2, Col2: 3, Text: "自由", Control: workbook.DropDown, Checked: true},
		{Row: 2, Col: 6, Row2: 2, Col2: 3, Text: "送信"},
	}
	if got := book.Sheets[0].Shapes; !slices.Equal(got, want) {
		t.Errorf("%+v\nwant %+v", got, want)
	}
}
