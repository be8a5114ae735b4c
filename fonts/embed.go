// Package fonts carries the fonts of every PDF that the program writes: BIZ
// UDMincho and BIZ UDGothic, and a supplement for the characters they lack.
// Where they come from and under what licence: README.md beside this file.
package fonts

import _ "embed"

// The font files, as they are; readers must not change the bytes.
var (
	//go:embed BIZUDMincho-Regular.ttf
	Mincho []byte
	//go:embed BIZUDGothic-Regular.ttf
	Gothic []byte
	//go:embed BIZUDGothic-Bold.ttf
	GothicBold []byte
	//go:embed HanaMinSubset.ttf
	Supplement []byte
)
