package compose

import (
	"strconv"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// queryParts are the parts of the 照会書.
func queryParts(j *job) parts {
	return parts{
		blocks: map[string]func(string) doc.Block{
			"table: queries": func(string) doc.Block { return j.queryTable() },
			"table: contact": func(string) doc.Block { return contact(j) },
		},
		fields: fields(doc.Field{Tag: "number", Title: "発番", Kind: doc.FieldText, Placeholder: "（発番を記入）"}, day("reply-by", "回答の期限")),
	}
}

// queryTable lists what is asked, each with its place in the company's own
// file and a place for the reply.
func (j *job) queryTable() doc.Block {
	t := newTable("queries", "", col{"番号", .065, doc.Centre}, col{"項番・項目", .27, 0},
		col{"貴社の\nご記入", .15, 0}, col{"お尋ねしたいこと", .315, 0}, col{"ご回答欄", .20, 0})
	for i, q := range j.in.Assessment.Queries {
		n := strconv.Itoa(i + 1)
		row(t, cell(n), cellOf(append(j.about(q), j.pointsOf(q)...)...), cellOf(j.wrote(q)...),
			cellOf(asked(q)...), blankCell(entry("reply."+n, "照会事項"+n+"への回答")))
	}
	t.Note = j.fileNote()
	return t
}

// asked is the sentence to the company; it names a few of the items that hang
// on a scope question, so all follow when there are more.
func asked(q audit.Query) [][]doc.Inline {
	const named = 5
	out := [][]doc.Inline{words(our(q.Ask))}
	if len(q.Items) > named {
		out = append(out, words("空欄の項目：", rangesOf(q.Items)))
	}
	return out
}

// about names the item or scope question of a query.
func (j *job) about(q audit.Query) [][]doc.Inline {
	c := j.in.Catalogue
	subject := our(q.Subject)
	if it := c.Item(q.Item); it != nil {
		id := listed(c, it.Line, q.Item)
		if q.Subject == "" {
			subject.S = it.Short
		}
		subject.Src = id.Src
		return [][]doc.Inline{words(id), words(subject)}
	}
	if s := c.Scope(q.Scope); s != nil {
		subject.Src = listed(c, s.Line, "").Src
		if q.Subject == "" {
			subject.S = s.Label
		}
	}
	if q.Item != "" {
		return [][]doc.Inline{words(q.Item), words(subject)}
	}
	return [][]doc.Inline{words(subject)}
}

// pointsOf are the points of the item asked about: its question alone may say
// no more than 次の内容.
func (j *job) pointsOf(q audit.Query) [][]doc.Inline {
	it := j.in.Catalogue.Item(q.Item)
	if it == nil {
		return nil
	}
	return points(j.in.Catalogue, it)
}

// wrote is what the company wrote, below the place where it stands.
func (j *job) wrote(q audit.Query) [][]doc.Inline {
	w := Word{q.Quote, q.Pos}
	switch {
	case w.Known():
		return append(j.where(q.Pos), words("「", w, "」"))
	case q.Pos.Row > 0:
		return append(j.where(q.Pos), words("（記入なし）"))
	default:
		return nil
	}
}

// where names sheet and cell; the file only when it is not the return itself.
func (j *job) where(p problem.Pos) [][]doc.Inline {
	if p.IsZero() {
		return [][]doc.Inline{words(None)}
	}
	var out [][]doc.Inline
	if r := j.in.Assessment.Response; p.File != "" && (r == nil || p.File != r.File) {
		out = append(out, words(Word{fileName(p.File), p}))
	}
	if p.Sheet != "" {
		out = append(out, words(Word{p.Sheet, p}))
	}
	switch cell := p.Cell(); {
	case p.Row > 0 && p.Col > 0:
		out = append(out, words(cell))
	case p.Row > 0:
		out = append(out, words(cell+"行目"))
	case p.Line > 0:
		out = append(out, words(strconv.Itoa(p.Line)+"行目"))
	}
	return out
}

// fileName is the name of a file without its folders.
func fileName(file string) string { return file[strings.LastIndexByte(file, '/')+1:] }

func (j *job) fileNote() []doc.Inline {
	r := j.in.Assessment.Response
	if r == nil || r.File == "" {
		return nil
	}
	return words("注　「貴社のご記入」の欄には、ご返送いただいたファイル「", Word{fileName(r.File), problem.Pos{File: r.File}}, "」のシートの名称、セルの番地及び記入の内容を示しています。")
}

// contact is the box at the end of letters.
func contact(j *job) doc.Block {
	o, p := j.in.Project.Body.Office, j.in.Project
	t := pairs("contact", "", .16, .84)
	who := words(office(p, o.Name))
	if o.Contact != "" {
		who = words(office(p, o.Name), "　担当　", office(p, o.Contact))
	}
	pair(t, "連絡先", cellOf(words(office(p, p.Body.Name)), who,
		words("電話　", office(p, o.Phone), "　　電子メール　", office(p, o.Mail))))
	return t
}
