package parcel

import (
	"bytes"
	"path"
	"strings"
)

// Sniff tells what a file is by its content. Its time does not grow with the
// size of the file beyond a look at the directory of a container.
func Sniff(data []byte) Kind {
	switch {
	case len(bytes.Trim(data[:min(len(data), 4096)], "\x00")) == 0 && len(bytes.Trim(data, "\x00")) == 0:
		return Empty // all zeros: a download that was only reserved
	case bytes.HasPrefix(data, []byte(sigLocal)), bytes.HasPrefix(data, []byte(sigEnd)), bytes.HasPrefix(data, []byte(sigSpanned)):
		return sniffZIP(data)
	case bytes.HasPrefix(data, []byte(oleMagic)):
		return sniffOLE(data)
	case isLock(data):
		return Lock
	}
	if k := byMagic(data); k != "" {
		return k
	}
	if isBIFF(data) {
		return biffKind(data[:min(len(data), biffHead)])
	}
	return sniffText(data)
}

// identify is Sniff for a file with a name. The name counts only for the lock
// files of spreadsheet programs and for what operating systems leave behind,
// and only where the content is no workbook.
func identify(file string, data []byte) Kind {
	k, base := Sniff(data), path.Base(file)
	lockName := strings.HasPrefix(base, "~$") || strings.HasPrefix(base, ".~lock.")
	if lockName && len(data) < 1024 && (k == Unknown || k == Empty || k == Text || k == CSV) {
		return Lock
	}
	if isDebris(base) && (!k.Readable() || k == Text || k == CSV) {
		return Debris
	}
	return k
}

// magics are the marks at the start of files, or at another place.
var magics = []struct {
	at    int
	magic string
	kind  Kind
}{
	{0, "%PDF-", PDF},
	{0, "\xFF\xD8\xFF", Image}, {0, "\x89PNG\r\n", Image}, {0, "GIF8", Image}, {0, "II*\x00", Image}, {0, "MM\x00*", Image},
	{4, "ftypheic", Image}, {4, "ftypheix", Image}, {4, "ftyphevc", Image}, {4, "ftypmif1", Image}, {4, "ftypmsf1", Image}, {4, "ftypavif", Image},
	{8, "WEBP", Image},
	{0, `{\rtf`, RTF},
	{0, "\x78\x9F\x3E\x22", TNEF},
	{0, "\x00\x05\x16\x07\x00", Debris}, {0, "\x00\x05\x16\x00\x00", Debris}, {0, "\x00\x00\x00\x01Bud1", Debris}, {0, "[ZoneTransfer]", Debris},
	{0, "7z\xBC\xAF\x27\x1C", Archive}, {0, "Rar!\x1A\x07", Archive}, {0, "\x1F\x8B\x08", Archive},
	{0, "\xFD7zXZ\x00", Archive}, {0, "\x28\xB5\x2F\xFD", Archive}, {0, "MSCF\x00\x00", Archive}, {257, "ustar", Archive},
	{0, "\x7FELF", Program}, {0, "\xCF\xFA\xED\xFE", Program}, {0, "#!/", Program},
	{0, "\x4C\x00\x00\x00\x01\x14\x02\x00", Shortcut}, {0, "[InternetShortcut]", Shortcut}, {0, "[{000214A0-", Shortcut},
}

func byMagic(data []byte) Kind {
	for _, m := range magics {
		if len(data) > m.at && bytes.HasPrefix(data[m.at:], []byte(m.magic)) {
			return m.kind
		}
	}
	switch {
	case len(data) > 21 && data[2] == '-' && data[3] == 'l' && (data[4] == 'h' || data[4] == 'z') && data[6] == '-':
		return Archive
	case len(data) > 10 && bytes.HasPrefix(data, []byte("BZh")) && string(data[4:7]) == "1AY":
		return Archive
	case len(data) > 64 && bytes.HasPrefix(data, []byte("MZ")) && bytes.IndexByte(data[:64], 0) >= 0:
		return Program
	}
	if bytes.HasPrefix(data, []byte("BM")) && len(data) > 26 && int64(le.Uint32(data[2:])) == int64(len(data)) {
		return Image // a bitmap tells its own size
	}
	// A PDF may have other bytes before its mark (ISO 32000-1, annex H.3.4.1).
	if i := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-1.")); i > 0 && !bytes.Contains(data[:i], []byte(":")) {
		return PDF
	}
	return ""
}

// archiveName names an archive that is no ZIP archive.
func archiveName(data []byte) string {
	for _, a := range []struct {
		at          int
		magic, name string
	}{
		{0, "7z", "7z"}, {0, "Rar!", "RAR"}, {0, "\x1F\x8B", "gzip"}, {0, "BZh", "bzip2"}, {0, "\xFD7zXZ", "xz"},
		{0, "\x28\xB5\x2F\xFD", "zstd"}, {0, "MSCF", "CAB"}, {257, "ustar", "tar"}, {2, "-l", "LZH"},
	} {
		if len(data) > a.at && bytes.HasPrefix(data[a.at:], []byte(a.magic)) {
			return a.name
		}
	}
	return "?"
}

// isLock tells the owner file of Word (162 bytes) and Excel (165): the length
// of a user's name, the name filled up with blanks, and both again in UTF-16.
func isLock(data []byte) bool {
	if len(data) != 165 && len(data) != 162 || data[0] == 0 || data[0] > 54 {
		return false
	}
	return len(bytes.Trim(data[len(data)-12:], " \x00")) == 0 && bytes.IndexByte(data[1:1+data[0]], 0) < 0
}

// isBIFF tells a bare stream of Excel 2 to 5: a BOF record at its start.
func isBIFF(data []byte) bool {
	if len(data) < 8 || data[0] != 0x09 {
		return false
	}
	v, size := data[1], le.Uint16(data[2:])
	return (v == 0 || v == 2 || v == 4 || v == 8) && size >= 4 && size <= 16
}
