package finish

import (
	"fmt"

	"shinsa/pipeline/pdf/paint"
)

// image writes a picture (ISO 32000-1, 8.9.5), whose stream is coded already,
// and its mask.
func (d *document) image(im *paint.Image) int {
	mask := ""
	if im.Mask != nil {
		mask = fmt.Sprintf("/SMask %d 0 R", d.image(im.Mask))
	}
	nr := d.reserve()
	dict := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d/ColorSpace%s%s/Filter/%s", im.Width, im.Height, im.Bits, im.Space, mask, im.Filter)
	if im.Params != "" {
		dict += "/DecodeParms<<" + im.Params + ">>"
	}
	d.plain(nr, dict, im.Data)
	return nr
}
