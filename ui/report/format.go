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
	Write func(Source) ([]byte, error)
}

// Formats are the forms there are, the usual one first.
func Formats() []Format {
	return []Format{
		{"md", ".md", "Markdown, for reading and forwarding", Markdown},
		{"json", ".json", "JSON, for other programs", JSON},
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
	for _, f := range Formats() {
		if strings.HasSuffix(strings.ToLower(path), f.Extension) {
			return f, true
		}
	}
	return Format{}, false
}

func writing(what string, err error) error { return fmt.Errorf("write %s: %w", what, err) }
