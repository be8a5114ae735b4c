// Package picture reads scanned pictures.
//
// In: picture files (PNG, JPEG, TIFF with several pages) and the picture
// streams of scanned PDFs. Out: the picture as it shall stand in a PDF, its
// code unchanged wherever PDF knows it too, and a grey raster in which it is
// compared. It never makes a picture worse without saying so (Coded.Packed).
package picture

// Stream is a stream of a PDF in plain form.
type Stream struct {
	Keys []Key
	Data []byte
}

// Key is an entry of a stream's dictionary. Where Part is there, the %s of
// Value stands for the reference to it.
type Key struct {
	Name, Value string
	Part        *Stream
}

// Coded is a coded picture.
type Coded struct {
	Stream Stream
	Packed string // how it was packed anew: "", "flate" or "jpeg"
	Width  int
	Height int
	DPIX   float64 // 0 where the file does not say
	DPIY   float64
	source source
}

// Stencil tells whether the picture has no colours of its own: its dark
// samples are painted in the colour that is set.
func (c *Coded) Stencil() bool { return c.source.stencil }

// source says how the samples are coded.
type source struct {
	filter   string // "", "DCTDecode", "CCITTFaxDecode" or one that is not known
	data     []byte
	bits     int
	comps    int
	palette  []byte // three bytes an entry
	stencil  bool
	inverted bool
	fax      fax
}

// fax are the parameters of CCITTFaxDecode.
type fax struct {
	k                     int
	align, black, reverse bool
	columns, rows         int
}

// ErrCode says that a picture's code is not one that the overlay reads.
type ErrCode struct{ Name string }

func (e ErrCode) Error() string { return "picture coded as " + e.Name }

// limit is the most pixels that a picture may have: A3 at 1200 dpi.
const limit = 300 << 20

// Raw describes the picture stream of a PDF, its code undone up to the last
// filter.
type Raw struct {
	Filter                     string
	Data                       []byte
	Width, Height, Bits, Comps int
	Palette                    []byte
	Stencil, Inverted          bool
	K, Columns, Rows           int
	Align, BlackIs1            bool
}

// FromStream makes a picture of a PDF's stream, which is passed on unchanged.
func FromStream(s Stream, r Raw) Coded {
	return Coded{Stream: s, Width: r.Width, Height: r.Height, source: source{filter: r.Filter, data: r.Data, bits: r.Bits, comps: r.Comps,
		palette: r.Palette, stencil: r.Stencil, inverted: r.Inverted,
		fax: fax{k: r.K, align: r.Align, black: r.BlackIs1, columns: r.Columns, rows: r.Rows}}}
}
