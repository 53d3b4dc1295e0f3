package room_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"loracle/checklist"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/ui/tui/page"
	"loracle/ui/tui/pages/room"
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

// there are the events of a meeting of three in which Ana decides.
func there(more ...session.Event) []session.Event {
	return append([]session.Event{
		session.AddAttendee("Ana", "head of support"), session.AddAttendee("Bo", "ML"), session.AddAttendee("Cem", ""),
		session.NameDecider("Ana"), session.OpenMeeting(),
	}, more...)
}

// enter is the room with a session in which these events happened.
func enter(t *testing.T, width, height int, events ...session.Event) *tuitest.Player {
	t.Helper()
	return tuitest.Play(t, room.New(), width, height).WithSession(base(t), events...).Send(page.Arrived{})
}

func save(e session.Event) page.Save { return page.Save{Event: e} }

func say(text string) page.Say { return page.Say{Text: text} }

// typed are the keys of a text, with spaces by their name.
func typed(text string) []string {
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

func write(p *tuitest.Player, fields ...string) *tuitest.Player {
	for _, f := range fields {
		p.Press(typed(f)...).Press("enter")
	}
	return p
}

func TestPeopleAreEnteredOnceOneAfterTheOther(t *testing.T) {
	p := enter(t, 116, 36)
	p.Shows("Press a and write down everybody once", "Nobody yet.", "14 checkpoints in 40 minutes")
	p.Press("enter").Wants(say("Add somebody first: a."))
	p.Press("a")
	write(p, "Ana", "head of support", "Bo", "")
	p.Press("esc").Wants(save(session.AddAttendee("Ana", "head of support")), save(session.AddAttendee("Bo", "")))
	p.Shows("▸ Ana, head of support", "  Bo", "Choose who decides and press d.")
	p.Press("down", "d").Wants(save(session.NameDecider("Bo")), say("Bo decides.")).Shows("▸ Bo  ‹decides›")
	p.Press("x").Wants(save(session.RemoveAttendee("Bo")), say("Bo is no longer on the list; what they said stays.")).Lacks("  Bo")
	p.Press("enter").Wants(save(session.OpenMeeting())).Shows("more than 50,000 requests", "Not looked at")
}

func TestEscInTheRoleKeepsThePersonNamedAndEndsTheList(t *testing.T) {
	p := enter(t, 116, 36).Press("a")
	write(p, "Anna", "Lead", "Dan")
	p.Press("esc").Wants(save(session.AddAttendee("Anna", "Lead")), save(session.AddAttendee("Dan", "")))
	p.Shows("▸ Anna, Lead", "  Dan").Lacks("Who is here?")
	p.Press("a")
	write(p, "Eve")
	p.Press(typed("data")...).Press("esc").Wants(save(session.AddAttendee("Eve", "data"))).Shows("Eve, data")
}

func TestEscInTheNameKeepsItForTheNextTime(t *testing.T) {
	p := enter(t, 116, 36).Press("a").Press(typed("Da")...).Press("esc").Wants()
	p.Press("a").Shows("Da")
	p.Press("n", "enter", "shift+tab", "backspace", "backspace", "backspace", "tab", "x", "esc").Wants()
}

func TestAChangedNameOrRoleIsCorrected(t *testing.T) {
	p := enter(t, 116, 36, there()[:4]...)
	p.Press("e", "enter")
	write(p, " of all")
	p.Wants(save(session.AddAttendee("Ana", "head of support of all")))
	p.Press("e")
	write(p, "h", "")
	p.Wants(save(session.RemoveAttendee("Ana")), save(session.AddAttendee("Anah", "head of support of all")),
		say("The name has changed, so nobody is named who decides: d names one."))
}

func TestABlindPollTakesOneVoteAfterTheOtherAndWritesThemDownAtTheReveal(t *testing.T) {
	p := enter(t, 116, 36, there()...)
	p.Press("b").Wants(save(session.OpenPoll("query_volume"))).Shows("Your vote, one key", "▸ Ana", "· Bo")
	p.Press("r").Wants(say("Not everybody has voted: s passes over whoever is away."))
	p.Press("enter").Wants(say("A vote comes first: g, n, d or a."))
	p.Press("g").Shows("nothing is shown", "hand the keyboard to Bo", "✓ Ana").Press("n", "enter") // changed her mind
	p.Press("n", "enter", "backspace").Shows("▸ Bo").Press("g", "enter")
	p.Press("s").Wants().Shows("2 of 3", "Press r to reveal", "– Cem")
	p.Press("r").Wants(save(session.RevealPoll("query_volume",
		session.Ballot{Attendee: "Ana", Vote: checklist.VoteNoGo}, session.Ballot{Attendee: "Bo", Vote: checklist.VoteGo})))
	p.Shows("1  Bo", "1  Ana", "No vote: Cem.", "Evenly split: one of each side speaks first.")
}

func TestAPollThatIsLeftGoesOnAndOneThatIsDroppedKeepsNothing(t *testing.T) {
	p := enter(t, 116, 36, there()...)
	p.Press("b", "g", "enter", "esc").Shows("A poll is under way: b goes on with it.")
	p.Press("right").Shows("at least twelve months")
	p.Press("b", "d").Shows("more than 50,000 requests", "✓ Ana", "✓ Bo").Lacks("at least twelve months") // a vote, and no decision
	p.Press("x").Shows("Not looked at").Lacks("under way")
	p.Wants(save(session.OpenPoll("query_volume")), say("The poll on Query volume is open still: reveal or drop it first."),
		save(session.DropPoll("query_volume")), say("The poll was dropped. No vote was kept."))
}

func TestAPollFromBeforeARestartIsVotedOnAgain(t *testing.T) {
	p := enter(t, 116, 36, there(session.OpenPoll("query_volume"))...)
	p.Press("b").Wants(say("Votes are kept nowhere before the reveal, so everybody votes again.")).Shows("▸ Ana")
}

func TestDecisionsAreTheDecidersAndGoThroughTheFormsOfTheChecklist(t *testing.T) {
	p := enter(t, 116, 36, there()...)
	p.Press("o").Wants(save(session.DecideItem("query_volume", "Ana", checklist.Mark{State: checklist.Open})), say("Ana decided: open."))
	p.Shows("Open, decided by Ana").Press("a")
	write(p, "we can live with it for now", "Ana", "Bo", "", "the bill doubles")
	accepted := checklist.Mark{
		State: checklist.Accepted, Reason: "we can live with it for now", AcceptedBy: "Ana", Owner: "Bo",
		Until: time.Date(2027, 2, 21, 0, 0, 0, 0, time.UTC), Notice: "the bill doubles",
	}
	p.Wants(save(session.DecideItem("query_volume", "Ana", accepted)), say("Ana decided: accepted risk."))
	p.Shows("Accepted risk, decided by Ana", "we can live with it for now", "the bill doubles")
	p.Press("n")
	write(p, "no requests here")
	p.Wants(save(session.DecideItem("query_volume", "Ana", checklist.Mark{State: checklist.NotApplicable, Reason: "no requests here"})), say("Ana decided: not applicable."))
}

func TestNobodyDecidesBeforeSomebodyIsNamedAndNothingBeforeTheMeeting(t *testing.T) {
	p := enter(t, 116, 36, session.AddAttendee("Ana", ""), session.OpenMeeting())
	p.Press("m", "a").Wants(say("Nobody was named who decides: esc leads to the list of people, and d names one there."),
		say("Nobody was named who decides: esc leads to the list of people, and d names one there."))
	p = enter(t, 116, 36, session.AddAttendee("Ana", ""), session.NameDecider("Ana"), session.OpenMeeting(), session.CloseMeeting())
	p.Shows("Enter begins the meeting.")
}

func TestDissentIsKeptWordForWordWithItsName(t *testing.T) {
	p := enter(t, 116, 36, there()...)
	p.Press("s")
	write(p, "dan")
	p.Press("ctrl+s").Shows("write the name as it stands in the list of people").Wants()
	p.Press("backspace", "backspace", "backspace", "backspace")
	write(p, "cem", "Not without a second set")
	p.Wants(save(session.RecordDissent("Cem", "Not without a second set", "query_volume")))
	p.Shows("Dissent of Cem: Not without a second set")
}

func TestPresenterNotesShowOnDemandOnly(t *testing.T) {
	const secret = "ask Cem about the outage first"
	p := enter(t, 116, 36, there(session.NotePresenter("query_volume", secret))...)
	for _, keys := range [][]string{{}, {"b"}, {"esc"}, {"w"}, {"esc"}, {"esc"}} {
		p.Press(keys...).Lacks("outage")
	}
	p.Press("enter", "f2").Shows(secret, "Esc hides it again")
	p.Press(typed(" now")...).Press("esc").Lacks("outage")
	p.Wants(save(session.OpenPoll("query_volume")), save(session.NotePresenter("query_volume", secret+" now")))
}

func TestTheVerdictIsTheDecidersAndAsksWhyWhereTheChecklistSaysOtherwise(t *testing.T) {
	events := there()
	for _, c := range base(t).Pack.Categories {
		for _, i := range c.Items {
			events = append(events, session.DecideItem(i.ID, "Ana", checklist.Mark{State: checklist.Met, Evidence: "seen"}))
		}
	}
	p := enter(t, 116, 36, events...).Press("w")
	p.Shows("By the checklist: GO.", "Ana decides: g go, c conditional, n no-go.")
	p.Press("g").Wants(save(session.DecideVerdict("Ana", checklist.Go, "")), say("Ana decided: GO."))
	p.Press("n").Shows("Why NO-GO, where the checklist says: GO?")
	write(p, "no money")
	p.Wants(save(session.DecideVerdict("Ana", checklist.NoGo, "no money")), say("Ana decided: NO-GO.")).Shows("NO-GO, decided by Ana: no money", "By the checklist: GO.")
	p.Press("s")
	write(p, "Bo", "We lose a quarter")
	p.Shows("Dissent of Bo: We lose a quarter").Press("enter").Shows("The meeting was open from")
	p.Press("enter").Shows("The meeting was open from")
}

func TestTheClosingPageSaysWhatIsOpenAndWhoseItIs(t *testing.T) {
	label := checklist.Action{Trigger: "the logs are here", Owner: "Bo", Do: "label 200", Due: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)}
	p := enter(t, 116, 36, there(
		session.DecideItem("eval_set", "Ana", checklist.Mark{State: checklist.Open}), session.AddAction("eval_set", label),
		session.DecideItem("gpu_access", "Ana", checklist.Mark{State: checklist.DontKnow}),
		session.Park("who pays", ""))...).Press("w")
	p.Shows("no verdict yet", "Held-out evaluation set", "Bo", "If the logs are here, Bo will label 200 by 1 December 2026.", "nobody yet", "· who pays")
}

func TestEscLeadsHomeFromEverywhere(t *testing.T) {
	for _, keys := range [][]string{{"a"}, {"b"}, {"w"}, {"s"}, {"f2"}, {"t"}, {"w", "n"}, {"w", "s"}, {"b", "g"}, {"b", "g", "enter"}, {"esc", "a"}, {"esc", "e"}} {
		p := enter(t, 116, 36, there()...).Press(keys...)
		presses := 0
		for ; p.Page.Info(p.Env).Inside; presses++ {
			if p.Press("esc"); presses > 3 {
				t.Fatalf("after %v esc does not lead home:\n%s", keys, p.Text())
			}
		}
		p.Shows("Enter goes on.")
	}
}

func TestEveryStageFitsEveryWidth(t *testing.T) {
	long := strings.Repeat("Maximiliane-Theodora ", 3) + "von"
	events := []session.Event{session.AddAttendee(long, "head of everything that nobody else is the head of"), session.AddAttendee("語語語語", "")}
	events = append(events, there(session.Park(strings.Repeat("who pays ", 20), ""), session.RecordDissent(long, strings.Repeat("no ", 60), ""))...)
	for _, keys := range [][]string{{"esc"}, {}, {"b"}, {"b", "g"}, {"b", "g", "enter", "n", "enter", "s", "s", "s", "r"}, {"w"}, {"a"}, {"s"}} {
		for _, height := range []int{8, 20, 36, 54} {
			p := enter(t, 196, height, events...).Press(keys...)
			for width := 36; width <= 196; width += 5 {
				p.Env.Width = width
				p.Fits()
			}
		}
	}
}

// TestWhatIsShownBeforeTheRevealDoesNotDependOnTheVotes compares two ways of
// voting key by key.
func TestWhatIsShownBeforeTheRevealDoesNotDependOnTheVotes(t *testing.T) {
	key := rapid.SampledFrom([]string{"g", "n", "d", "a"})
	rapid.Check(t, func(rt *rapid.T) {
		one, other := enter(t, 116, 36, there()...).Press("b"), enter(t, 116, 36, there()...).Press("b")
		for range rapid.IntRange(1, 8).Draw(rt, "presses") {
			first, second := key.Draw(rt, "key"), key.Draw(rt, "other key")
			if between := rapid.SampledFrom([]string{"", "enter", "backspace", "s"}).Draw(rt, "between"); between != "" {
				first, second = between, between
			}
			one.Press(first)
			other.Press(second)
			if one.Text() != other.Text() || fmt.Sprint(one.Page.Keys(one.Env)) != fmt.Sprint(other.Page.Keys(other.Env)) {
				rt.Fatalf("after %s and %s the pages differ:\n%s\n%s", first, second, one.Text(), other.Text())
			}
		}
		if !reflect.DeepEqual(one.Env.Case.State, other.Env.Case.State) {
			rt.Fatal("the sessions differ before the reveal")
		}
	})
}
