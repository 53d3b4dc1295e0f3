package etcd_test

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"loracle/advisor"
	"loracle/data/session"
)

// operation is one event that a client tried to save.
type operation struct {
	client string
	// n counts the events of a client from 0.
	n int
	// invoked and acknowledged are ticks of a clock that all clients share;
	// acknowledged is 0 where no answer ever came.
	invoked, acknowledged int64
	// seq is the number that was acknowledged.
	seq uint64
}

func (o operation) text() string { return fmt.Sprintf("%s %d", o.client, o.n) }

// event is what the operation saves. No other saves the same.
func (o operation) event() session.Event {
	e := session.NoteQuestion("gap", o.text())
	e.At, e.By = fixedTime(), o.client
	return e
}

// history is what the clients of a store saw.
type history struct {
	clock atomic.Int64
	mu    sync.Mutex
	all   []operation
}

func (h *history) invoke(client string, n int) operation {
	return operation{client: client, n: n, invoked: h.clock.Add(1)}
}

// end writes down an operation; kept is nil where no answer came.
func (h *history) end(o operation, kept *session.Event) {
	if kept != nil {
		o.acknowledged, o.seq = h.clock.Add(1), kept.Seq
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.all = append(h.all, o)
}

// check compares what the clients saw with what is stored, and says what does
// not fit:
//   - the events are numbered without a gap;
//   - what was acknowledged is there once, under the number that was said;
//   - what was not acknowledged is there once or not at all, and nothing else is;
//   - the events of one client have its order;
//   - an event acknowledged before another was begun stands before it.
func check(all []operation, stored []session.Event) error {
	var wrong []error
	places := map[string][]uint64{}
	for i, e := range stored {
		if e.Seq != uint64(i)+1 {
			wrong = append(wrong, fmt.Errorf("event %d has the number %d", i+1, e.Seq))
		}
		if e.Kind == session.Noted {
			places[e.Note] = append(places[e.Note], e.Seq)
		}
	}
	last := map[string]uint64{}
	all = slices.SortedFunc(slices.Values(all), func(a, b operation) int {
		return cmp.Or(cmp.Compare(a.client, b.client), cmp.Compare(a.n, b.n))
	})
	for _, o := range all {
		there := places[o.text()]
		delete(places, o.text())
		switch {
		case len(there) > 1:
			wrong = append(wrong, fmt.Errorf("%q is doubled: %d", o.text(), there))
		case o.acknowledged > 0 && len(there) == 0:
			wrong = append(wrong, fmt.Errorf("%q was acknowledged as %d and is lost", o.text(), o.seq))
		case o.acknowledged > 0 && there[0] != o.seq:
			wrong = append(wrong, fmt.Errorf("%q was acknowledged as %d and stands at %d", o.text(), o.seq, there[0]))
		}
		for _, at := range there {
			if at < last[o.client] {
				wrong = append(wrong, fmt.Errorf("%q stands at %d, before an earlier one of the client at %d", o.text(), at, last[o.client]))
			}
			last[o.client] = max(last[o.client], at)
		}
	}
	for text := range places {
		wrong = append(wrong, fmt.Errorf("%q is stored and nobody sent it", text))
	}
	return errors.Join(append(wrong, checkRealTime(all)...)...)
}

// checkRealTime makes sure that what was acknowledged before an operation began
// has a smaller number.
func checkRealTime(all []operation) (wrong []error) {
	acknowledged := slices.DeleteFunc(slices.Clone(all), func(o operation) bool { return o.acknowledged == 0 })
	byEnd := slices.SortedFunc(slices.Values(acknowledged), func(a, b operation) int { return cmp.Compare(a.acknowledged, b.acknowledged) })
	slices.SortFunc(acknowledged, func(a, b operation) int { return cmp.Compare(a.invoked, b.invoked) })
	var before operation // of those that ended, the one with the highest number
	for _, o := range acknowledged {
		for len(byEnd) > 0 && byEnd[0].acknowledged < o.invoked {
			if byEnd[0].seq > before.seq {
				before = byEnd[0]
			}
			byEnd = byEnd[1:]
		}
		if before.seq > o.seq {
			wrong = append(wrong, fmt.Errorf("%q has the number %d, and %q, which was acknowledged before it began, has %d",
				o.text(), o.seq, before.text(), before.seq))
		}
	}
	return wrong
}

// TestHistoryCheckerFindsWhatIsWrong makes a history in which everything fits,
// and spoils it in each way that matters.
func TestHistoryCheckerFindsWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(all []operation, stored []session.Event) ([]operation, []session.Event)
		want  string
	}{
		"nothing": {func(a []operation, s []session.Event) ([]operation, []session.Event) { return a, s }, ""},
		"an acknowledged event is lost": {func(a []operation, s []session.Event) ([]operation, []session.Event) {
			return a, renumbered(slices.Delete(s, 4, 5))
		}, "is lost"},
		"an unacknowledged event is lost": {func(a []operation, s []session.Event) ([]operation, []session.Event) {
			a[3].acknowledged, a[3].seq = 0, 0
			return a, s
		}, ""},
		"an event is doubled": {func(a []operation, s []session.Event) ([]operation, []session.Event) {
			return a, renumbered(append(s, s[2]))
		}, "is doubled"},
		"an unacknowledged event is doubled": {func(a []operation, s []session.Event) ([]operation, []session.Event) {
			a[3].acknowledged, a[3].seq = 0, 0
			return a, renumbered(append(s, s[4]))
		}, "is doubled"},
		"a number is left out": {func(a []operation, s []session.Event) ([]operation, []session.Event) {
			s[5].Seq++
			return a, s
		}, "event 6 has the number 7"},
		"two events changed places": {func(a []operation, s []session.Event) ([]operation, []session.Event) {
			s[1], s[2] = s[2], s[1]
			return a, renumbered(s)
		}, "was acknowledged as"},
		"a client's order is not kept": {func(a []operation, s []session.Event) ([]operation, []session.Event) {
			a[0].acknowledged, a[2].acknowledged = 0, 0
			s[1], s[3] = s[3], s[1]
			return a, renumbered(s)
		}, "before an earlier one of the client"},
		"an event is of nobody": {func(a []operation, s []session.Event) ([]operation, []session.Event) {
			return a, renumbered(append(s, operation{client: "nobody"}.event()))
		}, "nobody sent it"},
		"a later event has a smaller number": {func(a []operation, s []session.Event) ([]operation, []session.Event) {
			a[5].seq, a[4].seq = a[4].seq, a[5].seq
			s[5], s[6] = s[6], s[5]
			return a, renumbered(s)
		}, "which was acknowledged before it began"},
	} {
		t.Run(name, func(t *testing.T) {
			var h history
			stored := []session.Event{{Kind: session.Created}}
			for i := range 6 {
				o := h.invoke([]string{"ana", "bo"}[i%2], i/2)
				stored = renumbered(append(stored, o.event()))
				h.end(o, &stored[len(stored)-1])
			}
			all, stored := c.spoil(h.all, stored)
			got := check(all, stored)
			if (c.want == "") != (got == nil) || got != nil && !strings.Contains(got.Error(), c.want) {
				t.Errorf("found %v, want %q", got, c.want)
			}
		})
	}
}

func renumbered(events []session.Event) []session.Event {
	for i := range events {
		events[i].Seq = uint64(i) + 1
	}
	return events
}

// numbered is the i-th answer of a client.
func numbered(client string, i int) session.Event {
	return session.Answer(advisor.QuestionID(client), advisor.Number(advisor.Exactly(float64(i))))
}
