package store

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"loracle/data/session"
)

// BenchmarkLarge is what a person meets in a store of 10,000 and of 100,000
// sessions: the first screen of the list, a filter, a session by its title, an
// answer. The promise is that only what is shown is read, so that the two sizes
// differ only where everything is asked for; that 10,000 sessions are listed
// within 100 ms; and that a program that has done all of this at 100,000
// sessions has never held more than 64 MB.
func BenchmarkLarge(b *testing.B) {
	for _, sessions := range []int{10_000, 100_000} {
		b.Run(strconv.Itoa(sessions), func(b *testing.B) {
			s := benchmarkStore(b)
			fillStore(b, s, sessions)
			if info, err := os.Stat(s.path); err == nil {
				b.Logf("the file has %d MiB", info.Size()>>20)
			}
			for name, use := range browsing(sessions) {
				b.Run(name, func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						if err := use(s); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
			b.Run("peak memory", func(b *testing.B) { benchmarkPeak(b, s.path, sessions) })
		})
	}
}

// browsing is what a person does in a store.
func browsing(sessions int) map[string]func(*Bolt) error {
	expect := func(got, want int, err error) error {
		if err == nil && got != want {
			err = fmt.Errorf("got %d sessions, want %d", got, want)
		}
		return err
	}
	return map[string]func(*Bolt) error{
		"first screen": func(s *Bolt) error {
			page, err := s.Page(Query{Limit: 200})
			if err == nil {
				_, err = s.Count()
			}
			return expect(len(page.Sessions), 200, err)
		},
		"first step of a filter": func(s *Bolt) error {
			page, err := s.Page(Query{Limit: 200, Scan: 5_000, Words: []string{"triage", "77"}})
			if err == nil && len(page.Sessions) == 0 {
				err = fmt.Errorf("nothing found")
			}
			return err
		},
		"whole list in pages": func(s *Bolt) error {
			n := 0
			for q := (Query{Limit: 1000}); ; {
				page, err := s.Page(q)
				n += len(page.Sessions)
				if q.After = page.Next; err != nil || q.After.IsZero() {
					return expect(n, sessions, err)
				}
			}
		},
		"session by its title": func(s *Bolt) error {
			_, err := s.Find(fmt.Sprint("Support triage ", sessions/2))
			return err
		},
		"answer": func(s *Bolt) error {
			state, err := s.Find(fmt.Sprint("Support triage ", sessions/3))
			if err != nil {
				return err
			}
			_, err = s.Append(state.ID, benchmarkEvent(1))
			return err
		},
	}
}

// browseVariable holds the store that this program is to browse in as a child.
const browseVariable = "STORE_BENCHMARK_BROWSE"

// benchmarkPeak has another program do all of browsing, and reports the most
// memory it held.
func benchmarkPeak(b *testing.B, path string, sessions int) {
	exe, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		cmd := exec.Command(exe, "-test.run", "^TestBrowseAsAChild$", "-test.v")
		cmd.Env = append(os.Environ(), browseVariable+"="+path, "STORE_BENCHMARK_SESSIONS="+strconv.Itoa(sessions))
		out, err := cmd.Output()
		if err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		_, after, ok := strings.Cut(string(out), "peak ")
		if !ok {
			b.Skip("this system does not say how much memory a program held")
		}
		kib, err := strconv.Atoi(strings.Fields(after)[0])
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(kib)/1024, "MB-peak")
	}
}

// TestBrowseAsAChild is the other program of benchmarkPeak.
func TestBrowseAsAChild(t *testing.T) {
	path := os.Getenv(browseVariable)
	if path == "" {
		t.Skip("this is the other program of BenchmarkLarge")
	}
	sessions, err := strconv.Atoi(os.Getenv("STORE_BENCHMARK_SESSIONS"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := OpenBolt(path, Options{Now: fixedTime, Summarize: func(session.State) (string, string) { return "lora", "go" }})
	if err != nil {
		t.Fatal(err)
	}
	for name, use := range browsing(sessions) {
		if err := use(s); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skip(err)
	}
	for line := range strings.Lines(string(status)) {
		if peak, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			t.Log("peak", strings.TrimSpace(peak))
		}
	}
}
