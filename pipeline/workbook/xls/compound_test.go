package xls_test

import (
	"encoding/binary"
	"errors"
	"os"
	"runtime"
	"testing"

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/xls"
	"shinsa/pipeline/workbook/xls/booktest"
)

const freeSector = 0xFFFFFFFF

// container is an OLE2 container of 512-byte sectors: one of FAT, one of
// directory, the rest the stream, its chain as fat says from sector 2 on.
func container(name string, size uint32, stream []byte, fat func(sector int) uint32) []byte {
	sectors := (len(stream) + 511) / 512
	out := make([]byte, 512*(3+sectors))
	copy(out, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	binary.LittleEndian.PutUint16(out[30:], 9)
	binary.LittleEndian.PutUint16(out[32:], 6)
	for at, v := range map[int]uint32{44: 1, 48: 1, 56: 4096, 60: freeSector, 68: freeSector} {
		binary.LittleEndian.PutUint32(out[at:], v)
	}
	for at := 80; at < 512; at += 4 {
		binary.LittleEndian.PutUint32(out[at:], freeSector)
	}
	for i := range 128 {
		next := uint32(freeSector)
		if i >= 2 {
			next = fat(i)
		}
		binary.LittleEndian.PutUint32(out[512+4*i:], next)
	}
	entry := func(at int, name string, kind byte, child, start, size uint32) {
		for i, u := range name {
			binary.LittleEndian.PutUint16(out[at+2*i:], uint16(u))
		}
		binary.LittleEndian.PutUint16(out[at+64:], uint16(2*len(name)+2))
		out[at+66] = kind
		for i, v := range map[int]uint32{68: freeSector, 72: freeSector, 76: child, 116: start, 120: size} {
			binary.LittleEndian.PutUint32(out[at+i:], v)
		}
	}
	entry(1024, "Root Entry", 5, 1, freeSector, 0)
	entry(1152, name, 2, freeSector, 2, size)
	copy(out[1536:], stream)
	return out
}

func TestContainer(t *testing.T) {
	content := make([]byte, 5000)
	copy(content, biff8(func(*stream) {}, func(s *stream) { s.rec(0x203, 0, 0, 0, 7.0) }))
	onward := func(i int) uint32 { return uint32(i) + 1 }
	circle := func(i int) uint32 { return uint32(i-2) ^ 1 + 2 }
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"plain", container("Workbook", 5000, content, onward), nil},
		{"capitals", container("WORKBOOK", 5000, content, onward), nil},
		{"older name", container("Book", 5000, content, onward), nil},
		{"size beyond the file", container("Workbook", 0xFFFFFFF0, content, onward), nil}, // all sheets end well
		{"Word", container("WordDocument", 5000, content, onward), workbook.ErrNotWorkbook},
		{"encrypted .xlsx", container("EncryptedPackage", 5000, content, onward), workbook.ErrEncrypted},
		{"nothing known", container("a", 5000, content, onward), workbook.ErrNotWorkbook},
		{"chain into nothing", container("Workbook", 5000, content, func(int) uint32 { return 0xFFFFFFF0 }), nil},
		{"circle", container("Workbook", 0xFFFFFFF0, make([]byte, 5000), circle), workbook.ErrDamaged},
		{"small sectors that are none", container("Workbook", 100, content, onward), workbook.ErrDamaged},
		{"half", container("Workbook", 5000, content, onward)[:1540], workbook.ErrDamaged},
	} {
		book, err := xls.Read(c.data, workbook.DefaultLimits())
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		} else if err == nil && (len(book.Sheets) != 1 || book.Sheets[0].Cells[0].Number != 7) {
			t.Errorf("%s: %+v", c.name, book)
		}
	}
}

// TestCut cuts a real file at every kilobyte: never a panic, never a book
// with less in it.
func TestCut(t *testing.T) {
	data, err := os.ReadFile("testdata/selfcheck.xls")
	if err != nil {
		t.Fatal(err)
	}
	whole := count(read(t, "testdata/selfcheck.xls"))
	for n := 0; n < len(data); n += 1024 {
		book, err := xls.Read(data[:n], workbook.DefaultLimits())
		if err == nil && count(book) != whole {
			t.Errorf("%d of %d bytes: %d cells of %d without a word", n, len(data), count(book), whole)
		}
		if err != nil && !booktest.Coded(err) {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
}

func count(b *workbook.Book) (n int) {
	for _, s := range b.Sheets {
		n += len(s.Cells)
	}
	return n
}

// TestMemory has a large file of strings that hardly say anything, and holds
// what reading allocates to a multiple of the file.
func TestMemory(t *testing.T) {
	var before, after runtime.MemStats
	limits := workbook.DefaultLimits()
	data := biff8(func(s *stream) {
		s.rec(0xFC, uint32(1), uint32(1))
		empty := make([]byte, 3*2700)
		for range 2000 {
			s.rec(0x3C, string(empty))
		}
	}, func(*stream) {})
	runtime.ReadMemStats(&before)
	_, err := xls.Read(data, limits)
	runtime.ReadMemStats(&after)
	if !errors.Is(err, workbook.ErrTooLarge) {
		t.Error(err)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 200<<20 {
		t.Errorf("%d bytes for a file of %d", used, len(data))
	}
}
