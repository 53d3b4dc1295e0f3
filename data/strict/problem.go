package strict

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing wrong with a file, and its place.
type Problem struct {
	File string
	// Line and Column count from 1, columns in characters. They are 0 where the
	// problem concerns the file as a whole.
	Line, Column int
	// Text says what is wrong and, after a semicolon, what is allowed.
	Text string
}

// String is the problem as compilers print it: file:line:col: text.
func (p Problem) String() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", p.File, p.Text)
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Text)
}

// Problems is everything wrong with one or more files. It is an error; use Err
// to turn a list that may be empty into one.
type Problems []Problem

// maxPrinted bounds an error text; a file of noise has thousands of problems.
const maxPrinted = 100

// Error lists the problems, one a line.
func (ps Problems) Error() string {
	lines := make([]string, 0, min(len(ps), maxPrinted)+1)
	for i, p := range ps {
		if i == maxPrinted {
			lines = append(lines, fmt.Sprintf("and %d more problems", len(ps)-maxPrinted))
			break
		}
		lines = append(lines, p.String())
	}
	return strings.Join(lines, "\n")
}

// Err is nil without problems, and the problems in the order of their places
// otherwise.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps.Sorted()
}

// Sorted is the problems by file, line and column.
func (ps Problems) Sorted() Problems {
	sorted := slices.Clone(ps)
	slices.SortStableFunc(sorted, func(a, b Problem) int {
		return cmp.Or(
			strings.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
		)
	})
	return sorted
}

// Of is the problems that err is or wraps; nil where it holds none.
func Of(err error) Problems {
	var ps Problems
	if errors.As(err, &ps) {
		return ps
	}
	return nil
}

// oneEach keeps the first problem of every place: what follows from it at the
// same place only repeats it.
func (ps Problems) oneEach() Problems {
	type place struct {
		file         string
		line, column int
	}
	seen := make(map[place]bool, len(ps))
	var kept Problems
	for _, p := range ps {
		at := place{p.File, p.Line, p.Column}
		if !seen[at] {
			seen[at] = true
			kept = append(kept, p)
		}
	}
	return kept
}
