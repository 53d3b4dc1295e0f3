package decision_test

import (
	"strings"
	"testing"

	"loracle/checklist"
	"loracle/data/session"
)

func TestWhatTheRoomDecidedStandsNearTheTopWithItsDissent(t *testing.T) {
	events := append(tuned(),
		session.AddAttendee("Anna", "lead"), session.AddAttendee("Dan", "ML"), session.NameDecider("Anna"), session.OpenMeeting(),
		session.DecideVerdict("Anna", checklist.Conditional, "once the owner is named."),
		session.RecordDissent("Dan", "we have no data", ""), session.RecordDissent("Dan", "nobody has time", "single_owner"))
	for _, width := range []int{36, 80, 116} {
		p := at(t, events...)
		p.Env.Width = width
		text := strings.Join(strings.Fields(p.Fits().Text()), " ")
		want := "Decided by Anna: CONDITIONAL, 2026-11-23. Once the owner is named. The checklist gives no verdict yet. " +
			"Dissent: Dan on the verdict; Dan on Single owner."
		if at := strings.Index(text, want); at < 0 || at > strings.Index(text, "Why LoRA") {
			t.Errorf("at %d columns the decision is missing or far down:\n%s", width, p.Text())
		}
	}
}

func TestADecisionIsShownBeforeThereIsAdvice(t *testing.T) {
	at(t, session.AddAttendee("Anna", ""), session.NameDecider("Anna"), session.OpenMeeting(),
		session.DecideVerdict("Anna", checklist.NoGo, "")).Shows("Decided    by Anna: NO-GO, 2026-11-23.", "No recommendation yet")
	at(t, session.AddAttendee("Anna", ""), session.NameDecider("Anna"), session.OpenMeeting()).Lacks("Decided")
}
