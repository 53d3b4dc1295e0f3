package cli

import (
	"fmt"
	"io"
	"os"

	"loracle/data/answersfile"
	"loracle/data/knowledge"
)

// standardInput is how a command line names it.
const standardInput = "-"

// largestAnswers bounds what is read as an answers file, in bytes. The decoder
// allows far less and says so.
const largestAnswers = 64 << 20

// readAnswers reads an answers file, or standard input where it is "-".
func (a *app) readAnswers(path string, base *knowledge.Base) (answersfile.File, error) {
	data, err := a.readAll(path)
	if err != nil {
		return answersfile.File{}, failure(fmt.Errorf("read the answers: %w", err),
			"name an answers file, or - for standard input; `loracle example` prints one")
	}
	return a.decodeAnswers(path, data, base)
}

// decodeAnswers reads an answers file of that name.
func (a *app) decodeAnswers(path string, data []byte, base *knowledge.Base) (answersfile.File, error) {
	if path == standardInput {
		path = "standard input"
	}
	file, err := answersfile.Decode(path, data, base, answersfile.On(a.Now()))
	if err != nil {
		return file, failure(err, "`loracle example` prints a file with every question and what it can be answered with")
	}
	return file, nil
}

func (a *app) readAll(path string) ([]byte, error) {
	if path == standardInput {
		return io.ReadAll(io.LimitReader(a.In, largestAnswers))
	}
	return os.ReadFile(path)
}
