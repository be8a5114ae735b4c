package problem

// statisticsKinds are the problems of package statistics.
var statisticsKinds = []Kind{
	{"figure-unknown", Error,
		Text{"事業報告書に「{1}」という表や図はありません", "次のどれかを指定してください：{2}"},
		Text{"the project report has no table or figure {1}", "Name one of these: {2}"}},
	{"figure-row-unknown", Error,
		Text{"{1}に「{2}」という行はありません", "次のどれかを指定してください：{3}"},
		Text{"{1} has no row {2}", "Name one of these: {3}"}},
}
