package docx

import "shinsa/pipeline/doc"

// textWidth returns the width of text at a size, in points, for the fixed
// pitch of BIZ UD. It places tab stops and bands of charts; whatever needs
// more than an estimate is measured by Word itself.
func textWidth(s string, size float64) float64 { return doc.Ems(s) * size }
