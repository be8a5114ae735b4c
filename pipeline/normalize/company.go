package normalize

import "strings"

// CompanyKey returns a key for comparing names of companies: folded, character
// variants made one (髙=高), the legal form (株式会社, ㈱, (株) …) and
// punctuation left out. Names that differ in the legal form alone have one
// key; CompanyForm tells them apart. A name that is nothing but a legal form
// is kept.
func CompanyKey(s string) string {
	folded := foldName(s)
	key := folded
	for _, f := range legalForms {
		for _, spelling := range f.spellings {
			key = strings.ReplaceAll(key, spelling, "")
		}
	}
	if key = strings.Map(dropPunctuation, key); key == "" {
		return folded
	}
	return key
}

// CompanyForm returns the legal form in a name of a company and where it
// stands: "株式会社-" before the name, "-株式会社" behind it; "" for none.
func CompanyForm(s string) string {
	key := foldName(s)
	for _, f := range legalForms {
		for _, spelling := range f.spellings {
			switch {
			case strings.HasPrefix(key, spelling):
				return f.name + "-"
			case strings.HasSuffix(key, spelling):
				return "-" + f.name
			}
		}
	}
	return ""
}

// foldName folds a name and makes its character variants one. What comes out
// folds again, since a table's value may stand beside a mark.
func foldName(s string) string {
	return strings.Map(func(r rune) rune {
		if v, ok := variants[r]; ok {
			return v
		}
		return largeKana(r)
	}, Fold(s))
}

// largeKana makes small kana large: キャノン = キヤノン, 霞ヶ関 = 霞ケ関.
func largeKana(r rune) rune {
	switch r {
	case 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ッ', 'ャ', 'ュ', 'ョ', 'ヮ':
		return r + 1
	case 'ヵ':
		return 'カ'
	case 'ヶ':
		return 'ケ'
	default:
		return r
	}
}

func dropPunctuation(r rune) rune {
	if strings.ContainsRune("・.,、。'\"’‘“”「」『』()[]【】", r) {
		return -1
	}
	return r
}
