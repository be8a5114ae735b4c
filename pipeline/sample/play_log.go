package sample

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/events"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// diary gathers the rows of the log of events.
type diary struct{ rows []events.Row }

// file is the log as the office keeps it: its own form with the rows typed in,
// in the order of their days.
func (d *diary) file() (File, error) {
	slices.SortStableFunc(d.rows, func(a, b events.Row) int {
		return cmp.Or(a.Date.Compare(b.Date), strings.Compare(a.Company, b.Company))
	})
	b, err := workbook.Write(events.Filled(d.rows))
	if err != nil {
		return File{}, fmt.Errorf("write %s: %w", events.File, err)
	}
	return File{events.File, b}, nil
}

// note adds a row, unless it lies ahead of the day up to which is played.
func (p *player) note(d *diary, day calendar.Date, kind record.EventKind, with, text string) {
	if day.IsZero() || p.scene.Until.Before(day) {
		return
	}
	by := p.scene.Project.Body.Office.Contact
	d.rows = append(d.rows, events.Row{Company: p.company().ID, Date: day, Kind: kind, With: with, Text: text, By: by})
}

// unfinished says why the audit is not at its end on the last day, for the
// record of what is delivered.
func (p *player) unfinished(d *diary) {
	switch p.fate {
	case Full, Part, Stopped, Reviewed:
	default:
		p.note(d, p.scene.Until, record.EventUnfinished, p.scene.Project.Client, "報告の日に審査を行っている段階にある。結果は、次の版の報告書で示す。")
	}
}

// log tells the course of the audit as far as it came.
func (p *player) log(d *diary) {
	if p.fate == Waiting {
		return
	}
	v, t := p.said, p.days
	if p.company().Method == record.Changed {
		p.note(d, working(t.sent, -3), record.EventMethodAgreed, p.scene.Project.Client, p.company().MethodReason.V)
	}
	p.note(d, t.declared, record.EventImpartiality, v.auditors(), "公平性の重要性とリスクを資料により説明し、誓約書の提出を受けた。")
	p.note(d, t.sent, record.EventPlanSent, v.contact(), "審査計画書（第1版）を電子メールにより送付した。")
	p.note(d, t.explained, record.EventPlanExplained, v.contact(), "審査計画書（第1版）の審査工数、日程及び従事者を電話により説明し、理解を得た。")
	if !p.came(Asked) {
		return
	}
	p.note(d, t.document, record.EventDocumentReview, v.auditors(), "規程、台帳、記録の写しを"+p.scene.Project.Body.Name+"において確認した。")
	p.note(d, t.told, record.EventResultTold, v.contact(), p.number(record.LetterDocumentReview, t.told)+"を電子メールにより送付し、通知した。")
	if p.bends() == Part && p.came(Invited) {
		p.note(d, t.invited, record.EventAsked, v.contact(), "適合していない部分について説明の要請があった。")
		p.note(d, t.invited, record.EventResultExplained, v.contact(), "電話により説明し、理解を得た。")
	}
	if !p.came(Invited) {
		return
	}
	p.note(d, t.invited, record.EventOnsiteExplained, v.contact(), p.number(record.LetterOnsite, t.invited)+"により案内し、電話により審査事項、準備すること及び"+t.possible.Wareki()+"までに受入れ可能時期を連絡することを説明した。")
	p.note(d, t.possible, record.EventPossible, v.contact(), strings.ReplaceAll(pick(v.r, v.Difficulty), "〔日〕", t.possible.Wareki()))
	if p.came(Visited) {
		p.visited(d)
	}
	if p.fate == Stopped {
		p.stopped(d)
		return
	}
	p.after(d)
}

// visited is the audit on site.
func (p *player) visited(d *diary) {
	v, t := p.said, p.days
	for day := t.onsite; !t.last.Before(day); day = working(day, 1) {
		p.note(d, day, record.EventOnsite, v.contact(), v.place()+"に赴いた。"+v.auditors())
		if p.fate == Stopped {
			return
		}
	}
	p.note(d, t.last, record.EventAdvice, v.contact(), "点検の記録の様式について助言した（審査報告書に記載）。")
}

// stopped is the end of an audit that a law in doubt stops (別紙1 5(11)).
func (p *player) stopped(d *diary) {
	v, t := p.said, p.days
	p.note(d, t.onsite, record.EventDoubt, v.contact(), v.law()+"　"+strings.NewReplacer("〔法令〕", v.law(), "〔場所〕", v.place()).Replace(v.Doubt))
	p.note(d, working(t.onsite, 1), record.EventAuthority, authority(v.law()), p.number(record.LetterAuthority, working(t.onsite, 1))+"を書留により送付し、報告した。")
	p.note(d, working(t.onsite, 1), record.EventStopped, v.contact(), p.number(record.LetterStop, working(t.onsite, 1))+"により通知した。"+v.law()+"の遵守状況に疑義があるため。")
}

// authority is whom a doubt is reported to; made-up audits know few laws.
func authority(law string) string {
	for _, a := range [][2]string{{"個人情報", "個人情報保護委員会事務局"}, {"外国為替", "経済産業省 貿易経済協力局"}, {"不正競争", "経済産業省 経済産業政策局"},
		{"電気通信", "総務省 総合通信基盤局"}, {"毒物", "厚生労働省 医薬・生活衛生局"}, {"下請", "公正取引委員会事務総局"}} {
		if strings.Contains(law, a[0]) {
			return a[1]
		}
	}
	return "所管の行政機関"
}

// after is what follows the report.
func (p *player) after(d *diary) {
	v, t := p.said, p.days
	if p.came(Told) {
		p.note(d, t.direction, record.EventDirection, v.contact(), v.Directions[p.key()])
		if p.bends() != Full {
			p.note(d, t.opinion, record.EventOpinion, v.contact(), v.Opinion)
		}
	}
	if p.came(Reviewed) {
		present, external := p.quorum()
		_, judged := conclusions(p.bends())
		p.note(d, t.review, record.EventCommittee, "委員会", fmt.Sprintf("出席%d人（うち外部%d人）。%s", present, external, judged+"こととした。"))
	}
	switch p.fate {
	case Full:
		p.note(d, t.posted, record.EventReportSent, v.contact(), "審査報告書（レビューの結果を付したもの）を書留により送付した。")
		p.note(d, t.posted, record.EventConformity, v.contact(), p.number(record.LetterConformity, t.posted)+"を電子メールにより送付し、通知した。")
	case Part:
		p.note(d, t.posted, record.EventReportSent, v.contact(), p.number(record.LetterPartial, t.posted)+"に審査報告書（レビューの結果を付したもの）を添えて書留により送付した。")
	default:
		return
	}
	p.note(d, t.posted, record.EventAftermathAsked, v.contact(), "事後報告シートを電子メールにより送付した。")
	p.note(d, t.reported, record.EventAftermathReported, v.contact(), "事後報告シートを電子メールにより受け取った。")
}

// number is the 発番 of a letter, as the letter itself has it.
func (p *player) number(l record.Letter, day calendar.Date) string {
	return p.scene.Project.Number(l, p.company().ID, day, 1)
}
