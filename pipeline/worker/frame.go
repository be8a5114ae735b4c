package worker

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// tag says what a frame is.
type tag byte

const (
	tagSetup   tag = 's' // to the worker, first: memory limit, setup
	tagRequest tag = 'q' // to the worker
	tagReady   tag = 'r' // the setup is done
	tagAnswer  tag = 'a' // one of the answers to a request
	tagEnd     tag = 'e' // there are no more
	tagFault   tag = 'f' // the machinery failed: the text of the error
)

// maxFrame bounds what is believed of a length; a request holds a whole file.
const maxFrame = 1 << 30

// errFrame says that what came is no frame: something else was printed.
var errFrame = errors.New("not a frame")

// writeFrame writes tag, length and payload, at once.
func writeFrame(w *bufio.Writer, t tag, payload []byte) error {
	if len(payload) > maxFrame {
		return fmt.Errorf("%w: %d bytes", errFrame, len(payload))
	}
	head := binary.BigEndian.AppendUint32([]byte{byte(t)}, uint32(len(payload)))
	if _, err := w.Write(head); err != nil {
		return err
	}
	if _, err := w.Write(payload); err != nil {
		return err
	}
	return w.Flush()
}

// readHead reads tag and length of a frame.
func readHead(r *bufio.Reader) (tag, int, error) {
	var head [5]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, 0, err
	}
	n := binary.BigEndian.Uint32(head[1:])
	if n > maxFrame {
		return 0, 0, errFrame
	}
	return tag(head[0]), int(n), nil
}

func readFrame(r *bufio.Reader) (tag, []byte, error) {
	t, n, err := readHead(r)
	if err != nil {
		return 0, nil, err
	}
	payload := make([]byte, n)
	_, err = io.ReadFull(r, payload)
	return t, payload, err
}
