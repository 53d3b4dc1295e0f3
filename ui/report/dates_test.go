package report

import (
	"regexp"
	"testing"

	"loracle/data/answersfile"
)

// inLetters is a day as screens write it.
var inLetters = regexp.MustCompile(`\b[0-9]{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) 20[0-9]{2}\b`)

func TestReportsWriteAllDaysAsISODates(t *testing.T) {
	sources := map[string]Source{"adversarial": adversarial(t)}
	for _, name := range answersfile.ExampleNames() {
		sources[name] = exampleSource(t, name)
	}
	hand := Source{Case: setByHandCase(t)}
	sources["set by hand"] = hand
	for name, s := range sources {
		for _, f := range Formats() {
			if f.Name == "html" {
				continue // it says what Markdown says, and much that is encoded
			}
			text, err := f.Write(s)
			if err != nil {
				t.Fatal(err)
			}
			if found := inLetters.Find(text); found != nil {
				t.Errorf("%s as %s: %q", name, f.Name, found)
			}
		}
	}
}
