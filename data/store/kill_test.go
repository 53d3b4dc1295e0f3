package store_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"loracle/data/session"
)

const kills = 40

func TestEveryAcknowledgedAnswerSurvivesAKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sessions.db")
	s, err := open(t, path).Create(session.Create("A", "k", "p"))
	if err != nil {
		t.Fatal(err)
	}
	acknowledged := map[uint64]answered{}
	for round := range rounds(kills) {
		question := fmt.Sprint("round", round)
		c := startChild(t, "answer", path, s.ID, question, 1e6)
		for seq, n := range killAtRandom(t, c) {
			acknowledged[seq] = answered{question, n}
		}
		checkAcknowledged(t, path, s.ID, acknowledged)
	}
	t.Logf("%d kills, %d acknowledged answers", rounds(kills), len(acknowledged))
	if len(acknowledged) < rounds(kills) {
		t.Error("too few answers came before the kills for the test to mean anything")
	}
}

type answered struct {
	question string
	value    int
}

func rounds(n int) int {
	if testing.Short() {
		return n / 8
	}
	return n
}

// killAtRandom kills a child up to 20 ms after its first acknowledgement and
// returns what it acknowledged, by event number.
func killAtRandom(t *testing.T, c child) map[uint64]int {
	t.Helper()
	acknowledged := map[uint64]int{}
	for c.lines.Scan() {
		if len(acknowledged) == 0 {
			time.AfterFunc(rand.N(20*time.Millisecond), func() {
				if err := c.Process.Kill(); err != nil {
					t.Errorf("kill: %v", err)
				}
			})
		}
		var (
			seq uint64
			n   int
		)
		if _, err := fmt.Sscan(c.lines.Text(), &seq, &n); err != nil {
			t.Fatalf("the child wrote %q: %v", c.lines.Text(), err)
		}
		acknowledged[seq] = n
	}
	if err := c.Wait(); err == nil {
		t.Fatal("the child ended by itself")
	}
	return acknowledged
}

func checkAcknowledged(t *testing.T, path string, id session.ID, acknowledged map[uint64]answered) {
	t.Helper()
	b := open(t, path)
	events, err := b.Events(id)
	if err != nil {
		t.Fatal(err)
	}
	for seq, want := range acknowledged {
		if seq > uint64(len(events)) {
			t.Fatalf("event %d was acknowledged; only %d are there", seq, len(events))
		}
		e := events[seq-1]
		if e.Seq != seq || string(e.Question) != want.question || e.Answer.Number.Low != float64(want.value) {
			t.Fatalf("event %d was acknowledged as %v and is %+v", seq, want, e)
		}
	}
	folded, err := session.Fold(id, events)
	if err != nil {
		t.Fatal(err)
	}
	// The summary belongs to the last event, not to one before it.
	sums, err := b.List()
	if err != nil {
		t.Fatal(err)
	}
	if len(sums) != 1 || !sums[0].UpdatedAt.Equal(folded.UpdatedAt) || sums[0].Answered != len(folded.Answers) {
		t.Fatalf("the list shows %+v for %d answers", sums, len(folded.Answers))
	}
}

func TestAKillWhileTheStoreIsMadeLeavesAStore(t *testing.T) {
	for range rounds(kills) {
		path := filepath.Join(t.TempDir(), "new", "sessions.db")
		c := startChild(t, "create", path, "", "", 0)
		var made []string
		for c.lines.Scan() {
			if c.lines.Text() != "ready" {
				made = append(made, c.lines.Text())
				continue
			}
			time.AfterFunc(rand.N(4*time.Millisecond), func() {
				if err := c.Process.Kill(); err != nil {
					t.Errorf("kill: %v", err)
				}
			})
		}
		if err := c.Wait(); err == nil {
			t.Fatal("the child ended by itself")
		}
		b := open(t, path)
		for _, id := range made {
			if _, err := b.Load(session.ID(id)); err != nil {
				t.Fatalf("session %s was acknowledged: %v", id, err)
			}
		}
	}
}

func TestTwoProgramsShareAStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sessions.db")
	s, err := open(t, path).Create(session.Create("A", "k", "p"))
	if err != nil {
		t.Fatal(err)
	}
	const each = 200
	children := []child{
		startChild(t, "answer", path, s.ID, "first", each),
		startChild(t, "answer", path, s.ID, "second", each),
	}
	for _, c := range children {
		n := 0
		for c.lines.Scan() {
			n++
		}
		if err := c.Wait(); err != nil || n != each {
			t.Fatalf("a program saved %d answers: %v", n, err)
		}
	}
	events, err := open(t, path).Events(s.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(events) != 2*each+1 {
		t.Fatalf("%d events", len(events))
	}
	next := map[string]float64{}
	turns := 0
	for i, e := range events[1:] {
		q := string(e.Question)
		if e.Seq != uint64(i+2) || e.Answer.Number.Low != next[q] {
			t.Fatalf("event %d is %s number %v, want number %v", e.Seq, q, e.Answer.Number, next[q])
		}
		next[q]++
		if i > 0 && events[i].Question != e.Question {
			turns++
		}
	}
	t.Logf("the programs took turns %d times", turns)
}
