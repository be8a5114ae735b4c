package parcel

import (
	"regexp"
	"strings"
)

// encodedWord is =?charset?B|Q?text?= (RFC 2047). Spaces in the text are
// against the rules, and come of folding; they are taken.
var encodedWord = regexp.MustCompile(`=\?([^?\s]{1,60})\?([BbQq])\?([^?]*)\?=`)

// decodeWords decodes the encoded words of a field. Words of one charset that
// follow each other are decoded as one: mailers cut in the middle of a
// character. A word that cannot be decoded stays as it is.
func decodeWords(s string) string {
	found := encodedWord.FindAllStringSubmatchIndex(s, -1)
	if found == nil {
		return s
	}
	var out strings.Builder
	at := 0
	for i := 0; i < len(found); {
		if gap := s[at:found[i][0]]; at == 0 || strings.TrimSpace(gap) != "" {
			out.WriteString(gap)
		}
		charset := s[found[i][2]:found[i][3]]
		from, raw := found[i][0], []byte(nil)
		for ; i < len(found); i++ {
			w := found[i]
			next := raw != nil
			if next && (!strings.EqualFold(s[w[2]:w[3]], charset) || strings.TrimSpace(s[at:w[0]]) != "") {
				break
			}
			raw = append(raw, wordBytes(s[w[4]:w[5]], s[w[6]:w[7]])...)
			if raw == nil {
				raw = []byte{}
			}
			at = w[1]
		}
		if text, ok := decodeText(charset, raw); ok {
			out.WriteString(text)
		} else {
			out.WriteString(s[from:at])
		}
	}
	out.WriteString(s[at:])
	return out.String()
}

func wordBytes(encoding, text string) []byte {
	if strings.EqualFold(encoding, "B") {
		return fromBase64([]byte(text))
	}
	return fromQuoted([]byte(strings.ReplaceAll(text, "_", " ")))
}
