package cli

import (
	"slices"
	"strings"

	"loracle/data/casefile"
	"loracle/data/strict"
	"loracle/ui/report"
)

// format is a form that a report can take.
type format struct {
	name  string
	write func(casefile.Case) ([]byte, error)
}

// formats are the forms there are, the usual one first.
var formats = []format{
	{"md", func(c casefile.Case) ([]byte, error) { return report.Markdown(c), nil }},
	{"json", report.JSON},
}

func formatNames() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.name
	}
	return names
}

// formatNamed is the form with that name.
func formatNamed(name string) (format, error) {
	i := slices.IndexFunc(formats, func(f format) bool { return f.name == name })
	if i < 0 {
		return format{}, usage("formats: "+strings.Join(formatNames(), ", "), "there is no report format %s", strict.Quote(name))
	}
	return formats[i], nil
}
