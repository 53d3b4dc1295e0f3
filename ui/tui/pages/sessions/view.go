package sessions

import (
	"fmt"
	"strings"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/store"
	"loracle/ui/safe"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// rowLines is the height of a session in the list, the empty line after it
// included.
const rowLines = 3

// View implements page.Page.
func (p Page) View(env page.Env, width, height int) page.Screen {
	head := p.head(env, width)
	var body string
	switch {
	case p.err != nil:
		body = parts.Paragraph(env.Theme.Bad, fmt.Sprintf("The sessions could not be read: %v.", p.err), width)
	case !p.loaded:
		body = env.Theme.Muted.Render("Reading the sessions.")
	case len(p.all) == 0 && p.mode != titling:
		body = welcome(env, width)
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
		return parts.Stack(t.Strong.Render("What is the new session called?"), p.field.View(t, width), problem)
	case renaming:
		return parts.Stack(t.Strong.Render("What should the session be called?"), p.field.View(t, width), problem)
	case filtering:
		return parts.Stack(t.Strong.Render("Show sessions with"), p.field.View(t, width))
	case browsing:
	}
	if p.deleted != nil {
		return parts.Paragraph(t.Warn, fmt.Sprintf("Deleted %q. Press u to undo.", safe.Line(p.deleted.Title)), width)
	}
	if p.filter != "" {
		return parts.Paragraph(t.Muted, fmt.Sprintf("%d of %d sessions with %q. Press esc to see all.", len(p.shown), len(p.all), safe.Line(p.filter)), width)
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
		parts.Wrap(t.Text.Render("Press ")+t.Key.Render("n")+t.Text.Render(" to start the first session."), width),
	)
}

// list is the sessions from the offset on, as many as fit.
func (p Page) list(env page.Env, width, height int) string {
	fit := visible(height)
	end := min(len(p.shown), p.offset+fit)
	rows := make([]string, 0, fit+1)
	for i := p.offset; i < end; i++ {
		rows = append(rows, row(env, p.all[p.shown[i]], i == p.cursor, width))
	}
	if end < len(p.shown) {
		rows = append(rows, env.Theme.Accent.Render(fmt.Sprintf("▼ %d more below", len(p.shown)-end)))
	}
	return strings.Join(rows, "\n\n")
}

// visible is how many sessions fit into a height; the last line may be needed
// for the hint that there are more.
func visible(height int) int { return max(1, (height-1)/rowLines) }

// scrolled keeps the cursor on screen.
func (p Page) scrolled(env page.Env) Page {
	fit := visible(env.Height - headLines(p.head(env, env.Width)))
	p.offset = max(0, min(parts.Follow(p.offset, p.cursor, p.cursor, fit), len(p.shown)-fit))
	return p
}

// row is one session: its title with advice and verdict, and below when it was
// worked on and how far it is.
func row(env page.Env, s store.Summary, selected bool, width int) string {
	t := env.Theme
	mark, style := "  ", t.Text
	if selected {
		mark, style = t.Selected.Render("▸ "), t.Selected
	}
	right := advice(env, s)
	room := width - 2 - parts.Width(right) - 2
	title := safe.Line(s.Title)
	if parts.Width(title) > room {
		title = parts.Fit(title, max(0, room))
	}
	when := Ago(s.UpdatedAt, env.Now) + " · " + s.UpdatedAt.In(env.Now.Location()).Format("2 Jan 2006, 15:04")
	detail := fmt.Sprintf("%s · %d answered", when, s.Answered)
	if parts.Width(detail) > width-2 {
		detail = fmt.Sprintf("%s · %d answered", Ago(s.UpdatedAt, env.Now), s.Answered)
	}
	return parts.Apart(mark+style.Render(title), right, width) + "\n  " + parts.Fit(t.Muted.Render(detail), width-2)
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
