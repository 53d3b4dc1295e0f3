package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"loracle/ui/report"
)

// endings are endings of files beside the names of the formats, with the format
// they stand for.
var endings = map[string]string{"markdown": "md", "txt": "md", "htm": "html"}

// byEnding takes the format that the ending of a file's name stands for, where
// none was named. An ending that stands for none is refused rather than given
// to a file of another kind.
func (f *form) byEnding(file string) error {
	if asked, ok := report.ForFile(file); ok {
		f.format = asked.Name
		return nil
	}
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(file), "."))
	if name, ok := endings[ending]; ok {
		ending = name
	}
	names := report.FormatNames()
	switch {
	case ending == "":
		f.format = names[0]
	case slices.Contains(names, ending):
		f.format = ending
	default:
		return usage(fmt.Sprintf("formats: %s; -f %s writes that one whatever the file is called", strings.Join(names, ", "), names[0]),
			"a name that ends in .%s stands for no report format", ending)
	}
	return nil
}
