package tui

import (
	"strings"
	"testing"
	"time"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/ui/tui/page"
)

func exampleCase(t *testing.T, keep func(session.Event) bool) casefile.Case {
	t.Helper()
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 23, 14, 2, 0, 0, time.UTC)
	events, err := exampleEvents(base, now, "kim")
	if err != nil {
		t.Fatal(err)
	}
	state := session.New("s")
	for _, e := range events {
		if !keep(e) {
			continue
		}
		e.Seq = state.Seq + 1
		if err := state.Apply(e); err != nil {
			t.Fatal(err)
		}
	}
	return casefile.Derive(base, state, now)
}

func TestFiguresAndTheDecisionCanBeCopied(t *testing.T) {
	c := exampleCase(t, func(session.Event) bool { return true })
	entries := copyEntries(page.Env{Case: c})
	whole, ok := entries[0].do.(page.Clip)
	if !ok {
		t.Fatalf("the first entry asks for %T", entries[0].do)
	}
	e := c.Assessment.Economics
	for _, want := range []string{c.Title, c.BottomLine(), "Break-even: " + e.BreakEven.Show(), advisor.FormatMoneyShort(e.Project.Money())} {
		if !strings.Contains(whole.Text, want) {
			t.Errorf("%q is not copied:\n%s", want, whole.Text)
		}
	}
	for _, en := range entries[1:] {
		if one, ok := en.do.(page.Clip); !ok || "Copy "+one.Text != en.name {
			t.Errorf("%q copies %+v", en.name, en.do)
		}
	}
	if text := derivationText([]advisor.Value{*e.BreakEven.Low}); !strings.HasPrefix(text, "Break-even") || !strings.Contains(text, " = ") {
		t.Errorf("an explanation is copied as %q", text)
	}
}

func TestBeforeAnythingIsKnownThereIsNoFigureToCopy(t *testing.T) {
	c := exampleCase(t, func(e session.Event) bool { return e.Kind == session.Created })
	if entries := copyEntries(page.Env{Case: c}); len(entries) != 1 {
		t.Errorf("%d figures are offered", len(entries)-1)
	}
}
