package docx_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"shinsa/pipeline/doc"
)

// words are what free text of companies is made of, for texts that do not
// repeat themselves and so compress no better than real ones.
var words = strings.Fields(`権限一覧 管理規程 第3版 見直し 年1回 人事異動 時期 責任者 承認 台帳 記録 鍵 施錠 保管庫 事務所 工場 試作品 図面
	外部委託 契約書 秘密保持 誓約書 研修 実施 確認 情報システム部 パスワード 更新 通信 暗号化 廃棄 溶解 証明書 入退室 監視 来訪者
	立会い 持出し 申請 サーバ バックアップ 点検 事故 報告 連絡先 手順書 平成30年4月 2018年6月 なし 今後 予定 検討中 未整備`)

func sentence(r *rand.Rand, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(words[r.IntN(len(words))])
		b.WriteString([]string{"を", "の", "に", "、", "は", "。"}[(i+r.IntN(6))%6])
	}
	return b.String()
}

// report is a report draft of about 15 pages with a table of 130 items.
func report() *doc.Document {
	r := rand.New(rand.NewPCG(1, 2))
	d := sample()
	t := itemTable(130)
	for i := range t.Rows {
		if c := t.Rows[i].Cells; len(c) == 6 {
			c[1], c[3] = cell(sentence(r, 8)), cell(sentence(r, 6))
			likeDraft(c, i)
		}
	}
	for range 40 {
		d.Body = append(d.Body, para(doc.Body, sentence(r, 25)))
	}
	d.Body = append(d.Body, t)
	d.Meta.Facts = []doc.Fact{{Name: "catalogue.id", Value: "meti-2018"}}
	for i := range 250 {
		d.Meta.Facts = append(d.Meta.Facts, doc.Fact{Name: fmt.Sprintf("item.4-1-%d.answer", i), Value: "implemented"})
	}
	return d
}

// likeDraft gives a row what a report draft has: locked data, a second place
// for text, a remark now and then, and says where it came from.
func likeDraft(c []doc.Cell, row int) {
	id := doc.Plain(c[0].Content[0].Content)
	for i, what := range []string{"id", "question", "answer", "said"} {
		for _, p := range c[i].Content {
			p.Lock = "lock." + id + "." + what
		}
	}
	if row%5 == 0 {
		c[4].Content[0].Remarks = []doc.Remark{{Text: id + "　実施済との回答ですが、証拠の記入がありません。"}}
	}
	c[5].Content = append([]*doc.Paragraph{para(doc.TableText, "証拠")}, append(c[5].Content, para(doc.TableText, "助言"),
		&doc.Paragraph{Content: []doc.Inline{doc.Field{Tag: "advice." + id, Title: id + "についての指導助言", Kind: doc.FieldRich, Placeholder: "（記入）"}}})...)
}

func BenchmarkWrite(b *testing.B) {
	ref, d := reference(b), report()
	b.ReportAllocs()
	for b.Loop() {
		write(b, d, ref)
	}
	b.ReportMetric(float64(len(write(b, d, ref))), "file-bytes")
}

func BenchmarkOpenReference(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		reference(b)
	}
}
