package register

import "testing"

func TestDivisionOf(t *testing.T) {
	for industry, want := range map[string]string{
		"生産用機械器具製造業":     "製造業",
		"金属製品製造業（電気めっき）": "製造業",
		"化学工業":       "製造業",
		"輸送用機械器具製造業": "製造業",
		"機械器具卸売業":    "卸売業，小売業",
		"化学製品小売業":    "卸売業，小売業",
		"情報サービス業（組込みソフトウェア開発）": "情報通信業",
		"技術サービス業（機械設計業）":       "学術研究，専門・技術サービス業",
		"物品賃貸業":      "不動産業，物品賃貸業",
		"とび・土工工事業":   "建設業",
		"一般貨物自動車運送業": "運輸業，郵便業",
		"自動車整備業":     "サービス業（他に分類されないもの）",
		"よろず":        "",
		"":           "",
	} {
		if got := divisionOf(industry); got != want {
			t.Errorf("divisionOf(%q) = %q, want %q", industry, got, want)
		}
	}
}
