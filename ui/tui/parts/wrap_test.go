package parts

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"loracle/checklist"
)

// pieces are what wrapped text is made of: words, amounts, minus signs.
var pieces = []string{"a", "saving", "-$42k", "to", "$40k-103k", "with", "API;", "x-y", "–", "≠", "long-hyphened-word"}

func TestWrappedLinesKeepTheWidthAndEveryWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 20).Draw(t, "words")
		width := rapid.IntRange(18, 60).Draw(t, "width")
		lines := Lines(strings.Join(words, " "), width)
		for _, l := range lines {
			if w := ansi.StringWidth(l); w > width {
				t.Fatalf("a line is %d wide, not %d: %q", w, width, l)
			}
		}
		if got := strings.Fields(strings.Join(lines, " ")); strings.Join(got, " ") != strings.Join(words, " ") {
			t.Fatalf("%q became %q", words, got)
		}
	})
}

func TestEndsNeverCutEitherSide(t *testing.T) {
	for width := 12; width < 60; width++ {
		drawn := Ends("Held-out evaluation set", "met, answers say open", width)
		for _, l := range strings.Split(drawn, "\n") {
			if w := ansi.StringWidth(l); w > width {
				t.Errorf("at %d a line is %d wide: %q", width, w, l)
			}
		}
		if got := strings.Join(strings.Fields(drawn), " "); got != "Held-out evaluation set met, answers say open" {
			t.Errorf("at %d it reads %q", width, got)
		}
	}
}

func TestBesideIsAsHighAsAsked(t *testing.T) {
	drawn := ansi.Strip(Beside(dark, "left", "right\nmore", 8, 4))
	if want := "left     │ right\n         │ more\n         │\n         │"; drawn != want {
		t.Errorf("drawn as\n%s\nwant\n%s", drawn, want)
	}
}

func TestFlowKeepsPiecesWhole(t *testing.T) {
	if got, want := Flow([]string{"one two", "three", "four five"}, " · ", 16), "one two · three\nfour five"; got != want {
		t.Errorf("flows as %q, want %q", got, want)
	}
}

func TestPairsLeaveOutWhatHasNoText(t *testing.T) {
	pairs := []Pair{{Label: "Evidence", Text: "seen"}, {Label: "A long label without text"}, {Label: "By", Text: "Ana"}}
	if got, want := ansi.Strip(Pairs(dark, 60, pairs, nil, []Pair{{Label: "Source", Text: "T1"}})), "Evidence  seen\nBy        Ana\n\nSource    T1"; got != want {
		t.Errorf("drawn as\n%s\nwant\n%s", got, want)
	}
	if got, want := ansi.Strip(Pairs(dark, 30, pairs)), "Evidence\n  seen\nBy\n  Ana"; got != want {
		t.Errorf("narrow it is drawn as\n%s\nwant\n%s", got, want)
	}
}

func TestRangeBarShowsBothEnds(t *testing.T) {
	for _, tc := range []struct {
		low, high float64
		want      string
	}{
		{0, 0, "░░░░░░░░░░"},
		{0, 0.001, "▏░░░░░░░░░"},
		{0.2, 0.5, "██▒▒▒░░░░░"},
		{1, 1, "██████████"},
		{-1, 2, "▒▒▒▒▒▒▒▒▒▒"},
	} {
		if got := ansi.Strip(RangeBar(dark, tc.low, tc.high, 10)); got != tc.want {
			t.Errorf("%v-%v is drawn as %s, want %s", tc.low, tc.high, got, tc.want)
		}
	}
}

func TestVerdictSaysWhatItFollowsFrom(t *testing.T) {
	pack := &checklist.Pack{Threshold: 3, Categories: []checklist.Category{
		{ID: "a", Title: "Data", Items: []checklist.Item{{ID: "1"}, {ID: "2"}, {ID: "3"}, {ID: "4"}}},
		{ID: "b", Title: "Team", Items: []checklist.Item{{ID: "5"}}},
	}}
	marks := func(states ...checklist.State) checklist.Marks {
		out := checklist.Marks{}
		for i, s := range states {
			out[checklist.ItemID(rune('1'+i))] = checklist.Mark{State: s, Until: now.AddDate(0, 0, 1)}
		}
		return out
	}
	m, o, a, na := checklist.Met, checklist.Open, checklist.Accepted, checklist.NotApplicable
	for want, states := range map[string][]checklist.State{
		"‹GO› Every checkpoint is met or does not apply.":                                                                             {m, m, m, na, m},
		"‹CONDITIONAL› 1 checkpoint is unresolved: resolve or accept each before training starts.":                                    {m, m, m, o, m},
		"‹CONDITIONAL› 2 checkpoints are unresolved, 1 of them accepted: resolve or accept the others before training starts.":        {m, m, a, o, m},
		"‹CONDITIONAL› 1 checkpoint is unresolved: an accepted risk. With the accepted risks settled: GO.":                            {m, m, m, a, m},
		"‹no verdict yet› 1 checkpoint left. Best case GO, worst case CONDITIONAL.":                                                   {m, m, m, m},
		"‹no verdict yet› 2 checkpoints left. However they turn out: NO-GO.":                                                          {o, o, o},
		"‹NO-GO› Unresolved: 3 in Data. From 3 in one category, projects rarely reach production on time and within budget.":          {o, o, o, m, m},
		"‹NO-GO› Unresolved: 3 in Data. From 3 in one category, projects rarely reach production on time and within budget. With the": {o, o, a, m, m},
	} {
		got := ansi.Strip(Verdict(dark, checklist.Evaluate(pack, marks(states...), nil, now), 400))
		if !strings.HasPrefix(got, want) {
			t.Errorf("%v reads\n%s\nwant\n%s", states, got, want)
		}
	}
	r := checklist.Evaluate(pack, marks(o, o, m, m, o), nil, now)
	if a, b := Stops(r, r.Categories[0]), Stops(r, r.Categories[1]); a != "2 of 3 that stop it" || b != "cannot stop it" {
		t.Errorf("the categories say %q and %q", a, b)
	}
}
