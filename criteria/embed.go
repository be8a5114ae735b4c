// Package catalogues carries the criteria catalogues inside the program.
package catalogues

import "embed"

// Files holds the catalogues by file name, such as meti-2018.yaml.
//
//go:embed *.yaml
var Files embed.FS
