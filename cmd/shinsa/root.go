package main

import (
	"strings"

	"github.com/spf13/cobra"

	"shinsa/pipeline/message"
)

// language finds the language before any flag is parsed, since the help is
// printed in it.
func language(args []string, env func(string) string) string {
	flag := ""
	for i, a := range args {
		if v, ok := strings.CutPrefix(a, "--lang="); ok {
			flag = v
		} else if a == "--lang" && i+1 < len(args) {
			flag = args[i+1]
		}
	}
	return message.Choose(flag, env("LC_ALL"), env("LC_MESSAGES"), env("LANG"))
}

func (a *app) root() *cobra.Command {
	c := &cobra.Command{
		Use: "shinsa", Short: a.msg.S("root.short"), Long: a.msg.S("root.long"),
		SilenceErrors: true, SilenceUsage: true,
	}
	c.SetOut(a.out)
	c.SetErr(a.err)
	c.CompletionOptions.HiddenDefaultCmd = true
	lang := c.PersistentFlags().String("lang", "", a.msg.S("flag.lang"))
	c.PersistentPreRunE = func(*cobra.Command, []string) error {
		if l := *lang; l != "" && l != "ja" && l != "en" {
			return usageError{a.msg.S("usage.lang", l)}
		}
		return nil
	}
	c.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err.Error()} })
	c.AddCommand(a.initCommand(), a.sheetsCommand(), a.runCommand(), a.statusCommand(), a.explainCommand(), a.overlayCommand(), a.templatesCommand(), a.collectCommand(), a.finishCommand(), a.diffCommand(), a.verifyCommand(), a.purgeCommand(), a.checkCommand(), a.deliverCommand(), a.sampleCommand(), a.demoCommand(), a.readFilesCommand())
	return c
}

// oneFolder accepts exactly one argument: the project folder.
func (a *app) oneFolder(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usageError{a.msg.S("usage.args")}
	}
	return nil
}

// use is a command's usage line with the folder named in the user's language.
func (a *app) use(name string) string { return name + " " + a.msg.S("arg.dir") }
