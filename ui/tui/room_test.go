package tui_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/charmbracelet/x/exp/golden"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/report"
	"loracle/ui/tui"
	"loracle/ui/tui/page"
	"loracle/ui/tui/tuitest"
)

// roomOptions open the room of the only session of a store, with a clock that
// runs as the bubble's does.
func roomOptions(t *testing.T, st *tuitest.Memory) tui.Options {
	t.Helper()
	o := options(t, st)
	list, err := st.List()
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()                                                    //nolint:forbidigo // the fake clock of the test's bubble
	o.Now = func() time.Time { return tuitest.Now.Add(time.Since(began)) } //nolint:forbidigo // the fake clock of the test's bubble
	o.Session, o.Start = list[0].ID, page.Route{Page: page.Room}
	return o
}

// meet plays a story in the room.
func meet(t *testing.T, st *tuitest.Memory, width, height int, story func(*tuitest.Screen)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { story(tuitest.Start(t, roomOptions(t, st), width, height)) })
}

func pass(d time.Duration) {
	time.Sleep(d) //nolint:forbidigo // the fake clock of the test's bubble
}

func last(t *testing.T, st *tuitest.Memory) session.State {
	t.Helper()
	list, err := st.List()
	if err != nil {
		t.Fatal(err)
	}
	state, err := st.Load(list[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return state
}

// Parts of the script of a meeting of eight.
const (
	arrivals = "aAna\rhead of support\rBo\rML\rCem\rlegal\rDee\r\rEva\r\rFay\r\rGil\r\rHal\r\r"
	// five go, Cem no-go, Eva does not know, Hal abstains.
	splitVotes = "bg\rg\rn\rg\rd\rg\rg\ra\r"
	oneMind    = "bg\rg\rg\rg\rg\rg\rg\rg\rr"
)

// assemble has everybody sit down, and Ana decide.
func assemble(s *tuitest.Screen) *tuitest.Screen {
	return s.Type(arrivals).Press("esc", "d").Shows("‹decides›").Press("enter")
}

func TestAMeetingOfFortyFiveMinutes(t *testing.T) {
	for name, size := range map[string][2]int{"200x60": {200, 60}, "120x40": {120, 40}, "80x24": {80, 24}, "40x12": {40, 12}} {
		t.Run(name, func(t *testing.T) {
			if testing.Short() && name != "80x24" {
				t.Skip("one size, without the clock, is enough for the race detector")
			}
			st := started(t)
			meet(t, st, size[0], size[1], func(s *tuitest.Screen) {
				picture := func(stage string) { goldenOf(t, stage, s.Text()) }
				// The clock draws each second, so it runs in full at one size only.
				pass := func(d time.Duration) {
					if name == "120x40" {
						pass(d)
					}
				}
				s.Shows("Press a and write")
				assemble(s).Shows("10:00 left")
				picture("checkpoint")
				s.Type(splitVotes[:len(splitVotes)-1])
				picture("voting")
				s.Press("enter").Shows("All 8 have voted").Press("r").Shows("Split.", "Cem (no-go)", "Eva (don't know)")
				picture("split")
				s.Press("m", "s").Type("Cem\rThe volume is a guess.\r")
				picture("dissent")
				pass(11 * time.Minute)
				s.Press("right")
				if name == "120x40" {
					s.Shows("+1:0", "over")
				}
				s.Type(oneMind).Press("o").Press("right", "m", "right", "d", "right")
				s.Press("a").Type("We can live with it for now.\rAna\rBo\r\rErrors go over two percent.\r")
				pass(13 * time.Minute)
				s.Press("right", "o", "i").Type("the logs are exported\rBo\rlabel 200 of them\r2026-12-20\r")
				s.Press("right", "m", "right", "m", "right", "m", "right")
				s.Press("ctrl+t").Shows("Park a topic").Type("Who pays for").Press("esc", "ctrl+t").Type(" the GPUs?\r").Shows("Parked for the next meeting.")
				s.Press("m", "right", "m", "right", "m", "right", "m", "right", "m")
				pass(20 * time.Minute)
				s.Press("right").Shows("The verdict", "CONDITIONAL")
				s.Press("n").Type("The gap is not measured.\r").Press("s").Type("Dee\rWe lose a quarter.\r")
				picture("closing")
				s.Press("enter").Press("ctrl+c").Ended()
			})
			checkMeeting(t, last(t, st), name == "120x40")
		})
	}
}

// checkMeeting holds what is stored to the script.
func checkMeeting(t *testing.T, state session.State, whole bool) {
	t.Helper()
	m := casefile.Derive(base(t), state, tuitest.Now).Minutes()
	var log []string
	for _, e := range m.Log {
		log = append(log, fmt.Sprint(e.Kind, " ", e.Item, " ", e.Who))
	}
	want := `poll query_volume |decision query_volume Ana|dissent query_volume Cem|poll stable_use_case |decision stable_use_case Ana|decision defined_gap Ana|decision break_even_modeled Ana|` +
		`decision source_data Ana|decision minimum_volume Ana|decision chat_template Ana|decision eval_set Ana|decision domain_expert Ana|decision single_owner Ana|decision gpu_access Ana|` +
		`decision experiment_tracking Ana|decision deployment_target Ana|decision success_criteria Ana|verdict  Ana|dissent  Dee`
	if got := strings.Join(log, "|"); got != want {
		t.Errorf("the log is\n%s\nwant\n%s", got, want)
	}
	if m.Log[0].Text != "5 go, 1 no-go, 1 don't know, 1 abstain" || m.Verdict.Reason != "The gap is not measured." || !m.Verdict.Differs {
		t.Errorf("%+v, %+v", m.Log[0], m.Verdict)
	}
	if len(state.OpenTopics()) != 1 || state.OpenTopics()[0].Item != "single_owner" || len(state.OpenActions()) != 1 {
		t.Errorf("left: %+v %+v", state.OpenTopics(), state.OpenActions())
	}
	took := m.Meetings[0].Closed.Sub(m.Meetings[0].Opened)
	if !m.Meetings[0].Over || whole && (took < 44*time.Minute || took > 46*time.Minute) {
		t.Errorf("the meeting took %v", took)
	}
}

// goldenOf compares a screen with the one kept under a name.
func goldenOf(t *testing.T, name, screen string) {
	t.Helper()
	t.Run(name, func(t *testing.T) { golden.RequireEqual(t, screen) })
}

func TestTheNextMeetingOpensWithWhatTheLastOneLeft(t *testing.T) {
	st := started(t)
	meet(t, st, 120, 40, func(s *tuitest.Screen) {
		assemble(s).Press("o", "i").Type("the logs are exported\rBo\rlabel 200\r2026-12-20\r")
		s.Press("ctrl+t").Type("Who pays?\r").Press("w", "enter", "ctrl+c").Ended()
	})
	meet(t, st, 120, 40, func(s *tuitest.Screen) {
		s.Shows("Left from the last time", "If the logs are exported, Bo will label 200 by 20 December 2026.", "Who pays?", "Ana, head of support", "‹decides›")
		s.Press("ctrl+c").Ended()
	})
}

func TestTheClockNeverChangesAnything(t *testing.T) {
	st := started(t)
	meet(t, st, 120, 40, func(s *tuitest.Screen) {
		assemble(s).Press("b", "g")
		before, seq := s.Text(), last(t, st).Seq
		pass(20 * time.Minute)
		s.Resize(120, 40)
		if got := last(t, st).Seq; got != seq {
			t.Errorf("the clock saved %d events", got-seq)
		}
		strip := func(text string) string {
			lines := strings.Split(text, "\n")
			return strings.Join(lines[2:], "\n") // without the header and the time in the frame
		}
		if strip(before) != strip(s.Text()) {
			t.Errorf("twenty minutes later the page differs:\n%s\n%s", before, s.Text())
		}
		s.Press("enter").Shows("▸ Bo").Press("ctrl+c").Ended()
	})
}

func TestAKillKeepsRevealedPollsAndDecisions(t *testing.T) {
	script := strings.Split("m|right|"+strings.Join(strings.Split(oneMind, ""), "|")+"|o|right|d", "|")
	for cut := 1; cut < len(script); cut += 3 {
		st := started(t)
		meet(t, st, 80, 24, func(s *tuitest.Screen) {
			assemble(s)
			for _, key := range script[:cut] {
				s.Press(map[string]string{"\r": "enter"}[key] + map[bool]string{true: key}[key != "\r"])
			}
			s.Stop()
		})
		r := last(t, st).Room
		done := strings.Join(script[:cut], "|")
		for _, want := range []struct {
			keys string
			kept bool
		}{
			{"m|", len(r.Decisions) >= 1}, {"|r|", r.LastPoll("stable_use_case") != nil}, {"|o|", len(r.Decisions) >= 2},
		} {
			if strings.Contains(done+"|", want.keys) && !want.kept {
				t.Errorf("killed after %q: %+v", done, r)
			}
		}
		if !strings.Contains(done, "|r") && len(r.Polls) > 0 && len(r.Polls[0].Ballots) > 0 {
			t.Errorf("killed after %q, votes are kept: %+v", done, r.Polls)
		}
	}
}

// TestNothingKeptBeforeTheRevealDependsOnAVote votes twice, in different ways,
// and compares everything that could be read: the screen, the events, the file
// of the store, and both reports.
func TestNothingKeptBeforeTheRevealDependsOnAVote(t *testing.T) {
	for voted, ways := range map[int][2]string{1: {"g", "n"}, 5: {"ggnda", "dnagn"}, 8: {"gggggggg", "nnnnnnnn"}} {
		var seen []string
		for _, votes := range ways {
			st := started(t)
			meet(t, st, 80, 24, func(s *tuitest.Screen) {
				assemble(s).Press("b").Type(strings.Join(strings.Split(votes, ""), "\r"))
				seen = append(seen, s.Text()+readable(t, st))
				s.Stop()
			})
		}
		if seen[0] != seen[1] {
			t.Errorf("after %d votes %v show:\n%s\n\n%s", voted, ways, seen[0], seen[1])
		}
	}
}

// readable is everything that anybody could read of a session: its events in
// the file of a store, and the reports on it.
func readable(t *testing.T, st *tuitest.Memory) string {
	t.Helper()
	state := last(t, st)
	events, err := st.Events(state.ID)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sessions.db")
	kept, err := store.OpenBolt(path, store.Options{Now: func() time.Time { return tuitest.Now }})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := kept.Create(events...); err != nil {
		t.Fatal(err)
	}
	if err := kept.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(file, []byte(`"vote"`)) || bytes.Contains(file, []byte(`"ballots"`)) {
		t.Error("the file of the store holds a vote before the reveal")
	}
	source := report.Source{Case: casefile.Derive(base(t), state, tuitest.Now)}
	markdown, err := report.Markdown(source)
	if err != nil {
		t.Fatal(err)
	}
	asJSON, err := report.JSON(source)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, e := range events {
		b, err := session.Encode(e)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(b)
	}
	return all.String() + string(markdown) + string(asJSON)
}

func TestTheRoomIsReachedFromTheChecklistAndEscLeadsBack(t *testing.T) {
	st := started(t)
	play(t, st, 120, 40, func(s *tuitest.Screen) {
		s.Press("enter", "ctrl+p").Type("checklist\r").Shows("Query volume").Press("R").Shows("Who is here", "Press a and write")
		s.Press("esc").Shows("Query volume").Press("ctrl+p").Type("room\r").Shows("Press a and write").Press("ctrl+c").Ended()
	})
}

func TestAMarkOnTheChecklistPageSupersedesADecisionInTheRoom(t *testing.T) {
	st := started(t)
	meet(t, st, 120, 40, func(s *tuitest.Screen) {
		assemble(s).Press("m").Shows("Met, decided by Ana")
		s.Press("ctrl+p").Type("checklist\r").Press("o").Press("ctrl+p").Type("room\r")
		s.Shows("✗ Open").Lacks("decided by").Press("ctrl+c").Ended()
	})
	if got := last(t, st).Marks["query_volume"].State; got != checklist.Open {
		t.Errorf("the checkpoint is %s", got)
	}
}

func TestAMeetingGoesOnWhereItWasAfterTheProgramEnded(t *testing.T) {
	st := started(t)
	meet(t, st, 120, 40, func(s *tuitest.Screen) {
		assemble(s)
		pass(4 * time.Minute)
		s.Press("m", "right")
		pass(90 * time.Second)
		s.Press("o", "right").Press("ctrl+c").Ended()
	})
	meet(t, st, 120, 40, func(s *tuitest.Screen) {
		s.Shows("Business case 2 of 4 · Stable use case", " 4:2").Press("ctrl+c").Ended()
	})
}
