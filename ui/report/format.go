package report

import (
	"fmt"
	"slices"
	"strings"
)

// Format is a form that a report can take.
type Format struct {
	// Name is how people name it, and Extension how its files end.
	Name, Extension string
	// Title says what it is for, in a few words.
	Title string
	write func(facts) ([]byte, error)
}

// Write writes a report in this form.
func (f Format) Write(s Source) ([]byte, error) { return f.write(gather(s)) }

// Formats are the forms there are, the usual one first.
func Formats() []Format {
	return []Format{
		{"md", ".md", "Markdown, for reading and forwarding", writeMarkdown},
		{"html", ".html", "HTML, one file to open, print or attach", writeHTML},
		{"json", ".json", "JSON, for other programs", writeJSON},
		{"csv", ".csv", "CSV, for spreadsheets: budget, cost by month and checklist", writeCSV},
		{"adr", ".adr.md", "a decision record in the MADR form", writeADR},
	}
}

// FormatNames lists the names of the formats.
func FormatNames() []string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return names
}

// FormatNamed is the form with that name; ok is false where there is none.
func FormatNamed(name string) (f Format, ok bool) {
	all := Formats()
	i := slices.IndexFunc(all, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return all[i], true
}

// ForFile is the format that the name of a file asks for; ok is false where it
// asks for none.
func ForFile(path string) (f Format, ok bool) {
	longest := 0
	for _, candidate := range Formats() {
		if n := len(candidate.Extension); strings.HasSuffix(strings.ToLower(path), candidate.Extension) && n > longest {
			f, longest = candidate, n
		}
	}
	return f, longest > 0
}

func writing(what string, err error) error { return fmt.Errorf("write %s: %w", what, err) }
