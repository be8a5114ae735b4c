package lock

import (
	"bytes"
	"testing"
)

// xorSealed is a stream with one record beside FILEPASS, sealed by XOR for the
// password: sealing and opening differ in the direction of the rotation only.
func xorSealed(password string) []byte {
	p := []byte(password)
	code, verifier := xorCode(p), xorVerifier(p)
	s := []byte{0x09, 0x08, 4, 0, 0, 5, 5, 0, 0x2F, 0, 4, 0, byte(code), byte(code >> 8), byte(verifier), byte(verifier >> 8), 0x04, 0x02, 6, 0}
	k := xorArray(p)
	for _, b := range []byte("secret") {
		at := len(s)
		c := b<<5 | b>>3
		s = append(s, c^k[(at+6)%16])
	}
	return append(s, 0x0A, 0, 0, 0)
}

func TestOpen(t *testing.T) {
	stream := xorSealed("himitsu")
	l, ok := Find(stream)
	if !ok || l.Method() != "XOR" {
		t.Fatalf("%v, %q", ok, l.Method())
	}
	if _, ok := l.Open("wrong"); ok {
		t.Error("a wrong password opens")
	}
	clear, ok := l.Open("himitsu")
	if !ok || !bytes.Contains(clear, []byte("secret")) || len(clear) != len(stream) {
		t.Errorf("%q", clear)
	}
	if _, again := Find(clear); again {
		t.Error("what was opened still says that it is locked")
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(xorSealed("a"), "a")
	f.Add([]byte{0x2F, 0, 4, 0, 1, 0, 1, 0}, "VelvetSweatshop")
	f.Fuzz(func(t *testing.T, stream []byte, password string) {
		before := bytes.Clone(stream)
		l, ok := Find(stream)
		if !ok {
			return
		}
		if clear, fits := l.Open(password); fits && len(clear) != len(stream) {
			t.Errorf("%d bytes of %d", len(clear), len(stream))
		}
		if !bytes.Equal(before, stream) {
			t.Error("the stream was changed")
		}
	})
}
