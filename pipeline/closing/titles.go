package closing

// title is what a place to fill in is called when the file itself does not
// have it any more.
func title(tag string) string {
	for _, t := range titles {
		if t.tag == tag {
			return t.ja
		}
	}
	return tag
}

var titles = []struct{ tag, ja string }{
	{"cover.document-date", "表紙の文書審査の日"},
	{"cover.onsite-date", "表紙の現地審査の日"},
	{"team.name", "審査業務従事者の氏名"},
	{"visits.kind", "審査業務の区分"},
	{"visits.date", "審査業務を実施した日"},
	{"visits.time", "審査業務を実施した時間"},
	{"visits.place", "審査業務を実施した場所"},
	{"visits.by", "審査業務を実施した者"},
	{"scope-change.any", "範囲の変更の有無"},
	{"method.deviation", "変更した手法の内容"},
	{"stopped.text", "評価を中止した経緯、又は中止がなかった旨"},
	{"direction.date", "結論の方向性を説明した日"},
	{"direction.to", "説明の相手"},
	{"direction.by", "説明した者"},
	{"direction.how", "説明の方法"},
	{"direction.text", "説明した内容"},
	{"opinion.any", "依頼者の意見等の有無"},
	{"opinion.text", "依頼者の意見等の内容"},
	{"opinion.response", "意見等への対応"},
	{"conclusion.result", "審査の結論"},
	{"conclusion.conforms", "適合した部分"},
	{"conclusion.does-not-conform", "適合しない部分"},
	{"review.kind", "レビューの方法"},
	{"review.date", "レビューの日"},
	{"review.present", "出席した委員の数"},
	{"review.external", "出席した外部の委員の数"},
	{"review.result", "最終的な判断"},
	{"review.confirmed", "代表者が確認した日"},
}
