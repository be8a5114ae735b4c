package pdf_test

import (
	"context"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"shinsa/pipeline"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/docx/auditor"
	"shinsa/pipeline/docx/restore"
	"shinsa/pipeline/pdf"
	"shinsa/pipeline/pdf/font"
	"shinsa/pipeline/pdf/layout"
	"shinsa/templates"
)

// demo is the demo's documents, each from its Word file, and their look.
type demo struct {
	dir  string
	look *doc.Look
	docs map[string]*doc.Document // by path of the Word file
}

// demoDir is the folder that theDemo made; "" where no test asked for it.
var demoDir string

var theDemo = sync.OnceValues(func() (*demo, error) {
	dir, err := os.MkdirTemp("", "shinsa-pdf-*")
	if err != nil {
		return nil, err
	}
	demoDir = dir
	if _, err := pipeline.DemoProject(dir); err != nil {
		return nil, err
	}
	if _, err := pipeline.Run(context.Background(), dir, pipeline.Options{Today: calendar.Date{Year: 2018, Month: 6, Day: 1}, Dated: true}); err != nil {
		return nil, err
	}
	sub, err := fs.Sub(templates.Files, "reference")
	if err != nil {
		return nil, err
	}
	ref, _, err := docx.OpenReference(sub)
	if err != nil {
		return nil, err
	}
	d := &demo{dir: dir, look: ref.Look(), docs: map[string]*doc.Document{}}
	return d, filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(p) != ".docx" {
			return err
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		d.docs[p], _, err = restore.Document(data, "", doc.Meta{Org: "機構"})
		return err
	})
})

func TestMain(m *testing.M) {
	code := m.Run()
	if demoDir != "" {
		os.RemoveAll(demoDir)
	}
	os.Exit(code)
}

// line is a line of a paragraph.
type line struct {
	node      int32
	page      int
	role      layout.Role
	text      string
	x, end, y float64
	spaced    bool // drawn apart to fill the line
	size      float64
}

// linesOf returns the lines of a layout in reading order.
func linesOf(l *layout.Layout, use *font.Use) []line {
	var out []line
	subsets := map[uint8]font.Subset{}
	for page := range l.Pages {
		for _, r := range l.Pages[page].Runs {
			if r.Role == layout.Running || r.Role == layout.Repeat || r.Role == layout.Contents {
				continue
			}
			s, ok := subsets[r.Face]
			if !ok {
				s = use.Subset(int(r.Face))
				subsets[r.Face] = s
			}
			text, w := "", 0.0
			for _, c := range r.Codes {
				text += use.Text(int(r.Face), c)
				w += float64(s.Widths[s.Final[c-1]-1]) * r.Size / 1000
			}
			w += r.Spacing * float64(len(r.Codes)-1)
			for _, g := range r.Gaps {
				w += g.Space
			}
			n := len(out) - 1
			if n >= 0 && out[n].node == r.Node && out[n].page == page && r.X >= out[n].end-2 && r.Y > out[n].y-r.Size && r.Y < out[n].y+r.Size/2 {
				out[n].text, out[n].end = out[n].text+text, r.X+w
				continue
			}
			out = append(out, line{node: r.Node, page: page, role: r.Role, text: text, x: r.X, end: r.X + w, y: r.Y, size: r.Size, spaced: r.Spacing > 0})
		}
	}
	for i := range out {
		blank := len(out[i].text) - len(strings.TrimRight(out[i].text, " "))
		out[i].end -= float64(blank) * out[i].size / 2
	}
	return out
}

const (
	mustNotStart = "、。，．・：；？！゛゜ヽヾゝゞ々ー）〕］｝〉》」』】ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％,.)]}%"
	mustNotEnd   = "（〔［｛〈《「『【([{￥¥№"
)

// whole are texts that no line end may part.
var whole = regexp.MustCompile(`[0-9,.０-９]+(人日|％|%|円|社|件|名|か所|点|頁|ページ|日|月|年|時間|分)|[¥￥][0-9,]+|平成[0-9元]+年|〒[0-9-]+|[0-9]+-[0-9]+-[0-9]+[a-z]?|[A-Za-z]{2,}`)

// laidDemo lays all documents of the demo out.
func laidDemo(t *testing.T) (d *demo, each func(func(name string, l *layout.Layout, lines []line))) {
	t.Helper()
	d, err := theDemo()
	if err != nil {
		t.Fatal(err)
	}
	return d, func(look func(string, *layout.Layout, []line)) {
		for _, path := range slices.Sorted(maps.Keys(d.docs)) {
			use := font.NewUse(fontSet(t))
			l, problems, err := layout.Make(context.Background(), d.docs[path], layout.Options{Look: d.look, Set: fontSet(t), Use: use, LatinGap: pdf.DefaultLatinGap})
			if err != nil || problems.HasErrors() {
				t.Fatal(path, err, problems)
			}
			look(filepath.Base(filepath.Dir(path))+" "+filepath.Base(path), l, linesOf(l, use))
		}
	}
}

// In the demo no line begins or ends with what must not stand there, no number
// is parted from its unit, body lines reach the edge, and no single line of a
// paragraph stands alone on a page.
func TestDemoTypesetting(t *testing.T) {
	if testing.Short() {
		t.Skip("left to the full run (go test without -short)")
	}
	d, each := laidDemo(t)
	edge := d.look.Page.Width - d.look.Page.MarginRight - 1
	ragged, full := 0, 0
	each(func(name string, l *layout.Layout, lines []line) {
		for i := 1; i < len(lines); i++ {
			a, b := lines[i-1], lines[i]
			if a.node != b.node || a.page == b.page && b.y <= a.y || l.Nodes[a.node].Tag == layout.TagFigure { // the texts of a chart are no paragraph
				continue
			}
			first, _ := utf8.DecodeRuneInString(b.text)
			last, _ := utf8.DecodeLastRuneInString(a.text)
			if strings.ContainsRune(mustNotStart, first) || strings.ContainsRune(mustNotEnd, last) {
				t.Errorf("%s: kinsoku between %q and %q", name, a.text, b.text)
			}
			for _, m := range whole.FindAllStringIndex(a.text+b.text, -1) {
				if m[0] < len(a.text) && m[1] > len(a.text) {
					t.Errorf("%s: a line ends inside %q: %q, %q", name, (a.text + b.text)[m[0]:m[1]], a.text, b.text)
				}
			}
			if a.role != layout.Text {
				continue
			}
			alone := func(k int) bool { return k < 0 || k >= len(lines) || lines[k].node != a.node }
			if a.page != b.page && (alone(i-2) || alone(i+1)) {
				t.Errorf("%s: one line alone: %q, %q", name, a.text, b.text)
			}
			if a.size < 10 { // notes, which are not justified
				continue
			}
			if full++; !a.spaced && a.end < edge {
				ragged++
				t.Logf("short by %.1f: %s", edge-a.end, a.text)
			}
		}
	})
	if ragged*100 > full {
		t.Errorf("%d of %d body lines do not reach the edge", ragged, full)
	}
	t.Logf("%d body lines, %d do not reach the edge", full, ragged)
}

// In the demo no text touches a rule of its table.
func TestDemoTextKeepsOffRules(t *testing.T) {
	if testing.Short() {
		t.Skip("left to the full run (go test without -short)")
	}
	_, each := laidDemo(t)
	each(func(name string, l *layout.Layout, lines []line) {
		upright := make([][]layout.Rule, len(l.Pages))
		for i, p := range l.Pages {
			for _, r := range p.Rules {
				if r.X1 == r.X2 {
					upright[i] = append(upright[i], r)
				}
			}
		}
		for _, a := range lines {
			for _, r := range upright[a.page] {
				if a.role == layout.Cell && r.Y1 < a.y && r.Y2 > a.y && r.X1 > a.x-1.5 && r.X1 < a.end+1.5 {
					t.Errorf("%s, page %d: %q touches the rule at %.1f", name, a.page+1, a.text, r.X1)
				}
			}
			for _, r := range l.Pages[a.page].Rules {
				if a.role == layout.Cell && r.Y1 == r.Y2 && r.X2-r.X1 > a.end-a.x && r.X1 < a.x && r.X2 > a.end && r.Y1 > a.y-0.88*a.size-0.5 && r.Y1 < a.y+0.12*a.size+0.5 {
					t.Errorf("%s, page %d: %q touches the rule at height %.1f", name, a.page+1, a.text, r.Y1)
				}
			}
		}
	})
}

// The demo's documents have as many pages as LibreOffice makes of the Word
// files, one in 15 more or less, and headings stand on the same pages but one.
func TestDemoPagesByLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes seconds: left out with -short")
	}
	for _, tool := range []string{"soffice", "mutool", "pdfinfo"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool + " is not installed")
		}
	}
	d, err := theDemo()
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	for _, name := range []string{"companies/C001/審査報告書案", "companies/C008/審査報告書案", "companies/C004/審査計画書", "companies/C006/照会書", "project/事業報告書"} {
		run(t, "soffice", "-env:UserInstallation=file://"+out+"/profile", "--headless", "--convert-to", "pdf", "--outdir", out, filepath.Join(d.dir, name+".docx"))
		own, theirs := filepath.Join(d.dir, name+".pdf"), filepath.Join(out, filepath.Base(name)+".pdf")
		a, b := pageCount(t, own), pageCount(t, theirs)
		if diff := max(a-b, b-a); diff > 1+a/15 || a <= 15 && diff > 1 {
			t.Errorf("%s: %d pages, %d by LibreOffice", name, a, b)
		}
		theirPages := headingPages(t, theirs)
		for title, page := range headingPages(t, own) {
			if p, ok := theirPages[title]; !ok || max(p-page, page-p) > 1 {
				t.Errorf("%s: %q on page %d, by LibreOffice %d", name, title, page, p)
			}
		}
	}
}

func pageCount(t *testing.T, file string) int {
	t.Helper()
	_, rest, _ := strings.Cut(run(t, "pdfinfo", file), "Pages:")
	n, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		t.Fatal(err)
	}
	return n
}

var bookmark = regexp.MustCompile(`"(.*)"\t#page=([0-9]+)`)

func headingPages(t *testing.T, file string) map[string]int {
	t.Helper()
	out := map[string]int{}
	for _, m := range bookmark.FindAllStringSubmatch(run(t, "mutool", "show", file, "outline"), -1) {
		page, err := strconv.Atoi(m[2])
		if err != nil {
			t.Fatal(err)
		}
		out[squeeze(m[1])] = page
	}
	return out
}

// A picture that an auditor put into a draft stands in the PDF of the finished
// report, where it stands in Word.
func TestAuditorsPicture(t *testing.T) {
	if testing.Short() {
		t.Skip("left to the full run (go test without -short)")
	}
	d, err := theDemo()
	if err != nil {
		t.Fatal(err)
	}
	draft, err := os.ReadFile(filepath.Join(d.dir, "companies/C001/審査報告書案.docx"))
	if err != nil {
		t.Fatal(err)
	}
	edited, _, err := auditor.Edit(draft, 1, auditor.AddPicture())
	if err != nil {
		t.Fatal(err)
	}
	report, lost, err := restore.Document(edited, "report", doc.Meta{Org: "機構"})
	if err != nil || len(lost) > 0 {
		t.Fatal(err, lost)
	}
	out, problems, err := pdf.Write(context.Background(), report, pdf.Options{Look: d.look, Fonts: fontSet(t)})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, out.Data, 0o644); err != nil {
		t.Fatal(err)
	}
	if list := run(t, "pdfimages", "-list", file); strings.Count(list, "image") != 2 { // its kind and its code are both called so
		t.Errorf("pictures in the file:\n%s", list)
	}
	for _, flavour := range []string{"2a", "ua1"} {
		valid(t, flavour, []string{file})
	}
}
