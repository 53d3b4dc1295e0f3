package room

import (
	"fmt"

	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// View implements page.Page.
func (p Seat) View(env page.Env, width, height int) page.Screen {
	m := measure{width, height}
	t := env.Theme
	switch {
	case !env.Open():
		return page.Screen{Text: parts.Paragraph(t.Text, "Opening the session.", width)}
	case len(all(env)) == 0:
		return page.Screen{Text: parts.Paragraph(t.Text, "This checklist has no checkpoints.", width)}
	}
	at, open := p.at(env), env.Case.Room.OpenPoll()
	where := parts.Paragraph(t.Muted, p.where(env), m.prose())
	if open != nil {
		return page.Screen{Text: m.spread(p.pollView(env, at, *open, m), where, p.warning(env, m))}
	}
	if text := p.verdict(env, m); text != "" {
		return page.Screen{Text: m.spread(text, where, p.warning(env, m))}
	}
	var quiet Page
	return page.Screen{Text: m.spread(p.asked(env, at, m), p.tally(env, at, m), quiet.standing(env, at, m), quiet.dissents(env, at.ID, m),
		where, p.warning(env, m), quiet.around(env, at, m))}
}

// asked is the checkpoint that is talked about.
func (p Seat) asked(env page.Env, at placed, m measure) string {
	t := env.Theme
	question := parts.Paragraph(t.Strong, parts.OneLine(at.Question), m.prose())
	if m.compact() || env.Case.Room.OpenPoll() != nil {
		return parts.Stack(parts.Paragraph(t.Title, parts.OneLine(at.Title), m.width), question)
	}
	return m.spread(m.title(t.Title, at.Title), question)
}

// pollView is the poll that is open: what is asked, what to press, and who has
// voted.
func (p Seat) pollView(env page.Env, at placed, open session.Poll, m measure) string {
	t := env.Theme
	title, say := p.pollWords(env, open)
	style := t.Accent
	if _, cast := open.Ballot(p.name); cast {
		style = t.Good
	}
	n, of := len(castBlind(env)), len(env.Case.Room.Present())
	counted := fmt.Sprintf("%s from terminals like this one; %s. Nothing shows before the reveal.",
		parts.Count(n, "vote is in", "votes are in"), parts.Count(of, "person is here", "people are here"))
	if m.compact() {
		counted = fmt.Sprintf("%s; %d here.", parts.Count(n, "vote is in", "votes are in"), of)
		return parts.Stack(m.title(style, title), voteKeyLine(t, m), p.asked(env, at, m), parts.Paragraph(t.Muted, counted, m.prose()))
	}
	return m.spread(m.title(style, title), p.asked(env, at, m),
		parts.Stack(parts.Paragraph(t.Text, say, m.prose()), voteKeyLine(t, m)), parts.Paragraph(t.Muted, counted, m.prose()))
}

// pollWords says how one's own vote stands, in short and in a sentence.
func (p Seat) pollWords(env page.Env, open session.Poll) (title, say string) {
	own := p.own(env, open)
	switch _, cast := open.Ballot(p.name); {
	case !p.seated(env):
		return "Not on the list", "You were taken off the list of people. Enter brings you back."
	case p.casting:
		return "Blind poll", "Keeping your vote."
	case cast && own == "":
		return "You have voted", "From another terminal; only that one can show it. To vote anew from here, one key:"
	case cast && p.shown:
		return parts.Capital(own.Label()), "That is your vote; v hides it. Another key changes it until the reveal:"
	case cast:
		return "You have voted", "Taken; nothing is shown. Another key changes it until the reveal; v shows it to you."
	}
	return "Blind poll", "Your vote, one key:"
}

// tally is the last poll on the checkpoint.
func (p Seat) tally(env page.Env, at placed, m measure) string {
	poll := env.Case.Room.LastPoll(at.ID)
	if poll == nil {
		return ""
	}
	return result(env, *poll, m)
}

// verdict is the decision on the project, once whoever leads is there.
func (p Seat) verdict(env page.Env, m measure) string {
	l, ok := store.Leader(env.Here)
	if !ok || l.At.Page != string(page.Room) || l.At.Subject != page.Verdict {
		return ""
	}
	t, minutes := env.Theme, env.Case.Minutes()
	var quiet Page
	if minutes.Verdict == nil {
		who := "Nobody was named who decides."
		if minutes.Decider != "" {
			who = parts.OneLine(minutes.Decider) + " decides."
		}
		return m.spread(m.title(t.Title, "The verdict"), parts.Paragraph(t.Text, who, m.prose()), byChecklist(env, m))
	}
	shown := minutes.Verdict.Outcome
	return m.spread(m.title(parts.OutcomeStyle(t, shown), shown.Label()), quiet.decidedBy(env, minutes, m), byChecklist(env, m), quiet.dissents(env, "", m), openItems(env, m))
}

// where says where the meeting is.
func (p Seat) where(env page.Env) string {
	meeting := env.Case.Room.Meeting()
	l, leads := store.Leader(env.Here)
	you := "You are " + parts.OneLine(p.name) + "."
	switch {
	case meeting == nil && len(env.Case.Room.Meetings) > 0:
		return "The meeting is closed. " + you
	case meeting == nil:
		return "No meeting is open yet; this screen follows it once it is. " + you
	}
	since := meeting.Opened.In(env.Now.Location()).Format("15:04")
	switch {
	case !leads:
		return fmt.Sprintf("The meeting is open since %s; nobody leads it at the moment. %s", since, you)
	case l.At.Page != string(page.Room):
		return fmt.Sprintf("The meeting is open since %s; %s, who leads it, looks at %s. %s", since, parts.OneLine(l.Name), page.Name(l.At.Page).Title(), you)
	}
	return fmt.Sprintf("The meeting is open since %s; %s leads it. %s", since, parts.OneLine(l.Name), you)
}

func (p Seat) warning(env page.Env, m measure) string {
	if text := p.twice(env); text != "" {
		return parts.Paragraph(env.Theme.Warn, text, m.prose())
	}
	if !p.seated(env) && env.Case.Room.OpenPoll() == nil {
		return parts.Paragraph(env.Theme.Warn, "You are not on the list of people. Enter brings you back.", m.prose())
	}
	return ""
}
