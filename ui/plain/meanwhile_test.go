package plain

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/data/session"
)

func TestWhatSomebodyElseSavedMeanwhileIsTakenInAndTold(t *testing.T) {
	k := newTalk(t)
	other := session.Answer(advisor.QTaskType, advisor.Word("style_tone"))
	other.By, other.At = "bo", noon
	k.log.first = []session.Event{other}
	out, err := k.says("structured_output", "undo", "quit")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out, "bo has said") || !strings.Contains(out, "Yours counts now; undo takes it back.") {
		t.Errorf("nothing tells of the other answer:\n%s", out)
	}
	if state, _ := k.log.Load("S"); state.Answers[advisor.QTaskType].Word != "style_tone" {
		t.Errorf("after undo %v counts", state.Answers[advisor.QTaskType])
	}
}
