package room

import (
	"strings"

	"charm.land/lipgloss/v2"

	"loracle/checklist"
	"loracle/ui/tui/big"
	"loracle/ui/tui/checkpoint"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/theme"
)

// Sizes in cells from which there is room for more.
const (
	// roomyWidth and roomyHeight are where titles stand in block letters.
	roomyWidth, roomyHeight = 90, 26
	// textWidth is the most a line of prose takes, so that eyes find the next one.
	textWidth = 120
)

// measure is how much room there is.
type measure struct{ width, height int }

func (m measure) roomy() bool { return m.width >= roomyWidth && m.height >= roomyHeight }

// tall reports whether there are lines to spare.
func (m measure) tall() bool { return m.roomy() && m.height >= 40 }

// wide reports whether a clock in block digits fits beside a title.
func (m measure) wide() bool { return m.tall() && m.width >= 150 }

// compact reports whether there is room for the bare minimum only.
func (m measure) compact() bool { return m.height < 14 }

// prose is how wide text is set.
func (m measure) prose() int { return min(m.width, textWidth) }

// title is a name as big as there is room for.
func (m measure) title(style lipgloss.Style, text string) string {
	if m.compact() {
		return parts.Paragraph(style.Bold(true), parts.OneLine(text), m.width)
	}
	rows := 1
	if m.roomy() {
		rows = m.height / 3
	}
	return big.Title(style.Bold(true), text, m.width, max(2, rows))
}

// spread joins blocks with an empty line between them, or without one where
// there is little room.
func (m measure) spread(blocks ...string) string {
	if m.compact() {
		return parts.Stack(blocks...)
	}
	return parts.Spread(blocks...)
}

// airy is like spread, with two empty lines where there are lines to spare.
func (m measure) airy(blocks ...string) string {
	if !m.wide() {
		return m.spread(blocks...)
	}
	var kept []string
	for _, b := range blocks {
		if b != "" {
			kept = append(kept, b)
		}
	}
	if text := strings.Join(kept, "\n\n\n"); strings.Count(text, "\n") < m.height {
		return text
	}
	return m.spread(blocks...)
}

// View implements page.Page.
func (p Page) View(env page.Env, width, height int) page.Screen {
	m := measure{width, height}
	if len(all(env)) == 0 && p.stage != people {
		return page.Screen{Text: parts.Paragraph(env.Theme.Text, "This checklist has no checkpoints.", width)}
	}
	if p.asking != nil {
		return p.formView(env, m)
	}
	switch p.stage {
	case people:
		return p.peopleView(env, m)
	case voting:
		return p.votingView(env, m)
	case closing:
		return p.closingView(env, m)
	case talking:
	}
	return p.talkingView(env, m)
}

// formView is the form that is open, under what it is about.
func (p Page) formView(env page.Env, m measure) page.Screen {
	t := env.Theme
	width := m.prose()
	about := ""
	if item := p.asking.draft.item; item != "" {
		about = parts.Paragraph(t.Strong, parts.OneLine(titleOf(env, item)), width)
	}
	if p.stage == people && p.asking.draft.item == "" && len(env.Case.Room.Present()) > 0 && !m.compact() {
		about = parts.Paragraph(t.Muted, "Here: "+parts.OneLine(parts.Enumerate(env.Case.Room.Present())), width)
	}
	form := p.asking.View(t, width)
	if about == "" {
		return form
	}
	above := strings.Count(about, "\n") + 2
	return page.Screen{Text: about + "\n\n" + form.Text, From: above + form.From, To: above + form.To}
}

// talkingView is one checkpoint: what is asked, what the room said, and what was
// decided.
func (p Page) talkingView(env page.Env, m measure) page.Screen {
	t := env.Theme
	at := p.at(env)
	question := parts.Paragraph(t.Strong, parts.OneLine(at.Question), m.prose())
	top := m.airy(p.rail(env, m), p.banner(env, at, m), question)
	if m.compact() {
		mark, style := parts.StateMark(t, at.State)
		top = parts.Stack(parts.Hang(style.Bold(true).Render(mark)+" ", parts.Paragraph(t.Title, parts.OneLine(at.Title), m.width-2)), question)
	}
	text := m.airy(top, p.lastPoll(env, at, m), p.standing(env, at, m), p.dissents(env, at.ID, m), p.around(env, at, m))
	return page.Screen{Text: text, To: min(strings.Count(top, "\n"), max(0, m.height-1))}
}

// clockWidth is what the time in block digits takes with the space before it.
const clockWidth = 36

// banner is the title and, where there is room, the time beside it, both in
// block letters.
func (p Page) banner(env page.Env, at placed, m measure) string {
	t := env.Theme
	r := p.clock.read(at.category, env.Now)
	digits, ok := big.Letters(r.text, clockWidth)
	if !m.wide() || !ok {
		return m.title(t.Title, at.Title)
	}
	narrow := m
	narrow.width -= clockWidth
	lines := strings.Split(narrow.title(t.Title, at.Title), "\n")
	for i, d := range digits {
		if i >= len(lines) {
			lines = append(lines, "")
		}
		lines[i] = parts.Fit(lines[i], narrow.width) + parts.FitRight(timeStyle(t, r).Render(d), clockWidth)
	}
	return strings.Join(lines, "\n")
}

// standing is how the checkpoint stands, by whose decision.
func (p Page) standing(env page.Env, at placed, m measure) string {
	t := env.Theme
	mark, style := parts.StateMark(t, at.State)
	label := mark + " " + parts.Capital(at.State.Label())
	if m.wide() {
		label = mark + "   " + big.Spaced(at.State.Label())
	}
	state := style.Bold(true).Render(label) + by(env, at)
	note := strings.TrimPrefix(strings.TrimPrefix(checkpoint.StateWords(at.ItemReview), at.State.Label()), ", ")
	if note != "" {
		state += t.Muted.Render(" · ") + checkpoint.StateStyle(t, at.ItemReview).Render(note)
	}
	return parts.Wrap(state, m.prose())
}

// by names who decided how a checkpoint stands, where the room did.
func by(env page.Env, at placed) string {
	t := env.Theme
	for _, i := range env.Case.Minutes().Items {
		if i.Item == at.ID && i.Decision != nil && !i.Superseded {
			return t.Text.Render(", decided by " + parts.OneLine(i.Decision.Decider))
		}
	}
	if at.State == checklist.Untouched && env.Case.Room.Decider != "" {
		return t.Muted.Render(" · " + parts.OneLine(env.Case.Room.Decider) + " decides")
	}
	return ""
}

// around is what else there is to know, where there is room or somebody
// scrolls.
func (p Page) around(env page.Env, at placed, m measure) string {
	t := env.Theme
	var words []parts.Pair
	if at.Mark.State == checklist.Accepted {
		words = append(words,
			parts.Pair{Label: "Accepted", Text: parts.OneLine(at.Mark.Reason)},
			parts.Pair{Label: "By", Text: parts.OneLine(at.Mark.AcceptedBy) + "; " + parts.OneLine(at.Mark.Owner) + " watches it until " + at.Mark.Until.Format("2 January 2006")},
			parts.Pair{Label: "We will notice", Text: parts.OneLine(at.Mark.Notice)})
	}
	words = append(words,
		parts.Pair{Label: "Evidence", Text: parts.OneLine(at.Mark.Evidence), Style: &t.Good},
		parts.Pair{Label: "Does not apply", Text: reasonOf(at)},
		parts.Pair{Label: "Your answers", Text: answersSay(at), Style: &t.Muted})
	known := []parts.Pair{
		{Label: "Why it matters", Text: parts.OneLine(at.Why), Style: &t.Muted},
		{Label: "What goes wrong", Text: parts.OneLine(at.Risk), Style: &t.Muted},
	}
	return parts.Pairs(t, m.prose(), words, checkpoint.Follows(env, at.ItemReview), known)
}

func reasonOf(at placed) string {
	if at.Mark.State != checklist.NotApplicable {
		return ""
	}
	return parts.OneLine(at.Mark.Reason)
}

func answersSay(at placed) string {
	f := at.Proposed
	switch {
	case at.LeftOut:
		return "say that it does not apply (" + parts.OneLine(f.Grounds) + ")"
	case f.Proposed == checklist.Untouched, f.Evidence == at.Mark.Evidence && f.Proposed == at.State:
		return ""
	}
	return "say " + f.Proposed.Label() + " (" + parts.OneLine(f.Evidence) + ")"
}

// dissents are the objections, word for word.
func (p Page) dissents(env page.Env, item checklist.ItemID, m measure) string {
	t := env.Theme
	var out []string
	for _, d := range env.Case.Room.DissentOn(item) {
		name := t.Warn.Bold(true).Render("Dissent of " + parts.OneLine(d.Name) + ": ")
		out = append(out, quoted(t, name, d.Text, m.prose()))
	}
	return parts.Stack(out...)
}

// quoted is somebody's words after their name.
func quoted(t *theme.Theme, name, words string, width int) string {
	var lines []string
	for i, l := range strings.Split(parts.Clean(words), "\n") {
		l = t.Text.Render(l)
		if i == 0 {
			l = name + l
		}
		lines = append(lines, parts.Wrap(l, width))
	}
	return strings.Join(lines, "\n")
}
