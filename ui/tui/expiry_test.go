package tui_test

import (
	"testing"
	"testing/synctest"
	"time"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/ui/tui/page"
	"loracle/ui/tui/tuitest"
)

// TestAnAcceptanceEndsAtMidnightInFrontOfWhoeverLooks lets the clock pass the
// last day of an acceptance while nobody presses a key.
func TestAnAcceptanceEndsAtMidnightInFrontOfWhoeverLooks(t *testing.T) {
	st := tuitest.NewMemory()
	today := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	state, err := st.Create(casefile.Created(base(t), "Kept", tuitest.Now, "kim"), session.MarkItem("gpu_access", checklist.Mark{
		State: checklist.Accepted, Reason: "Quota is promised in writing.", AcceptedBy: "Ana", Owner: "Jun", Until: today,
	}))
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		began := time.Now() //nolint:forbidigo // the fake clock of the test's bubble
		opts := options(t, st)
		opts.Now = func() time.Time {
			return today.Add(23*time.Hour + 55*time.Minute + time.Since(began)) //nolint:forbidigo // as above
		}
		opts.Session, opts.Start = state.ID, page.Route{Page: page.Checklist, Item: "gpu_access"}
		s := tuitest.Start(t, opts, 120, 40)
		s.Press("esc").Shows("GPU access                     accepted risk", "We will notice   nothing is written down")
		time.Sleep(6 * time.Minute) //nolint:forbidigo // as above
		synctest.Wait()
		s.Shows("open, acceptance ended", "23 November 2026: that day has passed").Stop()
	})
	if events, err := st.Events(state.ID); err != nil || len(events) != 2 {
		t.Errorf("%d events, %v: the clock alone writes nothing", len(events), err)
	}
}
