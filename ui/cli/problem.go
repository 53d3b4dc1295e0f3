package cli

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"loracle/data/store"
	"loracle/data/strict"
)

// The exit codes that other programs rely on.
const (
	exitFine   = 0
	exitError  = 1
	exitUsage  = 2
	exitFailOn = 3
	exitStore  = 4
)

// problem is an error with what to do about it and the exit code it ends in.
type problem struct {
	err  error
	hint string
	code int
}

func (p *problem) Error() string { return p.err.Error() }
func (p *problem) Unwrap() error { return p.err }

// Hint says what to do.
func (p *problem) Hint() string { return p.hint }

// ExitCode is the code the program ends in.
func (p *problem) ExitCode() int { return p.code }

// failure is an error that a hint goes with.
func failure(err error, hint string) error { return &problem{err, hint, exitError} }

// usage is wrong usage: the command was asked for something it does not do.
func usage(hint, format string, args ...any) error {
	return &problem{fmt.Errorf(format, args...), hint, exitUsage}
}

// exitCode is the code an error ends the program with.
func exitCode(err error) int {
	var coded interface{ ExitCode() int }
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, store.ErrLocked), errors.Is(err, store.ErrDamaged), errors.Is(err, store.ErrUnreachable):
		return exitStore
	case errors.As(err, &coded):
		return coded.ExitCode()
	}
	return exitError
}

// complaint is an error as lines: one "error:" per thing that is wrong, then
// one "hint:".
func complaint(err error) string {
	var b strings.Builder
	for _, line := range messages(err) {
		b.WriteString("error: " + line + "\n")
	}
	if hint := hintOf(err); hint != "" {
		b.WriteString("hint: " + oneLine(hint) + "\n")
	}
	return b.String()
}

// maxMessages bounds how many problems of a file are listed.
const maxMessages = 100

// messages are the things that are wrong, each in one line.
func messages(err error) []string {
	problems := strict.Of(err)
	if len(problems) == 0 {
		return []string{oneLine(err.Error())}
	}
	var out []string
	for _, p := range problems[:min(len(problems), maxMessages)] {
		out = append(out, oneLine(p.String()))
	}
	if more := len(problems) - maxMessages; more > 0 {
		out = append(out, fmt.Sprintf("%d more problems are not listed", more))
	}
	return out
}

// oneLine is text from anywhere made safe for one line of a terminal: line
// ends become semicolons and control characters disappear.
func oneLine(s string) string {
	lines := strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' })
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.Join(lines, "; "))
}

func hintOf(err error) string {
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) {
		return hinted.Hint()
	}
	return ""
}
