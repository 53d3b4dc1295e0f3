package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"loracle/data/casefile"
	"loracle/ui/glam"
	"loracle/ui/report"
)

const showLong = `Show the report of a session, laid out for this terminal and through $PAGER
when it is long. In a pipe, or with --plain, it is the Markdown itself.

SESSION is an id, the beginning of one, or an exact title.`

func newShowCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:               "show SESSION",
		Short:             "Show the report of a session",
		Long:              showLong,
		Args:              arguments(1, 1),
		ValidArgsFunction: a.completeSession,
		RunE:              func(_ *cobra.Command, args []string) error { return runShow(a, args[0]) },
	}
}

func runShow(a *app, name string) error {
	var markdown []byte
	err := a.withSavedSessions(func(cabinet *casefile.Cabinet) error {
		source, err := a.source(cabinet, name)
		if err != nil {
			return err
		}
		if markdown, err = report.Markdown(source); err != nil {
			return err
		}
		return a.noteStale(source.Case)
	})
	if err != nil {
		return err
	}
	if a.plain || !a.IsTerminal(a.Out) || a.Getenv("TERM") == "dumb" {
		_, err := a.Out.Write(markdown)
		return err
	}
	width, _ := a.Size()
	if width == 0 {
		width = usualWidth
	}
	text, err := glam.Render(markdown, width, a.theme())
	if err != nil {
		return err
	}
	return a.page(text)
}

// usualWidth is the width of a terminal that does not tell.
const usualWidth = 80

// theme is the look that suits the terminal. The background is not asked for,
// since a terminal that does not answer would hold everything up: dark, unless
// COLORFGBG ends in one of the light colours of its convention.
func (a *app) theme() glam.Theme {
	if !a.colour() {
		return glam.Plain
	}
	colours := strings.Split(a.Getenv("COLORFGBG"), ";")
	switch colours[len(colours)-1] {
	case "7", "15":
		return glam.Light
	}
	return glam.Dark
}
