package staffing

import (
	"math"
	"strings"
)

// prefecture is one of the 47, with its region and the place of its office
// (degrees; 国土地理院「都道府県庁の経度緯度」, rounded to 0.01).
type prefecture struct {
	name, region string
	lat, lon     float64
}

// prefectures lists them in the order of 全国地方公共団体コード.
func prefectures() []prefecture {
	return []prefecture{
		{"北海道", "北海道", 43.06, 141.35}, {"青森県", "東北", 40.82, 140.74}, {"岩手県", "東北", 39.70, 141.15}, {"宮城県", "東北", 38.27, 140.87},
		{"秋田県", "東北", 39.72, 140.10}, {"山形県", "東北", 38.24, 140.36}, {"福島県", "東北", 37.75, 140.47}, {"茨城県", "関東", 36.34, 140.45},
		{"栃木県", "関東", 36.57, 139.88}, {"群馬県", "関東", 36.39, 139.06}, {"埼玉県", "関東", 35.86, 139.65}, {"千葉県", "関東", 35.60, 140.12},
		{"東京都", "関東", 35.69, 139.69}, {"神奈川県", "関東", 35.45, 139.64}, {"新潟県", "中部", 37.90, 139.02}, {"富山県", "中部", 36.70, 137.21},
		{"石川県", "中部", 36.59, 136.63}, {"福井県", "中部", 36.07, 136.22}, {"山梨県", "中部", 35.66, 138.57}, {"長野県", "中部", 36.65, 138.18},
		{"岐阜県", "中部", 35.39, 136.72}, {"静岡県", "中部", 34.98, 138.38}, {"愛知県", "中部", 35.18, 136.91}, {"三重県", "近畿", 34.73, 136.51},
		{"滋賀県", "近畿", 35.00, 135.87}, {"京都府", "近畿", 35.02, 135.76}, {"大阪府", "近畿", 34.69, 135.52}, {"兵庫県", "近畿", 34.69, 135.18},
		{"奈良県", "近畿", 34.69, 135.83}, {"和歌山県", "近畿", 34.23, 135.17}, {"鳥取県", "中国", 35.50, 134.24}, {"島根県", "中国", 35.47, 133.05},
		{"岡山県", "中国", 34.66, 133.93}, {"広島県", "中国", 34.40, 132.46}, {"山口県", "中国", 34.19, 131.47}, {"徳島県", "四国", 34.07, 134.56},
		{"香川県", "四国", 34.34, 134.04}, {"愛媛県", "四国", 33.84, 132.77}, {"高知県", "四国", 33.56, 133.53}, {"福岡県", "九州", 33.61, 130.42},
		{"佐賀県", "九州", 33.25, 130.30}, {"長崎県", "九州", 32.74, 129.87}, {"熊本県", "九州", 32.79, 130.74}, {"大分県", "九州", 33.24, 131.61},
		{"宮崎県", "九州", 31.91, 131.42}, {"鹿児島県", "九州", 31.56, 130.56}, {"沖縄県", "沖縄", 26.21, 127.68},
	}
}

// find returns the prefecture that an address begins with, after a post code
// or the like; a bare name without 都府県 will do.
func find(address string) (prefecture, bool) {
	best, at := prefecture{}, -1
	for _, p := range prefectures() {
		if i := strings.Index(address, p.name); i >= 0 && (at < 0 || i < at) {
			best, at = p, i
		}
	}
	if at >= 0 {
		return best, true
	}
	for _, p := range prefectures() {
		if short := strings.TrimRight(p.name, "都府県"); strings.TrimSpace(address) == short || p.name == "京都府" && strings.TrimSpace(address) == "京都" {
			return p, true
		}
	}
	return prefecture{}, false
}

// Prefecture returns the name of the prefecture of an address, "" when it
// cannot be told.
func Prefecture(address string) string {
	p, _ := find(address)
	return p.name
}

// Region tells whether the word names a region or a prefecture.
func Region(word string) bool {
	for _, p := range prefectures() {
		if p.region == word {
			return true
		}
	}
	_, ok := find(word)
	return ok
}

// Within tells whether the place lies in one of the areas, which are regions
// (関東) or prefectures. A place that cannot be told lies in none.
func Within(place string, areas []string) bool {
	p, ok := find(place)
	if !ok {
		return false
	}
	for _, a := range areas {
		if q, named := find(a); a == p.region || named && q.name == p.name {
			return true
		}
	}
	return false
}

// Distance is the kilometres in a straight line between the prefectures of two
// addresses, 0 within one and where one is not known. A measure to compare
// plans by, not a route.
func Distance(a, b string) int {
	p, ok := find(a)
	q, known := find(b)
	if !ok || !known || p.name == q.name {
		return 0
	}
	const radius, degree = 6371, math.Pi / 180
	h := square(math.Sin((q.lat-p.lat)*degree/2)) +
		math.Cos(p.lat*degree)*math.Cos(q.lat*degree)*square(math.Sin((q.lon-p.lon)*degree/2))
	return int(math.Round(2 * radius * math.Asin(math.Sqrt(h))))
}

func square(x float64) float64 { return x * x }
