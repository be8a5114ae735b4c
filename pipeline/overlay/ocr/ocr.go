// Package ocr recognises characters by the program tesseract, for scans whose
// original is lost.
//
// In: a picture. Out: runs of text with their places, in the picture's dots,
// and how sure the program is of them. Words of Japanese are joined without
// the spaces that the program puts between them, since with spaces no search
// finds them. This is the one package of the project that starts another
// program, and only when the user asked for it.
package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os/exec"
	"strconv"
	"strings"

	"shinsa/pipeline/overlay/page"
	"shinsa/pipeline/overlay/picture"
)

// ErrMissing says that the program is not installed, ErrLanguage that it is
// but without Japanese.
var (
	ErrMissing  = errors.New("tesseract is not installed")
	ErrLanguage = errors.New("tesseract has no data for jpn")
)

// Program is an installed tesseract.
type Program struct{ path string }

// Find looks for the program and its Japanese data.
func Find(ctx context.Context) (*Program, error) {
	path, err := exec.LookPath("tesseract")
	if err != nil {
		return nil, ErrMissing
	}
	out, err := exec.CommandContext(ctx, path, "--list-langs").CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("ask tesseract for its languages: %w", err)
	}
	for l := range strings.Lines(string(out)) {
		if strings.TrimSpace(l) == "jpn" {
			return &Program{path}, nil
		}
	}
	return nil, ErrLanguage
}

// Text is what was recognised in one picture.
type Text struct {
	Runs []page.Run // in the picture's dots, y upwards from its lower edge
	Sure float64    // mean confidence of the characters, 0 to 100
}

// Read recognises a picture of the given resolution.
func (p *Program) Read(ctx context.Context, g *picture.Gray, dpi int) (*Text, error) {
	var in, out, msg bytes.Buffer
	coder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := coder.Encode(&in, &image.Gray{Pix: g.Pix, Stride: g.W, Rect: image.Rect(0, 0, g.W, g.H)}); err != nil {
		return nil, fmt.Errorf("code picture for tesseract: %w", err)
	}
	c := exec.CommandContext(ctx, p.path, "stdin", "stdout", "-l", "jpn", "--dpi", strconv.Itoa(dpi), "tsv")
	// One thread: results do not depend on it, and pages run side by side.
	c.Env = append(c.Environ(), "OMP_THREAD_LIMIT=1")
	c.Stdin, c.Stdout, c.Stderr = &in, &out, &msg
	if err := c.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("run tesseract: %w: %s", err, strings.TrimSpace(msg.String()))
	}
	words := parse(out.String())
	return &Text{Runs: lines(words, float64(g.H)), Sure: sure(words)}, nil
}

// word is a word as the program found it, its box from the upper left corner.
type word struct {
	line       string // block, paragraph and line
	x, y, w, h float64
	sure       float64
	text       string
}

// parse reads the program's table (level 5 is a word).
func parse(tsv string) []word {
	var out []word
	for l := range strings.Lines(tsv) {
		f := strings.Split(strings.TrimRight(l, "\r\n"), "\t")
		if len(f) < 12 || f[0] != "5" || strings.TrimSpace(f[11]) == "" {
			continue
		}
		var v [5]float64
		for i := range v {
			n, err := strconv.ParseFloat(f[6+i], 64)
			if err != nil {
				n = 0
			}
			v[i] = n
		}
		out = append(out, word{line: strings.Join(f[1:5], "."), x: v[0], y: v[1], w: v[2], h: v[3], sure: v[4], text: strings.TrimSpace(f[11])})
	}
	return out
}

func sure(words []word) float64 {
	sum, n := 0.0, 0.0
	for _, w := range words {
		k := float64(len([]rune(w.text)))
		sum += w.sure * k
		n += k
	}
	return sum / max(1, n)
}
