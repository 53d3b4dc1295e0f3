package cli

import (
	"fmt"

	"loracle/data/answersfile"
	"loracle/data/knowledge"
	"loracle/data/strict"
)

// standardInput is how a command line names it.
const standardInput = "-"

// largestReport bounds what is read as a report that carries a session, in
// bytes. Files that people write stay below strict.DefaultMaxBytes.
const largestReport = 64 << 20

// readAnswers reads an answers file, or standard input where it is "-".
func (a *app) readAnswers(path string, base *knowledge.Base) (answersfile.File, error) {
	data, err := a.readAll(path, strict.DefaultMaxBytes)
	if err != nil {
		return answersfile.File{}, failure(fmt.Errorf("read the answers: %w", err),
			"name an answers file, or - for standard input; `loracle example` prints one")
	}
	return a.decodeAnswers(path, data, base)
}

// decodeAnswers reads an answers file of that name.
func (a *app) decodeAnswers(path string, data []byte, base *knowledge.Base) (answersfile.File, error) {
	file, err := answersfile.Decode(shownName(path), data, base, answersfile.On(a.Now()))
	if err != nil {
		return file, failure(err, "`loracle example` prints a file with every question and what it can be answered with")
	}
	return file, nil
}

// readAll reads a file of at most limit bytes, or standard input where it is "-".
func (a *app) readAll(path string, limit int) ([]byte, error) {
	if path == standardInput {
		return strict.Read(shownName(path), a.In, limit)
	}
	return strict.ReadFile(path, limit)
}

// shownName is how messages call a file.
func shownName(path string) string {
	if path == standardInput {
		return "standard input"
	}
	return path
}
