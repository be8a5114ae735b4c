package parcel

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestComposeUndoesNFD holds against x/text that every kana, accented Latin
// letter and Hangul syllable that macOS takes apart comes together again.
func TestComposeUndoesNFD(t *testing.T) {
	for _, block := range [][2]rune{{0xC0, 0x17F}, {0x3041, 0x30FF}, {0xAC00, 0xD7A3}} {
		for r := block[0]; r <= block[1]; r++ {
			s := string(r)
			if got := compose(norm.NFD.String(s)); got != norm.NFC.String(s) {
				t.Fatalf("compose(NFD(%q %U)) = %q", s, r, got)
			}
		}
	}
	if s := "回答（ハ\u309aート）か\u3099.xlsx"; compose(s) != "回答（パート）が.xlsx" {
		t.Errorf("compose(%q) = %q", s, compose(s))
	}
}

// TestComposeKeepsNames holds why norm.NFC is not used for names.
func TestComposeKeepsNames(t *testing.T) {
	for _, s := range []string{"神谷", "福\uFA1B", "\uFA19社\uFA4C", "髙﨑", "辻\U000E0100", "\u3099か", "かか\u3099\u3099"} {
		if got := compose(s); s != "かか\u3099\u3099" && got != s {
			t.Errorf("compose(%q) = %q", s, got)
		}
	}
	if s := "\uFA19"; norm.NFC.String(s) == s {
		t.Error("NFC keeps compatibility ideographs after all: compose is not needed")
	}
}
