package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"loracle/data/capsule"
	"loracle/data/casefile"
	"loracle/ui/glam"
	"loracle/ui/report"
)

const showLong = `Show the report of a session, laid out for this terminal and through $PAGER
when it is long. The parts and their lines follow the decision (in less, a
number and g go to that line). In a pipe, or with --plain, it is the Markdown
itself.

` + momentHelp

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
	err := a.withSavedSessions(func(cabinet *casefile.Cabinet) (err error) {
		markdown, err = a.report(cabinet, name, form{format: report.FormatNames()[0], variant: string(capsule.Room)})
		return err
	})
	if err != nil {
		return err
	}
	if a.plain || !a.IsTerminal(a.Out) || a.Getenv("TERM") == "dumb" {
		_, err := a.Out.Write(markdown)
		return err
	}
	document, err := glam.Parse(markdown, a.theme())
	if err != nil {
		return err
	}
	text, headings, err := document.Outline(a.columns())
	if err != nil {
		return err
	}
	return a.page(a.withContents(text, headings))
}

// withContents puts the parts of a report, each with the line it is in, behind the
// first part, which is the decision: a pager goes to a line by its number. A
// report that fits the terminal needs none.
func (a *app) withContents(text string, headings []glam.Heading) string {
	headings = slices.DeleteFunc(slices.Clone(headings), func(h glam.Heading) bool { return h.Level != 2 })
	_, height := a.Size()
	if height == 0 || strings.Count(text, "\n") < height || len(headings) < 2 {
		return text
	}
	behind := headings[1].Line
	added := len(a.contents(headings, behind, 0))
	return strings.Join(slices.Insert(strings.Split(text, "\n"), behind, a.contents(headings, behind, added)...), "\n")
}

// contents are the lines of a table of contents that stands behind a line and
// adds that many.
func (a *app) contents(headings []glam.Heading, behind, added int) []string {
	rows := []string{"Contents, each part with its line", "(in less, its number and g go there)", ""}
	for _, h := range headings {
		line := h.Line + 1
		if h.Line >= behind {
			line += added
		}
		name := strings.Split(ansi.Wordwrap(h.Text, max(1, a.columns()-contentsIndent), ""), "\n")
		rows = append(rows, fmt.Sprintf("%*d  %s", contentsIndent-2, line, name[0]))
		for _, more := range name[1:] {
			rows = append(rows, strings.Repeat(" ", contentsIndent)+more)
		}
	}
	return append(rows, "")
}

// contentsIndent is where the names of parts begin in a table of contents.
const contentsIndent = 8

// columns is the width of the terminal.
func (a *app) columns() int {
	if width, _ := a.Size(); width > 0 {
		return width
	}
	return usualWidth
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
