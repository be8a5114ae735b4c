package staffing

import "testing"

func TestPlaces(t *testing.T) {
	for address, want := range map[string]string{"東京都千代田区見本町1-2-3": "東京都", "〒530-0001 大阪府大阪市北区": "大阪府", "京都府京都市": "京都府", "京都": "京都府",
		"大阪": "大阪府", "北海道札幌市": "北海道", "本社工場": "", "": "", "東京都府中市": "東京都", "愛知県豊田市京都町": "愛知県", "広島県府中市": "広島県"} {
		if got := Prefecture(address); got != want {
			t.Errorf("%q is in %q, want %q", address, got, want)
		}
	}
	if len(prefectures()) != 47 {
		t.Errorf("%d prefectures", len(prefectures()))
	}
}

// TestDistances against the straight lines between the offices that 国土地理院
// gives (km, rounded to 5).
func TestDistances(t *testing.T) {
	for pair, want := range map[[2]string]int{{"東京都", "大阪府"}: 395, {"大阪府", "東京都"}: 395, {"東京都", "北海道"}: 830, {"東京都", "沖縄県"}: 1555, {"東京都大田区", "東京都"}: 0, {"東京都", ""}: 0} {
		if got := Distance(pair[0], pair[1]); got < want-6 || got > want+6 {
			t.Errorf("%v: %d km, want about %d", pair, got, want)
		}
	}
}

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		place string
		areas []string
		want  bool
	}{{"埼玉県川口市", []string{"関東"}, true}, {"埼玉県川口市", []string{"近畿", "埼玉"}, true}, {"埼玉県川口市", []string{"近畿"}, false}, {"どこか", []string{"関東"}, false}} {
		if got := Within(c.place, c.areas); got != c.want {
			t.Errorf("%s in %v: %v", c.place, c.areas, got)
		}
	}
}
