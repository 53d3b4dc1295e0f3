package sessions

import (
	"fmt"
	"strings"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/safe"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// View implements page.Page.
func (p Page) View(env page.Env, width, height int) page.Screen {
	head := p.head(env, width)
	var body string
	switch {
	case p.err != nil:
		body = parts.Paragraph(env.Theme.Bad, "The sessions could not be read. "+page.Sentence(p.err), width)
	case !p.loaded:
		body = env.Theme.Muted.Render("Reading the sessions.")
	case p.count() == 0 && p.mode != titling && p.mode != choosing:
		body = welcome(env, width)
	case len(p.shown) == 0 && p.filter != "" && (p.asked || !p.next.IsZero()):
		body = env.Theme.Muted.Render("Looking through the sessions.")
	case len(p.shown) == 0 && p.filter != "":
		body = parts.Paragraph(env.Theme.Muted, "No title contains that. Press esc to see all sessions.", width)
	default:
		body = p.list(env, width, height-headLines(head))
	}
	return page.Screen{Text: "\n" + parts.Spread(head, body)}
}

// headLines is the room that the lines above the list take.
func headLines(head string) int {
	if head == "" {
		return 1
	}
	return 3 + strings.Count(head, "\n")
}

// head is what stands above the list: a field, the filter, or what was deleted.
func (p Page) head(env page.Env, width int) string {
	t := env.Theme
	problem := ""
	if p.problem != "" {
		problem = parts.Paragraph(t.Bad, "! "+p.problem, width)
	}
	switch p.mode {
	case titling:
		return parts.Stack(t.Strong.Render("What is the new session called?"), p.field.View(t, width), p.checklistLine(env, width), problem)
	case choosing:
		return parts.Stack(t.Strong.Render("Which file holds the checklist?"), p.field.View(t, width), problem)
	case renaming:
		return parts.Stack(t.Strong.Render("What should the session be called?"), p.field.View(t, width), problem)
	case filtering:
		return parts.Stack(t.Strong.Render("Show sessions with"), p.field.View(t, width))
	case browsing:
	}
	if p.deleted != nil {
		return parts.Paragraph(t.Warn, fmt.Sprintf("Deleted %q. Press u to undo.", safe.Line(p.deleted.Title)), width)
	}
	if p.marked != nil {
		return parts.Paragraph(t.Muted, fmt.Sprintf("Marked %q. Go to another session and press c to compare.", safe.Line(p.marked.Title)), width)
	}
	if p.filter != "" {
		found := fmt.Sprint(len(p.shown))
		if !p.next.IsZero() {
			found += " or more"
		}
		return parts.Paragraph(t.Muted, fmt.Sprintf("%s of %d sessions with %q. Press esc to see all.", found, p.count(), safe.Line(p.filter)), width)
	}
	return ""
}

// welcome explains, where there is no session yet, what loracle does.
func welcome(env page.Env, width int) string {
	t := env.Theme
	width = min(width, 72)
	return parts.Spread(
		parts.Paragraph(t.Strong, "Should this be fine-tuned, and what would it cost?", width),
		parts.Paragraph(t.Text, "loracle asks about your task, your data and your team. It recommends prompting, RAG, LoRA or LoRA with RAG, "+
			"works out the budget and the break-even, and takes you through a go/no-go checklist. "+
			"Ten questions lead to a first answer. Everything you say is saved at once, on this computer only.", width),
		parts.Wrap(t.Text.Render("Press ")+t.Key.Render("n")+t.Text.Render(" to start the first session, or ")+
			t.Key.Render("e")+t.Text.Render(" to look around in an example."), width),
		parts.Wrap(t.Muted.Render("F1 lists the keys of every page, ctrl+p goes anywhere, esc goes back."), width),
	)
}

// row is one session: its title with advice and verdict, and below when it was
// worked on and how far it is. Where the two do not fit beside each other they
// stand below each other. Only a title of an earlier version, from before titles
// had a limit, is cut.
func row(env page.Env, s store.Summary, selected bool, width int) string {
	t := env.Theme
	mark, style := "  ", t.Text
	if selected {
		mark, style = t.Selected.Render("▸ "), t.Selected
	}
	room := max(1, width-2)
	right := advice(env, s)
	title := safe.Line(session.ShortTitle(s.Title))
	lines := []string{t.Muted.Render(detail(env, s, room))}
	if parts.Width(title)+2+parts.Width(right) <= room {
		return mark + parts.Apart(style.Render(title), right, room) + "\n  " + lines[0]
	}
	if right != "" {
		lines = append([]string{right}, lines...)
	}
	return mark + strings.Join(append(strings.Split(parts.Paragraph(style, title, room), "\n"), lines...), "\n  ")
}

// detail says when a session was worked on and how far it is.
func detail(env page.Env, s store.Summary, room int) string {
	date := s.UpdatedAt.In(env.Now.Location()).Format("2 Jan 2006, 15:04")
	text := fmt.Sprintf("%s · %s · %d answered", Ago(s.UpdatedAt, env.Now), date, s.Answered)
	if parts.Width(text) > room {
		text = fmt.Sprintf("%s · %d answered", Ago(s.UpdatedAt, env.Now), s.Answered)
	}
	return text
}

// advice is the recommendation and the verdict as they were last.
func advice(env page.Env, s store.Summary) string {
	var words []string
	if s.Approach != "" {
		words = append(words, env.Theme.Text.Render(advisor.Approach(s.Approach).Label()))
	}
	if o := checklist.Outcome(s.Outcome); o != "" && o != checklist.Unfinished {
		words = append(words, parts.OutcomeBadge(env.Theme, o))
	} else if s.Approach != "" {
		words = append(words, env.Theme.Muted.Render(checklist.Unfinished.Label()))
	}
	return strings.Join(words, "  ")
}
