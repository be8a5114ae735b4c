package register

import (
	"slices"
	"strings"
	"testing"
)

// TestPublication: the template's own lines, once they are no comments, set
// what they show, and values without sense are told with their line.
func TestPublication(t *testing.T) {
	whole := string(ProjectTemplate())
	p, found := Project("project.yaml", []byte(whole))
	if found.HasErrors() || p.Publication.Threshold != 3 || p.Publication.K != 3 || p.Publication.Profile != "mri" || p.Typesetting.Normal {
		t.Errorf("without settings: %+v %+v %v", p.Publication, p.Typesetting, found)
	}
	set := whole + "\npublication:\n  threshold: 5\n  k: 4\n  profile: meti\n  companies: 25\n  hidden: [精密治具X, 極東工場]\n  allowed: [みどり]\ntypesetting:\n  kinsoku: normal\n"
	p, found = Project("project.yaml", []byte(set))
	if found.HasErrors() || p.Publication.Threshold != 5 || p.Publication.K != 4 || p.Publication.Profile != "meti" || p.Publication.Companies != 25 ||
		!slices.Equal(p.Publication.Hidden, []string{"精密治具X", "極東工場"}) || !p.Typesetting.Normal {
		t.Errorf("%+v %+v %v", p.Publication, p.Typesetting, found)
	}
	for _, c := range []struct{ from, to, code string }{
		{"threshold: 5", "threshold: 1", "project-intake"},
		{"k: 4", "k: -1", "project-intake"},
		{"kinsoku: normal", "kinsoku: none", "project-kinsoku"},
	} {
		_, found := Project("project.yaml", []byte(strings.Replace(set, c.from, c.to, 1)))
		if len(found) != 1 || string(found[0].Code) != c.code || found[0].Pos.Line == 0 {
			t.Errorf("%s: %v", c.to, found)
		}
	}
	for _, line := range []string{"# publication:", "#   threshold: 3", "# typesetting:", "#   kinsoku: strict"} {
		if !strings.Contains(whole, line) {
			t.Errorf("the template does not show %q", line)
		}
	}
}
