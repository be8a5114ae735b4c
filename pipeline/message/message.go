// Package message is the catalogue of what the command line says, in Japanese
// and English.
//
// In: a key and arguments. Out: one text in the chosen language. Texts of
// problems are not here: they stand with their codes in package problem, which
// knows both languages too. The package chooses a language from the names that
// it is given and reads no environment itself.
package message

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"
)

// Printer prints texts in one language.
type Printer struct {
	lang string
	p    *message.Printer
}

// New returns a printer for "ja" or "en"; any other name is taken as a locale
// name and resolved by Choose.
func New(lang string) *Printer {
	lang = Choose(lang)
	return &Printer{lang: lang, p: message.NewPrinter(language.Make(lang), message.Catalog(build()))}
}

// Choose returns "ja" or "en" from names of locales in falling precedence,
// such as the --lang flag, LC_ALL, LC_MESSAGES and LANG. Names that are empty
// say nothing. Without any the language is Japanese: the software's users work
// in Japan, and Windows sets none of these.
func Choose(names ...string) string {
	for _, n := range names {
		n = strings.ToLower(n)
		switch {
		case n == "":
		case strings.HasPrefix(n, "ja"):
			return "ja"
		default:
			return "en"
		}
	}
	return "ja"
}

// Lang returns the printer's language, "ja" or "en".
func (p *Printer) Lang() string { return p.lang }

// S returns the text of the key with its arguments in place of %s. A key that
// the catalogue lacks comes back as it is; a test holds that none does.
func (p *Printer) S(key string, args ...any) string {
	return p.p.Sprintf(message.Key(key, key), args...)
}

func build() catalog.Catalog {
	b := catalog.NewBuilder(catalog.Fallback(language.Japanese))
	for _, t := range texts {
		// SetString fails only on a malformed message; a test sets them all.
		_ = b.SetString(language.Japanese, t.key, t.ja)
		_ = b.SetString(language.English, t.key, t.en)
	}
	return b
}

// Keys returns every key, in the order of the catalogue.
func Keys() []string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = t.key
	}
	return out
}
