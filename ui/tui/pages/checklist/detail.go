package checklist

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"loracle/checklist"
	"loracle/ui/tui/checkpoint"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/theme"
)

// body is the selected checkpoint at length, or the form that is open. Its
// lines in focus are the title and the question.
func (p Page) body(env page.Env, at entry, width int) page.Screen {
	t := env.Theme
	mark, style := parts.StateMark(t, at.State)
	state := style.Render(mark) + " " + checkpoint.StateStyle(t, at.ItemReview).Render(checkpoint.StateWords(at.ItemReview))
	title := parts.Ends(t.Strong.Render(parts.OneLine(at.Title)), state, width)
	question := parts.Paragraph(t.Text, parts.OneLine(at.Question), width)
	top := title + "\n" + question
	if p.asking != nil {
		f := p.asking.View(t, width)
		above := strings.Count(top, "\n") + 2
		return page.Screen{Text: top + "\n\n" + f.Text, From: above + f.From, To: above + f.To}
	}
	i := at.ItemReview
	text := parts.Spread(top, parts.Pairs(t, width, said(env, i), checkpoint.Follows(env, i), about(t, i), history(env, i)), outlook(env, width))
	return page.Screen{Text: text, To: strings.Count(top, "\n")}
}

// said is what people and their answers say about a checkpoint.
func said(env page.Env, i checklist.ItemReview) []parts.Pair {
	t, m := env.Theme, i.Mark
	pairs := []parts.Pair{
		{Label: "Your answers", Text: proposal(i), Style: proposalStyle(t, i)},
		{Label: "Evidence", Text: parts.OneLine(m.Evidence), Style: &t.Good},
		{Label: "Evidence", Text: unproven(i), Style: &t.Warn},
	}
	if i.Overruled {
		pairs = append(pairs, parts.Pair{Label: "Overruled", Text: parts.OneLine(m.Reason)})
	}
	if m.State == checklist.NotApplicable {
		pairs = append(pairs, parts.Pair{Label: "Does not apply", Text: parts.OneLine(m.Reason)})
	}
	if m.State == checklist.Accepted {
		pairs = append(pairs, accepted(t, i)...)
	}
	return append(pairs, parts.Pair{Label: "Note", Text: parts.OneLine(env.Case.ItemNotes[i.ID])})
}

func accepted(t *theme.Theme, i checklist.ItemReview) []parts.Pair {
	m := i.Mark
	until := parts.Pair{Label: "Until", Text: m.Until.Format("2 January 2006")}
	if i.Expired {
		until.Text += ": that day has passed, so the checkpoint is open again"
		until.Style = &t.Bad
	}
	by := parts.Pair{Label: "By", Text: fmt.Sprintf("%s; %s watches it", parts.OneLine(m.AcceptedBy), parts.OneLine(m.Owner))}
	if m.SamePerson() {
		by.Text, by.Style = parts.OneLine(m.Owner)+" takes it and watches it: somebody else would notice more", &t.Warn
	}
	notice := parts.Pair{Label: "We will notice", Text: parts.OneLine(m.Notice)}
	if m.Notice == "" {
		notice.Text, notice.Style = "nothing is written down that would show it: e adds it.", &t.Warn
	}
	return []parts.Pair{
		{Label: "Accepted", Text: parts.OneLine(m.Reason)},
		by,
		until,
		notice,
	}
}

// proposal says what the answers make of a checkpoint, and what enter does.
func proposal(i checklist.ItemReview) string {
	f := i.Proposed
	if i.LeftOut {
		return fmt.Sprintf("say that it does not apply (%s). Any state you give it overrules that.", parts.OneLine(f.Grounds))
	}
	if i.Lapsed {
		return fmt.Sprintf("no longer settle this (before: %s). Say how it stands now, or e writes other evidence.", parts.OneLine(i.Mark.Answers))
	}
	if f.Proposed == checklist.Untouched {
		return ""
	}
	text := fmt.Sprintf("say %s (%s)", f.Proposed.Label(), parts.OneLine(f.Evidence))
	switch {
	case i.Conflict:
		return text + ", and you said " + i.State.Label() + ". Enter takes what the answers say; e says why they are wrong."
	case i.Overruled:
		return text + ", and you overruled that."
	case checkpoint.Awaits(i):
		return text + ". Enter confirms that."
	}
	return text + "."
}

func proposalStyle(t *theme.Theme, i checklist.ItemReview) *lipgloss.Style {
	switch {
	case i.Disagrees():
		return &t.Warn
	case checkpoint.Awaits(i):
		return &t.Accent
	}
	return &t.Muted
}

func unproven(i checklist.ItemReview) string {
	if i.Mark.Evidence != "" || i.State != checklist.Met {
		return ""
	}
	switch i.Proof {
	case checklist.ProofRequired:
		return "none yet, and this checkpoint counts as unresolved without it: e adds it."
	case checklist.ProofAsked:
		return "none yet: e adds it."
	case checklist.ProofNone:
	}
	return ""
}

// about is what the checklist itself says about a checkpoint.
func about(t *theme.Theme, i checklist.ItemReview) []parts.Pair {
	return []parts.Pair{
		{Label: "Why it matters", Text: parts.OneLine(i.Why)},
		{Label: "What goes wrong", Text: parts.OneLine(i.Risk)},
		{Label: "What to do", Text: parts.OneLine(i.Action)},
		{Label: "Source", Text: parts.OneLine(i.Source), Style: &t.Muted},
	}
}
