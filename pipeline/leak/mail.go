package leak

import (
	"net/url"
	"slices"
	"strings"

	"shinsa/pipeline/normalize"
)

// providers are domains under which anybody has an address.
func providers() []string {
	return strings.Fields(`gmail.com googlemail.com yahoo.co.jp yahoo.ne.jp ymail.ne.jp yahoo.com outlook.jp outlook.com hotmail.com hotmail.co.jp live.jp live.com msn.com
icloud.com me.com mac.com docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp ymobile.ne.jp nifty.com ocn.ne.jp biglobe.ne.jp so-net.ne.jp so-net.jp
plala.or.jp dion.ne.jp infoseek.jp excite.co.jp asahi-net.or.jp wakwak.com eonet.ne.jp zaq.ne.jp jcom.home.ne.jp jcom.zaq.ne.jp hi-ho.ne.jp odn.ne.jp
tiki.ne.jp aol.com aol.jp protonmail.com proton.me example.jp example.com example.org example.net example.co.jp`)
}

// addMails enters addresses of mail whole, and the domains of mail and web.
func (s *Scanner) addMails(company int, c Company) {
	var domains []string
	for _, m := range c.Mails {
		for _, a := range strings.FieldsFunc(normalize.Fold(m), func(r rune) bool { return strings.ContainsRune("、,;/<>()", r) }) {
			local, domain, ok := strings.Cut(strings.TrimPrefix(a, "mailto:"), "@")
			if !ok || local == "" || domain == "" {
				continue
			}
			w := word{company: company, kind: KindMail, rule: ruleExact}
			for _, at := range []string{"", "at", "アット", "アットマーク"} {
				s.addText(local+at+domain, w)
			}
			if !c.SharedMail {
				domains = append(domains, domain)
			}
		}
	}
	for _, d := range c.Domains {
		domains = append(domains, host(d))
	}
	for _, d := range domains {
		s.addDomain(company, d)
	}
}

// host returns the domain of an address of a page.
func host(s string) string {
	s = normalize.Fold(s)
	if !strings.Contains(s, "://") {
		s = "http://" + s
	}
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// addDomain enters a domain, and as a word the label that the company chose:
// mihon-seiki of mihon-seiki.co.jp.
func (s *Scanner) addDomain(company int, d string) {
	if slices.Contains(providers(), d) || !strings.Contains(d, ".") {
		return
	}
	s.addText(d, word{company: company, kind: KindDomain, rule: ruleExact})
	labels := strings.Split(d, ".")
	for len(labels) > 1 && len(labels[len(labels)-1]) <= 4 {
		labels = labels[:len(labels)-1]
	}
	label := labels[len(labels)-1]
	if len(label) >= 4 && !slices.ContainsFunc(providers(), func(p string) bool { return strings.HasPrefix(p, label+".") || strings.Contains(p, "."+label+".") }) {
		s.addText(label, word{company: company, kind: KindDomain, look: len(label) < 6})
	}
}
