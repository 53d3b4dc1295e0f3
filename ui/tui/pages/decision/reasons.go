package decision

import (
	"fmt"
	"strings"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// strongest is how many reasons are given.
const strongest = 3

// reasons are the strongest reasons for the advice, and the strongest against.
func reasons(env page.Env, width int) string {
	t, r := env.Theme, env.Case.Assessment.Recommendation
	o := r.Option(r.Approach)
	if o == nil {
		return ""
	}
	var lines []string
	for _, reason := range o.Reasons {
		if reason.Weight > 0 && len(lines) < strongest {
			lines = append(lines, numbered(env, len(lines)+1, reasonText(env, reason), width))
		}
	}
	for _, reason := range o.Reasons {
		if reason.Weight < 0 {
			lines = append(lines, parts.Hang(t.Warn.Render("–  "), parts.Wrap(t.Muted.Render("Against it: ")+reasonText(env, reason), width-3)))
			break
		}
	}
	if lines == nil {
		lines = []string{parts.Paragraph(t.Text, "No answer speaks for or against it yet.", width)}
	}
	return parts.Section(t, "Why "+r.Approach.Label(), strings.Join(lines, "\n"))
}

func numbered(env page.Env, n int, text string, width int) string {
	mark := env.Theme.Muted.Render(fmt.Sprintf("%d  ", n))
	return parts.Hang(mark, parts.Wrap(text, width-parts.Width(mark)))
}

// reasonText is a reason with its source.
func reasonText(env page.Env, r advisor.Reason) string {
	return sourced(env, r.Text, r.Source)
}

func sourced(env page.Env, text, source string) string {
	text = env.Theme.Text.Render(parts.OneLine(text))
	if source == "" {
		return text
	}
	return text + env.Theme.Muted.Render("  ["+parts.OneLine(source)+"]")
}

// others says in a line each why the other approaches are not advised.
func others(env page.Env, width int) string {
	t, r := env.Theme, env.Case.Assessment.Recommendation
	var lines []string
	for _, o := range r.Options {
		if o.Approach == r.Approach {
			continue
		}
		style := parts.StatusStyle(t, o.Status)
		name := t.Strong.Render(o.Approach.Label()) + "  " + style.Render(o.Status.Label()) + "  "
		lines = append(lines, hang2(name+t.Text.Render(whyNot(o, r)), width))
	}
	return parts.Section(t, "Why not the others", strings.Join(lines, "\n"))
}

// hang2 wraps text with two spaces before all lines but the first.
func hang2(text string, width int) string {
	lines := parts.Lines(text, width-2)
	return strings.Join(lines, "\n  ")
}

// whyNot is the strongest point against an option, or how it falls behind.
func whyNot(o advisor.Option, r advisor.Recommendation) string {
	if len(o.BlockedBy) > 0 {
		return parts.OneLine(o.BlockedBy[0].Reason)
	}
	for _, reason := range o.Reasons {
		if reason.Weight < 0 {
			return parts.OneLine(reason.Text)
		}
	}
	if len(o.Reasons) == 0 {
		return "No answer speaks for it."
	}
	return fmt.Sprintf("Nothing speaks against it, but more speaks for %s.", r.Approach.Label())
}

// blocks are the gates that are shut, and what opens each.
func blocks(env page.Env, width int) string {
	t := env.Theme
	var lines []string
	for _, g := range env.Case.ShutGates() {
		lines = append(lines, gate(env, g, width))
	}
	return parts.Section(t, "What is blocked, and what opens it", strings.Join(lines, "\n"))
}

func gate(env page.Env, g casefile.ShutGate, width int) string {
	t := env.Theme
	why := hang2(t.Warn.Render(g.Names()+": ")+sourced(env, g.Reason, g.Source), width)
	return why + "\n" + parts.Hang("  ", parts.Wrap(t.Muted.Render("Opens with: ")+t.Text.Render(parts.OneLine(g.Until)), width-2))
}

// mostSteps bounds the list of steps; the checklist has them all.
const mostSteps = 7

// first lists what to do first.
func first(env page.Env, width int) string {
	t, r := env.Theme, env.Case.Assessment.Recommendation
	steps := env.Case.Steps()
	var lines []string
	if len(steps) > 0 && !r.Approach.Tunes() {
		lines = append(lines, parts.Paragraph(t.Muted, r.Approach.Label()+" needs no training. To tune all the same, this comes first:", width))
	}
	for i, s := range steps {
		if i == mostSteps-1 && len(steps) > mostSteps {
			lines = append(lines, parts.Paragraph(t.Muted, fmt.Sprintf("   and %d more on the checklist", len(steps)-i), width))
			break
		}
		lines = append(lines, numbered(env, i+1, t.Strong.Render(parts.OneLine(s.Title)+": ")+t.Text.Render(parts.OneLine(s.Do)), width))
	}
	if n := env.Case.Review.Untouched(); n > 0 {
		look := fmt.Sprintf("Look at the %s of the checklist that nobody has looked at yet.", parts.Count(n, "checkpoint", "checkpoints"))
		lines = append(lines, numbered(env, min(len(steps), mostSteps)+1, t.Text.Render(look), width))
	}
	if lines == nil {
		lines = []string{parts.Paragraph(t.Good, env.Case.Ready(), width)}
	}
	return parts.Section(t, "What to do first", strings.Join(lines, "\n"))
}
