package parcel

import "strings"

// compose joins the marks that file systems of macOS split off a letter: か+゛
// becomes が, e+´ é, ᄒ+ᅡ+ᆫ 한. It is NFC without NFC's other half: that would
// also replace the compatibility ideographs of JIS X 0213 (神, 福 and 社 in
// the forms that families register) by their common forms, and names stay as
// typed.
func compose(s string) string {
	if !strings.ContainsFunc(s, isMark) {
		return s
	}
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if n := len(out); n > 0 {
			if c := pair(out[n-1], r); c != 0 {
				out[n-1] = c
				continue
			}
		}
		out = append(out, r)
	}
	return string(out)
}

func isMark(r rune) bool {
	return r >= 0x300 && r <= 0x328 || r == 0x3099 || r == 0x309A || r >= 0x1161 && r <= 0x11C2
}

// pair returns the one character of a letter and its mark, or 0.
func pair(base, mark rune) rune {
	switch {
	case mark == 0x3099 || mark == 0x309A:
		return voiced(base, mark)
	case mark >= 0x1161 && mark <= 0x1175 && base >= 0x1100 && base <= 0x1112:
		return 0xAC00 + ((base-0x1100)*21+(mark-0x1161))*28
	case mark > 0x11A7 && mark <= 0x11C2 && base >= 0xAC00 && base <= 0xD7A3 && (base-0xAC00)%28 == 0:
		return base + mark - 0x11A7
	case mark >= 0x300 && mark <= 0x328:
		return accented(base, mark)
	}
	return 0
}

// voiced adds (han)dakuten to a kana. In Unicode's blocks the voiced kana
// follows the plain one, the half-voiced the voiced one.
func voiced(base, mark rune) rune {
	const withDakuten = "かきくけこさしすせそたちつてとはひふへほゝカキクケコサシスセソタチツテトハヒフヘホヽ"
	switch {
	case mark == 0x309A:
		if strings.ContainsRune("はひふへほハヒフヘホ", base) {
			return base + 2
		}
		return 0
	case strings.ContainsRune(withDakuten, base):
		return base + 1
	}
	switch base {
	case 'う':
		return 'ゔ'
	case 'ウ':
		return 'ヴ'
	case 'ワ', 'ヰ', 'ヱ', 'ヲ': // the block has no voiced neighbours for these
		return base + 'ヷ' - 'ワ'
	}
	return 0
}

// accents lists (and nothing changes it) the accented letters of the Latin-1 and Latin Extended-A
// blocks by their mark: each letter is followed by its joined form.
var accents = map[rune]string{
	0x300: "AÀEÈIÌOÒUÙaàeèiìoòuù",
	0x301: "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzź",
	0x302: "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷ",
	0x303: "AÃNÑOÕaãnñoõIĨiĩUŨuũ",
	0x304: "AĀaāEĒeēIĪiīOŌoōUŪuū",
	0x306: "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭ",
	0x307: "CĊcċEĖeėGĠgġIİZŻzż",
	0x308: "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸ",
	0x30A: "AÅaåUŮuů",
	0x30B: "OŐoőUŰuű",
	0x30C: "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzž",
	0x327: "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţ",
	0x328: "AĄaąEĘeęIĮiįUŲuų",
}

func accented(base, mark rune) rune {
	letters := []rune(accents[mark])
	for i := 0; i+1 < len(letters); i += 2 {
		if letters[i] == base {
			return letters[i+1]
		}
	}
	return 0
}
