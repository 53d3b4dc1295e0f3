package tui

import (
	"strings"

	"charm.land/lipgloss/v2"

	tea "charm.land/bubbletea/v2"

	"loracle/ui/safe"
	"loracle/ui/tui/layout"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/sofar"
)

// View implements tea.Model.
func (a *App) View() tea.View {
	v := tea.NewView(a.draw())
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = "loracle"
	if a.file.ID != "" {
		v.WindowTitle = safe.Line(a.file.Title) + " · loracle"
	}
	return v
}

func (a *App) tooSmall() bool { return layout.TooSmall(a.width, a.height) }

// inner is the space a page has with or without the side panel.
func (a *App) inner(side bool) (width, height int) {
	return layout.Inner(layout.For(a.width, a.height, side).Main)
}

func (a *App) draw() string {
	if a.tooSmall() {
		return parts.Wrap("loracle needs a window of at least 40 columns and 12 rows. Please make this one larger.", max(1, a.width))
	}
	info := a.info()
	l := layout.For(a.width, a.height, info.Side)
	env := a.env()
	body := a.drawMain(env, info, l)
	if !l.Side.Empty() {
		body = lipgloss.JoinHorizontal(lipgloss.Top, body, drawSide(env, l))
	}
	rows := []string{a.header(env), body}
	if !l.Folded.Empty() {
		rows = append(rows, sofar.Line(env.Theme, env.Case, l.Folded.Dx()))
	}
	if l.Notice != l.Footer {
		rows = append(rows, a.notice(env))
	}
	rows = append(rows, a.footer(env, l.Notice == l.Footer))
	return a.overlaid(env, strings.Join(rows, "\n"), l)
}

func (a *App) drawMain(env page.Env, info page.Info, l layout.Layout) string {
	width, height := layout.Inner(l.Main)
	screen := a.pages[a.front()].View(env, width, height)
	rows := textRows(screen, height)
	s := parts.Scroll(screen.Text, a.offset(screen, rows), rows)
	p := parts.Panel{Title: info.Title, Width: l.Main.Dx(), Height: l.Main.Dy()}
	if info.Reading {
		p.Corner = percent(s)
	}
	switch {
	case s.Below > 0:
		p.Hint = "▼ more below, pgdn"
	case s.Above > 0:
		p.Hint = "▲ more above, pgup"
	}
	return p.Draw(env.Theme, underHead(screen, s.Text, height))
}

func drawSide(env page.Env, l layout.Layout) string {
	width, height := layout.Inner(l.Side)
	p := parts.Panel{Title: "So far", Width: l.Side.Dx(), Height: l.Side.Dy()}
	return p.Draw(env.Theme, sofar.Panel(env.Theme, env.Case, width, height))
}

// notice is the line above the footer: one sentence, or nothing.
func (a *App) notice(env page.Env) string {
	if a.say.Text == "" {
		return ""
	}
	style, mark := env.Theme.Accent, " "
	if a.say.Bad {
		style, mark = env.Theme.Bad, " ! "
	}
	return parts.Fit(style.Render(mark+safe.Line(a.say.Text)), a.width)
}

// footer is the keys of the page; on a low screen a notice takes its place.
func (a *App) footer(env page.Env, low bool) string {
	if low && a.say.Text != "" {
		return a.notice(env)
	}
	return hints(env.Theme, a.pages[a.front()].Keys(env), []page.Key{keyGoTo, keyHelp}, a.width)
}

// overlaid puts the overlay in the middle of the screen, if there is one.
func (a *App) overlaid(env page.Env, screen string, l layout.Layout) string {
	if a.overlay == nil {
		return screen
	}
	box := a.overlay.view(env, a.width, l.Main.Dy())
	w, h := lipgloss.Size(box)
	top := lipgloss.NewLayer(box).X((a.width - w) / 2).Y(l.Main.Min.Y + (l.Main.Dy()-h)/3).Z(1)
	return lipgloss.NewCompositor(lipgloss.NewLayer(screen), top).Render()
}
