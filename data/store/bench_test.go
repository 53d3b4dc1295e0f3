package store

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"loracle/advisor"
	"loracle/data/session"
)

// The promises these hold: a saved answer costs one commit, a list of 10,000
// sessions takes less than 100 ms, a session of 2,000 events opens at once.

func benchmarkStore(b *testing.B) *Bolt {
	b.Helper()
	s, err := OpenBolt(filepath.Join(b.TempDir(), "sessions.db"), Options{Now: fixedTime, By: "ana"})
	if err != nil {
		b.Fatal(err)
	}
	return s
}

// fill makes sessions of a typical size, many to a transaction.
func fillStore(b *testing.B, s *Bolt, sessions int) {
	b.Helper()
	start := time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
	const together = 1000
	for done := 0; done < sessions; done += together {
		err := s.update(func(tx *bbolt.Tx) error {
			for i := done; i < done+together; i++ {
				at := start.Add(time.Duration(i) * time.Minute)
				id := session.ID(fmt.Sprintf("01KD%022d", i))
				if _, err := s.createIn(tx, id, typicalEvents(fmt.Sprint("Support triage ", i), at)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

func typicalEvents(title string, at time.Time) []session.Event {
	events := []session.Event{session.Create(title, "5f1e", "paper@1")}
	for i := range 10 {
		events = append(events, session.Answer(advisor.QuestionID(fmt.Sprint("question_", i)), advisor.Number(advisor.Between(3e5, 6e5))))
	}
	for i := range events {
		events[i].At, events[i].By = at.Add(time.Duration(i)*time.Second), "ana"
	}
	return events
}

func benchmarkEvent(i int) session.Event {
	return session.Answer(advisor.QuestionID(fmt.Sprint("question_", i%60)), advisor.Number(advisor.Between(3e5, 6e5)))
}

// BenchmarkAppend saves one answer. "bare" writes the same event to the end of
// a file and syncs it once, "bare twice" does so twice as a commit does: the
// least that this disk asks for. Saving without a pause includes leaving the
// file alone for 11 ms out of every 61 (see turns), which nobody who types meets.
func BenchmarkAppend(b *testing.B) {
	for _, sessions := range []int{1, 10_000} {
		b.Run(fmt.Sprintf("to one of %d sessions", sessions), func(b *testing.B) {
			s := benchmarkStore(b)
			if sessions > 1 {
				fillStore(b, s, sessions)
			}
			st, err := s.Create(session.Create("Support triage", "5f1e", "paper@1"))
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			b.ResetTimer()
			for i := 0; b.Loop(); i++ {
				if _, err := s.Append(st.ID, benchmarkEvent(i)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("bare", func(b *testing.B) { benchmarkBare(b, 1) })
	b.Run("bare twice", func(b *testing.B) { benchmarkBare(b, 2) })
}

func benchmarkBare(b *testing.B, syncs int) {
	f, err := os.Create(filepath.Join(b.TempDir(), "events"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := f.Close(); err != nil {
			b.Error(err)
		}
	})
	e := benchmarkEvent(1)
	e.Seq, e.At, e.By = 1, fixedTime(), "ana"
	raw, err := session.Encode(e)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		for range syncs {
			if _, err := f.Write(raw); err != nil {
				b.Fatal(err)
			}
			if err := f.Sync(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkList10k(b *testing.B) {
	s := benchmarkStore(b)
	fillStore(b, s, 10_000)
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		expectListed(b, s, 10_000)
	}
}

func expectListed(b *testing.B, s *Bolt, want int) {
	b.Helper()
	sums, err := s.List()
	if err != nil || len(sums) != want {
		b.Fatalf("%d sessions, %v", len(sums), err)
	}
}

// BenchmarkOpenStore10k is what starting the program costs: opening the store
// and listing its sessions.
func BenchmarkOpenStore10k(b *testing.B) {
	path := benchmarkStore10k(b)
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		s, err := OpenBolt(path, Options{Now: fixedTime})
		if err != nil {
			b.Fatal(err)
		}
		expectListed(b, s, 10_000)
	}
}

func benchmarkStore10k(b *testing.B) string {
	b.Helper()
	s := benchmarkStore(b)
	fillStore(b, s, 10_000)
	if info, err := os.Stat(s.path); err == nil {
		b.Logf("the file has %d MiB", info.Size()>>20)
	}
	return s.path
}

// BenchmarkOpenOnly10k is the opening without the list.
func BenchmarkOpenOnly10k(b *testing.B) {
	path := benchmarkStore10k(b)
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		if _, err := OpenBolt(path, Options{Now: fixedTime}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoad2000Events folds a long session from the file ("afresh") and
// once more by a program that has it in mind.
func BenchmarkLoad2000Events(b *testing.B) {
	s := benchmarkStore(b)
	events := []session.Event{session.Create("Support triage", "5f1e", "paper@1")}
	for i := range 1999 {
		events = append(events, benchmarkEvent(i))
	}
	st, err := s.Create(events...)
	if err != nil {
		b.Fatal(err)
	}
	for name, forget := range map[string]bool{"afresh": true, "again": false} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if forget {
					s.remember(folded{})
				}
				got, err := s.Load(st.ID)
				if err != nil || got.Seq != 2000 {
					b.Fatal(got.Seq, err)
				}
			}
		})
	}
}
