package tui

import (
	"fmt"

	"charm.land/lipgloss/v2"

	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/safe"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/theme"
)

// note is what somebody else did to what is looked at here. It stays until one
// looks at something else.
type note struct {
	text string
	at   store.Place
}

// takeNote notes what others changed of the question or the checkpoint in front,
// compared with a state that was shown, whose last stored event had a number.
func (a *App) takeNote(before session.State, seen uint64) {
	info := a.info()
	news, ok := a.file.News(before, seen, a.opts.By, info.Question, info.Item)
	if !ok {
		return
	}
	who := safe.Line(news.By)
	if who == "" {
		who = "Somebody"
	}
	what, from, to := safe.Line(news.What), safe.Line(news.From), safe.Line(news.To)
	a.note = note{fmt.Sprintf("%s changed %s from %s to %s.", who, what, from, to), a.place()}
}

// dropNote forgets the note once something else is in front.
func (a *App) dropNote() {
	if a.note.text != "" && a.place() != a.note.at {
		a.note = note{}
	}
}

// told is what stands above the footer: what was said last or, where nothing
// was, what is quietly so.
func (a *App) told() (text string, bad bool) {
	if a.say.Text != "" {
		return a.say.Text, a.say.Bad
	}
	return a.hint(), false
}

func (a *App) hint() string {
	switch {
	case a.file.ID == "" || a.front() == page.Sessions:
		return ""
	case a.note.text != "":
		return a.note.text
	}
	if text := linkWords(a.company.sight.Link, a.width-2); text != "" {
		return text
	}
	return a.clashHint()
}

// linkWords says that the store cannot be reached, and what becomes of what is
// said meanwhile; empty where all is well. The shorter way is for screens that
// are not room cells wide.
func linkWords(l store.Link, room int) string {
	kept := parts.Count(l.Kept, "change is", "changes are")
	long, short := "", ""
	switch {
	case l.Down && l.Kept == 0:
		long, short = "Not connected to the team store; changes are kept here and will be sent.", "Not connected; changes are kept here."
	case l.Down:
		long, short = "Not connected to the team store; "+kept+" kept here and will be sent.", "Not connected; "+kept+" kept."
	case l.Kept > 0:
		long, short = "Connected to the team store again; "+kept+" being sent.", kept+" being sent."
	case l.Aside > 0:
		aside := parts.Count(l.Aside, "change", "changes")
		long, short = "The team store did not take "+aside+" of yours; what they said is kept here.", aside+" not taken; kept here."
	}
	if parts.Width(long) > room {
		return short
	}
	return long
}

// tone is how the line above the footer is set.
func (a *App) tone(t *theme.Theme, bad bool) lipgloss.Style {
	switch {
	case bad:
		return t.Bad
	case a.say.Text != "" || a.note.text != "":
		return t.Accent
	}
	return t.Muted
}
