package workbook

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode/utf16"
)

// Reading follows content, never the name of the file.
var oleMagic = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// sniff returns nil for bytes that may be a zip container, else the reason
// why they are no workbook that can be read.
func sniff(data []byte) error {
	switch {
	case len(data) == 0:
		return ErrEmpty
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return nil
	case bytes.HasPrefix(data, oleMagic):
		return sniffOLE(data)
	case biff(data):
		return fmt.Errorf("%w: BIFF stream", ErrOldFormat)
	}
	return fmt.Errorf("%w: %s", ErrNotWorkbook, looksLike(data))
}

// sniffOLE tells the kinds of OLE2 containers apart by the names of their
// streams. Entries of the directory are 128 bytes, on 128-byte bounds, with a
// UTF-16 name and at offset 64 its size; looking for them directly needs none
// of the sector chains, which may be damaged or run in circles.
func sniffOLE(data []byte) error {
	switch {
	case hasStream(data, "EncryptedPackage"):
		return ErrEncrypted
	case hasStream(data, "Workbook"), hasStream(data, "WORKBOOK"), hasStream(data, "Book"), hasStream(data, "BOOK"):
		return ErrOldFormat
	case hasStream(data, "WordDocument"):
		return fmt.Errorf("%w: old Word document", ErrNotWorkbook)
	}
	return fmt.Errorf("%w: OLE2 container without a workbook", ErrNotWorkbook)
}

func hasStream(data []byte, name string) bool {
	units := utf16.Encode([]rune(name))
	want := make([]byte, 0, 2*len(units)+2)
	for _, u := range append(units, 0) {
		want = binary.LittleEndian.AppendUint16(want, u)
	}
	for at := 512; at+128 <= len(data); at += 128 {
		e := data[at : at+128]
		if bytes.HasPrefix(e, want) && int(binary.LittleEndian.Uint16(e[64:])) == len(want) {
			return true
		}
	}
	return false
}

// biff tells whether data begins with a bare BIFF 2 to 5 stream (a BOF record).
func biff(data []byte) bool {
	if len(data) < 8 || data[0] != 0x09 {
		return false
	}
	v, size := data[1], binary.LittleEndian.Uint16(data[2:])
	return (v == 0 || v == 2 || v == 4 || v == 8) && size >= 4 && size <= 16
}

// looksLike names what the bytes are, for the detail of an error.
func looksLike(data []byte) string {
	for _, k := range []struct{ magic, name string }{
		{"%PDF-", "PDF"}, {"\xFF\xD8\xFF", "JPEG image"}, {"\x89PNG", "PNG image"}, {"GIF8", "GIF image"},
		{"II*\x00", "TIFF image"}, {"MM\x00*", "TIFF image"}, {"{\\rtf", "RTF"}, {"\x1F\x8B", "gzip"},
		{"7z\xBC\xAF", "7z archive"}, {"Rar!", "RAR archive"}, {"<?xml", "XML"}, {"<html", "HTML"}, {"<!DOCTYPE html", "HTML"},
	} {
		if bytes.HasPrefix(data, []byte(k.magic)) {
			return k.name
		}
	}
	head := data[:min(len(data), 4096)]
	if bytes.IndexByte(head, 0) < 0 {
		return "text"
	}
	return "unknown format"
}
