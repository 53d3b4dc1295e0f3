package room

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// command is a key with what it does.
type command struct {
	key page.Key
	do  func(p Page, env page.Env, key tea.KeyPressMsg) (Page, page.Result)
}

// Why keys do nothing.
const (
	noMeeting = "No meeting is open: esc leads to the list of people, and enter begins one there."
	noDecider = "Nobody was named who decides: esc leads to the list of people, and d names one there."
	nobody    = "Add somebody first: a."
)

// Keys implements page.Page.
func (p Page) Keys(env page.Env) []page.Key {
	if p.asking != nil {
		return p.asking.Keys()
	}
	if !env.Open() {
		return nil
	}
	var out []page.Key
	for _, c := range p.commands(env) {
		out = append(out, c.key)
	}
	return out
}

// commands are the keys of what is shown.
func (p Page) commands(env page.Env) []command {
	switch p.stage {
	case people:
		return p.peopleCommands(env)
	case talking:
		return p.talkingCommands(env)
	case voting:
		return p.votingCommands(env)
	case closing:
		return p.closingCommands(env)
	}
	return nil
}

func (p Page) peopleCommands(env page.Env) []command {
	empty := ""
	if len(env.Case.Room.Present()) == 0 {
		empty = nobody
	}
	begin := page.Key{Press: []string{"enter"}, Does: "begin", Long: "Begin the meeting at its first checkpoint", Off: empty}
	if env.Case.Room.Meeting() != nil {
		begin = page.Key{Press: []string{"enter"}, Does: "go on", Long: "Go on with the meeting"}
	}
	return []command{
		{begin, beginMeeting},
		{page.Key{Press: []string{"a"}, Does: "add", Long: "Add who is here, one after the other: name and role"}, addPeople},
		{page.Key{Press: []string{"d"}, Does: "decides", Long: "The selected person decides", Off: empty}, nameDecider},
		{page.Key{Press: []string{"e"}, Does: "edit", Long: "Change the name or the role of the selected person", Off: empty}, editPerson},
		{page.Key{Press: []string{"x", "delete"}, Does: "left", Long: "The selected person is not here; what they said before stays", Off: empty}, removePerson},
		parkCommand(),
		presenterCommand(),
		{page.Key{Press: []string{"up", "down", "k", "j"}, Show: "↑↓", Does: "choose"}, choosePerson},
	}
}

func (p Page) talkingCommands(env page.Env) []command {
	off := decideOff(env)
	poll := page.Key{Press: []string{"b"}, Does: "poll", Long: "Take a blind vote: everybody types one key at this keyboard, and nothing shows before the reveal", Off: pollOff(env)}
	if env.Case.Room.OpenPoll() != nil {
		poll.Does, poll.Long = "go on voting", "Go on with the open poll"
	}
	return []command{
		{page.Key{Press: []string{"enter", "right", "down", "tab", "l", "j", "]"}, Show: "→", Does: "next", Long: "The next checkpoint, and after the last one the verdict"}, forward},
		{page.Key{Press: []string{"left", "up", "shift+tab", "h", "k", "["}, Show: "←", Does: "back", Long: "The checkpoint before"}, backward},
		{poll, startPoll},
		{page.Key{Press: []string{"m"}, Does: "met", Long: "The decider decides: met", Off: off}, decideAs},
		{page.Key{Press: []string{"o"}, Does: "open", Long: "The decider decides: open, not true yet", Off: off}, decideAs},
		{page.Key{Press: []string{"a"}, Does: "accept", Long: "The decider takes the risk on purpose: asks for the reason, who takes and who watches it, until when, and what would show", Off: off}, decideInWords},
		{page.Key{Press: []string{"n"}, Does: "n/a", Long: "The decider decides that it does not apply: asks for the reason", Off: off}, decideInWords},
		{page.Key{Press: []string{"d", "ctrl+u"}, Does: "don't know", Long: "The decider decides that nobody knows; it counts as unresolved", Off: off}, decideAs},
		{page.Key{Press: []string{"e"}, Does: "evidence", Long: "Write what a met checkpoint rests on or, where your answers say otherwise, why they are wrong", Off: off}, decideInWords},
		dissentCommand(env),
		{page.Key{Press: []string{"i"}, Does: "action", Long: "Write what somebody will do: if what happens, who will do what by when", Off: actionOff(p, env)}, followUp},
		{page.Key{Press: []string{"c"}, Does: "close", Long: "Close the action or the topic that is open here", Off: closeOff(p, env)}, followUp},
		parkCommand(),
		presenterCommand(),
		{page.Key{Press: []string{"w"}, Does: "verdict", Long: "Go to the verdict, open items and owners"}, toClosing},
		{page.Key{Press: []string{"home", "g"}, Show: "home", Does: "first", Long: "The first checkpoint", Hidden: true}, first},
	}
}

func (p Page) votingCommands(env page.Env) []command {
	name := p.poll.turn(env)
	off, pass := "", ""
	if name == "" {
		off = "Everybody has voted: r reveals."
		pass = off
	}
	if left := p.poll.elsewhere(env); name == "" && len(left) > 0 {
		off, pass = fmt.Sprintf("Everybody at this keyboard has voted; awaited elsewhere: %s.", parts.OneLine(parts.Enumerate(left))), ""
	}
	hand := ""
	if p.poll.handing == "" {
		hand = "A vote comes first: g, n, d or a."
		if name == "" {
			hand = off
		}
	}
	none := ""
	if len(p.poll.votes)+len(p.poll.away) == 0 {
		none = "Nobody has voted yet."
	}
	return []command{
		{page.Key{Press: []string{"g"}, Does: "go", Long: "Vote go", Off: off}, castVote},
		{page.Key{Press: []string{"n"}, Does: "no-go", Long: "Vote no-go", Off: off}, castVote},
		{page.Key{Press: []string{"d"}, Does: "don't know", Long: "Vote don't know", Off: off}, castVote},
		{page.Key{Press: []string{"a"}, Does: "abstain", Long: "Abstain", Off: off}, castVote},
		{page.Key{Press: []string{"enter", "space"}, Show: "enter", Does: "hand on", Long: "Hand the keyboard to the next one", Off: hand}, handOn},
		{page.Key{Press: []string{"r"}, Does: "reveal", Long: "Reveal all votes at once", Off: p.revealOff(env)}, reveal},
		{page.Key{Press: []string{"backspace"}, Does: "vote again", Long: "Take the last vote back and vote again", Off: none}, again},
		{page.Key{Press: []string{"s"}, Does: "pass over", Long: "Go on without the vote of whose turn it is, or who is awaited", Off: pass}, passOver},
		{page.Key{Press: []string{"x"}, Does: "drop", Long: "Drop the poll; no vote is kept"}, dropPoll},
	}
}

func (p Page) closingCommands(env page.Env) []command {
	off := verdictOff(env)
	end := ""
	if env.Case.Room.Meeting() == nil {
		end = "The meeting is closed."
	}
	return []command{
		{page.Key{Press: []string{"g"}, Does: "go", Long: "The decider decides: go", Off: off}, decideVerdict},
		{page.Key{Press: []string{"c"}, Does: "conditional", Long: "The decider decides: go once what is open is resolved or accepted", Off: off}, decideVerdict},
		{page.Key{Press: []string{"n"}, Does: "no-go", Long: "The decider decides: no-go", Off: off}, decideVerdict},
		dissentCommand(env),
		parkCommand(),
		{page.Key{Press: []string{"enter"}, Does: "end the meeting", Long: "End the meeting; open actions and parked topics open the next one", Off: end}, endMeeting},
		{page.Key{Press: []string{"left", "shift+tab"}, Show: "←", Does: "back", Long: "Go back to the checkpoints"}, func(p Page, _ page.Env, _ tea.KeyPressMsg) (Page, page.Result) { return p.back(), page.Result{} }},
		presenterCommand(),
	}
}

func parkCommand() command {
	return command{page.Key{Press: []string{"t"}, Does: "park", Long: "Put a topic aside; it opens the next review of this session"}, park}
}

func presenterCommand() command {
	return command{page.Key{Press: []string{"f2"}, Show: "F2", Does: "own notes", Long: "Show and write the facilitator's own notes; nothing else on this page shows them", Hidden: true}, presenterNote}
}

func dissentCommand(env page.Env) command {
	off := ""
	if len(env.Case.Room.Attendees) == 0 {
		off = "Nobody is here who could dissent: esc leads to the list of people."
	}
	return command{page.Key{Press: []string{"s"}, Does: "dissent", Long: "Write down an objection word for word, with its name", Off: off}, dissent}
}
