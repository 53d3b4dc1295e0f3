package plain

import (
	"errors"
	"strings"
	"testing"

	"loracle/data/session"
)

func TestUndoTakesAnAnswerBackAndAsksAgain(t *testing.T) {
	k := newTalk(t)
	first, second := k.base.Advice.Interview()[0], k.base.Advice.Interview()[1]
	out := k.must("style_tone", "undo", "quit")
	if n := strings.Count(out, first.Prompt); n != 2 || !strings.Contains(out, "Undone: ") {
		t.Errorf("the question is asked %d times:\n%s", n, out)
	}
	if after := out[strings.Index(out, "Undone: "):]; strings.Contains(after, "So far:") || strings.Contains(after, second.Prompt) {
		t.Errorf("the answer still stands:\n%s", after)
	}
	if e := k.kept(); e.Kind != session.Undone || e.Ref != 2 || e.Via != session.AsLine || e.By != "ada" {
		t.Errorf("saved %+v", e)
	}
}

func TestRedoBringsAnAnswerBack(t *testing.T) {
	k := newTalk(t)
	out := k.must("style_tone", "undo", "redo", "quit")
	if !strings.Contains(out, "Brought back: ") || !strings.Contains(out, "So far: Style or tone") {
		t.Errorf("nothing came back:\n%s", out)
	}
	if e := k.kept(); e.Kind != session.Redone || e.Ref != 2 {
		t.Errorf("saved %+v", e)
	}
	k.resume()
	if got := k.by.State.Answers["task_type"].Word; got != "style_tone" {
		t.Errorf("the answer is %q", got)
	}
}

func TestUndoReachesChangesOfEarlierPasses(t *testing.T) {
	k := newTalk(t)
	k.must("style_tone", "quit")
	k.resume()
	k.must("undo", "quit")
	k.resume()
	if n := len(k.by.State.Answers); n != 0 {
		t.Errorf("%d answers are left", n)
	}
}

func TestWithNothingToUndoTheQuestionStays(t *testing.T) {
	k := newTalk(t)
	out := k.must("undo", "redo", "quit")
	for _, want := range []string{"There is no change to undo.", "There is nothing to bring back: "} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing:\n%s", want, out)
		}
	}
	if len(k.log.events) != 1 {
		t.Errorf("something was saved: %v", k.log.events[1:])
	}
}

func TestAnUndoIsNoAnswer(t *testing.T) {
	k := newTalk(t)
	_, err := k.says("style_tone", "undo", "redo")
	var ended *Unfinished
	if !errors.As(err, &ended) || ended.Saved != 1 {
		t.Errorf("got %v", err)
	}
}
