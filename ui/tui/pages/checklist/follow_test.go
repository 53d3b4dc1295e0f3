package checklist_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/session"
	"loracle/ui/tui/page"
	page_checklist "loracle/ui/tui/pages/checklist"
	"loracle/ui/tui/tuitest"
)

var open = session.MarkItem("eval_set", checklist.Mark{State: checklist.Open})

func save(e session.Event) page.Save { return page.Save{Event: e} }

// letters are the keys that type a text.
func letters(text string) []string {
	var keys []string
	for _, r := range text {
		if r == ' ' {
			keys = append(keys, "space")
			continue
		}
		keys = append(keys, string(r))
	}
	return keys
}

func keysOf(parts ...any) []string {
	var keys []string
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			keys = append(keys, p)
		case []string:
			keys = append(keys, p...)
		}
	}
	return keys
}

func TestWhatFollowsFromACheckpointIsAnEvent(t *testing.T) {
	label := checklist.Action{
		Trigger: "logs are here", Owner: "Bo", Do: "label 200", Due: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC),
	}
	for name, tc := range map[string]struct {
		before []session.Event
		keys   []string
		want   []page.Request
	}{
		"an action in if-then form": {
			[]session.Event{open},
			keysOf("i", letters("logs are here"), "enter", letters("Bo"), "enter", letters("label 200"), "enter", letters("2026-12-01"), "enter"),
			[]page.Request{save(session.AddAction("eval_set", label))},
		},
		"no action with two owners": {
			[]session.Event{open},
			keysOf("i", letters("now"), "enter", letters("Bo, Ana"), "enter", letters("act"), "enter", letters("2026-12-01"), "enter"),
			nil,
		},
		"no action where nothing is open": {
			[]session.Event{session.MarkItem("eval_set", checklist.Mark{State: checklist.Met})},
			[]string{"i"},
			[]page.Request{say("Nothing is open here, so there is nothing to do.")},
		},
		"a parked topic": {
			nil, keysOf("t", letters("who pays"), "enter"), []page.Request{save(session.Park("who pays", "eval_set"))},
		},
		"an action is closed": {
			[]session.Event{open, session.AddAction("eval_set", label)},
			keysOf("c", letters("done"), "enter"),
			[]page.Request{save(session.CloseAction(3, "done"))},
		},
		"a topic is taken up": {
			[]session.Event{session.Park("who pays", "eval_set")},
			keysOf("c", "enter"),
			[]page.Request{save(session.Unpark(2, ""))},
		},
		"a topic of the whole meeting": {
			[]session.Event{session.Park("who pays", "")}, keysOf("c", letters("we do"), "enter"), []page.Request{save(session.Unpark(2, "we do"))},
		},
		"an action another checklist dropped": {
			[]session.Event{session.AddAction("gone", label)}, keysOf("c", "enter"), []page.Request{save(session.CloseAction(2, ""))},
		},
		"nothing to close": {nil, []string{"c"}, []page.Request{say("No action and no topic is open here.")}},
		"an acceptance is withdrawn": {
			[]session.Event{session.MarkItem("eval_set", accepted)},
			keysOf("v", letters("no budget"), "enter"),
			[]page.Request{save(session.Withdraw("eval_set", "no budget"))},
		},
		"nothing to withdraw": {nil, []string{"v"}, []page.Request{say("This risk is not accepted.")}},
	} {
		t.Run(name, func(t *testing.T) { at(t, "eval_set", tc.before...).Press(tc.keys...).Wants(tc.want...) })
	}
}

func TestTheDetailTellsWhatWasAgreedAndWhoSaidWhat(t *testing.T) {
	p := at(t, "eval_set", open,
		session.AddAction("eval_set", checklist.Action{Trigger: "logs are here", Owner: "Bo", Do: "label 200", Due: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)}),
		session.Park("who pays", "eval_set"), session.Answer(advisor.QTaskType, advisor.Word("domain_qa")))
	p.Env.Width, p.Env.Height = 116, 60
	p.Shows("If logs are here, Bo will label 200 by 1 December 2026.", "Parked", "who pays", "History", "open (")
	p.Shows("adds $", "What going now costs", "What would change the verdict", "For the next review").Fits()
}

func TestFourteenMetItemsTakeAtMostEighteenKeys(t *testing.T) {
	presses := []string{"m", "m", "m", "m", "m", "m", "m", "m", "m", "m", "m", "m", "m", "m"}
	if len(presses) > 18 {
		t.Fatal("too many keys")
	}
	p := at(t, "").Press(presses...)
	if r := p.Env.Case.Review; r.Untouched() != 0 || r.Worst != checklist.Go {
		t.Errorf("%d keys leave %d untouched, worst case %s", len(presses), r.Untouched(), r.Worst)
	}
}

func TestWhoTakesAndWatchesTheSameRiskIsTold(t *testing.T) {
	same := accepted
	same.Owner = "ana"
	at(t, "eval_set", session.MarkItem("eval_set", same)).Shows("takes it and watches it")
}

// TestNoKeysStoreAnAcceptanceThatLacksAField types any of the five texts, some
// of them empty, and looks at what the page asks to be saved.
func TestNoKeysStoreAnAcceptanceThatLacksAField(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := tuitest.Play(t, page_checklist.New(), 116, 35).WithSession(base(t))
		keys := []string{"a"}
		for n, text := range []string{"we can live with it for now", "Ana", "Bo", "", "the queue grows"} {
			if n != 3 && rapid.Bool().Draw(rt, "given") {
				keys = append(keys, letters(text)...)
			}
			keys = append(keys, rapid.SampledFrom([]string{"enter", "enter", "tab", "ctrl+s", "shift+tab"}).Draw(rt, "go on"))
		}
		p.Press(append(keys, "ctrl+s", "esc")...)
		for id, m := range p.Env.Case.Marks {
			if m.State != checklist.Accepted {
				continue
			}
			if strings.TrimSpace(m.AcceptedBy) == "" || strings.TrimSpace(m.Owner) == "" || len(m.Reason) < 20 || m.Until.IsZero() {
				rt.Fatalf("%s is stored as %+v", id, m)
			}
		}
	})
}
