package leak

import "testing"

// few are companies whose names are short or common.
func few() *Scanner {
	return New(Names{Companies: []Company{
		{ID: "C1", Name: "株式会社山", Kana: "ヤマ", Persons: []Person{{Name: "林 修", Kana: "ハヤシ オサム"}}},
		{ID: "C2", Name: "三光有限会社", Kana: "サンコウ", Short: []string{"SKO"}, Persons: []Person{{Name: "渡邊 一郎"}}},
		{ID: "C3", Name: "ソニカ合同会社", Kana: "ソニカ", Romaji: "SONIKA LLC", Phones: []string{"03-1234-5678 内線12"}, Persons: []Person{{Name: "佐々木健"}}},
		{ID: "C4", Name: "有限会社大野製作所", Kana: "オオノセイサクショ", Addresses: []string{"〒123-4567 東京都千代田区三番町6-17 大野ビル3F"}, Mails: []string{"a@ohno-ss.co.jp、b@gmail.com"}},
		{ID: "C5", Addresses: []string{"千葉県総南市工業団地1番"}},
	}, Allow: []string{"渡辺 二郎", "三光印刷株式会社", "有限会社山"}})
}

func TestRules(t *testing.T) {
	s := few()
	type none struct{}
	for _, c := range []struct {
		text string
		want any // none{}, Look or Certain
		id   string
	}{
		{"株式会社山は、", Certain, "C1"}, {"㈱山", Certain, "C1"}, {"（株） 山", Certain, "C1"}, {"山株式会社", Certain, "C1"}, {"有限会社山", none{}, ""}, {"カ）ヤマ", Certain, "C1"}, {"Yama Co., Ltd.", Certain, "C1"},
		{"山に行く", Look, "C1"}, {"「山」", Look, "C1"}, {"山田さん", none{}, ""}, {"登山の記録", none{}, ""}, {"ヤマト運輸", none{}, ""}, {"やまを越える", none{}, ""}, {"「やま」", Look, "C1"},
		{"林氏", Certain, "C1"}, {"小林氏", none{}, ""}, {"林業", none{}, ""}, {"林の中", none{}, ""}, {"林 修", Look, "C1"}, {"林修氏", Certain, "C1"}, {"ハヤシ", none{}, ""},
		{"三光㈲", Certain, "C2"}, {"第三光学", none{}, ""}, {"三光の回答", Look, "C2"}, {"三光印刷株式会社", none{}, ""}, {"有限会社 三 光", Certain, "C2"},
		{"サンコウ", Certain, "C2"}, {"サンコウショウ", none{}, ""}, {"を参考に", none{}, ""}, {"さんこう", Look, "C2"}, {"SKO", Look, "C2"}, {"SKOTT", none{}, ""}, {"task-s", none{}, ""},
		{"渡邉様", Look, "C2"}, {"渡辺二郎", none{}, ""}, {"渡部一郎", none{}, ""}, {"渡辺　一郎", Certain, "C2"},
		{"ソニカ", Certain, "C3"}, {"ソニカル", none{}, ""}, {"Sonika", Certain, "C3"}, {"personikal", none{}, ""},
		{"佐佐木健", Certain, "C3"}, {"佐々木様", Look, "C3"}, {"佐々様", Look, "C3"}, {"佐々木", none{}, ""},
		{"03-1234-5678", Certain, "C3"}, {"103-1234-5678", none{}, ""}, {"03-1234-56789", none{}, ""}, {"3-1234-5678", Look, "C3"}, {"0 3 1 2 3 4 5 6 7 8", Look, "C3"},
		{"大野製作所", Certain, "C4"}, {"大 野 製\n作 所", Certain, "C4"}, {"Ohno Seisakusho", Certain, "C4"}, {"Ōno Seisakujo", none{}, ""}, {"三番町6-17", Certain, "C4"}, {"三番町六番十七号", Certain, "C4"},
		{"三番町6-18", none{}, ""}, {"千代田区三番町", Look, "C4"}, {"千代田区", none{}, ""}, {"〒123-4567", Look, "C4"}, {"大野ビル", Look, "C4"},
		{"x@ohno-ss.co.jp", Certain, "C4"}, {"x@gmail.com", none{}, ""}, {"B@GMAIL.COM", Certain, "C4"}, {"ｂ＠ｇｍａｉｌ．ｃｏｍ", Certain, "C4"}, {"www.ohno-ss.com", Certain, "C4"},
		{"総南市工業団地1番", Certain, "C5"}, {"総南市工業団地の1", Certain, "C5"}, {"工業団地1社", Look, "C5"}, {"工業団地12社", none{}, ""},
		{"株式会社と有限会社の別、合同会社", none{}, ""}, {"図3-2 12 345 0 0 1 2 3", none{}, ""},
	} {
		hits, problems := s.File("x.txt", []byte(c.text))
		switch want := c.want.(type) {
		case none:
			if len(hits) > 0 {
				t.Errorf("%q: %v", c.text, hits)
			}
		case Certainty:
			best := Certainty(-1)
			for _, h := range hits {
				if h.Company == c.id {
					best = max(best, h.Certainty)
				} else {
					t.Errorf("%q: %v", c.text, h)
				}
			}
			if best != want || len(problems) == 0 {
				t.Errorf("%q: %v, want certainty %d; %v", c.text, hits, want, problems)
			}
		}
	}
}
