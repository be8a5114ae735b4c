package audit

import "testing"

func TestLawName(t *testing.T) {
	for typed, want := range map[string]string{
		"個人情報の保護に関する法律（個人情報保護法）": "個人情報保護法",
		"個人情報保護法":        "個人情報保護法",
		"個人情報の保護に関する法律":  "個人情報保護法",
		"番号法（マイナンバー）":    "マイナンバー法",
		"外国為替及び外国貿易法":    "外為法",
		"毒物及び劇物取締法":      "毒物及び劇物取締法",
		"毒物及び劇物取締法（毒劇法）": "毒物及び劇物取締法（毒劇法）",
	} {
		if got := lawName(typed); got != want {
			t.Errorf("lawName(%q) = %q, want %q", typed, got, want)
		}
	}
}
