package main

import "testing"

func TestTableStandsInColumns(t *testing.T) {
	got := table([][]string{{"番号", "名称", "x"}, {"C001", "ﾐﾄﾞﾘ㈱", "y"}, {"C002", "髙", "z"}})
	want := "番号  名称    x\nC001  ﾐﾄﾞﾘ㈱  y\nC002  髙      z\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
