package report

import (
	"testing"

	"loracle/data/answersfile"
	"loracle/data/casefile"
	"loracle/data/knowledge"
)

// exampleCase is a shipped example with the shipped knowledge base.
func exampleCase(t testing.TB, name string) casefile.Case {
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
	state, err := file.State(base, at(23), "tester")
	if err != nil {
		t.Fatal(err)
	}
	// The hash changes with every correction of the knowledge base; the golden
	// files should change only where the words do.
	fixed := *base
	advice := *base.Advice
	advice.SHA256 = "0123456789abcdef"
	fixed.Advice = &advice
	return casefile.Derive(&fixed, state, at(23))
}

func TestReportsOfTheExamplesReadAsTheirGoldenFiles(t *testing.T) {
	for _, name := range answersfile.ExampleNames() {
		t.Run(name, func(t *testing.T) { checkGolden(t, "example_"+name, Markdown(exampleCase(t, name))) })
	}
}

func BenchmarkMarkdown(b *testing.B) {
	for _, name := range answersfile.ExampleNames() {
		c := exampleCase(b, name)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Markdown(c)
			}
		})
	}
}
