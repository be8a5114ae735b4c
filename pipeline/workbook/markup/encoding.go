package markup

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/codepage"
)

// head is how much of a file is looked at for what it is and declares.
const head = 4096

// declared finds the character set in <?xml encoding=""?>, <meta charset=""> and
// <meta content="text/html; charset=">.
var declared = regexp.MustCompile(`(?i)(?:encoding|charset)\s*=\s*["']?\s*([a-z0-9_.:\-]{2,30})`)

// The names of character sets, in lower case, by which Japanese programs call
// them.
var charsets = map[string]int{
	"utf-8": codepage.UTF8, "utf8": codepage.UTF8,
	"shift_jis": codepage.CP932, "shift-jis": codepage.CP932, "sjis": codepage.CP932, "x-sjis": codepage.CP932,
	"windows-31j": codepage.CP932, "cp932": codepage.CP932, "ms932": codepage.CP932, "ms_kanji": codepage.CP932, "csshiftjis": codepage.CP932,
	"euc-jp": codepage.EUCJP, "x-euc-jp": codepage.EUCJP, "eucjp": codepage.EUCJP,
	"iso-2022-jp":  codepage.ISO2022JP,
	"windows-1252": 1252, "iso-8859-1": 1252, "us-ascii": 1252, "gb2312": 936, "gbk": 936, "euc-kr": 949, "big5": 950,
}

// decode turns the file into UTF-8. How its character set is told, in this
// order:
//  1. by its byte order mark, or zeros as UTF-16 has them;
//  2. by what it declares, where its bytes fit that;
//  3. valid UTF-8;
//  4. CP932, EUC-JP.
//
// A file that fits none is turned away: no character is ever replaced.
func decode(data []byte) (string, error) {
	if text, ok := wide(data); ok {
		return checked(text)
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if m := declared.FindSubmatch(data[:min(len(data), head)]); m != nil {
		if page, known := charsets[strings.ToLower(string(m[1]))]; known {
			if text, ok := in(page, data); ok {
				return checked(text)
			}
		}
	}
	for _, page := range []int{codepage.UTF8, codepage.CP932, codepage.EUCJP} {
		if text, ok := in(page, data); ok {
			return checked(text)
		}
	}
	return "", damaged("bytes that are in no Japanese character set")
}

// in decodes; ok is false where a byte does not fit.
func in(page int, data []byte) (text string, ok bool) {
	if page == codepage.UTF8 {
		return string(data), utf8.Valid(data)
	}
	text, known := codepage.Decode(page, data)
	return text, known && !strings.ContainsRune(text, utf8.RuneError)
}

// wide decodes UTF-16, with a mark or known by the zeros of its first tag.
func wide(data []byte) (string, bool) {
	page := 0
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		page, data = codepage.UTF16LE, data[2:]
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		page, data = codepage.UTF16BE, data[2:]
	case bytes.HasPrefix(data, []byte("<\x00")):
		page = codepage.UTF16LE
	case bytes.HasPrefix(data, []byte("\x00<")):
		page = codepage.UTF16BE
	default:
		return "", false
	}
	text, _ := codepage.Decode(page, data[:len(data)&^1])
	return text, true
}

func checked(text string) (string, error) {
	switch {
	case strings.TrimSpace(text) == "":
		return "", workbook.ErrEmpty
	case strings.IndexByte(text[:min(len(text), head)], 0) >= 0:
		return "", damaged("bytes of zero in a text")
	}
	return text, nil
}

// spreadsheetML tells Excel's XML by the name space of its root.
func spreadsheetML(text string) bool {
	h := strings.ToLower(text[:min(len(text), head)])
	return strings.HasPrefix(strings.TrimSpace(h), "<") && strings.Contains(h, "urn:schemas-microsoft-com:office:spreadsheet") &&
		strings.Contains(h, "workbook") && !strings.Contains(h, "<html")
}

// isHTML tells HTML by any tag that such a file begins with.
func isHTML(text string) bool {
	h := strings.ToLower(text[:min(len(text), 4*head)])
	if !strings.HasPrefix(strings.TrimSpace(h), "<") {
		return false
	}
	for _, mark := range []string{"<html", "<!doctype html", "<table", "<body", "<meta", "<head", "<style", "<tr", "<div"} {
		if strings.Contains(h, mark) {
			return true
		}
	}
	return false
}
