package compose

import (
	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
)

// Amended is a document that went out and is replaced, since what it says is no
// longer so (別紙1 4(2)⑧).
type Amended struct {
	Document string        // 文書審査結果通知書
	Edition  string        // of what replaces it: 第2版
	Sent     calendar.Date // of what is replaced; zero: the day is not known
	Changes  []audit.Change
	More     int // further changes
}

// amendmentParts are the parts of the 変更通知書.
func amendmentParts(j *job) parts {
	return parts{
		blocks: j.shared(map[string]func(string) doc.Block{
			"table: replaced": func(string) doc.Block { return j.replaced() },
			"table: changed":  func(string) doc.Block { return j.changed() },
		}),
		fields: letterFields(),
	}
}

// replaced lists the documents.
func (j *job) replaced() doc.Block {
	t := newTable("replaced", "", col{"番号", .10, doc.Centre}, col{"文書", .40, 0}, col{"先に送付した日", .28, 0}, col{"改めた版", .22, doc.Centre})
	for i, a := range j.in.Amended {
		row(t, cell(grouped(int64(i+1))), cell(our(a.Document)), cell(our(orElse(wareki(a.Sent), "先に説明した日"))), cell(our(a.Edition)))
	}
	return noneOr(t)
}

func wareki(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Wareki()
}

// changed says what is otherwise, document by document.
func (j *job) changed() doc.Block {
	t := newTable("changed", "", col{"箇所", .22, 0}, col{"変更前", .39, 0}, col{"変更後", .39, 0})
	for _, a := range j.in.Amended {
		group(t, our(a.Document))
		for _, c := range a.Changes {
			row(t, cell(our(c.What)), cell(our(orElse(c.Old, None))), cell(our(orElse(c.New, None))))
		}
		if a.More > 0 {
			row(t, cell("このほか"), cell(grouped(int64(a.More))+"か所"), cell("改めた版による"))
		}
	}
	return noneOr(t)
}

// renewed says at the head of a letter that it replaces another.
func (j *job) renewed(d *doc.Document) *doc.Document {
	if d == nil || j.in.edition() < 2 {
		return d
	}
	text := "（第" + grouped(int64(j.in.edition())) + "版）"
	if !j.in.Replaces.IsZero() {
		text = j.in.Replaces.Wareki() + "付けの文書を改めたもの" + text
	}
	out := *d
	out.Body = append([]doc.Block{&doc.Paragraph{Style: doc.Right, Content: words(text)}}, d.Body...)
	return &out
}
