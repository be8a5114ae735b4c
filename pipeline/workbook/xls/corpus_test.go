package xls_test

import (
	"testing"

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/xls"
	"shinsa/pipeline/workbook/xls/booktest"
)

// turnedAway are the files of the corpus that cannot be read, and why.
var turnedAway = map[string]error{
	"OOM_alloc3.xls":                   workbook.ErrDamaged, // made by a fuzzer
	"too_small.xls":                    workbook.ErrNotWorkbook,
	"rc4cryptoapi_password.xls":        workbook.ErrEncrypted,
	"xor_password_123456789012345.xls": workbook.ErrEncrypted,
}

func TestCorpus(t *testing.T) { booktest.HoldCorpus(t, ".xls", xls.Read, turnedAway) }

// differ are the files that LibreOffice and we read differently, and why.
var differ = map[string]string{
	"gh548_incorrect_sst_unique_count.xls":       "LibreOffice merges what is centred across a selection",
	"optional_records.xls":                       "LibreOffice merges what is centred across a selection",
	"empty-string.xls":                           "LibreOffice computes anew",
	"issue_646_unsupported_formula_function.xls": "LibreOffice computes anew",
	"ptgexp-truncated-operand.xls":               "LibreOffice computes anew",
	"types.xls":                                  "LibreOffice computes anew, with other errors",
	"xls_formula_columns_beyond_z.xls":           "LibreOffice computes anew; the file has no cached values",
	"dates-leap-year-1900-xls.xls":               "LibreOffice computes anew, and has no 29 February 1900",
}

func TestAgainstLibreOffice(t *testing.T) {
	booktest.AgainstOffice(t, ".xls", xls.Read, turnedAway, differ)
}
