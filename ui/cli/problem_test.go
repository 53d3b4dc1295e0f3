package cli

import (
	"errors"
	"fmt"
	"testing"

	"loracle/data/store"
	"loracle/data/strict"
)

func TestErrorsAreLinesWithAHint(t *testing.T) {
	for _, tt := range []struct {
		name string
		err  error
		want string
	}{
		{"one without a hint", errors.New("disk full"), "error: disk full\n"},
		{"one with a hint", failure(errors.New("disk full"), "make room"), "error: disk full\nhint: make room\n"},
		{"a wrapped one keeps its hint", fmt.Errorf("save: %w", failure(errors.New("disk full"), "make room")), "error: save: disk full\nhint: make room\n"},
		{"several lines become one", errors.New("first\nsecond"), "error: first; second\n"},
		{"control characters disappear", errors.New("no \x1b[31msession\x07"), "error: no [31msession\n"},
		{
			"all problems of a file",
			failure(strict.Problems{{File: "a.yaml", Line: 1, Column: 2, Text: "wrong"}, {File: "a.yaml", Line: 3, Column: 4, Text: "too"}}, "look"),
			"error: a.yaml:1:2: wrong\nerror: a.yaml:3:4: too\nhint: look\n",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := complaint(tt.err); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestNoiseIsNotListedWhole(t *testing.T) {
	problems := make(strict.Problems, 250)
	got := messages(problems)
	if len(got) != 101 || got[100] != "150 more problems are not listed" {
		t.Errorf("%d messages, the last is %q", len(got), got[len(got)-1])
	}
}

func TestExitCodesTellWhatHappened(t *testing.T) {
	for _, tt := range []struct {
		name string
		err  error
		want int
	}{
		{"fine", nil, 0},
		{"an error", errors.New("disk full"), 1},
		{"wrong usage", usage("hint", "no such flag"), 2},
		{"a locked store", fmt.Errorf("open: %w", store.ErrLocked), 4},
		{"a damaged store", fmt.Errorf("open: %w", store.ErrDamaged), 4},
		{"a damaged store with a hint", failure(store.ErrDamaged, "hint"), 4},
	} {
		if got := exitCode(tt.err); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}
