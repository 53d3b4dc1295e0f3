package tui

import (
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"loracle/ui/tui/page"
	"loracle/ui/tui/theme"
)

func TestFooterShowsWhatFitsAndAlwaysTheFirstKey(t *testing.T) {
	keys := []page.Key{
		page.NewKey("enter", "save note"), page.NewKey("x", "something with a long name"), page.NewKey("y", "why"),
		{Press: []string{"z"}, Does: "off", Off: "not now"},
		{Press: []string{"w"}, Does: "hidden", Hidden: true},
	}
	last := []page.Key{page.NewKey("ctrl+p", "go to"), page.NewKey("F1", "help")}
	for width, want := range map[int]string{
		100: " enter save note   x something with a long name   y why   ctrl+p go to   F1 help",
		60:  " enter save note   y why   ctrl+p go to   F1 help",
		40:  " enter save note   y why   F1 help",
	} {
		got := ansi.Strip(hints(theme.New(true, colorprofile.TrueColor), keys, last, width))
		if ansi.StringWidth(got) != width {
			t.Errorf("at %d columns it is %d wide", width, ansi.StringWidth(got))
		}
		if got[:len(want)] != want {
			t.Errorf("at %d columns: %q, want %q", width, got, want)
		}
	}
}
