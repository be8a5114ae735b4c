package xls_test

import (
	"errors"
	"reflect"
	"testing"

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/xls"
	"shinsa/pipeline/workbook/xls/booktest"
)

// TestDecrypt opens files of other makers with their passwords and compares
// with the same files in the clear.
func TestDecrypt(t *testing.T) {
	files := map[string][]byte{}
	for _, f := range booktest.Corpus(t, ".xls") {
		files[f.Name] = f.Data
	}
	limits := workbook.DefaultLimits()
	for _, c := range []struct{ name, password string }{
		{"rc4cryptoapi_password", "Password1234_"}, {"xor_password_123456789012345", "123456789012345"},
	} {
		mine, err := xls.Open(files[c.name+".xls"], limits, "wrong", c.password)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		plain, err := xls.Read(files[c.name+"_plain.xls"], limits)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(mine, plain) || len(mine.Sheets) == 0 || len(mine.Sheets[0].Cells) == 0 {
			t.Errorf("%s: %+v, want %+v", c.name, mine, plain)
		}
	}
	if _, err := xls.Open(files["rc4cryptoapi_password.xls"], limits, "wrong"); !errors.Is(err, workbook.ErrEncrypted) {
		t.Errorf("wrong password: %v", err)
	}
	// Protected in structure only: encrypted with the password that Excel knows.
	if book, err := xls.Read(files["issue_385.xls"], limits); err != nil || len(book.Sheets) == 0 {
		t.Errorf("protected workbook: %v", err)
	}
}
