package plain

import (
	"slices"
	"strings"
	"testing"

	"loracle/checklist"
	"loracle/data/session"
)

func TestWhatFollowsFromACheckpointIsSaidAsLines(t *testing.T) {
	for name, tt := range map[string]struct {
		lines []string
		kind  session.Kind
		says  string
	}{
		"an action":                 {[]string{"action", "the logs are here", "Bo", "label 200", "2026-12-01"}, session.ActionAdded, "If the logs are here, Bo will label 200 by 1 December 2026."},
		"an action without a day":   {[]string{"action", "the logs are here", "Bo", "label 200", "soon"}, "", `Not saved: "soon" is not a day`},
		"an action of two":          {[]string{"action", "the logs are here", "Bo and Co, Ana", "label 200", "2026-12-01"}, "", "Not saved: an action has one owner"},
		"a parked topic":            {[]string{"park who pays"}, session.Parked, "Parked."},
		"nothing parked":            {[]string{"park"}, "", "Not saved: write the topic after park."},
		"no acceptance to withdraw": {[]string{"withdraw"}, "", "Not saved: this risk is not accepted."},
		"nothing to overrule":       {[]string{"overrule it is so"}, "", "Not saved: nothing here is marked against your answers."},
		"an empty history":          {[]string{"history"}, "", "Nobody has said anything about this yet."},
	} {
		t.Run(name, func(t *testing.T) {
			k := newTalk(t)
			before := len(k.log.events)
			out := k.must(slices.Concat(k.toChecklist(), tt.lines, []string{"quit"})...)
			if !strings.Contains(out, tt.says) {
				t.Errorf("does not say %q:\n%s", tt.says, out)
			}
			if tt.kind == "" {
				if len(k.log.events) != before {
					t.Errorf("saved %+v", k.kept())
				}
				return
			}
			if e := k.kept(); e.Kind != tt.kind || e.Via != session.AsLine {
				t.Errorf("saved %+v", e)
			}
		})
	}
}

func TestTheNextPassOpensWithWhatWasLeft(t *testing.T) {
	k := newTalk(t)
	k.must(slices.Concat(k.toChecklist(), []string{
		"park who pays", "action", "the logs are here", "Bo", "label 200", "2026-12-01",
		"accept", "the volume will grow next year", "Ada", "ada", "2026-11-30", "fewer than 40k in May", "back", "history", "quit",
	})...)
	k.resume()
	out := k.must("quit")
	for _, want := range []string{
		"Left from the last time:", "Parked: who pays", "Action: If the logs are here, Bo will label 200 by 1 December 2026.",
		"Accepted risk: Query volume: the accepted risk ends in",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("does not open with %q:\n%s", want, out)
		}
	}
}

func TestAnswersAreOverruledWithAReason(t *testing.T) {
	k := newTalk(t)
	k.must(slices.Concat(k.toChecklist(), []string{"", "", "", "met", "back", "overrule", "overrule finance has its own model", "quit"})...)
	m := k.kept().Mark
	if m == nil || m.State != checklist.Met || m.Reason != "finance has its own model" || m.Answers != "Break-even: not known yet" {
		t.Errorf("saved %+v", m)
	}
}

func TestATrialAsksTheChecklistAloneAndSaysThatNothingIsSaved(t *testing.T) {
	k := newTalk(t)
	k.by.Trial = true
	out := k.must(slices.Repeat([]string{"met"}, k.base.Pack.Count())...)
	if !strings.Contains(out, "Nothing was saved.") || strings.Contains(out, "loracle open") {
		t.Errorf("%s", out)
	}
	if e := k.kept(); e.Mark == nil || e.Mark.State != checklist.Met {
		t.Errorf("the last line became %+v", e)
	}
}
