package pdf_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"shinsa/pipeline"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
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

var theDemo = sync.OnceValues(func() (*demo, error) {
	dir, err := os.MkdirTemp("", "shinsa-pdf-*")
	if err != nil {
		return nil, err
	}
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
	if d, err := theDemo(); err == nil {
		os.RemoveAll(d.dir)
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
	return out
}

const (
	mustNotStart = "、。，．・：；？！゛゜ヽヾゝゞ々ー）〕］｝〉》」』】ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％,.)]}%"
	mustNotEnd   = "（〔［｛〈《「『【([{￥¥№"
)

// whole are texts that no line end may part.
var whole = regexp.MustCompile(`[0-9,.０-９]+(人日|％|%|円|社|件|名|か所|点|頁|ページ|日|月|年|時間|分)|[¥￥][0-9,]+|平成[0-9元]+年|[0-9]+月[0-9]+日|〒[0-9-]+|[0-9]+-[0-9]+-[0-9]+[a-z]?|[A-Za-z]{2,}`)

func TestDemoTypesetting(t *testing.T) {
	d, err := theDemo()
	if err != nil {
		t.Fatal(err)
	}
	broken, ragged, full, all := map[string]int{}, 0, 0, 0
	for name, dd := range d.docs {
		use := font.NewUse(fontSet(t))
		l, problems, err := layout.Make(context.Background(), dd, layout.Options{Look: d.look, Set: fontSet(t), Use: use, LatinGap: pdf.DefaultLatinGap})
		if err != nil || problems.HasErrors() {
			t.Fatal(name, err, problems)
		}
		lines := linesOf(l, use)
		for i := 1; i < len(lines); i++ {
			a, b := lines[i-1], lines[i]
			all++
			if a.node != b.node || a.page == b.page && b.y <= a.y {
				continue
			}
			ra, rb := []rune(a.text), []rune(b.text)
			if len(ra) == 0 || len(rb) == 0 {
				continue
			}
			if strings.ContainsRune(mustNotStart, rb[0]) || strings.ContainsRune(mustNotEnd, ra[len(ra)-1]) {
				t.Errorf("%s: kinsoku between %q and %q", filepath.Base(name), a.text, b.text)
			}
			for _, m := range whole.FindAllStringIndex(a.text+b.text, -1) {
				if m[0] < len(a.text) && m[1] > len(a.text) {
					broken[(a.text+"｜"+b.text)]++
				}
			}
			if a.role == layout.Text && a.size > 10 {
				full++
				if !a.spaced && a.end < d.look.Page.Width-d.look.Page.MarginRight-1 {
					ragged++
					t.Logf("ragged %.1f %s", a.end, a.text)
				}
			}
		}
	}
	for b, n := range broken {
		t.Logf("%d %s", n, b)
	}
	t.Logf("%d lines, %d ragged of %d", all, ragged, full)
}
