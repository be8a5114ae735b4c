package parcel

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// ExampleOpen is how a stage unpacks the inbox: every item is read or has the
// code of the problem that turned it away.
func ExampleOpen() {
	passwords, _ := ParsePasswords("passwords.txt", []byte("# 整理番号、タブ、パスワード\nC012\thimitsu\n"))
	mail := "From: yamada@example.jp\nSubject: kaitou\nContent-Type: multipart/mixed; boundary=x\n\n" +
		"--x\nContent-Type: text/csv; name=\"=?ISO-2022-JP?B?GyRCMnNFehsoQi5jc3Y=?=\"\n\n1,yes\n" +
		"--x\nContent-Type: application/pdf; name=scan.pdf\n\n%PDF-1.7\n--x--\n"
	items, problems, _ := Open(context.Background(), Item{Path: "inbox/C012.eml", Data: []byte(mail)}, Options{Passwords: passwords})
	for _, it := range items {
		fmt.Printf("%s %s %q\n", it.Path, it.Kind, it.Refused)
	}
	fmt.Println(problems[0].Code, len(problems))
	// Output:
	// inbox/C012.eml/回答.csv csv ""
	// inbox/C012.eml/scan.pdf pdf "parcel-pdf"
	// parcel-pdf 1
}

// TestPanicIsARefusal holds that a fault of the program costs one file.
func TestPanicIsARefusal(t *testing.T) {
	broken := Passwords{func() []secret { panic("secret text") }}
	z := archive(t, member{name: "a.txt", data: "x"}, member{name: "b.txt", data: "x", password: "a"})
	items, problems, err := Open(t.Context(), Item{Path: "inbox/z.zip", Data: z}, Options{Passwords: broken})
	if err != nil || len(items) != 1 || items[0].Refused != "parcel-damaged" || strings.Contains(problems[0].Text("ja"), "secret") {
		t.Errorf("%v %v %v", items, problems, err)
	}
	holdRefusals(t, items, problems)
}

func TestPercent(t *testing.T) {
	for in, want := range map[string]string{"a%20b": "a b", "100%": "100%", "%zz%41%4": "%zzA%4", "%": "%"} {
		if got := percent(in); got != want {
			t.Errorf("percent(%q) = %q", in, got)
		}
	}
}

// TestSameInputSameOutput holds that nothing depends on the order of maps.
func TestSameInputSameOutput(t *testing.T) {
	for _, s := range seeds(t) {
		first := fmt.Sprint(told(t, "x", s, Options{}))
		for range 5 {
			if again := fmt.Sprint(told(t, "x", s, Options{})); again != first {
				t.Fatalf("%s, then %s", first, again)
			}
		}
	}
}
