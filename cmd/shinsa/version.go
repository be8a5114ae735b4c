package main

import (
	"runtime/debug"
	"strings"
)

// revision is the setting of a build that names the commit.
const revision = "vcs" + ".revision"

// version names the program as deliverables cite it: its release, else the
// commit that it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(devel)"
	}
	v := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == revision && !strings.Contains(v, s.Value[:min(12, len(s.Value))]) {
			v += " " + s.Value[:min(12, len(s.Value))]
		}
	}
	return v
}
