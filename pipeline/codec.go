package pipeline

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
	"sync"
)

// codec turns answers of readers into bytes and back. Every answer can be read
// for itself, from the cache of another day too: it carries the description of
// its types. But that is written and understood once, not for each of hundreds
// of files, which halves the time: gob's own streams would do the same, if
// their second value could be read without the first.
type codec struct {
	mu    sync.Mutex
	out   bytes.Buffer
	enc   *gob.Encoder
	types []byte // the description, as enc wrote it
	in    bytes.Buffer
	dec   *gob.Decoder
	known []byte // the description that dec has read
}

var errAnswer = errors.New("not an answer of a reader")

// encode returns the length of the description, the description, the answer.
func (c *codec) encode(a answer) ([]byte, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.enc == nil {
		c.enc = gob.NewEncoder(&c.out)
		if err := c.enc.Encode(answer{}); err != nil {
			return nil, fmt.Errorf("describe answers: %w", err)
		}
		c.types = bytes.Clone(c.out.Bytes())
	}
	c.out.Reset()
	if err := c.enc.Encode(a); err != nil {
		c.enc = nil
		return nil, fmt.Errorf("encode answer: %w", err)
	}
	b := make([]byte, 0, 4+len(c.types)+c.out.Len())
	b = binary.BigEndian.AppendUint32(b, uint32(len(c.types)))
	return append(append(b, c.types...), c.out.Bytes()...), nil
}

func (c *codec) decode(b []byte) (a answer, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(b) < 4 || uint64(len(b)-4) < uint64(binary.BigEndian.Uint32(b)) {
		return a, errAnswer
	}
	n := 4 + binary.BigEndian.Uint32(b)
	types, value := b[4:n], b[n:]
	defer func() {
		if err != nil {
			c.dec = nil // it may be out of step
		}
	}()
	if c.dec == nil || !bytes.Equal(types, c.known) {
		c.in.Reset()
		c.in.Write(types)
		c.dec, c.known = gob.NewDecoder(&c.in), bytes.Clone(types)
		if err := c.dec.Decode(&answer{}); err != nil {
			return a, fmt.Errorf("%w: types: %v", errAnswer, err)
		}
	}
	c.in.Reset()
	c.in.Write(value)
	if err := c.dec.Decode(&a); err != nil || c.in.Len() > 0 {
		return answer{}, fmt.Errorf("%w: %v, %d bytes left", errAnswer, err, c.in.Len())
	}
	return a, nil
}
