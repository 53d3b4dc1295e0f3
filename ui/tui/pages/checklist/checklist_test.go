package checklist_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/ui/tui/page"
	page_checklist "loracle/ui/tui/pages/checklist"
	"loracle/ui/tui/tuitest"
)

func base(t testing.TB) *knowledge.Base {
	t.Helper()
	b, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// at is the checklist at an item of a session in which these events happened.
func at(t *testing.T, item checklist.ItemID, events ...session.Event) *tuitest.Player {
	t.Helper()
	p := tuitest.Play(t, page_checklist.New(), 116, 35).WithSession(base(t), events...)
	return p.Send(page.Arrived{Route: page.Route{Page: page.Checklist, Item: item}})
}

func mark(item checklist.ItemID, m checklist.Mark) page.Save {
	return page.Save{Event: session.MarkItem(item, m)}
}

func say(text string) page.Say { return page.Say{Text: text} }

var (
	// busy and quiet settle the first checkpoint as met and as open.
	busy  = session.Answer(advisor.QRequestsPerMonth, advisor.Number(advisor.Exactly(500_000)))
	quiet = session.Answer(advisor.QRequestsPerMonth, advisor.Number(advisor.Exactly(2_000)))

	busyEvidence  = "Requests a month: 500k"
	quietEvidence = "Requests a month: 2,000"

	accepted = checklist.Mark{
		State: checklist.Accepted, Reason: "Quota is promised in writing.", AcceptedBy: "Ana", Owner: "Jun",
		Until: time.Date(2027, 1, 20, 0, 0, 0, 0, time.UTC), Notice: "The ticket is still open.",
	}
)

func TestKeysBecomeMarks(t *testing.T) {
	const item = "query_volume"
	met := session.MarkItem(item, checklist.Mark{State: checklist.Met, Evidence: "seen"})
	for name, tc := range map[string]struct {
		before []session.Event
		keys   []string
		want   []page.Request
	}{
		"met":                             {nil, []string{"m"}, []page.Request{mark(item, checklist.Mark{State: checklist.Met})}},
		"met, as the answers say":         {[]session.Event{busy}, []string{"m"}, []page.Request{mark(item, checklist.Mark{State: checklist.Met, Evidence: busyEvidence, Answers: busyEvidence})}},
		"met again keeps its evidence":    {[]session.Event{met}, []string{"m"}, []page.Request{mark(item, checklist.Mark{State: checklist.Met, Evidence: "seen"})}},
		"open":                            {nil, []string{"o"}, []page.Request{mark(item, checklist.Mark{State: checklist.Open})}},
		"open drops evidence of met":      {[]session.Event{met}, []string{"o"}, []page.Request{mark(item, checklist.Mark{State: checklist.Open})}},
		"don't know":                      {nil, []string{"d"}, []page.Request{mark(item, checklist.Mark{State: checklist.DontKnow})}},
		"don't know, as in the interview": {nil, []string{"ctrl+u"}, []page.Request{mark(item, checklist.Mark{State: checklist.DontKnow})}},
		"enter confirms":                  {[]session.Event{busy}, []string{"enter"}, []page.Request{mark(item, checklist.Mark{State: checklist.Met, Evidence: busyEvidence, Answers: busyEvidence})}},
		"space confirms":                  {[]session.Event{quiet}, []string{"space"}, []page.Request{mark(item, checklist.Mark{State: checklist.Open, Evidence: quietEvidence, Answers: quietEvidence})}},
		"enter with nothing to confirm":   {nil, []string{"enter"}, []page.Request{say("Your answers do not settle this one: press m, o, a, n or d.")}},
		"enter on a marked one goes on":   {[]session.Event{met}, []string{"enter"}, nil},
		"enter settles a contradiction":   {[]session.Event{met, quiet}, []string{"enter"}, []page.Request{mark(item, checklist.Mark{State: checklist.Open, Evidence: quietEvidence, Answers: quietEvidence})}},
		"against the answers": {[]session.Event{quiet}, []string{"m"}, []page.Request{
			mark(item, checklist.Mark{State: checklist.Met, Answers: quietEvidence}),
			say("Query volume is now met, while your answers say open. On it, e says why they are wrong."),
		}},
		"overruling the answers": {[]session.Event{quiet, met}, []string{"e", "a pilot has 60k", "enter"}, []page.Request{
			mark(item, checklist.Mark{State: checklist.Met, Evidence: "seen", Reason: "a pilot has 60k", Answers: quietEvidence}),
		}},
		"no reason does not overrule":         {[]session.Event{quiet, met}, []string{"e", "enter"}, nil},
		"x takes back":                        {[]session.Event{met}, []string{"x"}, []page.Request{mark(item, checklist.Mark{})}},
		"backspace takes back":                {[]session.Event{met}, []string{"backspace"}, []page.Request{mark(item, checklist.Mark{})}},
		"nothing to take back":                {nil, []string{"x"}, []page.Request{say("Nothing was said about this checkpoint yet.")}},
		"evidence makes it met":               {nil, []string{"e", "log of May", "enter"}, []page.Request{mark(item, checklist.Mark{State: checklist.Met, Evidence: "log of May"})}},
		"evidence for an open one":            {[]session.Event{session.MarkItem(item, checklist.Mark{State: checklist.Open})}, []string{"e", "2,000", "enter"}, []page.Request{mark(item, checklist.Mark{State: checklist.Open, Evidence: "2,000"})}},
		"evidence closed with esc is saved":   {nil, []string{"e", "log", "esc"}, []page.Request{mark(item, checklist.Mark{State: checklist.Met, Evidence: "log"})}},
		"no evidence is no mark":              {nil, []string{"e", "enter"}, nil},
		"evidence left as it was is no event": {[]session.Event{met}, []string{"e", "enter"}, nil},
		"looking at proposed evidence":        {[]session.Event{busy}, []string{"e", "esc"}, nil},
		"not applicable asks why":             {nil, []string{"n", "enter"}, nil},
		"not applicable":                      {nil, []string{"n", "no traffic", "enter"}, []page.Request{mark(item, checklist.Mark{State: checklist.NotApplicable, Reason: "no traffic"})}},
		"not applicable, given up":            {nil, []string{"n", "no traffic", "esc"}, nil},
		"a note":                              {nil, []string{"ctrl+n", "ask Jo", "enter"}, []page.Request{page.Save{Event: session.NoteItem(item, "ask Jo")}}},
		"an accepted risk": {
			nil,
			[]string{"a", accepted.Reason, "enter", "Ana", "enter", "Jun", "enter", "enter", accepted.Notice, "enter"},
			[]page.Request{mark(item, withUntil(accepted, time.Date(2027, 2, 21, 0, 0, 0, 0, time.UTC)))},
		},
		"a risk without a reason": {nil, []string{"a", "short", "enter", "Ana", "enter", "Jun", "enter", "enter", accepted.Notice, "enter"}, nil},
		"a risk without an owner": {nil, []string{"a", accepted.Reason, "enter", "Ana", "enter", "enter", "enter", accepted.Notice, "enter"}, nil},
		"a risk until a past day": {nil, append([]string{"a", accepted.Reason, "enter", "Ana", "enter", "Jun", "enter"}, date("2026-11-22", accepted.Notice)...), nil},
		"a risk until today": {
			nil, append([]string{"a", accepted.Reason, "enter", "Ana", "enter", "Jun", "enter"}, date("2026-11-23", accepted.Notice)...),
			[]page.Request{mark(item, withUntil(accepted, time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)))},
		},
		"a risk for too long":     {nil, append([]string{"a", accepted.Reason, "enter", "Ana", "enter", "Jun", "enter"}, date("2027-02-22", accepted.Notice)...), nil},
		"a risk until nonsense":   {nil, append([]string{"a", accepted.Reason, "enter", "Ana", "enter", "Jun", "enter"}, date("soon", accepted.Notice)...), nil},
		"a risk that was left be": {[]session.Event{session.MarkItem(item, accepted)}, []string{"a", "ctrl+s"}, nil},
		"another owner":           {[]session.Event{session.MarkItem(item, accepted)}, []string{"e", "tab", "tab", "ny", "ctrl+s"}, []page.Request{mark(item, withOwner(accepted, "Junny"))}},
	} {
		t.Run(name, func(t *testing.T) { at(t, item, tc.before...).Press(tc.keys...).Wants(tc.want...) })
	}
}

func withUntil(m checklist.Mark, until time.Time) checklist.Mark {
	m.Until = until
	return m
}

func withOwner(m checklist.Mark, owner string) checklist.Mark {
	m.Owner = owner
	return m
}

// date replaces the date that is suggested and fills in the rest of the form.
func date(day, notice string) []string {
	keys := slices.Repeat([]string{"backspace"}, len("2027-02-21"))
	return append(keys, day, "enter", notice, "enter")
}

func TestFourteenMetCheckpointsTakeAKeyEach(t *testing.T) {
	p := at(t, "")
	p.Press(slices.Repeat([]string{"m"}, 14)...)
	if got := p.Env.Case.Review.Outcome; got != checklist.Go {
		t.Errorf("after fourteen keys the verdict is %s", got)
	}
	p.Shows("‹GO› Every checkpoint is met or does not apply.")
}

// said is what the answers say about a checkpoint.
func said(p *tuitest.Player, item checklist.ItemID) string {
	i, _ := p.Env.Case.Review.Item(item)
	return i.Proposed.Evidence
}

func TestProposalsAreConfirmedInOneActWithAnEventEach(t *testing.T) {
	p := at(t, "", busy,
		session.Answer("source_data", advisor.Word("no")),
		session.Answer("owner", advisor.Word("yes")),
		session.MarkItem("single_owner", checklist.Mark{State: checklist.DontKnow}))
	p.Shows("answers say met", "answers say open").Press("p")
	p.Wants(
		mark("query_volume", checklist.Mark{State: checklist.Met, Evidence: busyEvidence, Answers: busyEvidence}),
		mark("break_even_modeled", checklist.Mark{State: checklist.Open, Evidence: p.Env.Case.Marks["break_even_modeled"].Evidence, Answers: said(p, "break_even_modeled")}),
		say("Confirmed 2 checkpoints from your answers."))
	if got := p.Env.Case.Marks["source_data"].State; got != checklist.Untouched {
		t.Errorf("a checkpoint of a category that is not shown became %s", got)
	}
	p.Press("p").Wants(say("Your answers settle nothing more of what is listed here."))
}

func TestProposalsOfTheCategoryOnlyWhereOnlyThatIsListed(t *testing.T) {
	p := at(t, "", busy, session.Answer("source_data", advisor.Word("no")))
	p.Env.Width, p.Env.Height = 76, 19
	p.Press("p").Lacks("answers say open")
	if m := p.Env.Case.Marks["source_data"]; m.State != checklist.Untouched {
		t.Errorf("a checkpoint that is not listed was marked %s", m.State)
	}
}

func TestCursorMovesByCheckpointAndByCategory(t *testing.T) {
	for name, tc := range map[string]struct {
		keys []string
		want string
	}{
		"down":                      {[]string{"down"}, "▸ · Stable use case"},
		"up stays at the top":       {[]string{"up"}, "▸ · Query volume"},
		"j and k":                   {[]string{"j", "j", "k"}, "▸ · Stable use case"},
		"right":                     {[]string{"right"}, "▸ · Source data"},
		"left from a category":      {[]string{"]", "]", "["}, "▸ · Source data"},
		"left stays in the first":   {[]string{"down", "left"}, "▸ · Stable use case"},
		"end":                       {[]string{"end"}, "▸ · Success criteria"},
		"home":                      {[]string{"end", "home"}, "▸ · Query volume"},
		"down stays at the end":     {[]string{"end", "down"}, "▸ · Success criteria"},
		"marking goes on":           {[]string{"m"}, "▸ · Stable use case"},
		"across the category":       {[]string{"down", "down", "down", "m"}, "▸ · Source data"},
		"taking back stays":         {[]string{"m", "up", "x"}, "▸ · Query volume"},
		"a note stays":              {[]string{"ctrl+n", "a", "enter"}, "▸ · Query volume"},
		"evidence goes on":          {[]string{"e", "a", "enter"}, "▸ · Stable use case"},
		"more evidence stays":       {[]string{"m", "up", "e", "a", "enter"}, "▸ ✓ Query volume"},
		"confirming all goes to do": {[]string{"p"}, "▸ · Query volume"},
	} {
		t.Run(name, func(t *testing.T) { at(t, "").Press(tc.keys...).Shows(tc.want) })
	}
}

func TestClickMovesTheCursor(t *testing.T) {
	for _, size := range [][2]int{{116, 35}, {76, 19}} {
		p := at(t, "")
		p.Env.Width, p.Env.Height = size[0], size[1]
		s := p.Page.View(p.Env, size[0], size[1])
		for line, text := range strings.Split(s.Text, "\n") {
			if strings.Contains(text, "Defined behaviour gap") {
				p.Send(page.Click{Line: line})
				break // further down the verdict may name it again
			}
		}
		p.Shows("▸ · Defined behaviour gap").Wants()
	}
	p := at(t, "")
	p.Env.Width = 40
	p.Send(page.Click{Line: 3}).Shows("Query volume")
}

func TestVerdictStaysInViewAtEverySize(t *testing.T) {
	conditional := []session.Event{session.MarkItem("gpu_access", accepted)}
	for _, size := range [][2]int{{36, 8}, {36, 35}, {60, 15}, {76, 19}, {92, 15}, {116, 35}, {196, 55}} {
		p := at(t, "gpu_access", conditional...)
		p.Env.Width, p.Env.Height = size[0], size[1]
		head := p.Page.View(p.Env, size[0], size[1]).Head
		for _, want := range []string{"no verdict yet", "of 3"} {
			if !strings.Contains(head, want) {
				t.Errorf("at %v the head lacks %q: %q", size, want, head)
			}
		}
		if rows := strings.Count(head, "\n") + 1; rows*2 >= size[1] {
			t.Errorf("at %v the head takes %d lines", size, rows)
		}
	}
}

func TestVerdictAfterAcceptanceIsShownWhereItDiffers(t *testing.T) {
	p := at(t, "gpu_access")
	p.Press(slices.Repeat([]string{"home"}, 1)...).Press(slices.Repeat([]string{"m"}, 14)...)
	p.Shows("‹GO›").Lacks("With the accepted risks settled")
	p.Send(page.Arrived{Route: page.Route{Page: page.Checklist, Item: "gpu_access"}})
	p.Press("a", accepted.Reason, "tab", "Ana", "tab", "Jun", "tab", "tab", accepted.Notice, "ctrl+s")
	p.Shows("‹CONDITIONAL› 1 checkpoint is unresolved: an accepted risk.", "With the accepted risks settled: GO.",
		"Team and infrastructure 1 of 3", "△ GPU access")
}

func TestEndedAcceptanceOpensItsCheckpointAgain(t *testing.T) {
	m := accepted
	m.Until = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	p := at(t, "gpu_access", session.MarkItem("gpu_access", m))
	p.Shows("open, acceptance ended", "22 November 2026: that day has passed", accepted.Notice)
	p.Press("e").Shows("Accept this risk", "2027-02-21")
}

func TestContradictionIsVisibleAndNeverFlipsAMark(t *testing.T) {
	p := at(t, "query_volume", session.MarkItem("query_volume", checklist.Mark{State: checklist.Met}), quiet)
	p.Shows("met, answers say open", "and you said", "met. Enter takes what the answers say")
}

func TestAPersonResolvesAContradictionAndALaterAnswerRaisesItAgain(t *testing.T) {
	p := at(t, "query_volume", session.MarkItem("query_volume", checklist.Mark{State: checklist.Met}), quiet)
	p.Shows("The answers contradict 1 checkpoint.").Press("e").Shows("You say met, the answers say open. Why are they wrong?")
	p.Press("A pilot has 60k a month.", "enter", "up")
	p.Shows("overruled that.", "A pilot has 60k a month.").Lacks("contradict", "met, answers say open")
	p = at(t, "query_volume", busy).Press("m", "up").Lacks("answers changed")
	p = at(t, "query_volume", busy, session.MarkItem("query_volume", p.Env.Case.Marks["query_volume"]), session.Clear(advisor.QRequestsPerMonth))
	p.Shows("met, answers changed", "no longer settle this (before: Requests a month:").Press("m", "up").Lacks("answers changed")
}

func TestFormSaysWhatIsMissingOnlyAfterSaving(t *testing.T) {
	p := at(t, "gpu_access").Press("a", "short")
	p.Lacks("!").Press("ctrl+s").Shows("! the reason needs at least 20 characters and has 5", "! a name is needed", "! say what will be noticed").Wants()
}

func TestClosedFormKeepsWhatWasTyped(t *testing.T) {
	p := at(t, "gpu_access").Press("a", "Quota is", "esc").Lacks("Accept this risk").Wants()
	p.Press("down", "up", "a").Shows("Quota is")
}

func TestLeavingThePageSavesEvidenceButNoAcceptance(t *testing.T) {
	at(t, "gpu_access").Press("e", "ticket 12").Send(page.Left{}).
		Wants(mark("gpu_access", checklist.Mark{State: checklist.Met, Evidence: "ticket 12"}))
	p := at(t, "gpu_access").Press("a", accepted.Reason, "tab", "Ana", "tab", "Jun", "tab", "tab", accepted.Notice).Send(page.Left{}).Wants()
	p.Press("a").Shows(accepted.Reason)
}

func TestPastedReasonArrivesWhole(t *testing.T) {
	p := at(t, "domain_expert").Press("n").Send(tea.PasteMsg{Content: "Not a legal, medical or financial task."}).Press("enter")
	p.Wants(mark("domain_expert", checklist.Mark{State: checklist.NotApplicable, Reason: "Not a legal, medical or financial task."}))
}

func TestTypedTextIsShownWithoutControlCharacters(t *testing.T) {
	p := at(t, "query_volume", session.MarkItem("query_volume", checklist.Mark{State: checklist.Met, Evidence: "a\x1b[31mb\u202ec"}))
	p.Shows("abc")
}

func TestEveryWordOfEveryCheckpointIsShownAtEveryWidth(t *testing.T) {
	for _, height := range []int{8, 19, 35} {
		t.Run(fmt.Sprint(height), func(t *testing.T) {
			t.Parallel()
			for width := 36; width <= 196; width++ {
				p := at(t, "", busy, quiet, session.MarkItem("gpu_access", accepted))
				p.Env.Width, p.Env.Height = width, height
				for _, c := range base(t).Pack.Categories {
					for _, i := range c.Items {
						showsAll(t, p, i)
					}
				}
			}
		})
	}
}

func showsAll(t *testing.T, p *tuitest.Player, i checklist.Item) {
	t.Helper()
	p.Send(page.Arrived{Route: page.Route{Page: page.Checklist, Item: i.ID}}).Fits()
	shown := words(p.Text())
	for _, w := range strings.Fields(strings.Join([]string{i.Title, i.Question, i.Why, i.Risk, i.Action, i.Source}, " ")) {
		if !shown[w] {
			t.Fatalf("at %dx%d %q of %s is missing:\n%s", p.Env.Width, p.Env.Height, w, i.ID, p.Text())
		}
	}
}

func words(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(text) {
		out[w] = true
	}
	return out
}

func TestFormsFitAtEveryWidth(t *testing.T) {
	for width := 36; width <= 196; width += 4 {
		for _, key := range []string{"a", "n", "e", "ctrl+n"} {
			p := at(t, "gpu_access", session.MarkItem("gpu_access", accepted)).Press(key)
			p.Env.Width = width
			p.Press("a long text that goes on and on, with averylongwordwithoutanyspacesinitatall in the middle of it", "ctrl+s").Fits()
		}
	}
}

func TestDisabledKeysSayWhy(t *testing.T) {
	p := at(t, "query_volume")
	off := map[string]bool{}
	for _, k := range p.Page.Keys(p.Env) {
		if k.Off != "" {
			off[k.Name()] = true
		}
	}
	for _, k := range []string{"enter", "x"} {
		if !off[k] {
			t.Errorf("key %s does nothing and does not say why", k)
		}
	}
}
