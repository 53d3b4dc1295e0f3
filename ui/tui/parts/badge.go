package parts

import (
	"charm.land/lipgloss/v2"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/ui/tui/theme"
)

// Badge is a short word set off from the text around it: ‹GO›. The brackets
// carry it where there is no colour.
func Badge(style lipgloss.Style, word string) string {
	return style.Bold(true).Render("‹" + word + "›")
}

// OutcomeStyle is the style of a verdict.
func OutcomeStyle(t *theme.Theme, o checklist.Outcome) lipgloss.Style {
	switch o {
	case checklist.Go:
		return t.Good
	case checklist.Conditional:
		return t.Warn
	case checklist.NoGo:
		return t.Bad
	case checklist.Unfinished:
		return t.Muted
	}
	return t.Text
}

// OutcomeBadge is a verdict as a badge.
func OutcomeBadge(t *theme.Theme, o checklist.Outcome) string {
	return Badge(OutcomeStyle(t, o), o.Label())
}

// StatusStyle is the style of an approach's status.
func StatusStyle(t *theme.Theme, s advisor.Status) lipgloss.Style {
	switch s {
	case advisor.Recommended:
		return t.Good
	case advisor.Viable:
		return t.Accent
	case advisor.NotAdvised:
		return t.Muted
	case advisor.Blocked:
		return t.Warn
	}
	return t.Text
}

// StateMark is a checkpoint's state as one cell, and its style.
func StateMark(t *theme.Theme, s checklist.State) (string, lipgloss.Style) {
	switch s {
	case checklist.Untouched:
		return "·", t.Muted
	case checklist.Met:
		return "✓", t.Good
	case checklist.Open:
		return "✗", t.Bad
	case checklist.Accepted:
		return "△", t.Warn
	case checklist.NotApplicable:
		return "–", t.Muted
	case checklist.DontKnow:
		return "?", t.Warn
	}
	return " ", t.Text
}
