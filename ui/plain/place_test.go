package plain

import (
	"slices"
	"strings"
	"testing"
)

func TestEveryStepIsCountedAmongItsLike(t *testing.T) {
	k := newTalk(t)
	out := k.must(append(k.toChecklist(), "quit")...)
	for _, want := range []string{
		"\nBusiness, 1 of 10 to a first recommendation\n", " 10 of 10 to a first recommendation\n",
		"\nBusiness, 1 of ", "\nChecklist, Business case, 1 of 4\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not said:\n%s", want, out)
		}
	}
	n := len(k.base.Advice.Interview())
	if n < 20 || strings.Contains(out, "of 67") {
		t.Errorf("all %d questions are counted as one", n)
	}
	counted := slices.DeleteFunc(strings.Split(out, "\n"), func(l string) bool { return !strings.Contains(l, " to a first recommendation") })
	if len(counted) != 10 {
		t.Errorf("the short path is counted in %d headings", len(counted))
	}
}
