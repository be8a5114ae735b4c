package audit

import (
	"slices"
	"strings"

	"shinsa/pipeline/criteria"
)

// prepare lists what the company should have ready for the document review:
// the kinds of evidence of every document item that applies, each once.
func prepare(a Assessment) []Document {
	var out []Document
	at := map[string]int{}
	for i := range a.Items {
		it := &a.Items[i]
		if !reviewed(it) {
			continue
		}
		for _, e := range it.Item.Evidence {
			name := strings.TrimSpace(e)
			if name == "" {
				continue
			}
			n, ok := at[foldText(name)]
			if !ok {
				n = len(out)
				at[foldText(name)] = n
				out = append(out, Document{Name: name})
			}
			if !slices.Contains(out[n].Items, it.Item.ID) {
				out[n].Items = append(out[n].Items, it.Item.ID)
			}
		}
	}
	return out
}

// onsite lists the eight kinds of on-site checks of 別紙1 4(3)② with the
// company's items. ト takes the recommended measures that the company says it
// does, チ its laws.
func onsite(a Assessment) []OnsiteCheck {
	out := onsiteKinds()
	for n := range out {
		c := &out[n]
		for i := range a.Items {
			if called(&a.Items[i], c.Mark) {
				c.Items = append(c.Items, a.Items[i].Item.ID)
			}
		}
		if c.Mark == "チ" {
			for _, l := range a.Laws {
				c.Laws = append(c.Laws, l.V)
			}
		}
	}
	return out
}

func called(it *Item, mark string) bool {
	if it.Item.Kind == criteria.Recommended {
		return it.Does() && (mark == "ト" || slices.Contains(it.Item.Onsite, mark))
	}
	return it.asked() && slices.Contains(it.Item.Onsite, mark)
}

func onsiteKinds() []OnsiteCheck {
	return []OnsiteCheck{
		{Mark: "イ", Title: "物理的措置など、ハードウェアに関する措置の確認"},
		{Mark: "ロ", Title: "教育訓練を受け、又は情報管理を実践している職員等からの聞き取り"},
		{Mark: "ハ", Title: "実践が将来にわたって継続することの書面等による確認"},
		{Mark: "ニ", Title: "社内規程等のシステムへの反映・運用の確認（模擬等のテスト）"},
		{Mark: "ホ", Title: "情報管理の責任者からの聞き取り"},
		{Mark: "ヘ", Title: "情報管理の責任者より上位の責任者からの聞き取り"},
		{Mark: "ト", Title: "実施している推奨措置の内容の確認"},
		{Mark: "チ", Title: "個人情報保護法その他の法令の遵守状況の確認"},
	}
}
