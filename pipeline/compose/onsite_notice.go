package compose

import (
	"slices"
	"strconv"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
)

// onsiteNoticeParts are the parts of the 現地審査実施案内.
func onsiteNoticeParts(j *job) parts {
	return parts{
		blocks: j.shared(map[string]func(string) doc.Block{
			"table: subjects": func(string) doc.Block { return j.onsiteSubjects() },
			"table: prepare":  func(string) doc.Block { return bareTable(j.prepareTable()) },
			"table: ready":    func(string) doc.Block { return j.readyTable() },
			"table: reply":    func(string) doc.Block { return j.datesReply() },
		}),
		fields: letterFields(day("notice-by", "受入れ可能時期の連絡の期限")),
	}
}

// checks are the kinds of on-site checks that have something to look at. The
// superior is asked for always: who answers for a leak is found out on site
// (別紙1 4(3)②ヘ).
func (j *job) checks() []audit.OnsiteCheck {
	var out []audit.OnsiteCheck
	for _, c := range j.in.Plan.Onsite {
		if c.Mark == "ト" {
			c.Items = ids(j.claimed(c.Items))
		}
		if c.Mark == "ヘ" || len(c.Items) > 0 || len(c.Laws) > 0 {
			out = append(out, c)
		}
	}
	return out
}

// claimed keeps the recommended measures of a check: an item that binds is
// looked at under the other kinds, though the guideline only recommends it.
func (j *job) claimed(items []string) []*audit.Item {
	var out []*audit.Item
	for i := range j.in.Assessment.Items {
		it := &j.in.Assessment.Items[i]
		if it.Item.Kind == criteria.Recommended && slices.Contains(items, it.Item.ID) {
			out = append(out, it)
		}
	}
	return out
}

// need says whom and what a kind of check needs at the company.
func need(mark string) string {
	switch mark {
	case "イ":
		return "対象の設備、保管容器及び区域へのご案内"
	case "ロ":
		return "教育訓練を受けた方及び情報の管理を実践している方（部署ごとに1人から2人）からの聞き取り"
	case "ハ":
		return "実践が今後も続くことを示す書面（規程、年間計画、点検の記録等）"
	case "ニ":
		return "情報システムの管理を担当する方の立会い。試験用の利用者又は端末での模擬の操作"
	case "ホ":
		return "情報の管理の責任者からの聞き取り（30分から1時間程度）"
	case "ヘ":
		return "漏えいが発生した場合の対応の責任者が、情報の管理の責任者より上位の方であるときは、その方からの聞き取り"
	case "ト":
		return "実施している推奨措置の内容が分かる書面又は現物"
	case "チ":
		return "法令等の遵守の状況が分かる書面"
	}
	return None
}

// onsiteSubjects is what the on-site audit covers (別紙1 4(2)⑥).
func (j *job) onsiteSubjects() doc.Block {
	t := newTable("subjects", "", col{"番号", .07, doc.Centre}, col{"審査事項", .31, 0}, col{"ご対応いただきたいこと", .34, 0}, col{"対象の基準の条項", .28, 0})
	for i, c := range j.checks() {
		var items [][]doc.Inline
		if clauses := j.clausesOf(c.Items); len(clauses) > 0 {
			items = append(items, words(strings.Join(clauses, "、")))
		}
		if c.Mark == "チ" {
			for _, l := range j.in.Assessment.Laws {
				items = append(items, words(typed(l)))
			}
		}
		row(t, cell(strconv.Itoa(i+1)), cell(our(c.Title)), cell(need(c.Mark)), cellOf(items...))
	}
	return noneOr(t)
}

// clausesOf are the numbers of the clauses of items, each once, in the order
// of the catalogue: a letter with every item would be a list of a hundred.
func (j *job) clausesOf(items []string) []string {
	has := map[string]bool{}
	for _, it := range j.in.Catalogue.Items {
		has[it.Clause] = has[it.Clause] || slices.Contains(items, it.ID)
	}
	var out []string
	for _, s := range j.in.Catalogue.Sections {
		for _, cl := range s.Clauses {
			if has[cl.ID] {
				out = append(out, cl.Number)
			}
		}
	}
	return out
}

// readyTable is what to prepare beside documents (別紙1 4(2)⑥).
func (j *job) readyTable() doc.Block {
	t := newTable("ready", "", col{"番号", .07, doc.Centre}, col{"準備いただくこと", .36, 0}, col{"内容", .57, 0})
	add := func(what string, detail ...any) {
		row(t, cell(strconv.Itoa(len(t.Rows)+1)), cell(what), cell(detail...))
	}
	add("審査を行う部屋", "審査業務従事者"+persons(len(j.in.Plan.Team.Members))+"が文書を確認し、聞き取りを行うことのできる部屋")
	add("立会いの方", "全体のご案内をいただく方1人。聞き取りの間は、同席をご遠慮いただくことがあります。")
	if d := j.departments(); len(d) > 0 {
		var in []doc.Inline
		for i, w := range d {
			if i > 0 {
				in = append(in, doc.Text{S: "、"})
			}
			in = append(in, w.inlines()...)
		}
		add("聞き取りの対象の部署", append([]any{"自己チェックシートにご記入の部署（"}, in, "）から、対象の方をお選びください。")...)
	}
	add("立入りの手続", "入館、撮影の可否、携帯電話等の持込みの制限、保護具その他、事前に必要な手続があるときは、お知らせください。")
	add("情報システムの確認", "業務に支障のない時間及び方法を、情報システムの管理を担当する方と打ち合わせます。実際の技術等情報を審査業務従事者が複製し、又は持ち出すことはありません。")
	return t
}

func persons(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n) + "人"
}

// departments are those that the company named beside its answers, each once,
// in the order of the items.
func (j *job) departments() []Word {
	var out []Word
	for _, it := range inScope(j.required) {
		if it.Answer == nil {
			continue
		}
		w := typed(it.Answer.Department)
		if w.Known() && !slices.ContainsFunc(out, func(o Word) bool { return o.S == w.S }) {
			out = append(out, w)
		}
	}
	return out
}

// datesReply asks for possible dates (別紙1 4(2)⑦), and how hard the period
// was to keep, which the project report must discuss (公募要領3.(3)).
func (j *job) datesReply() doc.Block {
	t := pairs("reply", "", .32, .68)
	for i, name := range []string{"第1希望", "第2希望", "第3希望"} {
		n := strconv.Itoa(i + 1)
		pair(t, "受入れが可能な時期　"+name, fill(words(day("possible."+n+".from", name+"の初日"), "　から　", day("possible."+n+".until", name+"の最終日"), "　まで"),
			words("時間帯　", line("possible."+n+".time", name+"の時間帯"))))
	}
	pair(t, "受入れができない日", blankCell(line("possible.not", "受入れができない日")))
	pair(t, "当日の窓口の方", fill(words("氏名　", line("possible.contact", "当日の窓口の方の部署、役職、氏名")), words("電話　", line("possible.phone", "当日の連絡先"))))
	pair(t, "入館等の手続及び制限", blankCell(entry("possible.entry", "入館等の手続及び制限")))
	pair(t, "期限までの連絡について", fill(words(choice("possible.hard", "期限までの連絡の困難性", "特に困難はなかった", "困難があった")),
		words("困難があった場合の理由　", line("possible.why", "困難があった場合の理由"))))
	pair(t, "記入した日及び記入者", fill(words(day("possible.date", "記入した日"), "　", line("possible.by", "記入者"))))
	return t
}
