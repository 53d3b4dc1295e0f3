package room

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/theme"
)

// votingView asks one person after the other. It looks the same whatever they
// vote.
func (p Page) votingView(env page.Env, m measure) page.Screen {
	t := env.Theme
	at := p.at(env)
	ask := parts.Stack(parts.Paragraph(t.Strong, parts.OneLine(at.Title), m.prose()), parts.Paragraph(t.Text, parts.OneLine(at.Question), m.prose()))
	switch {
	case m.wide():
		ask = m.airy(p.rail(env, m), p.banner(env, at, m), parts.Paragraph(t.Strong, parts.OneLine(at.Question), m.prose()))
	case m.compact():
		ask = parts.Paragraph(t.Text, "Blind poll: "+parts.OneLine(at.Title), m.width)
	}
	turn := p.turnView(env, m)
	top := m.airy(ask, turn)
	return page.Screen{Text: m.airy(top, p.voters(env, m)), To: min(strings.Count(top, "\n"), max(0, m.height-1))}
}

// turnView is whose turn it is and what to do, large.
func (p Page) turnView(env page.Env, m measure) string {
	t := env.Theme
	name, next := p.poll.turn(env), p.poll.after(env)
	say := func(text string) string { return parts.Paragraph(t.Text, text, m.prose()) }
	switch {
	case name == "" && len(p.poll.elsewhere(env)) > 0:
		left := parts.OneLine(parts.Enumerate(p.poll.elsewhere(env)))
		return m.spread(m.title(t.Accent, p.counted(env)), say(p.counted(env)+". Awaited at their own terminals: "+left+". s goes on without the next one."))
	case name == "" && p.poll.voted(env) == 0:
		return m.spread(m.title(t.Accent, "Nobody voted"), say("Nobody has voted: x drops the poll, backspace goes back."))
	case name == "":
		return m.spread(m.title(t.Accent, p.counted(env)), say(p.counted(env)+". Press r to reveal all votes at once."))
	case p.poll.handing != "" && next == "":
		return m.spread(m.title(t.Good, p.poll.handing), say("Taken; nothing is shown. That was the last vote: press enter."))
	case p.poll.handing != "":
		return m.spread(m.title(t.Good, p.poll.handing),
			say(fmt.Sprintf("Taken; nothing is shown. Press enter and hand the keyboard to %s. Another key changes the vote.", parts.OneLine(next))))
	}
	return m.spread(m.title(t.Accent, name), parts.Stack(say("Your vote, one key; the others look away:"), voteKeyLine(t, m)))
}

func (p Page) counted(env page.Env) string {
	n, of := p.poll.voted(env), len(env.Case.Room.Present())
	if n == of {
		return fmt.Sprintf("All %d have voted", n)
	}
	return fmt.Sprintf("%d of %d have voted", n, of)
}

func voteKeyLine(t *theme.Theme, m measure) string {
	var pieces []string
	for _, key := range []string{"g", "n", "d", "a"} {
		pieces = append(pieces, t.Key.Render(key)+" "+t.Text.Render(voteKeys[key].Label()))
	}
	return parts.Flow(pieces, "    ", m.prose())
}

// voters lists who has voted, without what.
func (p Page) voters(env page.Env, m measure) string {
	t := env.Theme
	turn, cast := p.poll.turn(env), castBlind(env)
	var pieces []string
	for _, name := range env.Case.Room.Present() {
		mark, style := "·", t.Muted
		switch {
		case p.poll.votes[name] != "", slices.Contains(cast, name):
			mark, style = "✓", t.Good
		case p.poll.away[name]:
			mark, style = "–", t.Muted
		case name == turn:
			mark, style = "▸", t.Selected
		}
		pieces = append(pieces, style.Render(mark+" "+parts.OneLine(name)))
	}
	return parts.Flow(pieces, "   ", m.prose())
}

// lastPoll is the result of the poll that was revealed last, as bars with names,
// and who speaks first.
func (p Page) lastPoll(env page.Env, at placed, m measure) string {
	t := env.Theme
	if open := env.Case.Room.OpenPoll(); open != nil && open.Item == at.ID {
		return parts.Paragraph(t.Accent, "A poll is under way: b goes on with it.", m.prose())
	}
	poll := env.Case.Room.LastPoll(at.ID)
	if poll == nil {
		return ""
	}
	return result(env, *poll, m)
}

// result is a poll that was revealed.
func result(env page.Env, poll session.Poll, m measure) string {
	t := env.Theme
	speakers := parts.Paragraph(t.Accent, "Everybody who took a side agrees.", m.prose())
	if len(poll.Tally()) == 0 {
		speakers = parts.Paragraph(t.Accent, "The votes are being opened.", m.prose())
	}
	if s := casefile.SpeakersInWords(poll); s != "" {
		speakers = parts.Paragraph(t.Warn.Bold(true), parts.OneLine(s), m.prose())
	}
	if m.compact() {
		return parts.Stack(speakers, parts.Paragraph(t.Text, casefile.PollInWords(poll)+".", m.width))
	}
	return parts.Stack(bars(t, poll, m), speakers)
}

// voteStyle is the colour of a vote; its word always stands beside it.
func voteStyle(t *theme.Theme, v checklist.Vote) lipgloss.Style {
	switch v {
	case checklist.VoteGo:
		return t.Good
	case checklist.VoteNoGo:
		return t.Bad
	case checklist.VoteDontKnow:
		return t.Warn
	case checklist.VoteAbstain:
	}
	return t.Muted
}

// bars draws each vote as a bar with its number and its names. The names go
// below the bars where there is little room.
func bars(t *theme.Theme, poll session.Poll, m measure) string {
	tally := poll.Tally()
	label, most := 0, 1
	for _, v := range checklist.Votes() {
		label, most = max(label, parts.Width(v.Label())), max(most, tally[v])
	}
	room, width := min(m.prose()/3, 48), m.prose()
	if m.wide() {
		room, width = m.width/2, m.width
	}
	var rows []string
	for _, v := range checklist.Votes() {
		style := voteStyle(t, v)
		length := tally[v] * room / most
		if tally[v] > 0 {
			length = max(1, length)
		}
		bar := style.Render(strings.Repeat("█", length)) + strings.Repeat(" ", room-length)
		head := style.Render(parts.FitRight(v.Label(), label)) + " " + bar + " " + t.Strong.Render(fmt.Sprint(tally[v])) + "  "
		names := parts.Paragraph(t.Text, parts.OneLine(parts.Enumerate(poll.Names(v))), max(1, width-parts.Width(head)))
		row := parts.Hang(head, names)
		if m.wide() && !strings.Contains(row, "\n") { // a bar two lines high
			row += "\n" + strings.Repeat(" ", label+1) + bar
		}
		rows = append(rows, row)
	}
	if silent := poll.Absent(); len(silent) > 0 {
		rows = append(rows, parts.Paragraph(t.Muted, "No vote: "+parts.OneLine(parts.Enumerate(silent))+".", m.prose()))
	}
	if closed := poll.Closed(); len(closed) > 0 {
		rows = append(rows, parts.Paragraph(t.Muted, "Voted, not shown by their terminal: "+parts.OneLine(parts.Enumerate(closed))+".", m.prose()))
	}
	if m.tall() {
		return strings.Join(rows, "\n\n") + "\n"
	}
	return strings.Join(rows, "\n")
}
