package ahead_test

import (
	"testing"

	"loracle/advisor"
	"loracle/ui/tui/ahead"
)

func TestNearestFlipsComeFirstAndEachQuestionOnce(t *testing.T) {
	question := func(id advisor.QuestionID) *advisor.Question { return &advisor.Question{ID: id} }
	volume, stable, task, tone := question("volume"), question("stable"), question("task"), question("tone")
	exactly := func(v float64) advisor.Answer { return advisor.Number(advisor.Exactly(v)) }
	got := ahead.Nearest([]advisor.Flip{
		{Question: task, From: advisor.Word("a"), To: advisor.Word("b")},
		{Question: volume, From: exactly(400), To: exactly(50), Direction: advisor.Downwards},
		{Question: stable, From: exactly(12), To: exactly(6), Direction: advisor.Downwards},
		{Question: stable, From: exactly(12), To: exactly(60), Direction: advisor.Upwards},
		{Question: tone, To: advisor.Word("yes")},
	}, 3)
	want := []*advisor.Question{tone, stable, volume}
	if len(got) != len(want) {
		t.Fatalf("%d flips are nearest", len(got))
	}
	for i, q := range want {
		if got[i].Question != q {
			t.Errorf("flip %d is of %s, want %s", i+1, got[i].Question.ID, q.ID)
		}
	}
	if got[1].Direction != advisor.Downwards {
		t.Error("the further change of the same number was kept")
	}
}
