package plain

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/tui/tuitest"
)

// meeting is a session on a store that is shared, led by whoever calls lead.
type meeting struct {
	t    *testing.T
	base *knowledge.Base
	team *tuitest.Team
	id   session.ID
}

func newMeeting(t *testing.T) *meeting {
	t.Helper()
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	m := &meeting{t, base, tuitest.NewTeam(tuitest.NewMemory()), ""}
	state, err := m.team.Create(casefile.Created(base, "Support triage", noon, "kim"))
	if err != nil {
		t.Fatal(err)
	}
	m.id = state.ID
	return m
}

// happens appends events of whoever leads the meeting.
func (m *meeting) happens(events ...session.Event) {
	m.t.Helper()
	for _, e := range events {
		e.At, e.By = noon, "kim"
		if _, err := m.team.Append(m.id, e); err != nil {
			m.t.Fatal(err)
		}
	}
	synctest.Wait()
}

func (m *meeting) state() session.State {
	m.t.Helper()
	state, err := m.team.Load(m.id)
	if err != nil {
		m.t.Fatal(err)
	}
	return state
}

// terminal is somebody who has joined.
type terminal struct {
	t    *testing.T
	keys *io.PipeWriter
	mu   sync.Mutex
	out  bytes.Buffer
	end  context.CancelFunc
	over chan error
}

func (w *terminal) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.out.Write(p)
}

func (m *meeting) joins(name string, secrets Secrets) *terminal {
	m.t.Helper()
	in, keys := io.Pipe()
	ctx, end := context.WithCancel(context.Background())
	w := &terminal{t: m.t, keys: keys, end: end, over: make(chan error, 1)}
	state := m.state()
	go func() {
		w.over <- Join(ctx, JoinOptions{
			In: in, Out: w, Store: m.team, Base: m.base, State: state, Now: newTalk(m.t).by.Now, By: "someone", Name: name, Secrets: secrets,
		})
		if err := in.Close(); err != nil {
			w.t.Error(err)
		}
	}()
	synctest.Wait()
	return w
}

func (w *terminal) types(line string) *terminal {
	w.t.Helper()
	if _, err := io.WriteString(w.keys, line+"\n"); err != nil {
		w.t.Fatal(err)
	}
	synctest.Wait()
	return w
}

// shows fails the test unless every text was printed since the last time.
func (w *terminal) shows(texts ...string) *terminal {
	w.t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, text := range texts {
		if !strings.Contains(w.out.String(), text) {
			w.t.Errorf("%q is not among\n%s", text, w.out.String())
		}
	}
	w.out.Reset()
	return w
}

// ends fails the test unless the program ends by itself.
func (w *terminal) ends() {
	w.t.Helper()
	synctest.Wait()
	select {
	case err := <-w.over:
		if err != nil {
			w.t.Error(err)
		}
	default:
		w.t.Error("it goes on")
	}
	w.end()
	w.hangUp()
}

// crashes ends the program in the middle of whatever it does.
func (w *terminal) crashes() {
	w.end()
	w.hangUp()
	if err := <-w.over; err != nil && !errors.Is(err, context.Canceled) {
		w.t.Logf("it ended with %v", err)
	}
}

// hangUp ends the input.
func (w *terminal) hangUp() {
	w.t.Helper()
	if err := w.keys.Close(); err != nil {
		w.t.Error(err)
	}
}

func TestAnAttendeeVotesAsLines(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMeeting(t)
		kim, err := m.team.Visit(t.Context(), m.id, store.Presence{Desk: "d", Name: "kim"})
		if err != nil {
			t.Fatal(err)
		}
		ana := m.joins("Ana", &tuitest.Secrets{}).shows("Support triage", "You are Ana.", "No meeting is open yet")
		ana.types("go").shows("No poll is open.").types("maybe").shows("Type go, no-go")
		m.happens(session.OpenMeeting())
		kim.Move(store.Place{Page: "room", Subject: "query_volume", Leads: true})
		synctest.Wait()
		ana.shows("The meeting is open since", "kim is at Query volume: Does the use case")
		m.happens(session.OpenPoll("query_volume"))
		ana.shows("A blind poll is open on Query volume.").types("no-go").shows("Taken; nothing is shown.").types("go").shows("Taken")
		m.happens(session.RevealPoll("query_volume"), session.NameDecider("Ana"), session.DecideItem("query_volume", "Ana", checklist.Mark{State: checklist.Met}))
		ana.shows("The poll on Query volume: 1 go. go: Ana.", "Ana decided on Query volume: met.")
		if p := m.state().Room.LastPoll("query_volume"); len(p.Names(checklist.VoteGo)) != 1 {
			t.Errorf("the poll is %+v", p)
		}
		m.happens(session.CloseMeeting())
		ana.shows("The meeting is closed.").types("quit").ends()
		if err := kim.Leave(); err != nil {
			t.Error(err)
		}
	})
}

func TestAVoteAsLinesIsShownOnceThePersonIsBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMeeting(t)
		kept := &tuitest.Secrets{}
		m.happens(session.OpenMeeting())
		m.joins("Ana", kept).crashes()
		m.happens(session.OpenPoll("query_volume"))
		m.joins("ana", kept).types("d").shows("Taken").crashes()
		m.happens(session.RevealPoll("query_volume"))
		if p := m.state().Room.LastPoll("query_volume"); len(p.Closed()) != 1 {
			t.Errorf("the poll is %+v", p)
		}
		m.joins("Ana", kept).shows("The poll on Query volume: 1 don't know.").types("quit").ends()
		if left, _ := kept.All(m.id, "Ana"); len(left) != 0 {
			t.Errorf("%v is still kept", left)
		}
	})
}

func TestTheEndOfTheInputWaitsForAnOwnVoteToBeShown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMeeting(t)
		m.happens(session.AddAttendee("Bo", ""), session.OpenMeeting(), session.OpenPoll("query_volume"))
		ana := m.joins("Ana", &tuitest.Secrets{}).types("go")
		if err := ana.keys.Close(); err != nil {
			t.Fatal(err)
		}
		m.happens(session.RevealPoll("query_volume"))
		ana.shows("1 go; 1 did not vote.").ends()
		m.joins("Cem", &tuitest.Secrets{}).types("quit").ends()
	})
}
