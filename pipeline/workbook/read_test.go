package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const corpus = "/work/shared/corpus/spreadsheets"

// The public corpus: each file is read, or turned away with one of the
// reasons, within its limits and without a panic.
func TestCorpus(t *testing.T) {
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("the corpus of spreadsheets is not on this machine: " + corpus)
	}
	count := map[string]int{}
	err := filepath.WalkDir(corpus, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		_, err = Read(data, DefaultLimits())
		count[reason(t, path, err)]++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(count)
	if count["read"] < 180 || count[ErrEncrypted.Error()] < 5 {
		t.Error("fewer files are read, or known as encrypted, than before")
	}
}

// reason names the outcome for a file of the corpus.
func reason(t *testing.T, path string, err error) string {
	t.Helper()
	if err == nil {
		if ext := filepath.Ext(path); ext == ".xls" || ext == ".csv" || ext == ".ods" || ext == ".xlsb" {
			t.Errorf("%s: read as a workbook", path)
		}
		return "read"
	}
	for _, r := range []error{ErrNotWorkbook, ErrEncrypted, ErrOldFormat, ErrDamaged, ErrEmpty, ErrTooLarge} {
		if errors.Is(err, r) {
			return r.Error()
		}
	}
	t.Errorf("%s: %v is none of the reasons", path, err)
	return "?"
}

// normalSheet is a returned sheet as Excel saves it: shared strings, styles,
// about a hundred rows of eight columns.
func normalSheet(tb testing.TB) []byte {
	tb.Helper()
	f := excelize.NewFile()
	defer f.Close()
	style, err := f.NewStyle(&excelize.Style{Border: []excelize.Border{{Type: "top", Style: 1}}, Alignment: &excelize.Alignment{WrapText: true}})
	if err != nil {
		tb.Fatal(err)
	}
	for row := 1; row <= 110; row++ {
		values := []any{row, "管理体制の整備", fmt.Sprintf("4-%d", row), strings.Repeat("アクセス権者を必要最小限の範囲に限定し、一覧を見直していること。", 2), "実施済",
			fmt.Sprintf("技術情報管理規程第%d条に基づき台帳を整備し、四半期ごとに棚卸しを行っています。", row), "技術情報管理規程（第3版）", "総務部"}
		if err := f.SetSheetRow("Sheet1", ref(row, 1), &values); err != nil {
			tb.Fatal(err)
		}
	}
	if err := f.SetCellStyle("Sheet1", "A1", "H110", style); err != nil {
		tb.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func BenchmarkRead(b *testing.B) {
	data := normalSheet(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(data, DefaultLimits()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkExcelizeGetRows(b *testing.B) {
	data := normalSheet(b)
	b.ReportAllocs()
	for b.Loop() {
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			b.Fatal(err)
		}
		for _, n := range f.GetSheetList() {
			if _, err := f.GetRows(n); err != nil {
				b.Fatal(err)
			}
		}
		f.Close()
	}
}
