package compose

import (
	"slices"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/record"
)

func entryOf(tag string, row int, s string) record.Entry {
	return record.Entry{Tag: tag, Row: row, Value: record.Known(s, record.Origin{Pos: at("判定", 8, 7), Raw: s})}
}

// fieldsOf lists the fields of a document in order, by tag.
func fieldsOf(d *doc.Document) map[string][]doc.Field {
	out := map[string][]doc.Field{}
	for _, b := range append(slices.Clone(d.Cover), d.Body...) {
		t, ok := b.(*doc.Table)
		if !ok {
			continue
		}
		for _, r := range t.Rows {
			for _, c := range r.Cells {
				for _, p := range c.Content {
					for _, in := range p.Content {
						if f, ok := in.(doc.Field); ok {
							out[f.Tag] = append(out[f.Tag], f)
						}
					}
				}
			}
		}
	}
	return out
}

func values(fs []doc.Field) []string {
	var out []string
	for _, f := range fs {
		out = append(out, f.Value)
	}
	return out
}

// What the papers say stands in the places, in as many rows as there are;
// everything else stands as it did.
func TestPrefill(t *testing.T) {
	tmpl := loaded(t)
	in := testInput()
	d, _ := tmpl.ReportDraft(in)
	before := fieldsOf(d)
	id := in.Assessment.Items[0].Item.ID
	for tag := range before {
		if len(tag) > 8 && tag[:8] == "finding." {
			id = tag[8:]
			break
		}
	}
	day := calendar.Date{Year: 2018, Month: 7, Day: 10}
	visit := entryOf("visits.date", 2, "平成30年7月10日")
	visit.Date = day
	r := &record.Report{Findings: []record.Finding{{Item: id, Verdict: record.Known(record.Fails, record.Origin{}), Evidence: record.Known("掲示がない。\r\n台帳もない。", record.Origin{Pos: at("判定", 8, 9)})}},
		Entries: []record.Entry{entryOf("visits.kind", 1, "説明"), entryOf("visits.kind", 2, "現地審査"), visit, entryOf("visits.by", 3, "山田"),
			entryOf("interviews.kind", 1, "なぞの相手"), entryOf("interviews.text", 1, "聞いた。"), entryOf("advice-log.text", 1, "助言"), entryOf("advice-log.text", 2, "助言2"), entryOf("advice-log.text", 3, "助言3")}}
	Prefill(d, r)
	got := fieldsOf(d)
	if f := got["finding."+id][0]; f.Value != "不適合" {
		t.Errorf("%+v", f)
	}
	if f := got["evidence."+id][0]; f.Value != "掲示がない。\n台帳もない。" || f.Src != at("判定", 8, 9) {
		t.Errorf("%+v", f)
	}
	want := append([]string{"説明", "現地審査", ""}, values(before["visits.kind"])...)
	if i := slices.Index(want[3:], "現地審査"); i >= 0 { // the one that was planned and took place
		want = slices.Delete(want, 3+i, 4+i)
	}
	if kinds := values(got["visits.kind"]); !slices.Equal(kinds, want) {
		t.Errorf("visits: %q, want %q", kinds, want)
	}
	if f := got["visits.date"][1]; f.Date != day || f.Value != "平成30年7月10日" || got["visits.date"][0].Value != "" || !slices.Equal(values(got["visits.by"])[:3], []string{"", "", "山田"}) {
		t.Errorf("%+v", got["visits.date"])
	}
	if k := values(got["interviews.kind"]); len(k) != 4 || k[0] != "" || values(got["interviews.text"])[0] != "聞いた。" {
		t.Errorf("a choice that is none of the list: %q", k)
	}
	if a := values(got["advice-log.text"]); !slices.Equal(a, []string{"助言", "助言2", "助言3"}) {
		t.Errorf("advice: %q", a)
	}
	for tag, fs := range before {
		switch {
		case tag == "finding."+id, tag == "evidence."+id, slices.Contains([]string{"visits", "interviews", "advice-log"}, section(tag)):
		case !slices.Equal(values(fs), values(got[tag])):
			t.Errorf("%s: %q became %q", tag, values(fs), values(got[tag]))
		}
	}
}

func section(tag string) string {
	for i, r := range tag {
		if r == '.' {
			return tag[:i]
		}
	}
	return tag
}

// A place that holds something keeps it.
func TestPrefillKeeps(t *testing.T) {
	f := put(filled(line("team.name", ""), "山田"), entryOf("team.name", 0, "鈴木"))
	if f.Value != "山田" {
		t.Errorf("%+v", f)
	}
	Prefill(nil, nil)
}
