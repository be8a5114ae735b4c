package worker

import (
	"bufio"
	"context"
	"encoding/binary"
	"fmt"
	"io"
)

// Streams are what a worker process has of the world.
type Streams struct {
	In   io.Reader
	Out  io.Writer
	Exit func(code int) // ends the process at once, from any goroutine
}

// Handler answers a request with any number of answers. Its error is the
// machinery's and ends the work of all; faults of the material are answers.
type Handler func(ctx context.Context, request []byte, answer func([]byte) error) error

// Serve is the whole life of a worker: it makes the handler from the setup and
// answers requests until there are no more. Then it returns nil, if Exit did
// not end the process before.
func Serve(s Streams, open func(setup []byte) (Handler, error)) error {
	in, out := bufio.NewReader(s.In), bufio.NewWriter(s.Out)
	t, setup, err := readFrame(in)
	if err != nil || t != tagSetup || len(setup) < 8 {
		return fmt.Errorf("read setup of worker: tag %q: %w", t, err)
	}
	stop := watchMemory(int64(binary.BigEndian.Uint64(setup)), s.Exit)
	defer stop()
	requests := listen(in, s.Exit)
	handle, err := open(setup[8:])
	if err != nil {
		return writeFrame(out, tagFault, []byte(err.Error()))
	}
	if err := writeFrame(out, tagReady, nil); err != nil {
		return fmt.Errorf("greet: %w", err)
	}
	for q := range requests {
		end, text := tagEnd, []byte(nil)
		if err := handle(context.Background(), q, func(b []byte) error { return writeFrame(out, tagAnswer, b) }); err != nil {
			end, text = tagFault, []byte(err.Error())
		}
		if err := writeFrame(out, end, text); err != nil {
			return fmt.Errorf("answer: %w", err)
		}
	}
	return nil
}

// listen hands over the requests. It goes on listening while one is worked on,
// so that the end of the other side is the end of the process.
func listen(in *bufio.Reader, exit func(int)) <-chan []byte {
	requests := make(chan []byte)
	go func() {
		defer close(requests)
		for {
			t, q, err := readFrame(in)
			if err != nil || t != tagRequest {
				exit(0)
				return
			}
			requests <- q
		}
	}()
	return requests
}
