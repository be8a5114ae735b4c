// Package samples embeds the made-up project that shinsa demo sets up and the
// words from which package sample makes projects of any size. Every company,
// person and place in it is invented.
package samples

import "embed"

// Files holds demo.yaml, words.yaml and project.yaml.tmpl.
//
//go:embed *.yaml *.tmpl
var Files embed.FS
