package casefile

import (
	"fmt"
	"strings"

	"loracle/checklist"
	"loracle/data/session"
)

// PollInWords is the result of a poll that was revealed, without who voted how:
// "5 go, 2 no-go, 1 abstain; 1 did not vote".
func PollInWords(p session.Poll) string {
	text := p.Tally().Sentence()
	if n := len(p.Absent()); n > 0 {
		text += fmt.Sprintf("; %d did not vote", n)
	}
	if n := len(p.Closed()); n > 0 {
		text += fmt.Sprintf("; %d did not show their vote", n)
	}
	return text
}

// VotesInWords says who voted how, like "go: Ana, Bo; no-go: Cem". It is empty
// where names were taken out.
func VotesInWords(p session.Poll) string {
	var out []string
	for _, v := range checklist.Votes() {
		if names := listed(p.Names(v)); names != "" {
			out = append(out, v.Label()+": "+names)
		}
	}
	if names := listed(p.Absent()); names != "" {
		out = append(out, "no vote: "+names)
	}
	if names := listed(p.Closed()); names != "" {
		out = append(out, "not shown: "+names)
	}
	return strings.Join(out, "; ")
}

// listed joins the names that are known.
func listed(names []string) string {
	var out []string
	for _, n := range names {
		if n != "" {
			out = append(out, n)
		}
	}
	return strings.Join(out, ", ")
}

// SpeakersInWords says how a poll is split and who speaks first; empty where
// everybody agrees.
func SpeakersInWords(p session.Poll) string {
	t := p.Tally()
	if !t.Split() {
		return ""
	}
	var first []string
	for _, s := range t.Outliers() {
		if names := listed(p.Names(s.Vote)); names != "" {
			first = append(first, fmt.Sprintf("%s (%s)", names, s.Vote.Label()))
		}
	}
	switch {
	case t.Even() && len(first) > 0:
		return "Evenly split. First speaks " + strings.Join(first, ", then ") + ", then one of each side."
	case t.Even():
		return "Evenly split: one of each side speaks first."
	case len(first) > 0:
		return "Split. First speaks " + strings.Join(first, ", then ") + "."
	}
	return "Split."
}

// DecisionInWords says what was decided, without by whom.
func DecisionInWords(d session.Decision) string { return decisionInWords(d, onScreens) }

func decisionInWords(d session.Decision, as dates) string {
	if d.Item == "" {
		return withWords(d.Outcome.Label(), d.Reason)
	}
	return withWords(markInWords(d.Mark, as), d.Reason)
}
