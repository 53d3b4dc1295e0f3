package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/data/capsule"
	"loracle/data/casefile"
	"loracle/data/session"
)

// setByHandCase is the mid-size example with two lines set by hand.
func setByHandCase(t *testing.T) casefile.Case {
	t.Helper()
	c := exampleCase(t, "mid")
	c.Overrides = []advisor.Override{
		{Line: "ml_time", Amount: advisor.Between(40_000, 52_500.25), Reason: "a <quote>.", By: "Ana|Bo", At: at(23)},
		{Line: advisor.ServingLine, Amount: advisor.Exactly(900), Reason: "a contract"},
	}
	return casefile.Derive(c.Base, c.State, at(23))
}

func TestALineSetByHandIsMarkedWhereverItIsShown(t *testing.T) {
	c := setByHandCase(t)
	text := string(markdown(gather(Source{Case: c})))
	for _, want := range []string{
		"**Set by hand:** ML engineer time, $40,000-52,500 (computed: $11,856-22,560); Serving, $900 a month (computed: $1,080-1,453).",
		"$40,000-52,500 (by hand)",
		"Set by hand, and counted instead of what the answers give:",
		`set by hand by Ana\|Bo on 2026-11-23: a \<quote>; computed was $11,856-22,560.`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("missing: %s\n%s", want, linesWith(text, "by hand"))
		}
	}
	if strings.Contains(string(markdown(gather(Source{Case: exampleCase(t, "mid")}))), "y hand:") {
		t.Error("a budget as computed speaks of lines set by hand")
	}
}

func linesWith(text, part string) string {
	var out []string
	for _, l := range strings.Split(text, "\n") {
		if strings.Contains(l, part) {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

func TestExportKeepsTheComputedAmountBesideTheOneThatCounts(t *testing.T) {
	b, err := JSON(Source{Case: setByHandCase(t)})
	if err != nil {
		t.Fatal(err)
	}
	var d struct {
		Budget struct {
			Lines []struct {
				ID               string
				InTotal          bool `json:"in_total"`
				Computed, Amount advisor.MoneyRange
				How              string
				Override         *struct{ Reason, By, At string }
			}
			Total     advisor.MoneyRange
			Monthly   advisor.MoneyRange
			Overrides []struct {
				Line             string
				Computed, Amount advisor.MoneyRange
			}
		}
		Decision struct {
			Cost      advisor.MoneyRange
			SetByHand []string `json:"set_by_hand"`
		}
	}
	if err := json.Unmarshal(b, &d); err != nil {
		t.Fatal(err)
	}
	var sum advisor.MoneyRange
	for _, l := range d.Budget.Lines {
		if l.InTotal {
			sum = sum.Add(l.Amount)
		}
		if (l.Override != nil) != (l.ID == "ml_time") || (l.Amount == l.Computed) != (l.Override == nil) {
			t.Errorf("%+v", l)
		}
		if l.ID == "ml_time" && (l.Override.By != "Ana|Bo" || !strings.HasPrefix(l.How, "set by hand by Ana|Bo on 2026-11-23: a <quote>; computed was $")) {
			t.Errorf("%+v %+v", l, l.Override)
		}
	}
	if sum != d.Budget.Total || d.Decision.Cost != sum {
		t.Errorf("lines add up to %v, the total is %v and the decision says %v", sum, d.Budget.Total, d.Decision.Cost)
	}
	if len(d.Budget.Overrides) != 2 || d.Budget.Monthly != d.Budget.Overrides[1].Amount || len(d.Decision.SetByHand) != 2 {
		t.Errorf("%+v %+v %v", d.Budget.Overrides, d.Budget.Monthly, d.Decision)
	}
}

func TestRemovingWhatWasSetByHandRestoresTheExport(t *testing.T) {
	before, err := JSON(Source{Case: exampleCase(t, "mid")})
	if err != nil {
		t.Fatal(err)
	}
	c := setByHandCase(t)
	c.Overrides = nil
	after, err := JSON(Source{Case: casefile.Derive(c.Base, c.State, at(23))})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, after) {
		t.Error("the export differs after the lines were given back")
	}
}

func TestWhoSetALineIsNotSharedOutsideTheRoom(t *testing.T) {
	s := Source{Case: setByHandCase(t), Variant: capsule.Shared}
	b, err := JSON(s)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"Markdown": string(markdown(gather(s))), "JSON": string(b)} {
		if strings.Contains(text, "Ana") {
			t.Errorf("%s names who set a line:\n%s", name, linesWith(text, "Ana"))
		}
		if !strings.Contains(text, "set by hand on 2026-11-23") {
			t.Errorf("%s does not say that a line is set by hand", name)
		}
	}
}

func TestDecisionLogSaysWhichLinesWereSet(t *testing.T) {
	log := logOf(t, capsule.Room,
		session.SetLine(advisor.Override{Line: "gpu", Amount: advisor.Between(1000, 2000), Reason: "our cards"}), session.UnsetLine("gpu", "sold"))
	for _, want := range []string{"GPU compute set by hand to $1,000-2,000: our cards.", "GPU compute as computed again: sold."} {
		if !strings.Contains(log, want) {
			t.Errorf("%q is missing from:\n%s", want, log)
		}
	}
}
