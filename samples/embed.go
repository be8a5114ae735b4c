// Package samples embeds the made-up project that shinsa demo sets up, the
// words from which package sample makes projects of any size, and those with
// which it plays audits to their end. Every company, person and place in it is
// invented.
package samples

import "embed"

// Files holds demo.yaml, words.yaml, topics.yaml, audits.yaml, report.yaml and
// project.yaml.tmpl.
//
//go:embed *.yaml *.tmpl
var Files embed.FS
