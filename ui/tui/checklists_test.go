package tui_test

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/ui/tui/tuitest"
)

// lists gives the shipped checklists out of a store in memory.
type lists struct {
	st   *tuitest.Memory
	base *knowledge.Base
}

func (l lists) pack(name string) (*knowledge.Pack, error) {
	data, ok := knowledge.ShippedPack(name)
	if !ok {
		return nil, errors.New("there is no checklist " + name)
	}
	return l.base.ReadPack(name, data)
}

func (l lists) Create(name, title string, at time.Time, by string) (session.State, *knowledge.Base, error) {
	pack, err := l.pack(name)
	if err != nil {
		return session.State{}, nil, err
	}
	own := l.base.WithPack(pack)
	state, err := l.st.Create(casefile.Created(own, title, at, by))
	return state, own, err
}

func (l lists) Compare(c casefile.Case, name string) (casefile.Upgrade, error) {
	pack, err := l.pack(name)
	if err != nil {
		return casefile.Upgrade{}, err
	}
	return c.CompareWith(pack), nil
}

func (l lists) Upgrade(id session.ID, u casefile.Upgrade, at time.Time, by string) (session.State, *knowledge.Base, error) {
	pack, err := l.pack("rag_production")
	if err != nil {
		return session.State{}, nil, err
	}
	e := session.Event{Kind: session.PackUpgraded, At: at, By: by, Via: session.OnScreen, Pack: u.To, PackSHA256: pack.SHA256}
	for _, i := range u.Dropped {
		e.Dropped = append(e.Dropped, i.ID)
	}
	if _, err := l.st.Append(id, e); err != nil {
		return session.State{}, nil, err
	}
	state, err := l.st.Load(id)
	return state, l.base.WithPack(pack), err
}

func withLists(t *testing.T, st *tuitest.Memory, story func(*tuitest.Screen)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		opts := options(t, st)
		opts.Checklists = lists{st, opts.Base}
		story(tuitest.Start(t, opts, 120, 40))
	})
}

func TestASessionGetsTheChecklistChosenForIt(t *testing.T) {
	withLists(t, tuitest.NewMemory(), func(s *tuitest.Screen) {
		s.Press("n").Type("RAG").Press("tab").Shows("Checklist: ").Press("enter").Shows("1 of 10")
		s.Press("ctrl+p").Type("checklist\r").Shows("Checklist · RAG").Lacks("Query volume")
		s.Stop()
	})
}

func TestASessionGoesOverToAnotherChecklistWithWhatWasSaidBefore(t *testing.T) {
	st := started(t)
	withLists(t, st, func(s *tuitest.Screen) {
		s.Press("enter", "ctrl+p").Type("checklist\r").Shows("Checklist · LoRA go/no-go").Press("m", "s")
		s.Type("rag_production\r").Shows("Dropped (14)").Press("y").Shows("The session now has rag_production@", "Checklist · RAG")
		s.Press("m").Stop()
	})
	list, err := st.List()
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	state, err := st.Load(list[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(state.Marks) != 1 || state.PackSHA256 == "" || len(state.History["query_volume"]) != 1 {
		t.Errorf("%d marks, pack %s, history %+v", len(state.Marks), state.Pack, state.History)
	}
}

func TestASessionOpensWithWhatTheLastReviewLeft(t *testing.T) {
	st := tuitest.NewMemory()
	due := time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
	_, err := st.Create(casefile.Created(base(t), "Kept", tuitest.Now, "kim"), session.Park("who pays", ""),
		session.AddAction("eval_set", checklist.Action{Trigger: "the logs are here", Owner: "Bo", Do: "label 200", Due: due}))
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range sizes {
		play(t, st, size[0], size[1], func(s *tuitest.Screen) {
			s.Press("enter").Shows("Left from the last time", "If the logs are here", "Overdue.")
			s.Press("esc").Shows("1 of 10").Lacks("Left from the last time").Stop()
		})
		play(t, st, size[0], size[1], func(s *tuitest.Screen) {
			s.Press("enter", "c").Shows("Checklist").Lacks("Left from the last time ─").Stop()
		})
	}
}

// TestAKeyThatTakesTextNeverOnlyClosesWhatIsRead guards what is typed after it:
// it must not reach the page behind.
func TestAKeyThatTakesTextNeverOnlyClosesWhatIsRead(t *testing.T) {
	st := tuitest.NewMemory()
	if _, err := st.Create(casefile.Created(base(t), "Kept", tuitest.Now, "kim"), session.Park("who pays", "")); err != nil {
		t.Fatal(err)
	}
	for _, first := range [][]string{{"enter"}, {"enter", "esc", "f1"}} {
		play(t, st, 120, 40, func(s *tuitest.Screen) {
			s.Press(first...).Press("ctrl+p").Type("checklist\r").Shows("Checklist · LoRA go/no-go").Lacks("│ Evidence").Stop()
		})
		play(t, st, 120, 40, func(s *tuitest.Screen) {
			s.Press(first...).Press("ctrl+t").Type("what it costs").Shows("Park a topic", "what it costs").Press("esc").Stop()
		})
	}
}
