package room

import (
	"fmt"
	"strings"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// closingView is the verdict, what is open and whose it is, and who disagrees.
func (p Page) closingView(env page.Env, m measure) page.Screen {
	t, r := env.Theme, env.Case.Review
	minutes := env.Case.Minutes()
	shown, style := r.Outcome, parts.OutcomeStyle(t, r.Outcome)
	if minutes.Verdict != nil {
		shown = minutes.Verdict.Outcome
		style = parts.OutcomeStyle(t, shown)
	}
	if m.wide() {
		return wideClosing(env, minutes, m, m.title(style, shown.Label()), p.decidedBy(env, minutes, m))
	}
	name := m.title(style, shown.Label())
	if m.compact() && minutes.Verdict != nil {
		name = "" // the line below says it
	}
	top := m.spread(name, p.decidedBy(env, minutes, m), byChecklist(env, m))
	text := m.spread(top, p.dissents(env, "", m), left(env, minutes, m), openItems(env, m), duration(env, m))
	return page.Screen{Text: text, To: min(strings.Count(top, "\n"), max(0, m.height-1))}
}

// wideClosing has what is open beside the verdict and what was said against it.
func wideClosing(env page.Env, minutes casefile.Minutes, m measure, name, decided string) page.Screen {
	half := m
	half.width = (m.width - parts.RuleWidth) / 2
	var p Page
	told := parts.Spread(byChecklist(env, half), p.dissents(env, "", half), left(env, minutes, half), duration(env, half))
	head := name + "\n\n" + decided + "\n\n"
	rows := m.height - strings.Count(head, "\n") - 1
	return page.Screen{Text: head + parts.Beside(env.Theme, told, openItems(env, half), half.width, rows)}
}

// left is the dissent on checkpoints, and what is parked.
func left(env page.Env, minutes casefile.Minutes, m measure) string {
	t := env.Theme
	return m.spread(
		parts.Section(t, "Dissent on checkpoints", otherDissent(env, minutes, m)),
		parts.Section(t, "Parked for the next meeting", topics(env, m)))
}

// byChecklist is the verdict that the checklist gives, before and after
// acceptance.
func byChecklist(env page.Env, m measure) string {
	r := env.Case.Review
	return parts.Paragraph(env.Theme.Text, "By the checklist: "+r.Outcome.Label()+". "+parts.VerdictReason(r), m.prose())
}

// decidedBy is whose verdict it is, and why.
func (p Page) decidedBy(env page.Env, minutes casefile.Minutes, m measure) string {
	t := env.Theme
	v := minutes.Verdict
	switch {
	case v == nil && minutes.Decider == "":
		return parts.Paragraph(t.Warn, "Nobody was named who decides.", m.prose())
	case v == nil:
		return parts.Paragraph(t.Accent, parts.OneLine(minutes.Decider)+" decides: g go, c conditional, n no-go.", m.prose())
	}
	text := t.Strong.Render(v.Outcome.Label() + ", decided by " + parts.OneLine(v.Decider))
	if v.Reason != "" {
		text += t.Text.Render(": " + parts.OneLine(v.Reason))
	}
	return parts.Wrap(text, m.prose())
}

// openItems lists what is unresolved with its owner and its actions.
func openItems(env page.Env, m measure) string {
	t := env.Theme
	var rows []string
	for _, i := range env.Case.OpenItems() {
		mark, style := parts.StateMark(t, i.State)
		owner := t.Warn.Render("nobody yet")
		if i.Owner != "" {
			owner = t.Strong.Render(parts.OneLine(i.Owner))
		}
		rows = append(rows, parts.Ends(style.Render(mark)+" "+t.Text.Render(parts.OneLine(i.Title)), owner, min(m.prose(), 90)))
		if i.State == checklist.Accepted {
			rows = append(rows, parts.Indent(parts.Paragraph(t.Muted, "Accepted risk until "+i.Mark.Until.Format("2 January 2006")+".", m.prose()-2), 2))
		}
		for _, a := range i.Actions {
			rows = append(rows, parts.Indent(parts.Paragraph(t.Muted, parts.OneLine(a.Sentence()), m.prose()-2), 2))
		}
	}
	return parts.Section(t, "Open, and whose it is", strings.Join(rows, "\n"))
}

// otherDissent is the dissent on checkpoints; that on the verdict stands under
// it.
func otherDissent(env page.Env, minutes casefile.Minutes, m measure) string {
	t := env.Theme
	var rows []string
	for _, d := range minutes.Dissent {
		if d.Item != "" {
			rows = append(rows, quoted(t, t.Strong.Render(parts.OneLine(d.Name))+t.Muted.Render(" on "+parts.OneLine(d.About)+": "), d.Text, m.prose()))
		}
	}
	return strings.Join(rows, "\n")
}

func topics(env page.Env, m measure) string {
	var rows []string
	for _, topic := range env.Case.OpenTopics() {
		rows = append(rows, parts.Hang("· ", parts.Paragraph(env.Theme.Text, parts.OneLine(topic.Text), m.prose()-2)))
	}
	return strings.Join(rows, "\n")
}

// duration is how long the last meeting took, or since when it is open.
func duration(env page.Env, m measure) string {
	meetings := env.Case.Room.Meetings
	if len(meetings) == 0 {
		return ""
	}
	last := meetings[len(meetings)-1]
	zone := env.Now.Location()
	text := fmt.Sprintf("The meeting is open since %s; enter ends it.", last.Opened.In(zone).Format("15:04"))
	if last.Over {
		text = fmt.Sprintf("The meeting was open from %s to %s, %s.", last.Opened.In(zone).Format("2 January 2006 15:04"),
			last.Closed.In(zone).Format("15:04"), parts.Count(int(last.Closed.Sub(last.Opened).Minutes()+0.5), "minute", "minutes"))
	}
	return parts.Paragraph(env.Theme.Muted, text, m.prose())
}
