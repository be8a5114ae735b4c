package problem

// runKinds are the problems of a run over the project folder.
var runKinds = []Kind{
	{"project-missing", Error,
		Text{"プロジェクトの設定ファイル {1} がありません", "「shinsa init フォルダー」で作るか、正しいフォルダーを指定してください。"},
		Text{"the project file {1} is missing", "Make one with shinsa init DIR, or name the right folder."}},
	{"register-missing", Error,
		Text{"企業の名簿 {1} がありません", "「shinsa init フォルダー」で作られる名簿に企業を記入して置いてください。"},
		Text{"the register {1} is missing", "Fill in the register that shinsa init DIR makes and put it here."}},
	{"criteria-missing", Error,
		Text{"基準の一覧「{1}」が見つかりません", "project.yaml の catalogue を確かめるか、criteria フォルダーにファイルを置いてください。"},
		Text{"there is no catalogue of criteria {1}", "Check catalogue in project.yaml, or put the file into the folder criteria."}},
	{"only-unknown", Warning,
		Text{"--only に指定した {1} は名簿にありません", "名簿の整理番号を指定してください。"},
		Text{"{1} of --only is not in the register", "Name IDs of the register."}},
	{"file-edited", Info,
		Text{"{1} は人の手で書き換えられているので、上書きしませんでした（新しい版：{2}）", "二つの版を見比べて、必要な変更を移してください。"},
		Text{"{1} was edited by a person and is kept (new version: {2})", "Compare the two and carry over what is needed."}},
	{"document-stale", Warning,
		Text{"{1} は前の回の実行で作られたもので、今の内容では作られません", "要らなければ人の手で移すか消してください。"},
		Text{"{1} was made by an earlier run and would not be made now", "Move or delete it by hand if it is not needed."}},
	{"verify-differs", Error,
		Text{"{1} を作り直したところ、前に作ったものと内容が異なりました", "ファイルを作り直しました。続くようなら開発元に連絡してください。"},
		Text{"{1} came out otherwise when computed again", "The file was made anew. If it goes on, tell the makers."}},
}
