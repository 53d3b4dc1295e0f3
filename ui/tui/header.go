package tui

import (
	"fmt"

	"loracle/advisor"
	"loracle/ui/safe"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// minTitle is the room a session's title keeps in the header.
const minTitle = 12

// header is the first line: program, session, how far each part has come, and
// how saving stands.
func (a *App) header(env page.Env) string {
	name := " " + env.Theme.Title.Render("loracle")
	if !env.Open() || a.front() == page.Sessions {
		motto := "   " + env.Theme.Muted.Render("should this be fine-tuned, and what would it cost?")
		if parts.Width(name+motto) > a.width {
			motto = ""
		}
		return parts.Fit(name+motto, a.width)
	}
	full := env.Theme.Strong.Render(safe.Line(env.Case.Title))
	right := a.state(env, a.width-parts.Width(name)-3-1, parts.Width(full))
	room := a.width - parts.Width(name) - 3 - parts.Width(right) - 1
	if parts.Width(full) > room {
		full = parts.Fit(full, room)
	}
	return parts.Apart(name+"   "+full, right, a.width)
}

// state is progress and saving, as much of it as leaves the title whole; a
// title too long for any keeps minTitle cells.
func (a *App) state(env page.Env, room, title int) string {
	saved := a.savedStyle(env) + " "
	progress := []string{a.progress(env, true, true), a.progress(env, true, false), a.progress(env, false, false)}
	for _, way := range a.withWays(env, title) {
		shown := progress
		if way.cuts {
			shown = progress[len(progress)-1:]
		}
		for _, p := range shown {
			if state := p + "   " + way.with + saved; way.title+parts.Width(state) <= room {
				return state
			}
		}
	}
	return saved
}

// way is what the header has room for: who else is here, and so many cells of
// the title.
type way struct {
	with  string
	title int
	// cuts says that the title gives way, so that progress takes the least room.
	cuts bool
}

// withWays are the ways that take less and less room. That somebody is here is
// said before the title is whole.
func (a *App) withWays(env page.Env, title int) []way {
	none := []way{{"", title, false}, {"", minTitle, false}}
	long, short := a.withWords()
	if long == "" {
		return none
	}
	long, short = env.Theme.Text.Render(long)+"   ", env.Theme.Text.Render(short)+"   "
	return append([]way{{long, title, false}, {short, title, false}, {short, minTitle, true}}, none...)
}

func (a *App) savedStyle(env page.Env) string {
	if a.saver.failed != nil {
		return env.Theme.Bad.Bold(true).Render(a.savedText())
	}
	return env.Theme.Muted.Render(a.savedText())
}

// progress is the sections and the checklist, in words or by their initials.
func (a *App) progress(env page.Env, words, checks bool) string {
	out := ""
	for _, s := range advisor.Sections() {
		p := env.Case.Progress(s)
		name := s.Title()
		if !words {
			name = name[:1]
		}
		out += env.Theme.Muted.Render(name) + " " + env.Theme.Accent.Render(parts.Circle(p.Said, p.Asked)) + "  "
	}
	if checks {
		done, of := env.Case.Checked()
		return out + env.Theme.Muted.Render(fmt.Sprintf("Checklist %d/%d", done, of))
	}
	return out[:len(out)-2]
}
