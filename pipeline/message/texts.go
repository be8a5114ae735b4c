package message

type text struct{ key, ja, en string }

var texts = []text{
	{"root.short", "技術情報管理審査の事務局を支えるプログラム", "Software for the project office of technical-information management audits"},
	{"root.long", `戻ってきた自己チェックシート（Excel）から、照会書・審査計画書・審査報告書案・事業報告書（WordとPDF）を作ります。

はじめての方は「shinsa demo」を試してください。
終了コード: 0 問題なし / 1 動作の失敗 / 2 使い方の誤り / 3 資料に問題あり（書けるものは書きました） / 130 中断`,
		`Makes queries, audit plans, report drafts and the project report (Word and PDF) from returned self-check sheets (Excel).

To begin, try "shinsa demo".
Exit codes: 0 clean / 1 machinery failed / 2 usage / 3 problems found, the rest written / 130 interrupted`},
	{"flag.lang", "表示の言語（ja または en。省略時は環境の設定）", "language of messages (ja or en; default from the locale)"},
	{"flag.date", "文書の日付（例 2018-06-01。省略時は今日）", "date of documents (2018-06-01; default today)"},
	{"flag.jobs", "同時に処理する企業の数（省略時はプロセッサの数）", "companies at work at the same time (default: processors)"},
	{"flag.only", "この整理番号の企業だけ（例 C001,C002）", "only these companies (C001,C002)"},
	{"flag.json", "結果をJSONで出す", "print the result as JSON"},
	{"flag.verify", "すべて計算し直し、前に作ったものと比べる", "compute everything again and compare with what stands"},
	{"flag.companies", "企業の数", "number of companies"},
	{"flag.seed", "乱数の種（同じ値なら同じ内容）", "seed (same seed, same content)"},
	{"flag.mess", "回答の乱れの度合い（0〜1）", "how messy the returns are (0 to 1)"},

	{"init.short", "新しいプロジェクトのフォルダーを作る", "Make a new project folder"},
	{"sheets.short", "企業ごとの自己チェックシートを作る", "Make one self-check sheet per company"},
	{"run.short", "回答を読み、書けるすべての文書を作る", "Read the returns and make every document that can be made"},
	{"status.short", "各企業の状況を表で示す", "Show where every company stands"},
	{"sample.short", "架空のプロジェクトを作る（試験用）", "Make a made-up project of any size (for trials)"},
	{"demo.short", "架空の12社で一通り動かす", "Run everything on 12 made-up companies"},
	{"explain.short", "値がどこから来たかを示す", "Say where a value came from"},
	{"explain.long", `企業の値がどのファイルのどのセルから、どの規則や判断で読まれ、どの文書に使われているかを示します。
項目（4-1-3a）、条項（4-1-3）、対象範囲の質問、法令、名簿の見出しを指定できます。省略するとすべて示します。`,
		`Says from which file and cell a value of a company came, by which rule or decision it was read, and which documents use it.
Name an item (4-1-3a), a clause (4-1-3), a scope question, 法令, or a column of the register; without one, everything is shown.`},
	{"templates.short", "文書のひな形を書き出す、確かめる", "Write out or check the texts and the look of documents"},
	{"templates.long", `文書の文言（Markdown）と体裁（Wordの参照文書）をプロジェクトの templates フォルダーに書き出し（export）、直したものを最悪の場合で試します（check）。
templates フォルダーにあるものは、プログラムが備えるものより優先されます。使わないものは削除してかまいません。`,
		`Writes the texts of the documents (Markdown) and their look (the reference Word document) into the project's templates folder (export), and tries what you changed with worst cases (check).
What stands in the templates folder wins over what the program carries; delete what you do not change.`},
	{"templates.export.short", "ひな形を templates フォルダーに書き出す", "Write the templates into the project"},
	{"templates.check.short", "ひな形を、名称が最も長い・項目が0件・300件などの場合で試す", "Try the templates with the longest names, no items, 300 items and the like"},
	{"arg.dir", "フォルダー", "DIR"},

	{"init.done", "プロジェクトのフォルダー %s を作りました。project.yaml と companies.xlsx を記入し、戻ってきた回答を inbox に入れてください。", "Made the project folder %s. Fill in project.yaml and companies.xlsx, and put what comes back into inbox."},
	{"sheets.done", "自己チェックシート：%s 件（新しく書いたもの %s 件）", "Self-check sheets: %s (%s newly written)"},
	{"sample.done", "架空のプロジェクトを %s に作りました（%s ファイル）。", "Made a made-up project in %s (%s files)."},
	{"demo.exists", "%s は既にあるので、そのまま使います。", "%s is there already and is used as it is."},
	{"demo.look", "次のファイルを開いてみてください：", "Open these to look at:"},

	{"templates.exported", "ひな形：%s 件（新しく書いたもの %s 件）。templates フォルダーの「はじめにお読みください.md」を見てください。", "Templates: %s (%s newly written). See the guide in the templates folder."},
	{"templates.checked", "プロジェクトのひな形 %s 件を使い、最悪の場合の文書 %s 件を作れることを確かめました。", "With %s templates of the project, %s documents of worst cases were made."},

	{"run.progress", "文書を作成中", "making documents"},
	{"run.head.companies", "企業ごとの結果", "By company"},
	{"run.company", "  %s  %s  照会 %s 件  文書 %s 件", "  %s  %s  queries %s  files %s"},
	{"run.company.noreturn", "  %s  %s  未回収", "  %s  %s  nothing returned"},
	{"run.head.inbox", "受け取ったファイル", "Inbox"},
	{"run.inbox", "  読み取り %s・差し替え済 %s・受け付けられないもの %s・企業が不明 %s（計 %s）", "  read %s, superseded %s, turned away %s, company unknown %s (of %s)"},
	{"run.head.withheld", "作らなかった文書と理由", "Documents not written, and why"},
	{"run.withheld", "  %s %s：%s", "  %s %s: %s"},
	{"run.decisions", "判断が必要な回答が %s 件あります。decisions.xlsx に記入し、もう一度実行してください（記入しないものは照会書で尋ねます）。", "%s answers wait for a decision: fill in decisions.xlsx and run again (what is left blank is asked of the company)."},
	{"run.head.edited", "人の手が入っているため上書きしなかった文書", "Documents that a person edited: not overwritten"},
	{"run.edited.kept", "  %s", "  %s"},
	{"run.edited.beside", "  %s → 新しい版は %s", "  %s → the new version is %s"},
	{"run.head.problems", "見つかった問題", "Problems"},
	{"run.hint", "      → %s", "      → %s"},
	{"run.sum", "文書 %s 件：新しく書いたもの %s、変わらないもの %s、人の手が入ったもの %s。問題：重大 %s、注意 %s、参考 %s。", "%s files: %s written, %s unchanged, %s edited by a person. Problems: %s errors, %s warnings, %s notes."},
	{"run.verified", "検証：%s 件が同じ、%s 件が異なりました。", "Verified: %s the same, %s differ."},

	{"status.head", "整理番号\t名称\t回答\t回答数\t照会\t未実施等\t次にすること\t期限", "ID\tName\tReturn\tAnswers\tQueries\tGaps\tNext\tDue"},
	{"status.none", "未回収", "none"},
	{"status.have", "受領", "received"},
	{"status.late", "（遅れ）", " (late)"},
	{"status.edited", "人の手が入った文書：", "Documents edited by a person:"},
	{"step.contract", "契約の締結（事務局）", "conclude the contract (office)"},
	{"step.send", "シートの送付（事務局）", "send the sheet (office)"},
	{"step.return", "回答の返送（企業）", "return the sheet (company)"},
	{"step.query", "照会への回答（企業）", "answer the queries (company)"},
	{"step.plan", "計画の説明（事務局）", "explain the plan (office)"},
	{"step.review", "文書審査（審査員）", "document review (auditors)"},

	{"usage.args", "フォルダーを一つ指定してください", "name one folder"},
	{"usage.explain", "フォルダーと企業の整理番号、必要なら項番を指定してください", "name the folder, the company's ID and, if wanted, the item"},
	{"usage.templates", "templates の後に export か check を指定してください", "say export or check after templates"},
	{"usage.date", "日付 %s を読めません（例 2018-06-01）", "cannot read the date %s (want 2018-06-01)"},
	{"usage.lang", "言語は ja か en です（%s は使えません）", "the language is ja or en (not %s)"},
	{"usage.companies", "企業の数は 1 以上 9999 以下です", "the number of companies is 1 to 9999"},
	{"usage.mess", "乱れの度合いは 0 から 1 です", "the mess is 0 to 1"},
	{"error.prefix", "エラー: %s", "error: %s"},
	{"error.locked", "このフォルダーは別の shinsa が処理中です。終わってからもう一度実行してください。", "Another shinsa is working in this folder. Try again when it has finished."},
	{"error.full", "ディスクの空きがないため書けません。書き終えたファイルは完全です。空きを作ってから、もう一度実行してください。（%s）", "the disk is full; files that were written are whole. Make room and run again. (%s)"},
	{"error.denied", "このフォルダーを読み書きする権限がありません。フォルダーの権限を確かめるか、書き込めるフォルダーに移してください。（%s）", "you may not read or write this folder. Check its permissions or move the project. (%s)"},
	{"error.missing", "フォルダー又はファイルが見つかりません。（%s）", "the folder or file is not there. (%s)"},
	{"error.notempty", "このフォルダーには既にプロジェクトがあります: %s", "there is a project in this folder already: %s"},
	{"error.interrupted", "中断しました。書き終えたファイルは完全です。もう一度実行すると続きから作ります。", "Interrupted. Files that were written are whole; run again to complete the work."},
}
