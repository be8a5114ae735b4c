package ods

import (
	"bytes"
	"fmt"
	"strings"

	"shinsa/pipeline/workbook"
)

// check tells by its description whether the container is a spreadsheet that
// can be read.
func check(c *workbook.Parts) error {
	if c.Has("encrypted-package") { // the whole packed once more, since LibreOffice 24.8
		return workbook.ErrEncrypted
	}
	manifest, err := c.Read("META-INF/manifest.xml")
	if err != nil {
		return err
	}
	if bytes.Contains(manifest, []byte("encryption-data")) {
		return workbook.ErrEncrypted
	}
	mime, err := c.Read("mimetype")
	kind := strings.TrimSpace(string(mime[:min(len(mime), 200)]))
	switch {
	case err != nil:
		return err
	case !c.Has("content.xml") && kind == "":
		return fmt.Errorf("%w: zip archive", workbook.ErrNotWorkbook)
	case kind != "" && !strings.Contains(kind, "spreadsheet") && !strings.Contains(kind, "vnd.sun.xml.calc"):
		return fmt.Errorf("%w: %.80q", workbook.ErrNotWorkbook, kind)
	case !c.Has("content.xml"):
		return damaged("the content is missing")
	}
	return nil
}
