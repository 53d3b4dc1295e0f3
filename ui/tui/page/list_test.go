package page

import "testing"

func TestAKeyMovesTheCursorAndStaysInTheList(t *testing.T) {
	for _, c := range []struct {
		key      string
		at, last int
		to       int
		ok       bool
	}{
		{"down", 0, 9, 1, true},
		{"j", 9, 9, 9, true},
		{"k", 0, 9, 0, true},
		{"pgdown", 0, 9, 4, true},
		{"pgup", 3, 9, 0, true},
		{"G", 2, 9, 9, true},
		{"home", 2, 9, 0, true},
		{"end", 0, -1, 0, true},
		{"x", 3, 9, 3, false},
	} {
		if to, ok := InList(c.key, c.at, c.last, 4); to != c.to || ok != c.ok {
			t.Errorf("%s at %d of %d: %d %v, want %d %v", c.key, c.at, c.last, to, ok, c.to, c.ok)
		}
	}
}

func TestPgdnIsLeftToScrollAPageThatIsNotAList(t *testing.T) {
	if to, ok := InList("pgdown", 3, 9, 0); ok || to != 3 {
		t.Errorf("moved to %d", to)
	}
}
