package parcel

import "bytes"

// sniffOLE tells what an OLE2 container holds by the names in its root: a
// workbook embedded in a Word document has its stream further down.
func sniffOLE(data []byte) Kind {
	c, ok := openCFB(data)
	if !ok {
		return Unknown
	}
	root := c.root()
	has := func(name string) bool { _, ok := root[name]; return ok }
	switch {
	case has("EncryptedPackage") && has("EncryptionInfo"):
		return EncryptedOOXML
	case has("EncryptedPackage"), has("\tDRMContent"):
		return IRM
	case has("__properties_version1.0"):
		return Msg
	case has("WORKBOOK"):
		return workbookKind(c, root["WORKBOOK"])
	case has("BOOK"):
		return workbookKind(c, root["BOOK"])
	case has("WordDocument"):
		return DOC
	case has("PowerPoint Document"):
		return PPT
	case has("DocumentText"), has("JSRV_SegmentInformation"):
		return Ichitaro
	}
	return Unknown
}

// workbookKind tells a workbook with a password: the record FILEPASS stands
// among the first, before anything is encrypted ([MS-XLS] 2.4.117).
func workbookKind(c *cfb, stream cfbEntry) Kind { return biffKind(c.read(stream, biffHead)) }

// biffHead is how much of a stream is looked at for a password.
const biffHead = 4096

func biffKind(head []byte) Kind {
	const filePass, boundSheet, eof = 0x2F, 0x85, 0x0A
	for len(head) >= 4 {
		id, n := le.Uint16(head), int(le.Uint16(head[2:]))
		switch {
		case id == filePass:
			return EncryptedXLS
		case id == boundSheet || id == eof || len(head) < 4+n:
			return XLS
		}
		head = head[4+n:]
	}
	return XLS
}

const oleMagic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// fold makes of the names of a workbook's stream one: writers differ.
func fold(name string) string {
	if up := bytes.ToUpper([]byte(name)); string(up) == "WORKBOOK" || string(up) == "BOOK" {
		return string(up)
	}
	return name
}
