package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"unicode"

	"loracle/data/casefile"
	"loracle/ui/glam"
	"loracle/ui/report"
)

// resultLines is the decision as plain lines.
func resultLines(c casefile.Case) (string, error) {
	return glam.Render(report.Summary(c), usualWidth, glam.Plain)
}

// exportBeside writes a report into the folder loracle was started in, under
// the session's title, and never over another file.
func (a *app) exportBeside(c casefile.Case, name string) (string, error) {
	f, err := formatNamed(name)
	if err != nil {
		return "", err
	}
	data, err := f.write(c)
	if err != nil {
		return "", err
	}
	path, err := freeName(fileName(c.Title), f.extension)
	if err != nil {
		return "", err
	}
	return path, writeFile(path, data, false)
}

// mostNames is how many reports of one title are numbered.
const mostNames = 1000

// freeName is a file name nobody uses yet: title.md, title-2.md and so on.
func freeName(title, extension string) (string, error) {
	for n := 1; n < mostNames; n++ {
		name := title + "." + extension
		if n > 1 {
			name = fmt.Sprintf("%s-%d.%s", title, n, extension)
		}
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name, nil
		}
	}
	return "", fmt.Errorf("no name for the report is free; move some of the files %s-*.%s away", title, extension)
}

// longestName bounds a file's name, in characters.
const longestName = 60

// fileName is a title as the name of a file: letters and digits with hyphens
// between.
func fileName(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	name := []rune(strings.Join(words, "-"))
	if len(name) > longestName {
		name = name[:longestName]
	}
	if len(name) == 0 {
		return "loracle-report"
	}
	return strings.Trim(string(name), "-")
}
