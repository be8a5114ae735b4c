package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"shinsa/pipeline"
	"shinsa/pipeline/record"
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
	a.printFiles(st.Files)
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
		a.msg.S("step." + string(c.Next)), a.ownerWord(c.Owner) + a.owing(c.Papers), c.Due.String() + late}
}

// owing names the auditors of whom no working paper came.
func (a *app) owing(auditors []string) string {
	if len(auditors) == 0 {
		return ""
	}
	return a.msg.S("status.papers", strings.Join(auditors, a.msg.S("status.comma")))
}

// ownerWord says who owes the next step.
func (a *app) ownerWord(o pipeline.Owner) string {
	if o == "" {
		return a.msg.S("owner.nobody")
	}
	return a.msg.S("owner." + string(o))
}

// printFiles prints what became of every file, how its answers were read, and
// the counts that add up.
func (a *app) printFiles(files []pipeline.FileStatus) {
	if len(files) == 0 {
		return
	}
	a.say("status.files")
	rows := [][]string{strings.Split(a.msg.S("status.files.head"), "\t")}
	var receipts []pipeline.Receipt
	for _, f := range files {
		receipts = append(receipts, f.Receipt)
		rows = append(rows, a.fileCells(f))
	}
	fmt.Fprint(a.out, table(rows))
	for _, f := range files {
		if f.Fate == record.Read {
			a.printWays(f)
		}
	}
	a.printInbox(receipts)
}

func (a *app) fileCells(f pipeline.FileStatus) []string {
	read, queries := "", ""
	if f.Form != "" {
		read = fmt.Sprintf("%d/%d", f.Read, f.Items)
	}
	if f.Fate == record.Read {
		queries = num(f.Queries)
	}
	fate := a.fateWord(f.Fate)
	if f.Ruling != nil {
		fate += a.msg.S("status.chosen")
	}
	return []string{f.File, fate, f.Company, a.formWord(f), f.Version, f.Answered, read, queries, num(f.Problems)}
}

func (a *app) fateWord(f record.Fate) string {
	switch f {
	case record.Read:
		return a.msg.S("status.fate.read")
	case record.Superseded:
		return a.msg.S("status.fate.superseded")
	case record.TurnedAway:
		return a.msg.S("status.fate.refused")
	case record.Draft:
		return a.msg.S("status.fate.draft")
	case record.PaperRead:
		return a.msg.S("status.fate.paper")
	case record.AfterRead:
		return a.msg.S("status.fate.aftermath")
	default:
		return a.msg.S("status.fate.unassigned")
	}
}

func (a *app) formWord(f pipeline.FileStatus) string {
	switch f.Form {
	case pipeline.FormSheet:
		return a.msg.S("status.form.sheet")
	case pipeline.FormFollowUp:
		return a.msg.S("status.form.followup")
	default:
		return a.msg.S("status.form.none")
	}
}

// printWays says how the answers of a file were found and read.
func (a *app) printWays(f pipeline.FileStatus) {
	line := func(key string, counts []pipeline.WayCount) {
		var words []string
		for _, c := range counts {
			name := c.Ja
			if a.msg.Lang() == "en" {
				name = c.En
			}
			words = append(words, name+" "+num(c.N))
		}
		if len(words) > 0 {
			a.say(key, strings.Join(words, a.msg.S("status.ways.and")))
		}
	}
	fmt.Fprintln(a.out, "  "+f.File)
	line("status.ways.found", f.Found)
	line("status.ways.read", f.Ways)
	line("status.ways.marks", f.Marks)
}
