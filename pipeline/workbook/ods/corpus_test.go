package ods_test

import (
	"testing"

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/ods"
	"shinsa/pipeline/workbook/xls/booktest"
)

// turnedAway are the files of the corpus that cannot be read, and why.
var turnedAway = map[string]error{
	"issue_594_dos.ods":     workbook.ErrTooLarge,
	"pass_protected.ods":    workbook.ErrEncrypted,
	"encrypted-letmein.ods": workbook.ErrEncrypted,
	"type_excel.ods":        workbook.ErrNotWorkbook, // in truth an .xls
}

func TestCorpus(t *testing.T) { booktest.HoldCorpus(t, ".ods", ods.Read, turnedAway) }

func TestAgainstLibreOffice(t *testing.T) {
	booktest.AgainstOffice(t, ".ods", ods.Read, turnedAway, nil)
}
