package cli

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

func newVersionCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the versions of the program and of its knowledge base",
		Args:  arguments(0, 0),
		RunE:  func(*cobra.Command, []string) error { return runVersion(a) },
	}
}

func runVersion(a *app) error {
	base, err := a.knowledge()
	if err != nil {
		return err
	}
	build := a.Build
	if build == "" {
		build = "(unknown)"
	}
	_, err = fmt.Fprintf(a.Out, "loracle %s (%s, %s/%s)\nknowledge %s (sha256 %s)\n",
		build, runtime.Version(), runtime.GOOS, runtime.GOARCH, base.Advice.Version, base.Advice.SHA256)
	return err
}
