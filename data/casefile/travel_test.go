package casefile_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"loracle/advisor"
	"loracle/data/capsule"
	"loracle/data/casefile"
	"loracle/data/session"
)

func TestASessionWithFiguresThatThisLoracleCannotReadTakesTodaysOnlyWhenAsked(t *testing.T) {
	now := day(2026, time.November, 24)
	here, there := cabinet(t, &now), cabinet(t, &now)
	id := startWith(t, here, now, session.Answer(advisor.QTaskType, advisor.Word("structured_output")))
	state, err := here.Store.Find(string(id))
	if err != nil {
		t.Fatal(err)
	}
	carried, err := here.Capsule(state)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range carried.Files {
		if f.Kind == capsule.Knowledge {
			carried.Files[i].Data = rewritten(t, f.Data, "tiers.yaml", "tiers:", "levels:")
		}
	}
	_, err = there.Unpack(carried, false)
	if !errors.Is(err, casefile.ErrOtherFigures) || errors.Is(err, capsule.ErrDamaged) || !strings.Contains(err.Error(), "does not understand them") {
		t.Errorf("got %v", err)
	}
	arrived, err := there.Unpack(carried, true)
	if err != nil {
		t.Fatal(err)
	}
	if arrived.Knowledge != there.Current.Advice.SHA256 || len(arrived.Answers) != 1 {
		t.Errorf("got %+v", arrived.Knowledge)
	}
}
