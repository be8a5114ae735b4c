package parcel

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/xml"
	"errors"
	"fmt"
	"strings"
)

// odfManifest is META-INF/manifest.xml as far as opening needs it (ODF 1.3
// part 2, 4.8). Names are without their prefix, so that those of LibreOffice's
// own read alike.
type odfManifest struct {
	Entries []odfEntry `xml:"file-entry"`
}

type odfEntry struct {
	Path string         `xml:"full-path,attr"`
	Size int64          `xml:"size,attr"`
	Seal *odfEncryption `xml:"encryption-data"`
}

// openDocumentLocked opens an encrypted spreadsheet and goes on with one in the
// clear that holds what its reader looks at: the content, the styles, and that
// there are macros.
func (o *opener) openDocumentLocked(it Item, above []string) error {
	d, err := o.openODF(it)
	if err != nil {
		return err
	}
	key, tried, err := o.keys.try(o.ctx, it.Path, d.probe().Seal.cost(), d.fits)
	if errors.Is(err, errNoMore) || err == nil && key == "" {
		return refuse("parcel-password", "OpenDocument, "+d.probe().Seal.label(), fmt.Sprint(tried))
	}
	if err != nil {
		return err
	}
	plain, err := o.unlockODF(d)
	if err != nil {
		return err
	}
	if k := Sniff(plain); k == EncryptedODF {
		return refuse("parcel-loop")
	}
	out := Item{Path: it.Path, Data: plain, Inbox: it.Inbox, Unlocked: cmp.Or(key, it.Unlocked), Mail: it.Mail}
	return o.open(out, append(append([]string(nil), above...), it.Digest))
}

// lockedODF is an encrypted document while it is opened.
type lockedODF struct {
	parts    map[string]*entry
	sealed   map[string]odfEntry
	password string // the one that fitted, until the parts are open
}

// The parts that a reader of spreadsheets looks at. A document may also be one
// sealed part that is the whole once more (LibreOffice 24.8).
const (
	odfContent = "content.xml"
	odfStyles  = "styles.xml"
	odfWhole   = "encrypted-package"
)

func (o *opener) openODF(it Item) (*lockedODF, error) {
	entries, err := o.directory(it.Data)
	if err != nil {
		return nil, err
	}
	d := &lockedODF{parts: map[string]*entry{}, sealed: map[string]odfEntry{}}
	for i := range entries {
		e := &entries[i]
		if name := string(e.raw); d.parts[name] == nil && e.weigh(o.limits) == nil && e.locate(it.Data) == nil {
			d.parts[name] = e
		}
	}
	manifest := d.parts["META-INF/manifest.xml"]
	var m odfManifest
	if manifest == nil || xml.Unmarshal(look(manifest, it.Data), &m) != nil {
		return nil, refuse("parcel-damaged", "manifest.xml")
	}
	for _, e := range m.Entries {
		if e.Seal != nil && d.parts[e.Path] != nil {
			d.sealed[e.Path] = e
		}
	}
	if d.probe().Seal == nil {
		return nil, refuse("parcel-damaged", "manifest.xml")
	}
	for _, name := range []string{odfContent, odfStyles, odfWhole} {
		if e, ok := d.sealed[name]; ok && !e.Seal.known() {
			return nil, refuse("parcel-encrypted-odf")
		}
	}
	return d, nil
}

// probe is the part on which passwords are tried.
func (d *lockedODF) probe() odfEntry {
	if e, ok := d.sealed[odfWhole]; ok {
		return e
	}
	return d.sealed[odfContent]
}

// fits tells whether a password opens the document, by the checksum that it
// holds for this.
func (d *lockedODF) fits(password string) (bool, error) {
	p := d.probe()
	_, ok := p.Seal.open(password, d.parts[p.Path].content)
	if ok {
		d.password = password
	}
	return ok, nil
}

// unlockODF returns the document in the clear.
func (o *opener) unlockODF(d *lockedODF) ([]byte, error) {
	if _, whole := d.sealed[odfWhole]; whole {
		return o.odfPart(d, odfWhole)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range []string{"mimetype", odfStyles, odfContent, "Basic/", "Scripts/"} {
		data, err := o.odfPart(d, name)
		if err != nil {
			return nil, err
		}
		if data == nil {
			continue
		}
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			return nil, fmt.Errorf("rewrite document: %w", err)
		}
		if _, err := f.Write(data); err != nil {
			return nil, fmt.Errorf("rewrite document: %w", err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("rewrite document: %w", err)
	}
	return b.Bytes(), nil
}

// odfPart returns a part in the clear, nil where it is not there; of a folder,
// only that it is.
func (o *opener) odfPart(d *lockedODF, name string) ([]byte, error) {
	if folder := strings.TrimSuffix(name, "/"); folder != name {
		for part := range d.parts {
			if strings.HasPrefix(part, name) && part != name {
				return []byte{}, nil
			}
		}
		return nil, nil
	}
	part := d.parts[name]
	if part == nil {
		return nil, nil
	}
	e, sealed := d.sealed[name]
	if !sealed {
		return unpack(o.ctx, unpacking{part.content, part.method, part.size, part.crc, true})
	}
	packed, ok := e.Seal.open(d.password, part.content)
	if !ok {
		return nil, refuse("parcel-damaged", name)
	}
	if bytes.HasPrefix(packed, []byte(sigLocal)) {
		return packed, nil // not deflated before it was sealed
	}
	claim := entry{packed: uint64(len(packed)), size: uint64(max(e.Size, 0))}
	if err := claim.weigh(o.limits); err != nil {
		return nil, err
	}
	if err := o.spend(int64(claim.size)); err != nil {
		return nil, err
	}
	return readAll(o.ctx, flate.NewReader(bytes.NewReader(packed)), claim.size)
}
