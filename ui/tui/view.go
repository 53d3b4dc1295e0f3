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
	v.MouseMode, v.ReportFocus = tea.MouseModeCellMotion, true
	v.WindowTitle = "loracle"
	if a.file.ID != "" {
		v.WindowTitle = safe.Line(a.file.Title) + " · loracle"
	}
	return v
}

func (a *App) tooSmall() bool { return layout.TooSmall(a.width, a.height) }

// inner is the space a page has with or without the side panel.
func (a *App) inner(side bool) (width, height int) {
	return layout.Inner(a.layout(side).Main)
}

func (a *App) layout(side bool) layout.Layout {
	notice := 0
	if text, _ := a.told(); text != "" {
		notice = len(a.noticeLines())
	}
	return layout.For(a.width, a.height, side, notice)
}

func (a *App) draw() string {
	if a.tooSmall() {
		return a.drawTooSmall()
	}
	info := a.info()
	l := a.layout(info.Side)
	env := a.env()
	body := a.drawMain(env, info, l)
	if !l.Side.Empty() {
		body = beside(body, drawSide(env, l))
	}
	rows := []string{a.header(env), body}
	if !l.Folded.Empty() {
		rows = append(rows, sofar.Line(env.Theme, env.Case, l.Folded.Dx()))
	}
	if !l.Notice.Empty() {
		rows = append(rows, a.notice(env, l.Notice.Dy()))
	}
	rows = append(rows, a.footer(env))
	return a.overlaid(env, strings.Join(rows, "\n"), l)
}

// drawTooSmall asks for more room. It fills the screen, so that nothing of what
// was there before stays.
func (a *App) drawTooSmall() string {
	lines := parts.Lines("loracle needs a window of at least 40 columns and 12 rows. Please make this one larger.", max(1, a.width))
	lines = append(lines, make([]string, max(0, a.height-len(lines)))...)
	for i, line := range lines {
		lines[i] = parts.Fit(line, a.width)
	}
	return strings.Join(lines[:max(1, a.height)], "\n")
}

func (a *App) drawMain(env page.Env, info page.Info, l layout.Layout) string {
	width, height := layout.Inner(l.Main)
	screen := a.pages[a.front()].View(env, width, height)
	rows := textRows(screen, height)
	s := parts.Scroll(screen.Text, a.offset(screen, rows), rows)
	p := parts.Panel{Title: info.Title, Corner: info.Corner, Width: l.Main.Dx(), Height: l.Main.Dy()}
	if info.Reading {
		p.Corner = percent(s)
	}
	p.Hint = moreHint(s)
	return p.Draw(env.Theme, underHead(screen, s.Text, height))
}

// footer is the keys of the overlay or of the page in front.
func (a *App) footer(env page.Env) string {
	if a.overlay != nil {
		return hints(env.Theme, a.overlay.keys(), nil, a.width)
	}
	last := []page.Key{keyGoTo, keyHelp}
	if a.opts.Join != "" {
		last = []page.Key{keyHelp, keyQuit}
	}
	return hints(env.Theme, a.pages[a.front()].Keys(env), last, a.width)
}

// beside joins two panels of the same height, whose lines are as wide as they
// should be already.
func beside(left, right string) string {
	lines, more := strings.Split(left, "\n"), strings.Split(right, "\n")
	for i := range min(len(lines), len(more)) {
		lines[i] += more[i]
	}
	return strings.Join(lines, "\n")
}

func drawSide(env page.Env, l layout.Layout) string {
	width, height := layout.Inner(l.Side)
	p := parts.Panel{Title: "So far", Width: l.Side.Dx(), Height: l.Side.Dy()}
	return p.Draw(env.Theme, sofar.Panel(env.Theme, env.Case, width, height))
}

// notice is the sentence above the footer, if there is one, in so many lines.
func (a *App) notice(env page.Env, rows int) string {
	text, bad := a.told()
	style := a.tone(env.Theme, bad)
	lines := make([]string, rows)
	if text != "" {
		copy(lines, a.noticeLines())
	}
	for i, line := range lines {
		lines[i] = style.Render(line)
	}
	return strings.Join(lines, "\n")
}

// noticeLines is the sentence as it fits the screen. A mark says that something
// is wrong where there is no colour.
func (a *App) noticeLines() []string {
	told, bad := a.told()
	mark := " "
	if bad {
		mark = " ! "
	}
	text := parts.Wrap(safe.Line(told), max(1, a.width-len(mark)-1))
	return strings.Split(mark+strings.ReplaceAll(text, "\n", "\n"+strings.Repeat(" ", len(mark))), "\n")
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
