// Package profiles carries the built-in profiles of deliverables inside the
// program: which files go to whom, under which names, after which checks.
package profiles

import "embed"

// Files holds the profiles by file name, such as mri.yaml.
//
//go:embed *.yaml
var Files embed.FS
