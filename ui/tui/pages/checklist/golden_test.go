package checklist_test

import (
	"slices"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/session"
	"loracle/ui/tui/page"
)

// goNoGo is a review half-way: every state, an ended acceptance, a
// contradiction, an action and a topic.
func goNoGo() []session.Event {
	ended := accepted
	ended.Until = time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
	same := accepted
	same.Owner = same.AcceptedBy
	return []session.Event{
		quiet, session.MarkItem("query_volume", checklist.Mark{State: checklist.Met}),
		session.MarkItem("stable_use_case", checklist.Mark{State: checklist.Met, Evidence: "the road map of May"}),
		session.MarkItem("defined_gap", checklist.Mark{State: checklist.DontKnow}),
		session.Answer("source_data", advisor.Word("yes")),
		session.MarkItem("minimum_volume", checklist.Mark{State: checklist.Open}),
		session.AddAction("minimum_volume", checklist.Action{
			Trigger: "the logs are exported", Owner: "Bo", Do: "label 200 of them", Due: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC),
		}),
		session.Park("who pays for the labels", "minimum_volume"),
		session.MarkItem("eval_set", same),
		session.MarkItem("domain_expert", checklist.Mark{State: checklist.NotApplicable, Reason: "no legal or medical text"}),
		session.MarkItem("gpu_access", ended),
	}
}

// TestScreens holds the page in its main states to what it looked like when
// somebody last looked at it. Run it with -update after a change, and look at
// the difference.
func TestScreens(t *testing.T) {
	met := make([]session.Event, 0, 14)
	for _, c := range base(t).Pack.Categories {
		for _, i := range c.Items {
			met = append(met, session.MarkItem(i.ID, checklist.Mark{State: checklist.Met}))
		}
	}
	for name, state := range map[string]struct {
		events []session.Event
		item   checklist.ItemID
		keys   []string
	}{
		"untouched":     {nil, "query_volume", nil},
		"contradiction": {goNoGo(), "query_volume", nil},
		"overrule":      {goNoGo(), "query_volume", []string{"e"}},
		"proposal":      {goNoGo(), "source_data", nil},
		"open":          {goNoGo(), "minimum_volume", nil},
		"accepted":      {goNoGo(), "eval_set", nil},
		"ended":         {goNoGo(), "gpu_access", nil},
		"accepting":     {goNoGo(), "single_owner", []string{"a", "short", "ctrl+s"}},
		"action":        {goNoGo(), "minimum_volume", []string{"i"}},
		"go":            {slices.Concat([]session.Event{busy}, met), "success_criteria", nil},
	} {
		for size, cells := range map[string][2]int{"120x40": {116, 35}, "80x24": {76, 19}, "40x12": {36, 8}} {
			t.Run(name+"-"+size, func(t *testing.T) {
				p := at(t, "", state.events...)
				p.Env.Width, p.Env.Height = cells[0], cells[1]
				p.Send(page.Arrived{Route: page.Route{Page: page.Checklist, Item: state.item}}).Press(state.keys...)
				golden.RequireEqual(t, p.Text())
			})
		}
	}
}
