package report

import (
	"testing"

	"loracle/data/answersfile"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
)

// exampleCase is a shipped example with the shipped knowledge base.
func exampleCase(t testing.TB, name string) casefile.Case {
	t.Helper()
	return exampleSource(t, name).Case
}

// exampleSource is the same with the session that its report carries.
func exampleSource(t testing.TB, name string) Source {
	t.Helper()
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	data, err := answersfile.Example(name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := answersfile.Decode(name+".yaml", data, base)
	if err != nil {
		t.Fatal(err)
	}
	// The hash changes with every correction of the knowledge base; the golden
	// files should change only where the words do.
	fixed := *base
	advice := *base.Advice
	advice.SHA256 = "0123456789abcdef"
	fixed.Advice = &advice
	return sourceOf(t, &fixed, file.Numbered(&fixed, at(23), "tester"))
}

// sourceOf is a session of these events, on the day of the fixtures.
func sourceOf(t testing.TB, base *knowledge.Base, events []session.Event) Source {
	t.Helper()
	carried, err := casefile.CapsuleOf(base, events)
	if err != nil {
		t.Fatal(err)
	}
	state, err := carried.State()
	if err != nil {
		t.Fatal(err)
	}
	return Source{Case: casefile.Derive(base, state, at(23)), Session: carried}
}

// TestReportsOfTheExamplesReadAsTheirGoldenFiles compares the forms that people
// read as they are: the HTML has the words of the Markdown, and the JSON keeps
// to its schema.
func TestReportsOfTheExamplesReadAsTheirGoldenFiles(t *testing.T) {
	sources := map[string]Source{"adversarial": adversarial(t)}
	for _, name := range answersfile.ExampleNames() {
		sources["example_"+name] = exampleSource(t, name)
	}
	for name, s := range sources {
		t.Run(name, func(t *testing.T) {
			gathered := gather(s)
			checkGolden(t, name+".md", markdown(gathered))
			for _, form := range []string{"csv", "adr"} {
				f, _ := FormatNamed(form)
				data, err := f.write(gathered)
				if err != nil {
					t.Fatal(err)
				}
				checkGolden(t, name+"."+form, data)
			}
		})
	}
}

// BenchmarkFormat is each format for a full session, everything worked out
// afresh.
func BenchmarkFormat(b *testing.B) {
	source := exampleSource(b, "mid")
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			for b.Loop() {
				if _, err := f.Write(source); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkWriting is the writing alone, without flips and draws.
func BenchmarkWriting(b *testing.B) {
	gathered := gather(exampleSource(b, "mid"))
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			for b.Loop() {
				if _, err := f.write(gathered); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
