package tui_test

import (
	"testing"
	"testing/synctest"
	"time"

	"loracle/advisor"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/tui"
	"loracle/ui/tui/page"
	"loracle/ui/tui/tuitest"
)

// team is several people in front of their own terminals, in the only session
// of one store.
type team struct {
	t     *testing.T
	store *tuitest.Team
	id    session.ID
}

// together plays a story of a team in a session that answers the short path.
func together(t *testing.T, story func(*team)) {
	t.Helper()
	st := started(t)
	synctest.Test(t, func(t *testing.T) {
		story(&team{t, tuitest.NewTeam(st), last(t, st).ID})
	})
}

// options are those of somebody at a terminal.
func (m *team) options(name string) tui.Options {
	o := roomOptions(m.t, m.store.Memory)
	o.Store, o.Live, o.By, o.Start = m.store, m.store, name, page.Route{}
	return o
}

// opens opens the session at a question or a checkpoint, by what the palette
// calls it.
func (m *team) opens(name, place string, width, height int) *tuitest.Screen {
	m.t.Helper()
	return goTo(tuitest.Start(m.t, m.options(name), width, height), place)
}

// says adds an answer as another program would.
func (m *team) says(by string, q advisor.QuestionID, n float64) {
	m.t.Helper()
	e := session.Answer(q, advisor.Number(advisor.Exactly(n)))
	e.By, e.At = by, tuitest.Now
	if _, err := m.store.Append(m.id, e); err != nil {
		m.t.Fatal(err)
	}
}

// wipe empties a field.
const wipe = "\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f"

func quit(screens ...*tuitest.Screen) {
	for _, s := range screens {
		s.Press("ctrl+c").Ended()
	}
}

func TestWhatOthersSaveIsFoldedInWithinASecond(t *testing.T) {
	together(t, func(m *team) {
		ana := m.opens("ana", "input tokens", 120, 40)
		bo := m.opens("bo", "output tokens", 120, 40)
		ana.Type("800\r")
		pass(time.Second)
		m.store.Deaf("bo", true) // what comes now is not read any more
		m.says("cem", advisor.QInputTokens, 900)
		goTo(bo, "input tokens").Shows("┃ 800")
		quit(ana, bo)
	})
}

func TestTheHeaderSaysWhoElseIsHereUntilTheyLeaveOrCrash(t *testing.T) {
	together(t, func(m *team) {
		ana := m.opens("ana", "input tokens", 120, 40).Lacks("with ana", "with bo", "with cem")
		bo := m.opens("bo", "gpu access checkpoint", 120, 40).Shows("with ana")
		cem := m.opens("cem", "budget page", 80, 24).Shows("with ana, bo")
		ana.Shows("with bo, cem").Press("ctrl+p").Type("who is here\r")
		ana.Shows("bo", "Checklist, GPU access", "cem", "Budget").Press("esc")
		goTo(bo, "query volume checkpoint")
		ana.Press("ctrl+p").Type("who is here\r").Shows("Checklist, Query volume").Press("esc")
		bo.Press("ctrl+c").Ended()
		ana.Shows("with cem").Lacks("with bo")
		cem.Stop()
		m.store.Expire("cem")
		pass(time.Second)
		ana.Lacks("with ana", "with bo", "with cem")
		ana.Press("esc", "esc", "esc").Shows("╭ Sessions")
		if here := m.store.Here(m.id); len(here) != 0 {
			t.Errorf("at the list of sessions %v is still here", here)
		}
		quit(ana)
	})
}

func TestALongTitleGivesWayBeforeWhoIsHere(t *testing.T) {
	together(t, func(m *team) {
		long := session.Rename("Clinic letters to structured records of everybody")
		long.By, long.At = "ana", tuitest.Now
		if _, err := m.store.Append(m.id, long); err != nil {
			t.Fatal(err)
		}
		ana := m.opens("ana", "input tokens", 80, 24)
		bo := m.opens("bo", "input tokens", 80, 24)
		ana.Shows("Clinic letters to structured", "B ◐  D ◐  T ◐", "with 1")
		quit(ana, bo)
	})
}

func TestOneQuietLineSaysThatTheStoreIsCutOff(t *testing.T) {
	for name, size := range sizes {
		t.Run(name, func(t *testing.T) {
			together(t, func(m *team) {
				long := size[0] > 40
				words := func(a, b string) string {
					if long {
						return a
					}
					return b
				}
				ana := m.opens("ana", "input tokens", size[0], size[1])
				m.store.Link("ana", store.Link{Down: true})
				pass(time.Second)
				ana.Shows(words("Not connected to the team store; changes are kept here and will be sent.", "Not connected; changes are kept here."))
				m.store.Link("ana", store.Link{Down: true, Kept: 3})
				pass(time.Second)
				ana.Shows(words("Not connected to the team store; 3 changes are kept here and will be sent.", "Not connected; 3 changes are kept."), "kept here")
				m.store.Link("ana", store.Link{})
				pass(time.Second)
				ana.Lacks("onnected", "kept here")
				quit(ana)
			})
		})
	}
}

func TestANoteSaysWhatSomebodyElseChangedOfWhatIsInFront(t *testing.T) {
	together(t, func(m *team) {
		ana := m.opens("ana", "task stays", 120, 40).Shows("┃ 12").Type(wipe + "9")
		bo := m.opens("bo", "task stays", 120, 40).Type(wipe + "24\r")
		ana.Shows("bo changed Task stays the same for from 12 months to 24 months.", "┃ 9")
		ana.Type("0").Shows("bo changed Task stays the same for", "┃ 90")
		ana.Press("tab").Lacks("bo changed")
		if r, _ := answers(t, m.store.Memory).Number(advisor.QStableMonths); r != advisor.Exactly(90) {
			t.Errorf("ana wrote 90 with 24 in view, and the store has %v", r)
		}
		goTo(bo, "gpu access checkpoint").Lacks("ana changed")
		goTo(ana, "gpu access checkpoint").Press("m")
		bo.Shows("ana changed GPU access from not looked at to met.")
		quit(ana, bo)
	})
}

func TestAFieldNobodyTypedInShowsWhatOthersAnswer(t *testing.T) {
	together(t, func(m *team) {
		ana := m.opens("ana", "where it falls short", 120, 40)
		bo := m.opens("bo", "where it falls short", 120, 40).Press("space").Press("tab")
		ana.Press("tab")
		want := last(t, m.store.Memory).Seq
		if got := answers(t, m.store.Memory)[advisor.QGap]; len(got.Words) != 1 || got.Words[0] != "accuracy" {
			t.Errorf("the gap is %v", got)
		}
		pass(time.Second)
		if got := last(t, m.store.Memory).Seq; got != want {
			t.Errorf("leaving a field that nobody typed in saved %d events", got-want)
		}
		quit(ana, bo)
	})
}

// clash has ana and bo answer one question without knowing of each other.
func (m *team) clash(width, height int) (ana, bo *tuitest.Screen) {
	ana = m.opens("ana", "task stays", width, height)
	bo = m.opens("bo", "task stays", width, height)
	m.store.Deaf("bo", true)
	ana.Type(wipe + "24\r")
	bo.Type(wipe + "36\r")
	m.store.Deaf("bo", false)
	pass(3 * time.Second)
	return ana, bo
}

func TestTwoAnswersThatDidNotKnowOfEachOtherAskWhichOneHolds(t *testing.T) {
	for name, choice := range map[string]struct {
		key  string
		want float64
	}{"yours": {"k", 36}, "theirs": {"t", 24}} {
		t.Run(name, func(t *testing.T) {
			together(t, func(m *team) {
				ana, bo := m.clash(120, 40)
				ana.Shows("Changed twice", "Task stays the same for", "You, 23 November", "24 months", "bo, 23 November", "counts now", "36 months", "keep yours", "take bo's")
				bo.Shows("Changed twice", "You, 23 November", "take ana's").Press(choice.key)
				pass(3 * time.Second)
				for _, s := range []*tuitest.Screen{ana, bo} {
					s.Lacks("Changed twice", "clash")
				}
				state := last(t, m.store.Memory)
				if r, _ := state.Answers.Number(advisor.QStableMonths); r != advisor.Exactly(choice.want) || len(state.Clashes()) > 0 {
					t.Errorf("the store has %v and %d clashes", r, len(state.Clashes()))
				}
				quit(ana, bo)
			})
		})
	}
}

func TestAClashThatIsPutOffStaysAQuietHint(t *testing.T) {
	for _, size := range sizes {
		together(t, func(m *team) {
			ana, bo := m.clash(size[0], size[1])
			bo.Shows("Changed twice", "36 months").Press("esc").Lacks("Changed twice").Shows("settle")
			pass(time.Minute)
			bo.Lacks("Changed twice").Press("ctrl+p").Type("settle\r").Shows("Changed twice").Press("t").Lacks("Changed twice", "clash")
			pass(3 * time.Second)
			ana.Lacks("Changed twice")
			quit(ana, bo)
		})
	}
}

func TestAChoiceNeverTakesAKeyThatWasMeantForTheField(t *testing.T) {
	together(t, func(m *team) {
		ana, bo := m.clash(120, 40)
		ana.Press("esc")
		bo.Press("esc")
		m.store.Deaf("bo", true)
		goTo(ana, "period compared").Type(wipe + "5\r")
		goTo(bo, "period compared").Type(wipe + "4\r")
		m.store.Deaf("bo", false)
		for range 20 {
			bo.Type("k").Lacks("Changed twice")
			pass(200 * time.Millisecond)
		}
		pass(3 * time.Second)
		bo.Shows("Changed twice")
		quit(ana, bo)
	})
}

func TestClashesComeOneAfterTheOther(t *testing.T) {
	together(t, func(m *team) {
		bo := m.opens("bo", "task stays", 120, 40)
		m.store.Deaf("bo", true)
		m.says("ana", advisor.QStableMonths, 24)
		m.says("ana", advisor.QInputTokens, 700)
		m.store.Fail(store.ErrLocked)
		bo.Type(wipe + "36\r")
		goTo(bo, "input tokens").Type("800\r")
		m.store.Fail(nil)
		m.store.Deaf("bo", false)
		pass(2 * time.Minute) // it is tried again by itself
		bo.Shows("Changed twice", "Task stays the same for").Press("k")
		pass(3 * time.Second)
		bo.Shows("Changed twice", "Input tokens").Press("t")
		pass(3 * time.Second)
		bo.Lacks("Changed twice")
		got := answers(t, m.store.Memory)
		months, _ := got.Number(advisor.QStableMonths)
		tokens, _ := got.Number(advisor.QInputTokens)
		if months != advisor.Exactly(36) || tokens != advisor.Exactly(700) {
			t.Errorf("%v and %v hold", months, tokens)
		}
		quit(bo)
	})
}

func TestOwnChangesOneAfterTheOtherNeverClash(t *testing.T) {
	together(t, func(m *team) {
		ana := m.opens("ana", "task stays", 120, 40)
		ana.Type(wipe + "24\r").Press("shift+tab").Type(wipe + "36\r")
		goTo(ana, "task stays").Type(wipe + "48\r")
		pass(3 * time.Second)
		events, err := m.store.Events(m.id)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range events {
			if e.Seen != 0 {
				t.Errorf("event %d says that its author had seen %d only", e.Seq, e.Seen)
			}
		}
		quit(ana)
	})
}
