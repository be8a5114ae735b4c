package docx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"shinsa/pipeline/doc"
)

// ReadRecord reads the record that a Word file of ours carries, from whatever
// program saved it last; false when it carries none.
func ReadRecord(data []byte) (*Record, bool, error) {
	p, err := openPack(data)
	if err != nil {
		return nil, false, fmt.Errorf("read record: %w", err)
	}
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		if !strings.HasPrefix(name, "customXml/item") || !strings.HasSuffix(name, ".xml") || strings.HasPrefix(name, "customXml/itemProps") {
			continue
		}
		part, err := p.read(name)
		if err != nil {
			return nil, false, fmt.Errorf("read record: %w", err)
		}
		if !bytes.Contains(part, []byte(recordSpace)) {
			continue
		}
		r, err := parseRecord(part)
		if err != nil {
			return nil, false, fmt.Errorf("read record in part %q: %w", name, err)
		}
		return r, true, nil
	}
	return nil, false, nil
}

// recordXML is the part as it stands in the file.
type recordXML struct {
	XMLName xml.Name `xml:"urn:shinsa:record:1 record"`
	Kind    string   `xml:"kind,attr"`
	Company string   `xml:"company,attr"`
	Version string   `xml:"version,attr"`
	Date    string   `xml:"date,attr"`
	Digest  string   `xml:"digest,attr"`
	Facts   []struct {
		Name  string `xml:"name,attr"`
		Value string `xml:",chardata"`
	} `xml:"fact"`
	Fields []struct {
		Tag    string `xml:"tag,attr"`
		Kind   string `xml:"kind,attr"`
		Part   string `xml:"part,attr"`
		Repeat string `xml:"repeat,attr"`
		Value  string `xml:",chardata"`
	} `xml:"field"`
	Locks []struct {
		Tag string `xml:"tag,attr"`
		Sum string `xml:"sum,attr"`
	} `xml:"lock"`
}

func parseRecord(part []byte) (*Record, error) {
	dec := xml.NewDecoder(bytes.NewReader(part))
	dec.CharsetReader = func(charset string, _ io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("read part in encoding %q", charset)
	}
	var x recordXML
	if err := dec.Decode(&x); err != nil {
		return nil, fmt.Errorf("parse part: %w", err)
	}
	r := &Record{Kind: x.Kind, Company: x.Company, Version: x.Version, Date: x.Date, Digest: x.Digest}
	for _, f := range x.Facts {
		r.Facts = append(r.Facts, doc.Fact{Name: f.Name, Value: f.Value})
	}
	for _, f := range x.Fields {
		part := f.Part
		if part == "" {
			part = f.Tag
		}
		r.Fields = append(r.Fields, RecordField{f.Tag, f.Kind, part, f.Repeat, f.Value})
	}
	for _, l := range x.Locks {
		r.Locks = append(r.Locks, RecordLock{l.Tag, l.Sum})
	}
	r.Sound = r.Digest == r.digest()
	return r, nil
}
