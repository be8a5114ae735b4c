package sample

func (p *project) own() ([]File, error) { return nil, nil }
