package leak

import (
	"strings"

	"shinsa/pipeline/problem"
)

// weigh finds what of the names cannot be looked for as it should.
func (s *Scanner) weigh() {
	for _, c := range s.names.Companies {
		if strings.TrimSpace(c.Name) == "" {
			continue
		}
		core := s.plain(c.Name)
		t := s.folder.key(core)
		if len(t.runes) < 3 {
			s.weak = append(s.weak, problem.New("leak-weak-name", problem.Pos{}, c.Name).For(c.ID))
		}
		for _, a := range s.names.Allow {
			if strings.Contains(string(s.folder.key(a).runes), string(t.runes)) && len(t.runes) > 0 {
				s.weak = append(s.weak, problem.New("leak-allowed-name", problem.Pos{}, c.Name, a).For(c.ID))
			}
		}
	}
}
