package pipeline

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"shinsa/pipeline/parcel"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/register"
	"shinsa/pipeline/workbook"
	"shinsa/pipeline/worker"
)

// script is a source that reads a file of four members, the second of which
// was turned away, and does what it is told over some of them.
type script struct {
	events map[string]error // "open" or a place and the how-manieth attempt: "2/1"
	tries  map[string]int
	codec  codec
}

func (s *script) event(what string) error {
	s.tries[what]++
	return s.events[fmt.Sprintf("%s/%d", what, s.tries[what])]
}

func (s *script) send(send func([]byte) error, a answer) error {
	b, err := s.codec.encode(a)
	return errors.Join(err, send(b))
}

func (s *script) Do(_ context.Context, request []byte, send func([]byte) error) error {
	var q readingRequest
	if err := decode(request, &q); err != nil {
		return err
	}
	if err := s.event("open"); err != nil {
		return err
	}
	in := opened{Members: []member{{Path: "z/a", Digest: "A"}, {Path: "z/b", Refused: "parcel-pdf"}, {Path: "z/c"}, {Path: "z/d"}},
		Problems: problem.List{problem.New("parcel-pdf", problem.Pos{File: "z/b"})}}
	if err := s.send(send, answer{Opened: &in}); err != nil {
		return err
	}
	for i := q.From; i < len(in.Members); i++ {
		if in.Members[i].Refused != "" {
			continue
		}
		if err := s.event(fmt.Sprint(i)); err != nil {
			return err
		}
		r := reading{Place: i, Problems: problem.List{problem.New("intake-blank", problem.Pos{File: in.Members[i].Path})}}
		if err := s.send(send, answer{Reading: &r}); err != nil {
			return err
		}
	}
	return s.event("end")
}

// TestGather holds what becomes of the members when readers break off.
func TestGather(t *testing.T) {
	crash, slow, hungry := &worker.Failure{Detail: "panic"}, &worker.Failure{Kind: worker.Time}, &worker.Failure{Kind: worker.Memory}
	const fine = "z/a:intake-blank z/b:parcel-pdf z/c:intake-blank z/d:intake-blank"
	for name, c := range map[string]struct {
		events  map[string]error
		want    string
		lasting bool
	}{
		"nothing":                  {nil, fine, true},
		"one ended by another":     {map[string]error{"2/1": crash}, fine, true},
		"crash":                    {map[string]error{"2/1": crash, "2/2": crash}, "z/a:intake-blank z/b:parcel-pdf z/c:intake-crashed z/d:intake-blank", false},
		"slow, tried once":         {map[string]error{"0/1": slow}, "z/a:intake-time z/b:parcel-pdf z/c:intake-blank z/d:intake-blank", false},
		"hungry, the last":         {map[string]error{"3/1": hungry}, "z/a:intake-blank z/b:parcel-pdf z/c:intake-blank z/d:intake-memory", false},
		"three":                    {map[string]error{"0/1": slow, "2/1": slow, "3/1": slow}, "z/a:intake-time z/b:parcel-pdf z/c:intake-time z/d:intake-time", false},
		"while it is unpacked":     {map[string]error{"open/1": slow}, "z:intake-time", false},
		"crash in unpacking":       {map[string]error{"open/1": crash, "open/2": crash}, "z:intake-crashed", false},
		"crash in unpacking, once": {map[string]error{"open/1": crash}, fine, true},
		"crash after all was read": {map[string]error{"end/1": crash, "end/2": crash}, fine, true},
		"crash, crash elsewhere":   {map[string]error{"0/1": crash, "2/1": crash}, fine, true},
	} {
		t.Run(name, func(t *testing.T) {
			c1 := contents{path: "z", digest: "Z", codec: &codec{}}
			if err := c1.gather(t.Context(), &script{events: c.events, tries: map[string]int{}}, nil); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range c1.delivery().results {
				for _, p := range r.Problems {
					got = append(got, p.Pos.File+":"+string(p.Code))
				}
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("%s\nwant %s", s, c.want)
			}
			if c1.lasting() != c.lasting {
				t.Errorf("lasting: %v", c1.lasting())
			}
		})
	}
}

func TestGatherPassesOnTheMachinerysErrors(t *testing.T) {
	own := errors.New("no such program")
	c := contents{path: "z", codec: &codec{}}
	if err := c.gather(t.Context(), &script{events: map[string]error{"2/1": own}, tries: map[string]int{}}, nil); !errors.Is(err, own) {
		t.Error(err)
	}
}

// TestCacheEntryThatCannotBeUsed holds that a torn entry is as none at all.
func TestCacheEntryThatCannotBeUsed(t *testing.T) {
	whole := contents{path: "z", codec: &codec{}}
	if err := whole.gather(t.Context(), &script{tries: map[string]int{}}, nil); err != nil {
		t.Fatal(err)
	}
	last := len(whole.raw) - 1
	for name, raw := range map[string][][]byte{
		"empty": nil, "one short": whole.raw[:last], "nothing opened": whole.raw[1:], "an empty answer": append(whole.raw[:last:last], nil),
		"torn": append(whole.raw[:last:last], whole.raw[last][:20]), "of another kind": append(whole.raw[:last:last], []byte("x")),
		"too long": append(whole.raw[:last:last], append(whole.raw[last][:len(whole.raw[last]):len(whole.raw[last])], 0)), "huge claim": append(whole.raw[:last:last], []byte("\xff\xff\xff\xff types")),
	} {
		c := contents{path: "z", codec: &codec{}}
		if c.takeAll(raw) || c.opened || len(c.raw) > 0 {
			t.Errorf("%s: taken", name)
		}
	}
	again := contents{path: "z", codec: &codec{}}
	if !again.takeAll(whole.raw) || fmt.Sprint(again.delivery()) != fmt.Sprint(whole.delivery()) {
		t.Error("the entry gives something else than what it was made of")
	}
}

// TestTemplateShowsTheDefaults holds that the numbers which project.yaml shows
// in its comments are those that hold without them.
func TestTemplateShowsTheDefaults(t *testing.T) {
	head, section, found := strings.Cut(string(register.ProjectTemplate()), "# intake:")
	if !found {
		t.Fatal("the template does not show the limits of intake")
	}
	shown := register.IntakeOf(ProjectFile, []byte(head+regexp.MustCompile(`(?m)^# `).ReplaceAllString("# intake:"+section, "")))
	if a, b := workerLimits(shown), workerLimits(register.Intake{}); a != b || a.Step != 20*time.Second {
		t.Errorf("worker: %v, %v", a, b)
	}
	a, b := parcelLimits(shown), parcel.DefaultLimits()
	a.Parts, a.Body = b.Parts, b.Body // not the office's to set
	if a != b {
		t.Errorf("parcel: %+v, %+v", a, b)
	}
	table, want := tableLimits(shown), tableLimits(register.Intake{})
	if want != workbook.DefaultLimits() {
		t.Errorf("tables: %+v", want)
	}
	want.UnpackedBytes = table.UnpackedBytes // where it is set, it holds for both
	if table != want {
		t.Errorf("tables: %+v, %+v", table, want)
	}
}
