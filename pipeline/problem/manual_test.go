package problem

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/problems.md anew")

const manual = "../../docs/problems.md"

// TestManual holds that docs/problems.md, the office's list of codes, says what
// the table of codes says.
func TestManual(t *testing.T) {
	var b strings.Builder
	b.WriteString("# 問題コードの一覧\n\nこの表は `go test ./pipeline/problem -update` がプログラムの表から作ります。手で直さないでください。\n" +
		"{1} {2} … には、その場の名前や値が入ります。error があると、それに関わる文書は作られません。\n\n" +
		"| コード | 重さ | 何が起きたか | どうすればよいか |\n|---|---|---|---|\n")
	cell := strings.NewReplacer("|", "\\|", "\n", " ")
	for _, k := range Kinds() {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", k.Code, k.Severity, cell.Replace(k.Ja.Msg), cell.Replace(k.Ja.Hint))
	}
	if *update {
		if err := os.WriteFile(manual, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != b.String() {
		t.Errorf("%s is not up to date; run go test ./pipeline/problem -update", manual)
	}
}
