package main

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"shinsa/pipeline"
)

// readFiles is the name of the hidden command by which the program starts
// itself to read files.
const readFiles = "read-files"

// readFilesCommand reads files for the run that has started it. An interrupt
// is that run's matter; whatever a library prints must not get among the
// answers.
func (a *app) readFilesCommand() *cobra.Command {
	return &cobra.Command{
		Use: readFiles, Hidden: true, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			signal.Ignore(os.Interrupt)
			signal.Reset(syscall.SIGTERM)
			answers := os.Stdout
			os.Stdout = os.Stderr
			return pipeline.ReadFiles(pipeline.Reader{In: os.Stdin, Out: answers, Exit: os.Exit, Before: a.before})
		},
	}
}

// worker is the program itself as a process that reads files.
func (a *app) worker() (*exec.Cmd, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find the program: %w", err)
	}
	return exec.Command(self, readFiles), nil
}
