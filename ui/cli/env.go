// Package cli is loracle's command line: one command per file, each an options
// struct and a run function.
//
// Terminal rules:
//   - A person at a terminal gets the full-screen program; a pipe, TERM=dumb,
//     ACCESSIBLE or --plain gets the same interview as lines.
//   - Results go to standard output, everything else to standard error.
//   - Escape codes are written only to a terminal, and no colour under NO_COLOR
//     or --no-color.
//   - Errors are "error: what is wrong", then "hint: what to do".
package cli

import (
	"io"
	"time"
)

// Env is the world a command runs in. Nothing below main reaches for the real
// one, so every command runs in a test with or without a terminal.
type Env struct {
	In       io.Reader
	Out, Err io.Writer
	// Now is the clock.
	Now    func() time.Time
	Getenv func(string) string
	// Environ is the whole environment, as "NAME=value".
	Environ []string
	// IsTerminal reports whether a stream (In, Out or Err) is a terminal, and
	// Size how many columns and rows Out has; zero where that is not known.
	IsTerminal func(stream any) bool
	Size       func() (width, height int)
	// UserName is recorded with every event.
	UserName string
	// DefaultDB is where sessions are kept unless --db says otherwise.
	DefaultDB string
	// ConfigFile holds settings, where there is such a file; it may be empty.
	ConfigFile string
	// Build is the version the program was built from; it may be empty.
	Build string
}

// interactive reports whether a person sits at a terminal that can draw a
// screen.
func (e Env) interactive() bool {
	return e.IsTerminal(e.In) && e.IsTerminal(e.Out) && !e.dumb()
}

// dumb reports whether the terminal cannot draw, or was asked not to.
func (e Env) dumb() bool {
	return e.Getenv("TERM") == "dumb" || e.Getenv("ACCESSIBLE") != ""
}
