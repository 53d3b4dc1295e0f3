package decision_test

import (
	"testing"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/session"
)

func TestTheSmallestChangeOfTheVerdictIsNamed(t *testing.T) {
	events := []session.Event{session.Answer(advisor.QTaskType, advisor.Word("structured_output"))}
	for _, item := range []checklist.ItemID{"single_owner", "gpu_access", "experiment_tracking"} {
		events = append(events, session.MarkItem(item, checklist.Mark{State: checklist.Open}))
	}
	p := at(t, events...)
	p.Env.Width, p.Env.Height = 200, 60
	p.Shows("What would change the go/no-go", "NO-GO can still become CONDITIONAL when 1 of these is resolved: Single owner").Fits()
}
