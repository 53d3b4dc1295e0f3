package report

import (
	"strings"
	"testing"

	"loracle/checklist"
	"loracle/data/capsule"
	"loracle/data/session"
)

// logOf is the decision log of the mid-size example after some more events.
func logOf(t *testing.T, variant capsule.Variant, more ...session.Event) string {
	t.Helper()
	s := exampleSource(t, "mid")
	events := s.Session.Events
	for _, e := range more {
		e.Seq, e.At, e.By = uint64(len(events))+1, at(24), "kim"
		events = append(events, e)
	}
	s = sourceOf(t, s.Base, events)
	s.Variant = variant
	return string(document(decisionLog(s)))
}

func TestTheLogSaysHowACheckpointStoodBefore(t *testing.T) {
	for _, variant := range capsule.Variants() {
		log := logOf(t, variant,
			session.MarkItem("gpu_access", checklist.Mark{State: checklist.Open}),
			session.Withdraw("success_criteria", "the results are there"))
		for _, want := range []string{
			"GPU access: from met to open.",
			"Success criteria: from accepted risk to open, acceptance withdrawn: the results are there.",
		} {
			if !strings.Contains(log, want) {
				t.Errorf("%s: %q is missing from\n%s", variant, want, log)
			}
		}
	}
}

func TestTheLogLeavesOutWhatWasUndone(t *testing.T) {
	last := uint64(len(exampleSource(t, "mid").Session.Events))
	log := logOf(t, capsule.Room,
		session.MarkItem("gpu_access", checklist.Mark{State: checklist.Open, Reason: "a slip of the finger"}), session.UndoChange(last+1),
		session.MarkItem("gpu_access", checklist.Mark{State: checklist.DontKnow}),
		session.TakeMilestone("pilot", last, "0123456789abcdef", "00ff"))
	if strings.Contains(log, "slip of the finger") || strings.Contains(log, "ndone") {
		t.Errorf("what was undone is told:\n%s", log)
	}
	for _, want := range []string{"GPU access: from met to don't know.", "Milestone taken: “pilot”."} {
		if !strings.Contains(log, want) {
			t.Errorf("%q is missing from\n%s", want, log)
		}
	}
}
