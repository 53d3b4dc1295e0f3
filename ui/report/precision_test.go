package report

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/data/answersfile"
)

func TestAFigureHasOnePrecisionWithinAPart(t *testing.T) {
	for _, name := range answersfile.ExampleNames() {
		c := exampleCase(t, name)
		text := string(markdownOf(c))
		shown := map[string][]advisor.Value{"Training plan": {c.Assessment.Training.MemoryGB}}
		if cheapest := c.Assessment.Economics.Cheapest; cheapest != nil {
			shown["Break-even and cost over time"] = []advisor.Value{cheapest.Monthly}
		}
		for title, values := range shown {
			for _, v := range values {
				full, short := advisor.FormatRange(v.Range, ""), advisor.FormatRangeShort(v.Range, "")
				p := part(t, text, title)
				if full != short && strings.Contains(p, full) && strings.Contains(p, short) {
					t.Errorf("%s, %s: %s is there as %q and %q", name, title, v.Label(), full, short)
				}
			}
		}
	}
}
