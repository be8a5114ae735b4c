package docx

import "shinsa/pipeline/doc"

// StyleName returns the name of a paragraph style in Word, by which a file that
// another program saved is to be read: it may have given the style another ID.
func StyleName(s doc.Style) string { return paragraphName(s) }
