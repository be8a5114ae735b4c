// Package templates holds what an office may restyle or reword: the reference
// Word document (unpacked, so that it diffs) and the texts of the documents.
package templates

import "embed"

// Files is the folder as it was when the program was built. The part
// [Content_Types].xml stands as reference/content_types.xml, since go:embed
// refuses brackets in names.
//
//go:embed all:reference *.md
var Files embed.FS
