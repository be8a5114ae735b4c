package parcel

import (
	"fmt"
	"hash/crc32"
	"slices"
	"strings"
	"testing"
)

func TestZIPNames(t *testing.T) {
	a := xlsx(t, "a")
	legacy := "?.xlsx"
	sum := le.AppendUint32(nil, crc32.ChecksumIEEE([]byte(legacy)))
	told7075 := append(append([]byte{0x75, 0x70, 5 + 8, 0, 1}, sum...), "答.xlsx"...)
	unicodePath := append([]byte{0x75, 0x70, 5 + 10, 0, 1, 0x9d, 0x98, 0xd6, 0x5e}, "回答.x"...)
	for name, c := range map[string]struct {
		members []member
		want    []string
	}{
		"CP932": {[]member{{name: sjis(t, "本社/表紙①.xlsx"), data: a}, {name: sjis(t, "髙﨑～－.xlsx"), data: a}},
			[]string{"本社/表紙①.xlsx xlsx", "髙﨑～－.xlsx xlsx"}},
		"UTF-8 by flag":    {[]member{{name: "回答𠮷.xlsx", data: a, flags: flagUTF8}}, []string{"回答𠮷.xlsx xlsx"}},
		"UTF-8 unflagged":  {[]member{{name: "回答.xlsx", data: a, madeBy: 3}}, []string{"回答.xlsx xlsx"}},
		"NFD of macOS":     {[]member{{name: "ホ\u309aスタ\u30fcか\u3099.xlsx", data: a, madeBy: 3}}, []string{"ポスターが.xlsx xlsx"}},
		"mixed, one flag":  {[]member{{name: "回.xlsx", data: a, flags: flagUTF8}, {name: sjis(t, "答.xlsx"), data: a}}, []string{"回.xlsx xlsx", "答.xlsx xlsx"}},
		"half-width kana":  {[]member{{name: sjis(t, "ﾃｩ.xlsx"), data: a}}, []string{"ﾃｩ.xlsx xlsx"}},
		"é of Linux":       {[]member{{name: "é.xlsx", data: a, madeBy: 3}}, []string{"é.xlsx xlsx"}},
		"backslashes":      {[]member{{name: sjis(t, `能\表.xlsx`), data: a}}, []string{"能/表.xlsx xlsx"}},
		"unreadable":       {[]member{{name: "a\xFD\xFE.xlsx", data: a}}, []string{"a%FD%FE.xlsx xlsx", "- parcel-name a%FD%FE.xlsx"}},
		"direction":        {[]member{{name: "a\u202Exslx.xlsx", data: a}}, []string{"a<U+202E>xslx.xlsx xlsx"}},
		"folders, nothing": {[]member{{name: "a/", store: true}, {name: "a/b.xlsx", data: a}}, []string{"a/b.xlsx xlsx"}},
		"debris": {[]member{{name: "__MACOSX/._b.xlsx", data: "x"}, {name: "b.xlsx", data: a}, {name: "x/.DS_Store", data: "y"}, {name: "Thumbs.db", data: "y"}, {name: "Desktop.ini", data: "y"}},
			[]string{"b.xlsx xlsx", "- parcel-skipped __MACOSX/._b.xlsx, x/.DS_Store, Thumbs.db, Desktop.ini|4"}},
		"Numbers folder": {[]member{{name: "答.numbers/Index.zip", data: "x"}, {name: "答.numbers/preview.jpg", data: "y"}, {name: "b.xlsx", data: a}},
			[]string{"答.numbers numbers parcel-numbers", "b.xlsx xlsx"}},
		"same name twice": {[]member{{name: "b.xlsx", data: a}, {name: "b.xlsx", data: xlsx(t, "b")}},
			[]string{"b.xlsx xlsx", "b#2.xlsx xlsx", "- parcel-duplicate b.xlsx"}},
		"unicode path":                 {[]member{{name: legacy, data: a, extra: told7075}}, []string{"答.xlsx xlsx"}},
		"unicode path of another name": {[]member{{name: "c.xlsx", data: a, extra: unicodePath}}, []string{"c.xlsx xlsx"}},
	} {
		got := told(t, "z.zip", archive(t, c.members...), Options{})
		for i, w := range c.want {
			if !strings.HasPrefix(w, "- ") {
				c.want[i] = "z.zip/" + w
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, c.want)
		}
	}
}

func TestZIPNested(t *testing.T) {
	a := xlsx(t, "a")
	inner := string(archive(t, member{name: sjis(t, "答.xlsx"), data: a}, member{name: "m.txt", data: "hello"}))
	got := told(t, "外.zip", archive(t, member{name: "支社/内.zip", data: inner, flags: flagUTF8}, member{name: "x.pdf", data: "%PDF-1.7"}), Options{})
	want := []string{"外.zip/支社/内.zip/答.xlsx xlsx", "外.zip/支社/内.zip/m.txt text", "外.zip/x.pdf pdf parcel-pdf"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	deep := []byte(a)
	for i := range 7 {
		deep = archive(t, member{name: fmt.Sprintf("%d.zip", i), data: string(deep)})
	}
	got = told(t, "deep.zip", deep, Options{})
	if want := []string{"deep.zip/6.zip/5.zip/4.zip/3.zip/2.zip zip parcel-depth"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestZIPPasswords goes through ciphers, strengths and ways of writing.
func TestZIPPasswords(t *testing.T) {
	a := xlsx(t, strings.Repeat("あ", 5000))
	for _, password := range []string{"himitsu", "秘密 1", "x"} {
		ways := []member{{}, {descriptor: true}, {store: true}}
		for strength := 1; strength <= 3; strength++ {
			ways = append(ways, member{aes: strength}, member{aes: strength, ae1: true, store: true})
		}
		for _, m := range ways {
			m.name, m.data, m.password = "a.xlsx", a, password
			list := parsed(t, "C001\tother\nC002\t"+password+"\nC003\tmore\n")
			items, problems, err := Open(t.Context(), Item{Path: "inbox/z.zip", Data: archive(t, m)}, Options{Passwords: list})
			if err != nil || len(items) != 1 || string(items[0].Data) != a || items[0].Unlocked != "C002" || len(problems) > 0 {
				t.Fatalf("%q %+v: %v %v", password, m.aes, problems, err)
			}
			if m.password = sjis(t, password); m.password != password && m.aes == 0 {
				if got := told(t, "z.zip", archive(t, m), Options{Passwords: list}); got[0] != "z.zip/a.xlsx xlsx" {
					t.Errorf("password in CP932: %q", got)
				}
			}
			got := told(t, "z.zip", archive(t, m, member{name: "b.xlsx", data: a}), Options{Passwords: parsed(t, "C001\tother\n*.zip\tagain\n")})
			if want := []string{"z.zip/a.xlsx unknown parcel-password", "z.zip/b.xlsx xlsx"}; !slices.Equal(got, want) {
				t.Errorf("wrong password: %q", got)
			}
		}
	}
}

// TestZIPPasswordProblem holds that the problem says what was tried, and no
// password.
func TestZIPPasswordProblem(t *testing.T) {
	z := archive(t, member{name: "a.xlsx", data: "x", password: "himitsu", aes: 3})
	_, problems, err := Open(t.Context(), Item{Path: "inbox/z.zip", Data: z}, Options{Passwords: parsed(t, "C1\tgeheim\nC2\tsecret\n")})
	if err != nil || len(problems) != 1 {
		t.Fatal(problems, err)
	}
	text := problems[0].Text("ja") + problems[0].Hint("ja")
	if !strings.Contains(text, "AES-256") || !strings.Contains(text, " 2 件") || strings.Contains(text, "geheim") {
		t.Error(text)
	}
}

// TestZIPTries holds that an archive of many locked entries cannot make the
// list be tried for ever.
func TestZIPTries(t *testing.T) {
	var members []member
	for i := range 50 {
		members = append(members, member{name: fmt.Sprint(i), data: "x", password: "himitsu", aes: 1})
	}
	o := newOpener(t.Context(), Options{Passwords: parsed(t, strings.Repeat("C1\ta\n", 10)), Limits: Limits{Tries: 25}})
	if err := o.open(Item{Path: "z.zip", Data: archive(t, members...)}, nil); err != nil || len(o.items) != 50 || o.keys.tries > 0 {
		t.Error(err, len(o.items), o.keys.tries)
	}
}
