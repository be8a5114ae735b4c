package draft

import (
	"fmt"

	"shinsa/pipeline/docx/markup"
)

// ReadRecord reads only the record that travels in a Word file: whose it is
// and which version of ours. A file without one gives a Record whose Found is "".
func ReadRecord(data []byte) (Record, error) {
	p, err := markup.Open(data)
	if err != nil {
		return Record{}, fmt.Errorf("read record: %w", err)
	}
	b := &builder{d: &Draft{Package: p}}
	if err := b.readRecord(nil); err != nil {
		return Record{}, fmt.Errorf("read record: %w", err)
	}
	return b.d.Record, nil
}
