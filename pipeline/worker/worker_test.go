package worker

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"
)

// asWorker makes the test program a worker.
const asWorker = "SHINSA_TEST_WORKER"

func TestMain(m *testing.M) {
	if os.Getenv(asWorker) == "" {
		os.Exit(m.Run())
	}
	if err := Serve(Streams{In: os.Stdin, Out: os.Stdout, Exit: os.Exit}, behave); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// behave does what a request says, well or badly.
func behave(setup []byte) (Handler, error) {
	switch string(setup) {
	case "refuse":
		return nil, errors.New("bad setup")
	case "die":
		os.Exit(9)
	}
	return func(_ context.Context, request []byte, answer func([]byte) error) error {
		switch word, rest, _ := strings.Cut(string(request), " "); word {
		case "pid":
			return answer(fmt.Append(nil, os.Getpid()))
		case "setup":
			return answer(setup)
		case "letters":
			for i := range rest {
				if err := answer([]byte(rest[i : i+1])); err != nil {
					return err
				}
			}
		case "large":
			return answer(make([]byte, 2<<20))
		case "fault":
			return errors.New(rest)
		case "loop":
			for n := uint(1); n%2 == 1; n += 2 {
			}
		case "panic":
			go func() { panic(rest) }()
			select {}
		case "recurse":
			return answer([]byte{recurse(1)})
		case "eat":
			var held [][]byte
			for {
				held = append(held, bytes.Repeat([]byte{1}, 1<<20))
				runtime.KeepAlive(held)
			}
		case "gulp": // faster than anybody looks
			b := make([]byte, 4<<30)
			for i := 0; i < len(b); i += 4096 {
				b[i] = 1
			}
			return answer(b[:1])
		case "exit":
			os.Exit(5)
		case "print":
			fmt.Println(rest)
		}
		return nil
	}, nil
}

//go:noinline
func recurse(n int) byte {
	if n < 0 {
		return 0
	}
	var room [1024]byte
	room[n%1024] = recurse(n + 1)
	return room[(n+1)%1024]
}

func options(setup string) Options {
	return Options{Size: 2, Setup: []byte(setup), Limits: Limits{Step: time.Minute, Memory: 192 << 20, Answers: 1 << 20},
		Start: func() (*exec.Cmd, error) {
			c := exec.Command(os.Args[0])
			c.Env = append(os.Environ(), asWorker+"=1")
			return c, nil
		}}
}

func pool(t *testing.T, o Options) *Pool {
	p := NewPool(o)
	t.Cleanup(p.Close)
	return p
}

// said returns the answers to the request, joined.
func said(t *testing.T, p *Pool, request string) (string, error) {
	t.Helper()
	var out []byte
	err := p.Do(t.Context(), []byte(request), func(b []byte) error { out = append(out, b...); return nil })
	return string(out), err
}

func mustSay(t *testing.T, p *Pool, request, want string) string {
	t.Helper()
	got, err := said(t, p, request)
	if err != nil || want != "" && got != want {
		t.Fatalf("%s: %q, %v; want %q", request, got, err, want)
	}
	return got
}

func TestOneProcessAnswersManyRequests(t *testing.T) {
	p := pool(t, options("the setup"))
	mustSay(t, p, "setup", "the setup")
	mustSay(t, p, "letters abc", "abc")
	mustSay(t, p, "letters ", "")
	if a, b := mustSay(t, p, "pid", ""), mustSay(t, p, "pid", ""); a != b {
		t.Errorf("processes %s and %s: one should do", a, b)
	}
}

// TestFailures holds that each way to end is told, and that the next request
// finds a fresh process.
func TestFailures(t *testing.T) {
	for _, c := range []struct {
		request string
		want    Failure
	}{
		{"loop", Failure{Kind: Time}},
		{"panic a secret", Failure{Crash, "panic"}},
		{"recurse", Failure{Crash, "stack overflow"}},
		{"eat", Failure{Kind: Memory}},
		{"gulp", Failure{Kind: Memory}},
		{"exit", Failure{Crash, "exit status 5"}},
		{"print something that is no frame", Failure{Crash, "signal: killed"}},
		{"large", Failure{Kind: Memory}},
	} {
		t.Run(c.request, func(t *testing.T) {
			o := options("")
			if c.want.Kind == Time {
				o.Limits.Step = 100 * time.Millisecond
			}
			p := pool(t, o)
			_, err := said(t, p, c.request)
			var f *Failure
			if errors.As(err, &f) && f.Detail == "exit status 66" {
				t.Skip("the race detector, when memory is refused, ends the process in its own way")
			}
			if !errors.As(err, &f) || f.Kind != c.want.Kind {
				t.Fatalf("%v; want %v", err, &c.want)
			}
			if f.Detail != c.want.Detail && !strings.HasPrefix(c.request, "print") { // Windows words a kill otherwise
				t.Errorf("detail %q, want %q", f.Detail, c.want.Detail)
			}
			mustSay(t, p, "letters on", "on")
		})
	}
}

func TestAnErrorOfTheWorkerIsTheMachinerys(t *testing.T) {
	_, err := said(t, pool(t, options("")), "fault of the machinery")
	var f *Failure
	if err == nil || errors.As(err, &f) || !strings.Contains(err.Error(), "of the machinery") {
		t.Errorf("%v", err)
	}
}

// TestStart holds that a worker that never gets ready blames no request.
func TestStart(t *testing.T) {
	missing := options("")
	missing.Start = func() (*exec.Cmd, error) { return exec.Command(t.TempDir() + "/nothing"), nil }
	for name, o := range map[string]Options{"refuses": options("refuse"), "dies": options("die"), "is not there": missing} {
		var f *Failure
		if _, err := said(t, pool(t, o), "letters a"); err == nil || errors.As(err, &f) {
			t.Errorf("a worker that %s: %v", name, err)
		}
	}
}

func TestErrorOfTheOneWhoAsked(t *testing.T) {
	p, own := pool(t, options("")), errors.New("enough")
	if err := p.Do(t.Context(), []byte("letters abc"), func([]byte) error { return own }); err != own {
		t.Errorf("%v", err)
	}
	mustSay(t, p, "letters abc", "abc") // what was left unread is not taken for an answer
}

func TestCancel(t *testing.T) {
	p := pool(t, options(""))
	ctx, cancel := context.WithCancel(t.Context())
	first := func([]byte) error { cancel(); return nil }
	if err := p.Do(ctx, []byte("letters a"), first); err != nil && !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if err := p.Do(ctx, []byte("loop"), first); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	mustSay(t, p, "letters abc", "abc")
}

// TestEndOfTheOtherSide holds that a worker at work ends with the one who
// asked: the closed input is all that is left of a process that was killed.
func TestEndOfTheOtherSide(t *testing.T) {
	c, err := options("").Start()
	if err != nil {
		t.Fatal(err)
	}
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(in)
	if err := errors.Join(writeFrame(w, tagSetup, make([]byte, 8)), writeFrame(w, tagRequest, []byte("loop")), in.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, out); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil {
		t.Errorf("the worker ended with %v", err)
	}
}

// TestFrames holds that strange bytes are an error, not a hang or a huge claim.
func TestFrames(t *testing.T) {
	huge := binary.BigEndian.AppendUint32([]byte{byte(tagAnswer)}, maxFrame+1)
	for _, b := range [][]byte{nil, {1}, huge, binary.BigEndian.AppendUint32([]byte{byte(tagAnswer)}, 3)} {
		if _, _, err := readFrame(bufio.NewReader(bytes.NewReader(b))); err == nil {
			t.Errorf("% x is read as a frame", b)
		}
	}
	if err := Serve(Streams{In: strings.NewReader("hello, worker"), Out: io.Discard}, nil); err == nil {
		t.Error("a worker serves somebody who does not know it")
	}
}
