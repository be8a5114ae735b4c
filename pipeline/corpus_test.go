package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"time"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/intake"
	"shinsa/pipeline/parcel"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
)

// The bounds that one file of strangers is held to.
const (
	corpusFolder = "../../shared/corpus/spreadsheets"
	corpusTime   = 10 * time.Second
	corpusMemory = 512 << 20
)

// TestCorpus sends every spreadsheet of the corpus, files that other makers
// test their libraries with, through unpacking, the reader of its kind and
// intake: no panic, none over 10 seconds or 512 MiB, each read or turned away
// with a problem that is an error.
func TestCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("left to the full run (go test without -short)")
	}
	files := corpusFiles(t)
	b, err := os.ReadFile("../criteria/meti-2018.yaml")
	if err != nil {
		t.Fatal(err)
	}
	catalogue, found := criteria.Load("meti-2018.yaml", b)
	if catalogue == nil {
		t.Fatalf("catalogue: %v", found)
	}
	reader := intake.NewReader(intake.Options{Catalogue: catalogue, Limits: workbook.DefaultLimits()})
	fates, most := map[problem.Code]int{}, uint64(0)
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(path)
		ctx, stop := context.WithTimeout(t.Context(), corpusTime)
		var fate []problem.Code
		used := peak(func() { fate, err = takeIn(ctx, reader, name, data) })
		late := ctx.Err() != nil
		stop()
		switch {
		case late:
			t.Errorf("%s: over %v", path, corpusTime)
		case err != nil:
			t.Errorf("%s: %v", path, err)
		case used > corpusMemory:
			t.Errorf("%s: %d MiB", path, used>>20)
		}
		most = max(most, used)
		for _, code := range fate {
			fates[code]++
		}
	}
	for _, code := range slices.Sorted(maps.Keys(fates)) {
		t.Logf("%4d %s", fates[code], code)
	}
	t.Logf("%d files, at most %d MiB", len(files), most>>20)
}

var errNoFate = errors.New("neither read nor turned away by an error")

// takeIn does what a run does with one file of the inbox, without a cache. It
// returns how each file in it ended: "read", or the code of the error.
func takeIn(ctx context.Context, reader *intake.Reader, name string, data []byte) (fate []problem.Code, err error) {
	items, problems, err := parcel.Open(ctx, parcel.Item{Path: "inbox/" + name, Data: data}, parcel.Options{})
	if err != nil {
		return nil, err
	}
	for _, it := range items {
		found := at(problems, it.Path)
		code := problem.Code("read")
		if it.Refused == "" {
			response, more, err := reader.File(ctx, intake.Input{File: it.Path, Data: it.Data, Digest: it.Digest, Read: tableReader(it.Kind)})
			if err != nil {
				return fate, err
			}
			found = append(found, more...)
			if response == nil {
				code = ""
			}
		} else {
			code = ""
		}
		for _, p := range found {
			if code == "" && problem.Lookup(p.Code).Severity == problem.Error {
				code = p.Code
			}
		}
		if code == "" {
			return fate, errNoFate
		}
		fate = append(fate, code)
	}
	return fate, nil
}

func corpusFiles(t *testing.T) (files []string) {
	t.Helper()
	err := filepath.WalkDir(corpusFolder, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(p, ".md") || strings.HasSuffix(p, "SOURCES.tsv") {
			return err
		}
		files = append(files, p)
		return nil
	})
	if err != nil {
		t.Skipf("the corpus of spreadsheets is not there: %v", err)
	}
	return files
}

// peak returns by how much the heap was fuller, at its fullest, while f ran than
// before. The runtime is asked every two milliseconds, beside f, for the bytes of
// all objects. Those that could be freed count until the collector has run, so
// the figure is rather too high than too low, and a burst between two questions
// is seen unless a whole collection falls between them as well.
func peak(f func()) uint64 {
	runtime.GC()
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	objects := func() uint64 {
		metrics.Read(sample)
		return sample[0].Value.Uint64()
	}
	before, most := objects(), uint64(0)
	stop, done := make(chan struct{}), make(chan struct{})
	tick := time.NewTicker(2 * time.Millisecond)
	go func() {
		defer close(done)
		for {
			select {
			case <-stop:
				return
			case <-tick.C:
				most = max(most, objects())
			}
		}
	}()
	f()
	close(stop)
	<-done
	tick.Stop()
	if most = max(most, objects()); most < before {
		return 0
	}
	return most - before
}
