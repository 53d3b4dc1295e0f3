package tui_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/tui"
	"loracle/ui/tui/page"
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

func options(t testing.TB, st *tuitest.Memory) tui.Options {
	b := base(t)
	st.Summarize = func(s session.State) (approach, outcome string) {
		c := casefile.Derive(b, s, tuitest.Now)
		return string(c.Assessment.Recommendation.Approach), string(c.Review.Outcome)
	}
	return tui.Options{Store: st, Base: b, Now: func() time.Time { return tuitest.Now }, By: "kim", Archive: &casefile.Cabinet{Store: st, Current: b}}
}

// express answers the ten questions of the short path.
const express = "\x1b[B\x1b[B\r" + // structured output
	"\x1b[B\x1b[B\r" + // prompting falls short
	" \x1b[B\x1b[B\x1b[B \r" + // in format and accuracy
	"300k-600k\r" + "\r\r" + "12\r" + "2000\r" + "\r" + "2.7k\r"

// expressAnswers is how many answers that gives.
const expressAnswers = 10

// play runs a story in front of a terminal.
func play(t *testing.T, st *tuitest.Memory, width, height int, story func(*tuitest.Screen)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s := tuitest.Start(t, options(t, st), width, height)
		story(s)
	})
}

// started is a store with one session in it that answers the short path.
func started(t *testing.T) *tuitest.Memory {
	t.Helper()
	st := tuitest.NewMemory()
	play(t, st, 120, 40, func(s *tuitest.Screen) {
		s.Press("n").Type("Support triage\r").Type(express).Press("ctrl+c").Ended()
	})
	return st
}

var sizes = map[string][2]int{"120x40": {120, 40}, "80x24": {80, 24}, "40x12": {40, 12}}

func TestAssessmentFromAnEmptyStoreIsThereAfterReopening(t *testing.T) {
	for name, size := range sizes {
		t.Run(name, func(t *testing.T) {
			st := tuitest.NewMemory()
			play(t, st, size[0], size[1], func(s *tuitest.Screen) {
				s.Shows("Should this be fine-tuned").Press("n").Type("Support triage\r")
				s.Shows("What should the model do better")
				s.Type(express).Shows("That is enough for a first", "LoRA")
				s.Press("d").Shows("Decision").Press("esc").Shows("That is enough")
				s.Press("esc").Shows("▸ Support triage", "10 answered").Press("q").Ended()
			})
			play(t, st, size[0], size[1], func(s *tuitest.Screen) {
				s.Shows("▸ Support triage").Press("enter").Press("ctrl+o", "home", "enter")
				s.Shows("▸ Structured output").Press("tab", "tab", "tab").Shows("300k-600k", "300,000-600,000 requests a month")
				s.Press("ctrl+c").Ended()
			})
		})
	}
}

func TestEventsAreSavedInTheOrderTheyWereTyped(t *testing.T) {
	st := started(t)
	list, err := st.List()
	if err != nil {
		t.Fatal(err)
	}
	events, err := st.Events(list[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range events[1:] {
		got = append(got, string(e.Question))
		if e.By != "kim" || !e.At.Equal(tuitest.Now) {
			t.Errorf("event %d is by %q at %v", e.Seq, e.By, e.At)
		}
	}
	var want []string
	for _, q := range base(t).Advice.Express() {
		want = append(want, string(q.ID))
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("saved %v, want %v", got, want)
	}
}

func TestStoreThatFailsLosesNothing(t *testing.T) {
	st := started(t)
	play(t, st, 120, 40, func(s *tuitest.Screen) {
		s.Press("enter", "ctrl+p").Type("input tokens\r").Shows("How many tokens go in")
		st.Fail(store.ErrLocked)
		s.Type("800\r").Shows("Not saved. Session store is locked. The last change is kept here", "not saved").Lacks("How many tokens go in")
		s.Press("shift+tab").Shows("┃ 800", "✓ 800 tokens a request")
		st.Fail(nil)
		s.Press("ctrl+p").Type("output tokens\r300\r").Lacks("not saved").Shows("saved 14:02")
		s.Press("ctrl+c").Ended()
	})
	saved := answers(t, st)
	for q, want := range map[advisor.QuestionID]float64{advisor.QInputTokens: 800, advisor.QOutputTokens: 300} {
		if r, ok := saved.Number(q); !ok || r != advisor.Exactly(want) {
			t.Errorf("%s is %v in the store", q, r)
		}
	}
}

func answers(t *testing.T, st *tuitest.Memory) advisor.Answers {
	t.Helper()
	list, err := st.List()
	if err != nil {
		t.Fatal(err)
	}
	state, err := st.Load(list[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return state.Answers
}

func TestQuittingWithUnsavedAnswersAsksOnce(t *testing.T) {
	st := started(t)
	play(t, st, 80, 24, func(s *tuitest.Screen) {
		s.Press("enter", "ctrl+p").Type("input tokens\r")
		st.Fail(store.ErrLocked)
		s.Type("800\r").Press("ctrl+c").Shows("Quit again to leave without saving.").Press("ctrl+c").Ended()
	})
}

func TestEventThatTheStoreRefusesIsTakenBack(t *testing.T) {
	st := started(t)
	play(t, st, 120, 40, func(s *tuitest.Screen) {
		s.Press("enter", "ctrl+p").Type("input tokens\r")
		st.Fail(errors.New("save event: it does not fit"))
		s.Type("800\r").Shows("Not saved, and taken back. Save event: it does not fit.")
		st.Fail(nil)
		s.Press("shift+tab").Shows("not answered yet").Type("900\r").Press("ctrl+c").Ended()
	})
	if r, ok := answers(t, st).Number(advisor.QInputTokens); !ok || r != advisor.Exactly(900) {
		t.Errorf("the store has %v", r)
	}
}

func TestWhatCouldNotBeSavedIsTriedAgainByItself(t *testing.T) {
	st := started(t)
	play(t, st, 80, 24, func(s *tuitest.Screen) {
		s.Press("enter", "ctrl+p").Type("input tokens\r")
		st.Fail(store.ErrLocked)
		s.Type("800\r").Shows("not saved")
		st.Fail(nil)
		time.Sleep(2 * time.Minute) //nolint:forbidigo // the fake clock of the test's bubble
		s.Press("down").Shows("saved 14:02").Press("ctrl+c").Ended()
	})
	if !answers(t, st).Known(advisor.QInputTokens) {
		t.Error("the answer is not in the store")
	}
}

func TestQuittingSavesTheHalfTypedField(t *testing.T) {
	st := started(t)
	play(t, st, 80, 24, func(s *tuitest.Screen) {
		s.Press("enter", "ctrl+p").Type("input tokens\r").Type("800").Press("ctrl+c").Ended()
	})
	if r, ok := answers(t, st).Number(advisor.QInputTokens); !ok || r != advisor.Exactly(800) {
		t.Errorf("the store has %v", r)
	}
}

func TestAnswersFromAnotherProgramAppear(t *testing.T) {
	st := started(t)
	list, err := st.List()
	if err != nil {
		t.Fatal(err)
	}
	play(t, st, 120, 40, func(s *tuitest.Screen) {
		s.Press("enter", "ctrl+p").Type("input tokens\r")
		other := session.Answer(advisor.QOutputTokens, advisor.Number(advisor.Exactly(333)))
		other.At = tuitest.Now
		if _, err := st.Append(list[0].ID, other); err != nil {
			t.Fatal(err)
		}
		s.Type("800\r").Press("ctrl+o").Shows("✓ Output tokens a request", "333")
		s.Press("ctrl+c").Ended()
	})
}

func TestComingBackToAWindowShowsWhatAnotherOneSaved(t *testing.T) {
	st := started(t)
	play(t, st, 120, 40, func(s *tuitest.Screen) {
		s.Press("enter", "ctrl+p").Type("output tokens\r").Press("ctrl+o").Lacks("333")
		other := session.Answer(advisor.QOutputTokens, advisor.Number(advisor.Exactly(333)))
		other.At, other.By = tuitest.Now, "the other window"
		if _, err := st.Append(last(t, st).ID, other); err != nil {
			t.Fatal(err)
		}
		s.Focus().Shows("✓ Output tokens a request", "333")
		s.Press("ctrl+c").Ended()
	})
}

func TestEscGoesBackOneStepAndNeverTraps(t *testing.T) {
	play(t, started(t), 80, 24, func(s *tuitest.Screen) {
		s.Press("enter").Press("ctrl+p").Type("budget\r").Shows("╭ Budget")
		s.Press("ctrl+p").Type("decision\r").Shows("╭ Decision")
		s.Press("ctrl+p").Type("interview\r").Lacks("╭ Decision")
		s.Press("esc").Shows("╭ Sessions").Press("esc", "esc").Shows("╭ Sessions")
		s.Press("q").Ended()
	})
}

func TestPaletteGoesAnywhere(t *testing.T) {
	play(t, started(t), 80, 24, func(s *tuitest.Screen) {
		s.Press("ctrl+p").Shows("Go to", "Sessions", "Quit").Lacks("Budget").Press("esc")
		s.Press("enter", "ctrl+p").Type("zzz").Shows("Nothing has that in its name.").Press("esc")
		s.Press("ctrl+p").Type("data questions\r").Shows("╭ Data")
		s.Press("ctrl+p").Type("own price output\r").Shows("What do you pay for a million output tokens?")
		s.Press("ctrl+p").Type("new session\r").Shows("What is the new session called?").Press("esc")
		s.Press("ctrl+p").Type("quit\r").Ended()
	})
}

func TestHelpListsTheKeysOfThePageAndDisabledKeysSayWhy(t *testing.T) {
	play(t, tuitest.NewMemory(), 120, 40, func(s *tuitest.Screen) {
		s.Press("d").Shows("There is no session here yet: press n to start one.")
		s.Press("f1").Shows("Keys · Sessions", "Start a new session", "Everywhere", "yet: press n to start one.)")
		s.Press("esc").Lacks("Everywhere").Press("?").Shows("Everywhere").Press("esc")
		s.Press("n").Type("What?").Shows("What?").Lacks("Everywhere").Press("ctrl+c").Ended()
	})
}

func TestTooSmallAWindowAsksForMoreRoom(t *testing.T) {
	play(t, started(t), 80, 24, func(s *tuitest.Screen) {
		s.Press("enter").Resize(39, 24).Shows("at least 40").Resize(80, 11).Shows("at least 40")
		s.Resize(80, 24).Lacks("at least 40").Press("ctrl+c").Ended()
	})
}

func TestOpeningASessionFromTheCommandLine(t *testing.T) {
	st := started(t)
	list, err := st.List()
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		opts := options(t, st)
		opts.Session, opts.Start = list[0].ID, page.Route{Page: page.Interview, Question: advisor.QStableMonths}
		tuitest.Start(t, opts, 80, 24).Shows("For how many months", "✓ 12 months").Press("ctrl+c").Ended()
	})
	synctest.Test(t, func(t *testing.T) {
		opts := options(t, tuitest.NewMemory())
		opts.Title = "New one"
		tuitest.Start(t, opts, 80, 24).Shows("New one", "1 of 10").Press("ctrl+c").Ended()
	})
}

func TestDeletingTheOpenSessionClosesIt(t *testing.T) {
	play(t, started(t), 80, 24, func(s *tuitest.Screen) {
		s.Press("enter", "esc", "d").Shows(`Deleted "Support triage"`).Press("ctrl+p").Lacks("Budget").Press("esc")
		s.Press("u").Shows("▸ Support triage").Press("enter").Shows("╭ First recommendation").Press("ctrl+c").Ended()
	})
}

func TestNothingIsClippedAtAnyWidth(t *testing.T) {
	b := base(t)
	play(t, started(t), 120, 40, func(s *tuitest.Screen) {
		s.Press("enter").Press("ctrl+p").Type("grounding\r")
		q := b.Advice.Question("documents_grounding")
		for width := 40; width <= 200; width += 5 {
			s.Resize(width, 40)
			words := strings.Join(strings.Fields(s.Text()), " ")
			for _, want := range strings.Fields(q.Prompt + " " + q.Help) {
				if !strings.Contains(words, want) {
					t.Fatalf("at %d columns %q is missing:\n%s", width, want, s.Text())
				}
			}
			if !strings.Contains(words, "F1 help") {
				t.Fatalf("at %d columns the footer lacks help:\n%s", width, s.Text())
			}
		}
		s.Press("ctrl+c").Ended()
	})
}

func TestABurstFromTheListOnWaitsForTheSessionItIsMeantFor(t *testing.T) {
	st := tuitest.NewMemory()
	play(t, st, 80, 24, func(s *tuitest.Screen) {
		s.Type("nSupport triage\r" + express).Shows("First recommendation").Press("ctrl+c").Ended()
	})
	if said := answers(t, st); len(said) != expressAnswers {
		t.Errorf("%d answers were saved: %v", len(said), said)
	}
	play(t, st, 80, 24, func(s *tuitest.Screen) {
		s.Type("\rd").Shows("╭ Decision").Press("esc", "esc").Shows("▸ Support triage") // d deletes on the list
		s.Type("\r\r").Shows("╭ First recommendation")                                  // struck twice
		s.Type("\x10requests a month\r\x184M\r\x03").Ended()
	})
	if r, ok := answers(t, st).Number(advisor.QRequestsPerMonth); !ok || r != advisor.Exactly(4e6) {
		t.Errorf("the store has %v", r)
	}
	play(t, st, 80, 24, func(s *tuitest.Screen) {
		s.Type("\r\x10requests a month\r\x185M\r\x03").Ended() // quits behind the answer
	})
	if r, ok := answers(t, st).Number(advisor.QRequestsPerMonth); !ok || r != advisor.Exactly(5e6) {
		t.Errorf("the store has %v", r)
	}
}

func TestBurstsOfWholeAnswersArriveCompleteAndInOrder(t *testing.T) {
	st := started(t)
	play(t, st, 80, 24, func(s *tuitest.Screen) {
		s.Press("enter", "ctrl+p").Type("requests a month\r")
		s.Type("\x181,200,000\t\t\t\x187\t\x184k-6k\r\x1b[Z") // cleared first, with tab, enter and back between
		s.Shows("4,000-6,000 examples").Press("ctrl+c").Ended()
	})
	saved := answers(t, st)
	for q, want := range map[advisor.QuestionID]advisor.Range{
		advisor.QRequestsPerMonth: advisor.Exactly(1_200_000), advisor.QStableMonths: advisor.Exactly(7), advisor.QLabelledExamples: advisor.Between(4000, 6000),
	} {
		if r, ok := saved.Number(q); !ok || r != want {
			t.Errorf("%s is %v, want %v", q, r, want)
		}
	}
}
