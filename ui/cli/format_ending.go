package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// textEndings are endings that a report in Markdown may have, beside its own.
var textEndings = []string{"", "markdown", "txt"}

// formatFor is the form with that name or, where none is named, the one that
// the ending of the file's name stands for. An ending that stands for none is
// refused rather than given to a file of another kind.
func formatFor(name, file string) (format, error) {
	if name != "" {
		return formatNamed(name)
	}
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(file), "."))
	switch {
	case file == "", slices.Contains(textEndings, ending):
		return formats[0], nil
	case slices.Contains(formatNames(), ending):
		return formatNamed(ending)
	}
	return format{}, usage(
		fmt.Sprintf("formats: %s; -f %s writes that one whatever the file is called", strings.Join(formatNames(), ", "), formats[0].name),
		"a name that ends in .%s stands for no report format", ending)
}
