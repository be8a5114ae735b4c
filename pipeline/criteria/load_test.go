package criteria

import (
	"crypto/sha256"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"shinsa/pipeline/problem"
)

const small = `id: small
version: 1.0
title: 小さな基準
source: 試験
scopes:
  - {id: paper, label: 紙, question: 紙がありますか。, reason: 紙を扱わないため}
  - {id: things, label: 物, question: 物がありますか。, reason: 物を扱わないため}
sections:
  - id: "4-1"
    number: 4(1)
    title: 人
    clauses:
      - id: 4-1-3
        number: 4(1)③
        title: 管理
        note: こう読んだ。
        items:
          - id: 4-1-3a
            question: 名簿がありますか。
            short: 名簿
            points: [氏名, 役職]
            any_point: true
            when: [paper|things, things]
            alternatives: [別の資料]
            evidence: [名簿]
            onsite: [ロ, ホ]
            document: true
            note: 例である。
          - id: 4-1-3r1
            kind: recommended
            question: 年に一度変えますか。
            short: 変更
            evidence: [記録]
            onsite: [ト]
recommendations:
  - place: 4(1)③
    measure: 年に一度の変更
    items: [4-1-3r1]
`

func TestLoad(t *testing.T) {
	c, ps := Load("small.yaml", []byte(small))
	if len(ps) > 0 {
		t.Fatalf("problems: %v", texts(ps))
	}
	want := &Catalogue{
		ID: "small", Version: "1.0", Title: "小さな基準", Source: "試験", File: "small.yaml",
		Digest: fmt.Sprintf("%x", sha256.Sum256([]byte(small))),
		Scopes: []Scope{
			{"paper", "紙", "紙がありますか。", "紙を扱わないため", 6},
			{"things", "物", "物がありますか。", "物を扱わないため", 7},
		},
		Sections: []Section{{"4-1", "4(1)", "人", []Clause{{"4-1-3", "4(1)③", "管理", "こう読んだ。", 13}}, 9}},
		Items: []Item{{
			ID: "4-1-3a", Clause: "4-1-3", Kind: Required, Question: "名簿がありますか。", Short: "名簿",
			Points: []string{"氏名", "役職"}, AnyPoint: true, When: When{{"paper", "things"}, {"things"}},
			Alternatives: []string{"別の資料"}, Evidence: []string{"名簿"}, Onsite: []string{"ロ", "ホ"},
			Document: true, Note: "例である。", Line: 18,
		}, {
			ID: "4-1-3r1", Clause: "4-1-3", Kind: Recommended, Question: "年に一度変えますか。", Short: "変更",
			Evidence: []string{"記録"}, Onsite: []string{"ト"}, Line: 29,
		}},
		Recommendations: []Recommendation{{"4(1)③", "年に一度の変更", []string{"4-1-3r1"}, 36}},
	}
	if !reflect.DeepEqual(c, want) {
		t.Errorf("got  %+v\nwant %+v", c, want)
	}
}

// Each row spoils the small catalogue in one place.
func TestLoadProblems(t *testing.T) {
	for name, tt := range map[string]struct {
		old, new string
		want     string // line code
	}{
		"repeated item":      {"id: 4-1-3r1", "id: 4-1-3a", "29 criteria-duplicate-id"},
		"repeated scope":     {"id: things", "id: paper", "7 criteria-duplicate-id"},
		"item of no clause":  {"- id: 4-1-3a", "- id: 4-1-4a", "18 criteria-item-id"},
		"item without tail":  {"- id: 4-1-3a", "- id: 4-1-3", "18 criteria-item-id"},
		"kind unknown":       {"kind: recommended", "kind: optional", "30 criteria-kind"},
		"kind against id":    {"kind: recommended", "kind: required", "29 criteria-kind-id"},
		"kind not said":      {"            kind: recommended\n", "", "29 criteria-kind-id"},
		"required lost":      {"- id: 4-1-3a", "- kind: recommended\n            id: 4-1-3r2", "13 criteria-empty-clause"},
		"scope unknown":      {"paper|things", "paper|thing", "23 criteria-unknown-scope"},
		"scope unused":       {"paper|things", "things", "6 criteria-unused-scope"},
		"mark unknown":       {"[ロ, ホ]", "[ロ, 二]", "26 criteria-onsite"},
		"any of one":         {"[氏名, 役職]", "[氏名]", "22 criteria-any-point"},
		"short too long":     {"short: 名簿", "short: アクセス権を持つ者の管理名簿等", "18 criteria-short"},
		"question empty":     {"question: 名簿がありますか。", "question: \"\"", "18 yaml-missing-key"},
		"evidence missing":   {"            evidence: [名簿]\n", "", "18 yaml-missing-key"},
		"key unknown":        {"document: true", "documents: true", "27 yaml-unknown-key"},
		"trace to nothing":   {"items: [4-1-3r1]", "items: [4-1-3r1, 4-1-3r2]", "38 criteria-unknown-item"},
		"trace missing":      {"items: [4-1-3r1]", "items: [4-1-3a]", "29 criteria-unlisted"},
		"trace without mark": {"onsite: [ト]", "onsite: [ロ]", "29 criteria-untold"},
	} {
		t.Run(name, func(t *testing.T) {
			if strings.Count(small, tt.old) != 1 {
				t.Fatalf("%q occurs %d times", tt.old, strings.Count(small, tt.old))
			}
			_, ps := Load("small.yaml", []byte(strings.Replace(small, tt.old, tt.new, 1)))
			var got []string
			for _, p := range ps {
				got = append(got, fmt.Sprint(p.Pos.Line, " ", p.Code))
			}
			if !strings.Contains(strings.Join(got, "\n")+"\n", tt.want+"\n") {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLoadGarbage(t *testing.T) {
	for _, text := range []string{"", "id", "[", "sections: [{}]", "\xff", "sections:\n  - clauses:\n      - items:\n          - {}\n"} {
		c, ps := Load("x.yaml", []byte(text))
		if c == nil || !ps.HasErrors() {
			t.Errorf("%q: %v", text, texts(ps))
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(small)
	f.Fuzz(func(t *testing.T, text string) {
		if c, _ := Load("x.yaml", []byte(text)); c == nil {
			t.Error("no catalogue")
		}
	})
}

func texts(ps problem.List) []string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Text("en"))
	}
	return out
}
