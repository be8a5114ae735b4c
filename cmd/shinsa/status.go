package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"shinsa/pipeline"
)

func (a *app) statusCommand() *cobra.Command {
	var f runFlags
	c := &cobra.Command{
		Use: a.use("status"), Short: a.msg.S("status.short"), Args: a.oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			o, err := a.options(f)
			if err != nil {
				return err
			}
			st, err := pipeline.StatusOf(c.Context(), args[0], o)
			if err != nil {
				return err
			}
			if f.json {
				err = a.printJSON(st)
			} else {
				err = a.printStatus(st)
			}
			if err != nil {
				return err
			}
			return problemsAsError(st.Problems)
		},
	}
	a.dateFlag(c, &f)
	a.jsonFlag(c, &f)
	return c
}

func (a *app) printStatus(st *pipeline.Status) error {
	rows := [][]string{strings.Split(a.msg.S("status.head"), "\t")}
	var edited []string
	for _, c := range st.Companies {
		rows = append(rows, a.statusCells(c))
		edited = append(edited, c.Edited...)
	}
	if len(st.Companies) > 0 {
		fmt.Fprint(a.out, table(rows))
	}
	a.printInbox(st.Receipts)
	if len(edited) > 0 {
		a.say("status.edited")
		for _, e := range edited {
			fmt.Fprintln(a.out, "  "+e)
		}
	}
	a.printProblems(st.Problems)
	return nil
}

func (a *app) statusCells(c pipeline.CompanyStatus) []string {
	have, late := a.msg.S("status.have"), ""
	if c.Return == "" {
		have = a.msg.S("status.none")
	}
	if c.Late {
		late = a.msg.S("status.late")
	}
	return []string{c.ID, c.Name, have, fmt.Sprintf("%d/%d", c.Answers, c.Items), num(c.Queries), num(c.Gaps),
		a.msg.S("step." + string(c.Next)), c.Due.String() + late}
}
