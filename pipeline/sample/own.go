package sample

const (
	bodyName      = "一般社団法人みちのく技術情報認証センター"
	officeName    = "認証トライアル事務局"
	officeContact = "五十嵐 千春"
	officePhone   = "00-0000-0100"
	officeMail    = "jimukyoku@example.jp"
)

func (p *project) own() ([]File, error) { return nil, nil }
