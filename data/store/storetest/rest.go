package storetest

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"loracle/advisor"
	"loracle/data/session"
	"loracle/data/store"
)

func testKnowledge(t *testing.T, f *fixture) {
	hash := strings.Repeat("5f1e", 16)
	if _, err := f.Knowledge(hash); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("before it was kept: %v", err)
	}
	files := bytes.Repeat([]byte{0, 1, 2, 255}, 50_000)
	for _, b := range [][]byte{files, []byte("not again")} {
		if err := f.PutKnowledge(hash, b); err != nil {
			t.Fatal(err)
		}
		for _, s := range []store.Store{f, f.reopen(t)} {
			got, err := s.Knowledge(hash)
			if err != nil || !bytes.Equal(got, files) {
				t.Fatalf("got %d bytes, %v", len(got), err)
			}
			got[0] = 'x' // what is handed out is a copy
		}
	}
	for _, bad := range []string{"", "5f1e", strings.Repeat("zz", 32), hash + "00"} {
		if err := f.PutKnowledge(bad, files); err == nil {
			t.Errorf("%q was taken for a hash", bad)
		}
	}
	if err := f.PutKnowledge(strings.Repeat("ab", 32), nil); err == nil {
		t.Error("an empty knowledge base was kept")
	}
}

func testGoroutines(t *testing.T, f *fixture) {
	s := f.make(t, "A")
	const writers, each = 8, 10
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := range each {
				if _, err := f.Append(s.ID, numbered(w, i)); err != nil {
					t.Errorf("writer %d, event %d: %v", w, i, err)
				}
				if _, err := f.Load(s.ID); err != nil {
					t.Error(err)
				}
				if _, err := f.List(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	expectInOrder(t, f, s.ID, writers, each)
}

func testTwoOpenings(t *testing.T, f *fixture) {
	s := f.make(t, "A")
	stores := []store.Store{f.Store, f.reopen(t)}
	const each = 20
	for i := range each {
		for w, st := range stores {
			kept, err := st.Append(s.ID, numbered(w, i))
			if err != nil {
				t.Fatal(err)
			}
			if want := uint64(2*i + w + 2); kept.Seq != want {
				t.Fatalf("writer %d, event %d has the number %d, want %d", w, i, kept.Seq, want)
			}
		}
	}
	for _, st := range stores {
		expectInOrder(t, st, s.ID, len(stores), each)
	}
}

// numbered is the i-th event of a writer.
func numbered(writer, i int) session.Event {
	return session.Answer(advisor.QuestionID(fmt.Sprint("writer", writer)), advisor.Number(advisor.Exactly(float64(i))))
}

// expectInOrder checks that every event of every writer is there, each writer's
// in the order they were sent.
func expectInOrder(t *testing.T, s store.Store, id session.ID, writers, each int) {
	t.Helper()
	events, err := s.Events(id)
	if err != nil {
		t.Fatal(err)
	}
	if want := writers*each + 1; len(events) != want {
		t.Fatalf("%d events, want %d", len(events), want)
	}
	next := map[advisor.QuestionID]float64{}
	for i, e := range events {
		if e.Seq != uint64(i+1) {
			t.Fatalf("event %d has the number %d", i+1, e.Seq)
		}
		if e.Kind != session.Answered {
			continue
		}
		if e.Answer.Number.Low != next[e.Question] {
			t.Fatalf("event %d: %s sent %v, want %v", i+1, e.Question, e.Answer.Number, next[e.Question])
		}
		next[e.Question]++
	}
}

func testClosed(t *testing.T, f *fixture) {
	s := f.make(t, "A")
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	_, createErr := f.Create(session.Create("B", "k", "p"))
	_, appendErr := f.Append(s.ID, session.Rename("B"))
	_, loadErr := f.Load(s.ID)
	_, listErr := f.List()
	for _, err := range []error{createErr, appendErr, loadErr, listErr} {
		if !errors.Is(err, store.ErrClosed) {
			t.Errorf("got %v", err)
		}
	}
	if err := f.Close(); err != nil {
		t.Errorf("closing again: %v", err)
	}
}

func testSummarizerPanics(t *testing.T, f *fixture) {
	s := f.make(t, "A")
	f.options.Summarize = func(session.State) (string, string) { panic("a bug elsewhere") }
	broken := f.reopen(t)
	func() {
		defer func() {
			if p := recover(); p != "a bug elsewhere" {
				t.Errorf("recovered %v", p)
			}
		}()
		kept, err := broken.Append(s.ID, session.Rename("B"))
		t.Errorf("kept %+v, %v", kept, err)
	}()
	// Nothing was kept, and nothing stays locked.
	if kept := f.append(t, s.ID, session.Rename("C")); kept.Seq != 2 {
		t.Errorf("the next event is number %d", kept.Seq)
	}
	expectTitles(t, f.List, "C")
}
