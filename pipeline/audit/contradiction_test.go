package audit

import "testing"

func TestContradictions(t *testing.T) {
	c := newContradictions()
	for _, text := range []string{
		"未", "まだ", "（未）", "予定", "まだです。", "規程は未作成", "未実施です", "教育は未実施のため来期に行う", "ＩＳＭＳの規程は作成中。",
		"導入を検討中です", "受講は未了（残り13名）", "設置は7月になる見込みです", "方法を検討しているところです", "10月に実施予定", "来月 作成する予定です。", "台帳を整備予定（9月）", "まだ作っていません", "まだ規程がない",
		"規程を作成していません", "手順書はありません", "ルールなし", "教育は実施していない", "教育が実施されていません。", "できておりません",
		"担当は決まっていない", "一部の部署は未対応だが順次進める", "書棚は施錠。\n台帳は未整備", "策定中", "文書化はしていない",
		"これから実施します", "未実施のままとなっている", "台帳は未だ整備していない",
	} {
		if c.find(text) == "" {
			t.Errorf("%q: want a contradiction", text)
		}
	}
	for _, text := range []string{
		"", "規程あり", "漏えいを未然に防いでいる", "未満の者は入室不可", "未使用の媒体は施錠保管", "未公開情報を含む", "未承認の端末は接続不可",
		"漏えいがない", "問題ない", "問題ありません", "持ち込みを許可していない", "クラウドは使用していない", "外部に公開していない",
		"持ち出しできないようにしている", "これまで事故はない", "まだ事故は発生していない", "未実施の者には再教育を行う", "未対応の端末がないか毎月確認",
		"作成中の図面も施錠保管", "教育実施予定表あり", "年間予定表に基づき実施", "予定通り実施", "規程の更新を検討中", "次回の教育は10月に実施予定",
		"毎年4月に実施予定", "例外の規定はない", "違反者の名簿なし", "遺漏なし", "未払", "今後も継続して実施する予定", "2018年4月に実施済",
		"許可なく複製することはできない", "記録に問題なし", "未実施ではない", "規程の改定作業を準備中", "未経験者にも教育",
	} {
		if w := c.find(text); w != "" {
			t.Errorf("%q: found %q, want none", text, w)
		}
	}
}

func TestBlank(t *testing.T) {
	for text, want := range map[string]bool{"": true, " 　": true, "なし": true, "特になし。": true, "－": true, "―": true, "ー": true, "無し": true,
		"規程": false, "なし崩し": false, "０": false, "\n": true} {
		if blank(text) != want {
			t.Errorf("blank(%q) = %v", text, !want)
		}
	}
}

func TestFoldName(t *testing.T) {
	for a, b := range map[string]string{"株式会社ＡＢＣ製作所": "abc製作所(株)", "（有）山田": "有限会社 山田", "㈱髙﨑": "髙﨑"} {
		if foldName(a) != foldName(b) {
			t.Errorf("%q and %q differ: %q, %q", a, b, foldName(a), foldName(b))
		}
	}
	if foldName("髙﨑") == foldName("高崎") {
		t.Error("different names fold to one")
	}
}

func TestMarkersCoverPatterns(t *testing.T) {
	for _, p := range patterns() {
		for _, tail := range p.Tails {
			if !containsAny(tail, markers) {
				t.Errorf("no marker in %q: it can never be found", tail)
			}
		}
	}
}

func BenchmarkContradictions(b *testing.B) {
	c := newContradictions()
	b.ReportAllocs()
	for b.Loop() {
		c.find("キャビネットを施錠し、鍵は総務課長が保管している。入退室は台帳に記録し、月に一度課長が確認する。")
	}
}
