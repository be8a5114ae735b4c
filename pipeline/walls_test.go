package pipeline_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// wall is what one package may import of the module, and why it needs it.
type wall struct {
	allowed []string
	reason  string
}

// walls are the walls of the house (pipeline/doc.go shows the picture). Only
// imports of code, not of tests, are held.
var walls = map[string]wall{
	"pipeline/problem":               {nil, "faults as values: everybody needs them, they need nobody"},
	"pipeline/calendar":              {nil, "civil dates and eras: a leaf"},
	"pipeline/message":               {nil, "texts of the command line: a leaf"},
	"pipeline/workspace":             {nil, "files, cache, ledger: knows nothing of audits"},
	"pipeline/doc":                   {[]string{"problem", "calendar"}, "a text knows where it came from; a document has a date"},
	"pipeline/strict":                {[]string{"problem", "calendar"}, "faults of a YAML file are problems; dates are civil dates"},
	"pipeline/workbook":              {[]string{"problem", "calendar"}, "cells may hold dates; column names"},
	"pipeline/workbook/codepage":     {nil, "old character sets: a leaf"},
	"pipeline/workbook/xls":          {[]string{"workbook", "workbook/codepage", "workbook/xls/lock"}, "another format, the same cells"},
	"pipeline/workbook/xls/lock":     {nil, "passwords of old workbooks: a leaf"},
	"pipeline/workbook/markup":       {[]string{"workbook", "workbook/codepage"}, "other formats, the same cells"},
	"pipeline/workbook/ods":          {[]string{"workbook"}, "another format, the same cells"},
	"pipeline/workbook/delimited":    {[]string{"workbook", "workbook/codepage"}, "another format, the same cells"},
	"pipeline/workbook/xls/booktest": {[]string{"workbook"}, "what the tests of the three readers share"},
	"pipeline/worker":                {nil, "processes and frames: a leaf that knows only bytes"},
	"pipeline/parcel":                {[]string{"problem", "workbook/xls/lock"}, "what arrives is unpacked before anybody reads it; passwords are tried here and nowhere else"},
	"pipeline/criteria":              {[]string{"problem", "strict", "calendar"}, "a catalogue is a YAML file"},
	"pipeline/normalize":             {[]string{"criteria", "calendar", "problem"}, "spellings mean answers and dates"},
	"pipeline/record":                {[]string{"criteria", "calendar", "problem"}, "answers are the catalogue's; values have places"},
	"pipeline/register":              {[]string{"record", "normalize", "workbook", "strict", "criteria", "calendar", "problem"}, "project.yaml and companies.xlsx become records"},
	"pipeline/intake":                {[]string{"record", "normalize", "workbook", "criteria", "calendar", "problem"}, "returned workbooks become records"},
	"pipeline/staffing":              {[]string{"calendar"}, "who audits whom when: a pure function over plain values"},
	"pipeline/papers":                {[]string{"record", "normalize", "workbook", "criteria", "calendar", "problem"}, "working papers and post-trial reports become records"},
	"pipeline/audit":                 {[]string{"staffing", "record", "criteria", "calendar", "problem"}, "pure rules over records"},
	"pipeline/decision":              {[]string{"audit", "record", "criteria", "normalize", "workbook", "calendar", "problem"}, "what the office decided is a workbook over records"},
	"pipeline/events":                {[]string{"record", "normalize", "workbook", "calendar", "problem"}, "the office's log becomes events"},
	"pipeline/method":                {[]string{"audit", "closing", "record", "criteria", "calendar", "problem"}, "pure rules over the course of audits; what closing holds is not held twice"},
	"pipeline/residue":               {nil, "words in bytes: a leaf that knows no file"},
	"pipeline/trace":                 {[]string{"audit", "decision", "record", "criteria", "normalize", "calendar", "problem"}, "tells where a value came from, in words"},
	"pipeline/compose":               {[]string{"statistics", "audit", "record", "criteria", "doc", "calendar", "problem"}, "audit data and templates become documents"},
	"pipeline/docx":                  {[]string{"doc", "calendar", "problem"}, "a writer knows documents and nothing of audits"},
	"pipeline/docx/markup":           {nil, "bytes of packages and parts: a leaf"},
	"pipeline/docx/draft":            {[]string{"docx/markup", "calendar"}, "reads what comes back, whatever wrote it; dates are civil dates"},
	"pipeline/docx/merge":            {[]string{"docx/draft", "docx/markup", "calendar", "problem"}, "two versions of ours and the auditor's become one"},
	"pipeline/docx/auditor":          {[]string{"docx/markup", "doc", "calendar"}, "support of tests: acts as an auditor would; shares nothing with the readers"},
	"pipeline/pdf":                   {[]string{"doc", "problem", "pdf/font", "pdf/layout", "pdf/paint", "pdf/finish", "pdf/gate"}, "a writer; its stages stand below it"},
	"pipeline/pdf/font":              {[]string{"problem"}, "glyphs and widths"},
	"pipeline/pdf/layout":            {[]string{"doc", "problem", "pdf/font"}, "decides every position"},
	"pipeline/pdf/paint":             {[]string{"pdf/layout"}, "only draws"},
	"pipeline/pdf/finish":            {[]string{"pdf/layout", "pdf/font", "pdf/paint"}, "makes the file around the drawn pages"},
	"pipeline/pdf/object":            {nil, "reads the objects of any PDF: shares nothing with what writes them"},
	"pipeline/pdf/gate":              {[]string{"pdf/object"}, "reads the text back from the bytes alone, to prove them"},
	"pipeline/overlay":               {[]string{"problem", "overlay/page", "overlay/picture", "overlay/plane", "overlay/ink", "overlay/register", "overlay/layer", "overlay/ocr"}, "the original's text over its scan; its stages stand below it"},
	"pipeline/overlay/plane":         {nil, "maps and boxes: a leaf"},
	"pipeline/overlay/glyph":         {nil, "outlines of embedded fonts: a leaf"},
	"pipeline/overlay/picture":       {nil, "scanned pictures in: a leaf"},
	"pipeline/overlay/page":          {[]string{"overlay/glyph", "overlay/picture", "overlay/plane"}, "PDF in: text, marks and pictures of each page"},
	"pipeline/overlay/ink":           {[]string{"overlay/page", "overlay/picture", "overlay/plane"}, "where the ink is, of originals and scans alike"},
	"pipeline/overlay/register":      {[]string{"overlay/ink", "overlay/plane"}, "how a scan lies under an original: dots only"},
	"pipeline/overlay/layer":         {[]string{"overlay/page", "overlay/picture", "overlay/plane"}, "PDF/A out: decides nothing"},
	"pipeline/overlay/ocr":           {[]string{"overlay/page", "overlay/picture", "overlay/plane"}, "the one package that starts another program"},
	"pipeline/overlay/scantest":      {[]string{"overlay/plane"}, "made-up scans for the tests"},
	"pipeline/docx/restore":          {[]string{"doc", "docx", "docx/markup"}, "a finished Word file becomes a document again, by the names of our styles"},
	"pipeline/docx/final":            {[]string{"docx/markup"}, "takes the work out of a finished file; knows no rules"},
	"pipeline/collect":               {[]string{"docx/draft", "record", "normalize", "calendar", "problem"}, "what stands in a Word file becomes a record"},
	"pipeline/closing":               {[]string{"audit", "record", "criteria", "calendar", "problem"}, "what a finished report must have: pure rules"},
	"pipeline/handover":              {[]string{"workspace", "docx/draft", "docx/merge", "calendar", "problem"}, "drafts go out and come back: versions, merging, no edit lost"},
	"pipeline/sheet":                 {[]string{"statistics", "record", "audit", "criteria", "doc", "workbook", "calendar", "problem"}, "Excel out"},
	"pipeline/docx/pen":              {[]string{"docx/markup", "calendar"}, "fills in a draft as a person does; dates are civil dates"},
	"pipeline/statistics":            {[]string{"audit", "staffing", "record", "criteria", "calendar", "problem"}, "every figure of the project report: pure counting over records"},
	"pipeline/statistics/madeup":     {[]string{"statistics", "audit", "record", "criteria", "calendar", "problem"}, "support of tests: records of made-up audits"},
	"pipeline/disclosure":            {[]string{"statistics", "problem"}, "what of the figures may be shown: plain tables and records"},
	"pipeline/leak":                  {[]string{"problem", "normalize", "pdf/object", "pdf/gate", "workbook/codepage"}, "looks for names in the bytes of any file"},
	"pipeline/deliverable":           {[]string{"problem", "calendar", "strict", "workbook", "docx/markup", "pdf/gate", "pdf/object", "deliverable/disc"}, "checks and packs what leaves the office: knows files and profiles, no audits"},
	"pipeline/deliverable/disc":      {[]string{"calendar"}, "the image of a disc: a leaf"},
	"pipeline/sample":                {[]string{"sheet", "audit", "events", "docx/pen", "register", "record", "criteria", "workbook", "strict", "calendar", "problem", "samples"}, "made-up projects are made of the office's own sheets"},
	"pipeline":                       {[]string{"*"}, "the stages in order"},
	"cmd/shinsa":                     {[]string{"pipeline", "calendar", "message", "problem", "record", "workspace"}, "flags in, results out: the values of pipeline's results, no stage"},
}

// owners names the one importing package of each third-party library.
var owners = map[string]string{
	"github.com/xuri/excelize/v2":       "pipeline/workbook",
	"github.com/crillab/gophersat":      "pipeline/staffing",
	"github.com/gomutex/godocx":         "pipeline/docx",
	"github.com/pdfcpu/pdfcpu":          "pipeline/overlay/page",
	"github.com/goccy/go-yaml":          "pipeline/strict",
	"github.com/yuin/goldmark":          "pipeline/compose",
	"github.com/rivo/uniseg":            "pipeline/pdf/layout",
	"github.com/spf13/cobra":            "cmd/shinsa",
	"github.com/schollz/progressbar/v3": "cmd/shinsa",
	"golang.org/x/term":                 "cmd/shinsa",
	"github.com/gofrs/flock":            "pipeline/workspace",
	"golang.org/x/text/message":         "pipeline/message",
	"golang.org/x/text/language":        "pipeline/message",
	"golang.org/x/text/unicode/norm":    "pipeline/normalize",
	"golang.org/x/sync/errgroup":        "pipeline",
	"golang.org/x/image/vector":         "pipeline/overlay/ink",
	"golang.org/x/image/tiff":           "pipeline/overlay/picture",
	"golang.org/x/image/ccitt":          "pipeline/overlay/picture",
	"golang.org/x/net/html":             "pipeline/workbook/markup",
	"golang.org/x/crypto":               "pipeline/parcel",
}

// shared are libraries that several packages import, with the reason.
var shared = map[string]string{
	"golang.org/x/text/encoding":    "old character sets: of tables (workbook/codepage, by number), of what is searched for (residue), of mail and archives (parcel, by name) and of fonts in PDFs (pdf/gate)",
	"github.com/klauspost/compress": "a faster deflate of the standard library's form, for each writer of zip or PDF",
}

func TestWalls(t *testing.T) {
	root := ".."
	for dir, imports := range importsByFolder(t, root) {
		w, ok := walls[dir]
		for imp, file := range imports {
			if rel, mine := strings.CutPrefix(imp, "shinsa/"); mine {
				if len(strings.Split(dir, "/")) == 1 && dir != "pipeline" {
					continue // embed.go of a data folder imports nothing of ours
				}
				if !ok {
					t.Errorf("%s: package %s has no row in the table of walls", file, dir)
				} else if !allows(w, rel) {
					t.Errorf("%s: %s may not import %s (it may: %v: %s)", file, dir, rel, w.allowed, w.reason)
				}
				continue
			}
			holdOwner(t, dir, imp, file)
		}
	}
	for dir := range walls {
		if _, err := os.Stat(filepath.Join(root, dir)); err != nil {
			t.Errorf("the table of walls names %s, which is not there", dir)
		}
	}
}

func allows(w wall, rel string) bool {
	return slices.ContainsFunc(w.allowed, func(a string) bool {
		return a == "*" || rel == a || rel == "pipeline/"+a
	})
}

// holdOwner holds that a third-party import stands in its owner only.
func holdOwner(t *testing.T, dir, imp, file string) {
	t.Helper()
	if !strings.Contains(strings.Split(imp, "/")[0], ".") {
		return // standard library
	}
	for lib := range shared {
		if within(imp, lib) {
			return
		}
	}
	for lib, owner := range owners {
		if within(imp, lib) {
			if dir != owner {
				t.Errorf("%s: %s is imported by %s; its one importer is %s", file, imp, dir, owner)
			}
			return
		}
	}
	t.Errorf("%s: %s imports %s, which has no row in the table of owners", file, dir, imp)
}

func within(imp, lib string) bool { return imp == lib || strings.HasPrefix(imp, lib+"/") }

// importsByFolder returns, for each folder with Go files (tests aside), what it
// imports and a file that does.
func importsByFolder(t *testing.T, root string) map[string]map[string]string {
	t.Helper()
	out := map[string]map[string]string{}
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && p != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		dir := path.Dir(filepath.ToSlash(rel))
		if out[dir] == nil {
			out[dir] = map[string]string{}
		}
		for _, i := range f.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			out[dir][name] = filepath.ToSlash(rel)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
