package store_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"loracle/data/session"
)

// kills is how many times a program is killed, at a moment of chance: before it
// opens the store, while it saves, between two answers.
const kills = 1000

// killsAStore is how many of these one store lives through.
const killsAStore = 50

func TestEveryAcknowledgedAnswerSurvivesAKill(t *testing.T) {
	stores := make(chan int, kills)
	left := rounds(kills)
	for ; left > 0; left -= killsAStore {
		stores <- min(left, killsAStore)
	}
	close(stores)
	var answers atomic.Int64
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for n := range stores {
				answers.Add(int64(killOneStore(t, n)))
			}
		})
	}
	all.Wait()
	t.Logf("%d kills, %d acknowledged answers", rounds(kills), answers.Load())
	// Nine of ten kills come after an answer, however slow the disk is.
	if answers.Load() < int64(rounds(kills)*9/10) {
		t.Error("too few answers came before the kills for the test to mean anything")
	}
}

// killOneStore kills programs that work in one store, and returns how many
// answers were acknowledged.
func killOneStore(t *testing.T, kills int) int {
	path := filepath.Join(t.TempDir(), "sessions.db")
	s, err := open(t, path).Create(session.Create("A", "k", "p"))
	if err != nil {
		t.Error(err)
		return 0
	}
	acknowledged := map[uint64]answered{}
	for round := range kills {
		question := fmt.Sprint("round", round)
		c := startChild(t, "answer", path, s.ID, question, 1e6)
		for seq, n := range killAtRandom(t, c, round%10 == 0) {
			acknowledged[seq] = answered{question, n}
		}
		if round%5 == 4 || round == kills-1 {
			checkAcknowledged(t, path, s.ID, acknowledged)
		}
	}
	return len(acknowledged)
}

type answered struct {
	question string
	value    int
}

// rounds are fewer where there is little time, or where the program is slow.
func rounds(n int) int {
	if testing.Short() {
		return n / 20
	}
	return n / slower
}

// killAtRandom kills a child up to 8 ms after its first acknowledgement, or
// after its start, and returns what it acknowledged, by event number.
func killAtRandom(t *testing.T, c child, early bool) map[uint64]int {
	t.Helper()
	acknowledged := map[uint64]int{}
	kill := func(within time.Duration) {
		time.AfterFunc(rand.N(within), func() {
			if err := c.Process.Kill(); err != nil {
				t.Errorf("kill: %v", err)
			}
		})
	}
	if early {
		kill(40 * time.Millisecond)
	}
	for c.lines.Scan() {
		if len(acknowledged) == 0 && !early {
			kill(8 * time.Millisecond)
		}
		var (
			seq uint64
			n   int
		)
		if _, err := fmt.Sscan(c.lines.Text(), &seq, &n); err != nil {
			t.Errorf("the child wrote %q: %v", c.lines.Text(), err)
			continue
		}
		acknowledged[seq] = n
	}
	if err := c.Wait(); err == nil {
		t.Error("the child ended by itself")
	}
	return acknowledged
}

func checkAcknowledged(t *testing.T, path string, id session.ID, acknowledged map[uint64]answered) {
	t.Helper()
	b := open(t, path)
	events, err := b.Events(id)
	if err != nil {
		t.Error(err)
		return
	}
	for seq, want := range acknowledged {
		if seq > uint64(len(events)) {
			t.Errorf("event %d was acknowledged; only %d are there", seq, len(events))
			continue
		}
		e := events[seq-1]
		if e.Seq != seq || string(e.Question) != want.question || e.Answer.Number.Low != float64(want.value) {
			t.Errorf("event %d was acknowledged as %v and is %+v", seq, want, e)
		}
	}
	folded, err := session.Fold(id, events)
	if err != nil {
		t.Error(err)
		return
	}
	// The summary belongs to the last event, not to one before it.
	sums, err := b.List()
	if err != nil {
		t.Error(err)
		return
	}
	if len(sums) != 1 || !sums[0].UpdatedAt.Equal(folded.UpdatedAt) || sums[0].Answered != len(folded.Answers) {
		t.Errorf("the list shows %+v for %d answers", sums, len(folded.Answers))
	}
}

func TestAKillWhileTheStoreIsMadeLeavesAStore(t *testing.T) {
	for range rounds(100) {
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

// Two programs save at the same time, in one session and in one each.
func TestTwoProgramsShareAStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sessions.db")
	b := open(t, path)
	var made [3]session.ID
	for i, title := range []string{"Shared", "Ana's", "Ben's"} {
		s, err := b.Create(session.Create(title, "k", "p"))
		if err != nil {
			t.Fatal(err)
		}
		made[i] = s.ID
	}
	each := rounds(1000)
	saveTogether(t, path, made[0], made[0], each)
	events, err := b.Events(made[0])
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("the programs took turns %d times", expectInOrder(t, events, "first", "second", each))
	saveTogether(t, path, made[1], made[2], each)
	for i, question := range []string{"first", "second"} {
		events, err := b.Events(made[i+1])
		if err != nil {
			t.Fatal(err)
		}
		expectInOrder(t, events, question, "", each)
	}
	if report := examine(t, path); len(report.Findings) > 0 || report.Events != 4*each+3 {
		t.Errorf("found %q, %d events", report.Findings, report.Events)
	}
}

// saveTogether has two programs save so many answers at once.
func saveTogether(t *testing.T, path string, first, second session.ID, each int) {
	t.Helper()
	for _, c := range []child{
		startChild(t, "answer", path, first, "first", each),
		startChild(t, "answer", path, second, "second", each),
	} {
		defer func() {
			n := 0
			for c.lines.Scan() {
				n++
			}
			if err := c.Wait(); err != nil || n != each {
				t.Errorf("a program saved %d answers: %v", n, err)
			}
		}()
	}
}

// expectInOrder checks that a session has every answer to one or two questions,
// each in the order it was given, and returns how often they took turns.
func expectInOrder(t *testing.T, events []session.Event, first, second string, each int) (turns int) {
	t.Helper()
	next := map[string]float64{}
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
	want := map[string]float64{first: float64(each)}
	if second != "" {
		want[second] = float64(each)
	}
	if !maps.Equal(next, want) {
		t.Fatalf("there are %v answers, want %v", next, want)
	}
	return turns
}
