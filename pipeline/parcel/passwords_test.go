package parcel

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"log/slog"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"
)

const list = "# パスワード一覧\nC012\thimitsu 1 \n回答*.zip\t秘密\r\nC012\tsecond\n\n  # again\n別.xlsx\t\tthird\n"

func parsed(t *testing.T, text string) Passwords {
	t.Helper()
	p, problems := ParsePasswords("passwords.txt", []byte(text))
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	return p
}

func TestParsePasswords(t *testing.T) {
	want := []secret{{"C012", "himitsu 1 "}, {"回答*.zip", "秘密"}, {"C012", "second"}, {"別.xlsx", "third"}}
	sjis, err := japanese.ShiftJIS.NewEncoder().String(list)
	if err != nil {
		t.Fatal(err)
	}
	utf16 := []byte("\xFF\xFE")
	for _, r := range list {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	for name, text := range map[string]string{"UTF-8": list, "mark": "\uFEFF" + list, "CP932": sjis, "UTF-16": string(utf16)} {
		if got := parsed(t, text).all(); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestPasswordProblemsShowNothing holds that a line that cannot be read is
// named by its number: it may be a password whose tab is missing.
func TestPasswordProblemsShowNothing(t *testing.T) {
	p, problems := ParsePasswords("passwords.txt", []byte("C1\tok\nC012 himitsu\n\thimitsu\nC013\t\n[\thimitsu\n"))
	if p.Len() != 1 || len(problems) != 4 {
		t.Fatalf("%d passwords, problems %v", p.Len(), problems)
	}
	for i, line := range []int{2, 3, 4, 5} {
		text := problems[i].Text("ja") + problems[i].Hint("ja") + fmt.Sprintf("%+v", problems[i])
		if problems[i].Pos.Line != line || strings.Contains(text, "himitsu") {
			t.Errorf("problem %v", problems[i])
		}
	}
	if _, problems := ParsePasswords("p", []byte("C1\t\x82\n\xFF\xFF")); len(problems) != 1 || problems[0].Code != "password-file" {
		t.Errorf("undecodable: %v", problems)
	}
}

// TestPasswordsAreNeverShown prints the list in every way, also from inside of
// unexported fields, where fmt cannot call methods.
func TestPasswordsAreNeverShown(t *testing.T) {
	p := parsed(t, list)
	type inner struct{ p Passwords }
	var shown bytes.Buffer
	values := []any{p, &p, Options{Passwords: p}, []Passwords{p}, map[string]Passwords{"a": p}, inner{p}, &inner{p}, struct{ o Options }{Options{Passwords: p}}}
	for _, v := range values {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%T", "%p"} {
			fmt.Fprintf(&shown, verb, v)
		}
		slog.New(slog.NewTextHandler(&shown, nil)).Info("x", "v", v)
		slog.New(slog.NewJSONHandler(&shown, nil)).Info("x", "v", v)
		if b, err := json.Marshal(v); err == nil {
			shown.Write(b)
		}
		if b, err := xml.Marshal(v); err == nil {
			shown.Write(b)
		}
	}
	for _, s := range p.all() {
		for _, form := range []string{s.text, fmt.Sprintf("%x", s.text), fmt.Sprintf("%X", s.text), s.key} {
			if strings.Contains(shown.String(), form) {
				t.Errorf("%q is shown in %s", form, shown.String())
			}
		}
	}
	if !strings.Contains(shown.String(), hidden) {
		t.Error("nothing is shown at all")
	}
}

func TestCandidates(t *testing.T) {
	p := parsed(t, "C012\ta\nC01\tb\n回答*.zip\tc\nC012/*\td\n*\te\n別.xlsx\tf\n")
	for file, want := range map[string]string{
		"inbox/C012_x.zip":       "e a b",
		"inbox/回答1.zip/シート.xlsx": "c e a b",
		"inbox/C012/y.xlsx":      "d e a b",
		"inbox/別.xlsx":           "e f a b",
		"inbox/XC01.zip":         "e a b",
		"inbox/a/c01-x.zip":      "e b a",
		"inbox/回答か\u3099.zip":    "c e a b",
	} {
		var got []string
		for _, s := range p.candidates(file) {
			got = append(got, s.text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", file, got, want)
		}
	}
}
