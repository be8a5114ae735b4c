package problem

// draftKinds are the problems of drafts that come back from auditors.
var draftKinds = []Kind{
	{"draft-unreadable", Error,
		Text{"審査員が編集した文書を読めません（{1}）", "Wordで開けるか確かめ、.docx形式で保存し直してください。ファイルは変更していません。"},
		Text{"the edited draft cannot be read ({1})", "See whether Word opens it, and save it again as .docx. The file was not changed."}},
	{"draft-no-base", Warning,
		Text{"{1} の元になった版が残っていないため、編集を残したまま作り直すことができません", "新しい版を別の名前で書き出しました。見比べて、必要な変更を手で書き加えてください。"},
		Text{"our version that {1} comes from is not kept any more, so it cannot be renewed with the edits in it", "The new version stands beside it; compare them and make the changes by hand."}},
	{"draft-two", Error,
		Text{"返送された文書と、{1} とが、別々に編集されています", "どちらを使うか決め、両方の編集を一つの文書にまとめてください。使わない方は inbox 又は companies フォルダーから移してください（どちらも変更していません）。"},
		Text{"this document that came back and {1} were edited separately", "Decide which to use, put all edits into one of them, and move the other away; neither was changed."}},
	{"draft-nobody", Error,
		Text{"この文書は、名簿にない企業（{1}）のもの、又はWordで記入する種類でないものです", "別のプロジェクトの文書でないか確かめてください。"},
		Text{"this document is of a company ({1}) that is not in the register, or of a kind that is not finished in Word", "See whether it belongs to another project."}},
	{"draft-pdf-lost", Warning,
		Text{"Wordで加えられた{1}は、PDFに表せません（{2}）", "図にして貼るなど、別の方法で表してください。Wordの文書はそのまま残しています。"},
		Text{"the PDF cannot show {1}, which was added in Word ({2})", "Show it in another way, such as a picture; the Word file is as it was."}},
	{"merge-edit-lost", Error,
		Text{"新しいデータで作り直すと、審査員の編集（{1}：{2}）が失われるため、作り直しませんでした", "編集された文書はそのまま残しています。新しい版を見て、必要な変更を手で書き加えてください。"},
		Text{"renewing the draft would lose an edit of the auditor ({1}: {2}); it was not renewed", "The edited file stays as it is. See the new version and make the changes by hand."}},
	{"merge-conflict", Warning,
		Text{"審査員が編集した箇所のうち{1}か所で、データも変わりました（最初の箇所：{2}）", "文書のコメント「【データの更新】」を見て、どちらの内容にするか決めてください。審査員の編集はそのまま残しています。"},
		Text{"{1} places that the auditor edited have new data too (first: {2})", "See the comments by shinsa in the document and decide. What the auditor wrote stays."}},
	{"merge-style", Warning,
		Text{"編集された文書にスタイル「{1}」がないため、追加した箇所は標準の書式にしました", "Wordで書式を確かめてください。"},
		Text{"the edited document lacks the style “{1}”; what was added has the standard look", "Check the look in Word."}},
}
