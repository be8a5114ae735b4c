package deliverable

import "shinsa/pipeline/docx/markup"

// parts is a Word or Excel file opened; each part is parsed once, whoever asks.
type parts struct {
	*markup.Package
	trees map[string]*markup.Node
}

func openParts(data []byte) (*parts, error) {
	p, err := markup.Open(data)
	if err != nil {
		return nil, err
	}
	return &parts{p, map[string]*markup.Node{}}, nil
}

// tree is a part as a tree; nil when there is none, or it is not well formed.
func (p *parts) tree(name string) *markup.Node {
	t, err := p.parse(name)
	if err != nil {
		return nil
	}
	return t
}

func (p *parts) parse(name string) (*markup.Node, error) {
	if t := p.trees[name]; t != nil {
		return t, nil
	}
	t, err := p.Tree(name)
	if err == nil && t != nil {
		p.trees[name] = t
	}
	return t, err
}
