package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// bare makes a workbook of hand-written parts.
func bare(tb testing.TB, parts map[string]string) []byte {
	tb.Helper()
	all := map[string]string{
		"_rels/.rels":                `<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="r3" Type="http://x/styles" Target="styles.xml"/></Relationships>`,
		"xl/workbook.xml":            `<x:workbook xmlns:x="u"><x:sheets><x:sheet name="回答" sheetId="1" r:id="r1"/></x:sheets></x:workbook>`,
		"xl/worksheets/sheet1.xml":   `<worksheet><sheetData/></worksheet>`,
	}
	for name, text := range parts {
		all[name] = text
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range all {
		w, err := z.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func readOne(t *testing.T, rows, sst, styles string) *Sheet {
	t.Helper()
	parts := map[string]string{"xl/worksheets/sheet1.xml": "<worksheet>" + rows + "</worksheet>"}
	if sst != "" {
		parts["xl/sharedStrings.xml"] = "<sst>" + sst + "</sst>"
	}
	if styles != "" {
		parts["xl/styles.xml"] = "<styleSheet>" + styles + "</styleSheet>"
	}
	return read(t, bare(t, parts)).Sheets[0]
}

// Readings stay out of the text, runs are joined, and what is struck through
// is told.
func TestPhrases(t *testing.T) {
	s := readOne(t, `<sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c t="s"><v>2</v></c><c r="D2" t="s" s="1"><v>3</v></c><c r="E2" t="s" s="1"><v>4</v></c></row></sheetData>`,
		`<si><t>髙橋</t><rPh sb="0" eb="2"><t>タカハシ</t></rPh><phoneticPr fontId="1"/></si>`+
			`<si><r><rPr><b/></rPr><t>一部</t></r><r><t xml:space="preserve"> 実施</t></r><rPh sb="0" eb="2"><t>イチブ</t></rPh></si>`+
			`<si><r><rPr><strike/></rPr><t>実施済</t></r><r><rPr><strike val="0"/></rPr><t>一部実施</t></r></si>`+
			`<si><t>消した</t></si><si><r><rPr><b/></rPr><t>残した</t></r></si>`,
		`<fonts><font/><font><strike/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>`)
	want := []Cell{{Row: 2, Col: 1, Text: "髙橋", Phonetic: "タカハシ"}, {Row: 2, Col: 2, Text: "一部 実施", Phonetic: "イチブ"},
		{Row: 2, Col: 3, Text: "実施済一部実施", StruckPart: "実施済"}, {Row: 2, Col: 4, Text: "消した", Struck: true}, {Row: 2, Col: 5, Text: "残した"}}
	if len(s.Cells) != len(want) {
		t.Fatalf("%+v", s.Cells)
	}
	for i, w := range want {
		if s.Cells[i] != w {
			t.Errorf("got %+v, want %+v", s.Cells[i], w)
		}
	}
}

// Numbers show as Excel for Japan shows them.
func TestShown(t *testing.T) {
	codes := []struct {
		code, value, text string
		date              bool
	}{
		{"General", "1234567890123", "1234567890123", false}, {"General", "0.30000000000000004", "0.3", false}, {"General", "1E-3", "0.001", false},
		{"General", "-5", "-5", false}, {"0", "12.6", "13", false}, {"@", "12", "12", false}, {"#,##0", "1234567", "1,234,567", false},
		{"yyyy/m/d", "43191", "2018/4/1", true}, {"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "43191", "2018年4月1日", true},
		{"[$-411]ge.m.d;@", "43191", "H30.4.1", true}, {"[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", "43586", "令和1年5月1日", true},
		{"m&quot;月&quot;d&quot;日&quot;", "43191.75", "4月1日", true}, {"h:mm", "0.75", "18:00", false}, {"[h]:mm", "1.5", "36:00", false},
		{"yyyy/m/d h:mm", "43191.5", "2018/4/1 12:00", true}, {"000-0000", "1000001", "100-0001", false}, {"0.0%", "0.125", "12.5%", false},
		{"m/d(aaa)", "43191", "4/1(日)", true}, {"0.00E+00", "12345", "1.23E+04", false}, {"&quot;ymd&quot;0", "5", "ymd5", false},
	}
	var fmts, xfs, cells strings.Builder
	for i, c := range codes {
		id := string(rune('0'+i/10)) + string(rune('0'+i%10))
		fmts.WriteString(`<numFmt numFmtId="2` + id + `" formatCode="` + c.code + `"/>`)
		xfs.WriteString(`<xf numFmtId="2` + id + `" fontId="0"/>`)
		cells.WriteString(`<row><c s="` + id + `"><v>` + c.value + `</v></c></row>`)
	}
	s := readOne(t, "<sheetData>"+cells.String()+"</sheetData>", "", "<numFmts>"+fmts.String()+"</numFmts><cellXfs>"+xfs.String()+"</cellXfs>")
	for i, c := range codes {
		if got := s.Cells[i]; got.Text != c.text || got.Date != c.date || got.Kind != Number {
			t.Errorf("%s of %s: %q date %v, want %q %v", c.code, c.value, got.Text, got.Date, c.text, c.date)
		}
	}
}

func TestSheetFacts(t *testing.T) {
	s := readOne(t, `<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0" customWidth="1"/></cols><sheetData>`+
		`<row r="3" hidden="1"><c r="B3"><f>1+1</f></c></row><row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1" t="str"><f t="shared" si="0"/><v>x&amp;_x000D_</v></c><c r="D1" t="d"><v>2018-04-01</v></c><c r="E1"><v>abc</v></c></row></sheetData>`+
		`<mergeCells><mergeCell ref="B2:A4"/></mergeCells><extLst><ext><x:row hidden="1" r="9"/></ext></extLst>`, "", "")
	if len(s.HiddenRows) != 1 || !s.HiddenRows[3] || len(s.HiddenCols) != 3 || !s.HiddenCols[5] {
		t.Errorf("hidden %v %v", s.HiddenRows, s.HiddenCols)
	}
	if m, ok := s.Merge(3, 2); !ok || m != (Range{2, 1, 4, 2}) {
		t.Errorf("merge %v %v", m, ok)
	}
	for _, want := range []Cell{{Row: 1, Col: 1, Kind: Bool, Text: "TRUE", Number: 1}, {Row: 1, Col: 2, Kind: Error, Text: "#N/A"},
		{Row: 1, Col: 3, Text: "x&\n", Formula: "shared:0"}, {Row: 1, Col: 4, Kind: Number, Number: 43191, Date: true, Text: "2018-04-01"},
		{Row: 1, Col: 5, Text: "abc"}, {Row: 3, Col: 2, Formula: "1+1"}} {
		if got := s.At(want.Row, want.Col); got == nil || *got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
}

// The date system is the workbook's own word, not that of an extension.
func TestDate1904(t *testing.T) {
	b := read(t, bare(t, map[string]string{
		"xl/workbook.xml":          `<workbook><workbookPr date1904="1"/><sheets><sheet name="s" r:id="r1"/></sheets><extLst><ext><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst></workbook>`,
		"xl/styles.xml":            `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row><c s="0"><v>40908</v></c></row></sheetData></worksheet>`}))
	if got := b.Sheets[0].Cells[0]; !b.Date1904 || got.Text != "2016/1/1" {
		t.Errorf("%v %+v", b.Date1904, got)
	}
}

func TestTurnedAway(t *testing.T) {
	ole := func(stream string) []byte {
		b := make([]byte, 1024)
		copy(b, oleMagic)
		for i, r := range stream {
			b[512+2*i] = byte(r)
		}
		b[512+64] = byte(2*len(stream) + 2)
		return b
	}
	good := bare(t, nil)
	sheet := func(s string) []byte { return bare(t, map[string]string{"xl/worksheets/sheet1.xml": s}) }
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"empty":         {nil, ErrEmpty},
		"encrypted":     {ole("EncryptedPackage"), ErrEncrypted},
		"xls":           {ole("Workbook"), ErrOldFormat},
		"doc":           {ole("WordDocument"), ErrNotWorkbook},
		"biff2":         {[]byte{9, 0, 4, 0, 2, 0, 16, 0, 0}, ErrOldFormat},
		"pdf":           {[]byte("%PDF-1.7\n"), ErrNotWorkbook},
		"csv":           {[]byte("整理番号,名称\nC001,甲\n"), ErrNotWorkbook},
		"truncated":     {good[:len(good)/2], ErrDamaged},
		"cut markup":    {sheet(`<worksheet><sheetData><row><c r="A1"><v>1</v>`), ErrDamaged},
		"no such text":  {sheet(`<worksheet><sheetData><row><c t="s"><v>7</v></c></row></sheetData></worksheet>`), ErrDamaged},
		"not UTF-8":     {sheet("<worksheet>\xff</worksheet>"), ErrDamaged},
		"no sheet part": {bare(t, map[string]string{"xl/_rels/workbook.xml.rels": "<R/>"}), ErrDamaged},
		"docx":          {bare(t, map[string]string{"_rels/.rels": `<R><Relationship Id="r1" Type="t/officeDocument" Target="word/document.xml"/></R>`, "word/document.xml": "<d/>"}), ErrNotWorkbook},
		"xlsb":          {bare(t, map[string]string{"_rels/.rels": `<R><Relationship Id="r1" Type="t/officeDocument" Target="xl/workbook.bin"/></R>`, "xl/workbook.bin": "x"}), ErrOldFormat},
	} {
		if _, err := Read(c.data, DefaultLimits()); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestLimits(t *testing.T) {
	rows := `<worksheet><sheetData><row>` + strings.Repeat(`<c><v>1</v></c>`, 100) + `</row></sheetData></worksheet>`
	bomb := bare(t, map[string]string{"xl/worksheets/sheet1.xml": `<worksheet>` + strings.Repeat(" ", 8<<20) + `</worksheet>`})
	data := bare(t, map[string]string{"xl/worksheets/sheet1.xml": rows})
	for name, c := range map[string]struct {
		data   []byte
		change func(*Limits)
	}{
		"bytes": {data, func(l *Limits) { l.FileBytes = 100 }}, "unpacked": {data, func(l *Limits) { l.UnpackedBytes = 500 }},
		"cells": {data, func(l *Limits) { l.Cells = 99 }}, "sheets": {data, func(l *Limits) { l.Sheets = 0 }}, "bomb": {bomb, func(*Limits) {}},
	} {
		l := DefaultLimits()
		c.change(&l)
		if _, err := Read(c.data, l); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Comments, old and threaded, with what excelize writes as the other side.
func TestComments(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for _, cell := range []string{"B2", "C3"} {
		if err := f.AddComment("Sheet1", excelize.Comment{Cell: cell, Author: "山田", Text: cell + "の注\n二行"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellStr("Sheet1", "B2", "値"); err != nil {
		t.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	s := read(t, b.Bytes()).Sheets[0]
	if c := s.At(2, 2); c == nil || c.Text != "値" || !strings.Contains(c.Comment, "B2の注\n二行") {
		t.Errorf("%+v", c)
	}
	if c := s.At(3, 3); c == nil || c.Text != "" || !strings.Contains(c.Comment, "C3の注") {
		t.Errorf("%+v", c)
	}
}

// Remarks in text boxes are read with their place; pictures have none.
func TestShapes(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for cell, runs := range map[string][]excelize.RichTextRun{"C4": {{Text: "要"}, {Text: "確認"}}, "E9": nil} {
		if err := f.AddShape("Sheet1", &excelize.Shape{Cell: cell, Type: "rect", Paragraph: runs}); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	got := read(t, b.Bytes()).Sheets[0].Shapes
	if len(got) == 0 || got[len(got)-1].Row == 0 {
		t.Fatalf("%+v", got)
	}
	for _, s := range got {
		if s.Row == 4 && (s.Col != 3 || strings.ReplaceAll(s.Text, "\n", "") != "要確認") {
			t.Errorf("%+v", s)
		}
	}
}

func FuzzRead(f *testing.F) {
	// Small seeds: the fuzzer shortens large ones for minutes.
	f.Add(bare(f, nil))
	f.Add(bare(f, map[string]string{"xl/sharedStrings.xml": "<sst><si><t>a</t></si></sst>", "xl/styles.xml": `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row><c t="s"><v>0</v></c><c s="0"><v>43191</v></c></row></sheetData></worksheet>`}))
	f.Add([]byte("PK\x03\x04"))
	limits := Limits{FileBytes: 1 << 20, UnpackedBytes: 8 << 20, Cells: 10_000, Sheets: 20}
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := Read(data, limits)
		if err == nil && b == nil {
			t.Fatal("neither workbook nor error")
		}
	})
}

// The markup of a sheet, without the zip file that hides it from the fuzzer.
func FuzzSheet(f *testing.F) {
	f.Add([]byte(`<worksheet><cols><col min="1" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`))
	f.Add([]byte(`<!DOCTYPE a [<!ENTITY b "c">]><a><![CDATA[x]]>&#x20;&b;<c s="1"><v>1e9</v></c></a>`))
	f.Fuzz(func(t *testing.T, part []byte) {
		r := &reader{limits: Limits{Cells: 1000}, book: &Book{}, looks: []look{{}, {code: "yyyy/m/d", date: true}, {code: "#,##0.0"}}}
		s, err := r.sheet(part)
		if (s == nil) == (err == nil) {
			t.Fatal("neither sheet nor error")
		}
		for i := 1; s != nil && i < len(s.Cells); i++ {
			if a, b := s.Cells[i-1], s.Cells[i]; a.Row > b.Row || a.Row == b.Row && a.Col > b.Col {
				t.Fatalf("cells out of order: %v, %v", a, b)
			}
		}
	})
}
