package record

import (
	"reflect"
	"testing"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
)

// told is a value from a file; raw alone is one that nobody could read.
func told[T any](file string, v T, raw string, known bool) Value[T] {
	return Value[T]{V: v, Known: known, Origin: Origin{Pos: problem.Pos{File: file, Row: 3, Col: 5}, Raw: raw, Digest: "d-" + file}}
}

func empty(file string) Answer {
	return Answer{Item: "1a", Pos: problem.Pos{File: file, Row: 3}, Found: "id",
		Status: told(file, criteria.Answer(""), "", false), Evidence: told(file, "", "", false), Comment: told(file, "", "", false), Department: told(file, "", "", false)}
}

func TestMergeAnswers(t *testing.T) {
	first := empty("a")
	first.Status, first.Comment = told("a", criteria.Implemented, "済", true), told("a", "説明", "説明", true)
	for name, c := range map[string]struct {
		change func(*Answer)
		from   [4]string // of status, comment, evidence, row
	}{
		"nothing":  {func(*Answer) {}, [4]string{"a", "a", "a", "a"}},
		"evidence": {func(a *Answer) { a.Evidence = told("b", "規程", "規程", true) }, [4]string{"a", "a", "b", "b"}},
		"status":   {func(a *Answer) { a.Status = told("b", criteria.Partial, "△", true) }, [4]string{"b", "a", "a", "b"}},
		"unread":   {func(a *Answer) { a.Status = told("b", criteria.Answer(""), "検討中", false) }, [4]string{"b", "a", "a", "b"}},
		"comment":  {func(a *Answer) { a.Comment = told("b", "別", "別", true) }, [4]string{"a", "b", "a", "b"}},
	} {
		next := empty("b")
		c.change(&next)
		one, two := &Response{File: "a", Answers: map[string]Answer{"1a": first}}, &Response{File: "b", Answers: map[string]Answer{"1a": next, "9z": next}}
		got := Merge(one, two)
		a := got.Answers["1a"]
		if from := [4]string{a.Status.Origin.Pos.File, a.Comment.Origin.Pos.File, a.Evidence.Origin.Pos.File, a.Pos.File}; from != c.from {
			t.Errorf("%s: %v, want %v", name, from, c.from)
		}
		if _, there := got.Answers["9z"]; !there || len(one.Answers) != 1 || !reflect.DeepEqual(one.Answers["1a"], first) {
			t.Errorf("%s: %+v", name, got.Answers)
		}
	}
}

func TestMergeTheRest(t *testing.T) {
	one := &Response{File: "a", Digest: "d-a", Claims: Claims{ID: told("a", "C001", "C001", true)}, Answered: told("a", "佐藤", "佐藤", true),
		Answers: map[string]Answer{"1a": empty("a")}, Laws: []Value[string]{told("a", "外為法", "外為法", true)},
		Scopes: map[string]ScopeAnswer{"paper": {Yes: told("a", true, "有", true)}, "cloud": {Yes: told("a", false, "?", false)}},
		Cover:  map[string]Value[string]{"電話番号": told("a", "03", "03", true)},
		Notes:  []Note{{Text: "未", Item: "1a"}, {Text: "欄外", Item: "2a"}, {Text: "表紙"}}, Joined: []Source{{"z", "d-z"}}}
	two := &Response{File: "b", Digest: "d-b", Claims: Claims{ID: told("b", "C999", "C999", true), Name: told("b", "株式会社", "株式会社", true)},
		Answers: map[string]Answer{"1a": empty("b")}, Scopes: map[string]ScopeAnswer{"paper": {Yes: told("b", false, "", false)}, "cloud": {Yes: told("b", true, "有", true)}},
		Cover: map[string]Value[string]{"電話番号": told("b", "", "", false), "回答日": told("b", "6月", "6月", true)}, Notes: []Note{{Text: "新しい"}}}
	got := Merge(one, two)
	if got.Scopes["paper"].Yes.Origin.Pos.File != "a" || got.Scopes["cloud"].Yes.Origin.Pos.File != "b" || got.Cover["電話番号"].V != "03" || got.Cover["回答日"].V != "6月" {
		t.Errorf("%+v %+v", got.Scopes, got.Cover)
	}
	if got.Claims.ID.V != "C001" || got.Claims.Name.V != "株式会社" || got.Answered.V != "佐藤" || len(got.Laws) != 1 || got.Digest != "d-a" || got.File != "a" {
		t.Errorf("%+v", got)
	}
	if len(got.Notes) != 4 || got.Notes[0].Settled || len(got.Joined) != 2 || got.Joined[1].File != "b" || len(one.Joined) != 1 {
		t.Errorf("%+v %+v", got.Notes, got.Joined)
	}
	filled := empty("b")
	filled.Comment = told("b", "直した", "直した", true)
	two.Answers["1a"], two.Laws = filled, []Value[string]{told("b", "個人情報保護法", "個人情報保護法", true), told("b", "外為法", "外為法", true)}
	got = Merge(one, two)
	if !got.Notes[0].Settled || got.Notes[1].Settled || got.Notes[2].Settled || one.Notes[0].Settled || len(got.Laws) != 2 {
		t.Errorf("%+v", got.Notes)
	}
	if Merge(nil, two) != two || Merge(one, nil) != one {
		t.Error("merging with nothing")
	}
}
