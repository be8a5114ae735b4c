package parcel

import (
	"bytes"
	"fmt"
	"html"
	netmail "net/mail"
	"regexp"
	"strings"

	"shinsa/pipeline/problem"
)

// mail opens a message: its attachments become items, its text and sender are
// kept as information.
func (o *opener) mail(it Item, above []string) error {
	h, body, _ := splitHeader(it.Data)
	w := &walk{depth: o.limits.Parts, left: o.entries}
	if err := w.add(h, body, 0, false); err != nil {
		return o.limited(err)
	}
	o.entries = w.left
	if w.cut {
		o.problems.Add("parcel-mail-cut", problem.Pos{File: it.Path})
	}
	it.Mail = o.info(h, w.parts)
	skipped, found := &skips{}, len(o.items)
	for i := range w.parts {
		if err := o.part(it, &w.parts[i], skipped, above); err != nil {
			return err
		}
	}
	skipped.report(o, it.Path)
	if len(o.items) == found {
		subject := it.Mail.Subject
		o.turnAway(it, refusal{"parcel-mail-empty", []string{subject[:cut(subject, 120)]}})
	}
	return nil
}

// limited gives the refusals of a walk their numbers.
func (o *opener) limited(err error) error {
	if r, ok := asRefusal(err); ok && r.code == "parcel-depth" {
		return refuse(r.code, fmt.Sprint(o.limits.Parts))
	}
	return refuse("parcel-entries", fmt.Sprint(o.limits.Entries))
}

// part takes one part out, unless it is the text of the mail or decoration.
func (o *opener) part(it Item, p *part, skipped *skips, above []string) error {
	if p.isText() && !p.holdsFile() {
		return nil
	}
	if p.isDecoration() {
		skipped.add(p.shown())
		return nil
	}
	child := o.child(it, p.shown(), nil)
	child.Kind = Unknown
	switch {
	case strings.HasPrefix(p.kind, "application/") && strings.HasSuffix(p.kind, "pkcs7-mime"), p.kind == "application/pgp-encrypted":
		return o.settle(child, refuse("parcel-mail-encrypted", p.kind))
	case p.kind == "message/partial", p.kind == "message/external-body", strings.HasPrefix(p.kind, "multipart/"): // without a boundary
		return o.settle(child, refuse("parcel-mail-part", p.kind))
	case p.isText():
		return o.settle(child, refuse("parcel-mail-part", "uuencode"))
	}
	data, ok := transfer(p.get("content-transfer-encoding"), p.body)
	if !ok {
		encoding := visible(p.get("content-transfer-encoding"))
		return o.settle(child, refuse("parcel-mail-part", encoding[:cut(encoding, 40)]))
	}
	if int64(len(data)) > o.limits.Entry {
		return o.settle(child, refuse("parcel-size", size(o.limits.Entry)))
	}
	if err := o.spend(int64(len(data))); err != nil {
		return o.settle(child, err)
	}
	child.Data = data
	if p.kind == "message/rfc822" {
		child.Kind, child.Digest = Mail, digest(data)
		return o.inside(child, above, o.mail)
	}
	return o.open(child, above)
}

// holdsFile tells whether an old mailer put a file into the text of the part:
// a line "begin 644 name", and after it one whose first character tells how
// long it is (uuencode).
func (p *part) holdsFile() bool {
	mark := []byte("begin ")
	for rest := p.body; ; {
		i := bytes.Index(rest, mark)
		if i < 0 {
			return false
		}
		starts := i == 0 || rest[i-1] == '\n'
		rest = rest[i+len(mark):]
		if !starts || len(rest) < 5 || hexDigit(rest[0]) < 0 || rest[3] != ' ' {
			continue
		}
		_, after := cutLine(rest[:min(len(rest), 1024)])
		line, _ := cutLine(after)
		if n := len(line); n > 1 && n <= 61 && line[0] > ' ' && line[0] <= '`' && (n-1)*3/4 >= int(line[0]-' ') {
			return true
		}
	}
}

// isText tells the body of the mail from attached texts.
func (p *part) isText() bool {
	body := p.kind == "" || p.kind == "text/plain" || p.kind == "text/html" || p.kind == "text/enriched"
	return body && p.name == "" && p.disposition != "attachment"
}

// isDecoration tells what stands in a mail for its looks or its signature.
func (p *part) isDecoration() bool {
	switch p.kind {
	case "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "text/calendar",
		"message/delivery-status", "text/rfc822-headers", "message/disposition-notification":
		return true
	}
	return strings.HasPrefix(p.kind, "image/") && p.related && p.get("content-id") != "" && p.disposition != "attachment"
}

// shown is the name under which a part stands in paths.
func (p *part) shown() string {
	switch {
	case p.name != "":
		return p.name
	case p.kind == "message/rfc822":
		return "転送メール.eml"
	}
	return "添付ファイル" // its kind stands beside it
}

func (o *opener) info(h header, parts []part) *MailInfo {
	m := &MailInfo{From: visible(decodeWords(h.get("from"))), Subject: visible(compose(decodeWords(h.get("subject")))), Date: visible(h.get("date"))}
	if t, err := netmail.ParseDate(h.get("date")); err == nil {
		m.Sent = t
	}
	m.Body = bodyText(parts, o.limits.Body)
	return m
}

// bodyText is the text of a mail: all its plain parts, else those of HTML.
func bodyText(parts []part, limit int) string {
	var texts []string
	for _, html := range []bool{false, true} {
		for i := range parts {
			if p := &parts[i]; p.isText() && (p.kind == "text/html") == html && limit > 0 {
				t := p.text(limit)
				texts, limit = append(texts, t), limit-len(t)
			}
		}
		if s := strings.Join(texts, "\n\n"); strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

var tags = regexp.MustCompile(`(?is)<(style|script)\b.*?</(style|script)>|<[^>]*>`)

// text returns the text of a part, at most limit bytes.
func (p *part) text(limit int) string {
	raw := p.body[:min(len(p.body), 4*limit)]
	data, ok := transfer(p.get("content-transfer-encoding"), raw)
	if !ok {
		return ""
	}
	s, _ := decodeText(p.params["charset"], data)
	if s == "" {
		s, _ = guess(data)
	}
	if p.kind == "text/html" {
		s = html.UnescapeString(tags.ReplaceAllString(s, ""))
	}
	s = strings.ReplaceAll(strings.TrimSpace(s), "\r\n", "\n")
	return strings.ToValidUTF8(s[:cut(s, limit)], "\uFFFD")
}
