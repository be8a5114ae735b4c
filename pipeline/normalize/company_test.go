package normalize

import "testing"

func TestCompanyKeyMakesOneOf(t *testing.T) {
	for _, same := range [][]string{
		{"高崎精密", "株式会社髙﨑精密", "㈱高崎精密", "(株)高崎精密", "（株）髙﨑精密", "髙崎 精密 株式会社", "株式会社　高嵜精密", "株式 会社高崎精密"},
		{"吉徳商店", "有限会社𠮷德商店", "(有)吉德商店", "㈲吉徳商店"},
		{"浜辺鉄工", "濵邉鐵工", "濱邊鉄工"},
		{"アバン", "㈱ｱﾊﾞﾝ", "株式会社アバン"},
		{"キヤノン", "キャノン"},
		{"霞ケ関工業", "霞ヶ関工業"},
		{"abテツク", "A・Bテック", "Ａ．Ｂテック株式会社"},
	} {
		for _, s := range same {
			if got := CompanyKey(s); got != same[0] {
				t.Errorf("CompanyKey(%q) = %q, want %q", s, got, same[0])
			}
		}
	}
}

func TestCompanyKeyKeepsApart(t *testing.T) {
	for _, p := range [][2]string{{"斎藤工業", "斉藤工業"}, {"ビール", "ビル"}, {"山田製作所", "山本製作所"}, {"已成", "己成"}} {
		if CompanyKey(p[0]) == CompanyKey(p[1]) {
			t.Errorf("CompanyKey makes %q and %q one", p[0], p[1])
		}
	}
	if CompanyKey("株式会社") == "" {
		t.Error("a name of a legal form alone has no key")
	}
}

func TestCompanyForm(t *testing.T) {
	for in, want := range map[string]string{
		"㈱山田": "株式会社-", "山田（株）": "-株式会社", "有限会社山田": "有限会社-", "山田": "", "山田 株式会社": "-株式会社",
	} {
		if got := CompanyForm(in); got != want {
			t.Errorf("CompanyForm(%q) = %q, want %q", in, got, want)
		}
	}
}

// Each entry maps a character that Fold leaves to one that is no variant
// itself, so that one look-up settles.
func TestVariants(t *testing.T) {
	if len(variants) < 200 {
		t.Fatalf("only %d variants", len(variants))
	}
	for from, to := range variants {
		if _, chained := variants[to]; chained || Fold(string(from)) != string(from) || Fold(string(to)) != string(to) {
			t.Errorf("%c → %c does not settle", from, to)
		}
	}
}
