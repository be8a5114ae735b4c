package intake

import "testing"

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"鍵", "", 1}, {"鍵のかかる棚", "鍵のかかる金庫", 2}, {"kitten", "sitting", 3}, {"abc", "abc", 0}, {"abcd", "acbd", 2}} {
		if got := distance([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestIDKey(t *testing.T) {
	ix := newIndex(catalogue(), nil)
	for text, want := range map[string]string{"4-1-3a": "4-1-3a", "４－１－３ａ": "4-1-3a", "4(1)③a": "4-1-3a", "項番4-1-3a": "4-1-3a", "[4.1.3A]": "4-1-3a", "Q5-1a": "5-1a",
		"": "", "4-1-3": "", "4-1-3c": "", "実施済": "", "14-1-3a": "", "4-1-3aa": ""} {
		got := ""
		if i := ix.itemByID(text); i >= 0 {
			got = ix.catalogue.Items[i].ID
		}
		if got != want {
			t.Errorf("itemByID(%q) = %q, want %q", text, got, want)
		}
	}
}
