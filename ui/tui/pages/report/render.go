package report

import (
	tea "charm.land/bubbletea/v2"

	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/ui/glam"
	"loracle/ui/report"
	"loracle/ui/tui/page"
)

// look is what a rendering depends on: the session as of an event and a day,
// and how it is drawn.
type look struct {
	version
	width int
	dark  bool
}

// version is what the report itself depends on. The day matters because
// acceptances end by date.
type version struct {
	id  session.ID
	seq uint64
	day string
}

func lookOf(env page.Env) look {
	v := version{env.Case.ID, env.Case.Seq, env.Now.Format("2006-01-02")}
	return look{v, env.Width, env.Theme.Dark}
}

// rendered is a report as drawn, and the Markdown it was drawn from.
type rendered struct {
	look     look
	text     string
	headings []glam.Heading
	markdown []byte
	err      error
}

// render draws the report. It takes tens of milliseconds, so it runs in a
// command.
func (p Page) render(c casefile.Case, l look) tea.Cmd {
	return func() tea.Msg {
		source, err := p.source(c)
		if err != nil {
			// What is still being saved is shown, without the session it belongs to.
			source = report.Source{Case: c}
		}
		markdown, err := report.Markdown(source)
		if err != nil {
			return rendered{look: l, err: err}
		}
		theme := glam.Light
		if l.dark {
			theme = glam.Dark
		}
		document, err := glam.Parse(markdown, theme)
		if err != nil {
			return rendered{look: l, err: err}
		}
		text, headings, err := document.Outline(l.width)
		return rendered{look: l, text: text, headings: headings, markdown: markdown, err: err}
	}
}

// prepare starts to draw the report unless it is drawn already or under way.
func (p Page) prepare(env page.Env) (page.Page, page.Result) {
	l := lookOf(env)
	if _, ok := p.done[l]; ok || !p.front || !env.Open() || p.wanted == l {
		return p, page.Result{}
	}
	p.wanted = l
	return p, page.Result{Cmd: p.render(env.Case, l)}
}

// take keeps a finished drawing beside the others of the same report.
func (p Page) take(r rendered) Page {
	done := map[look]rendered{r.look: r}
	for l, other := range p.done {
		if l.version == r.look.version {
			done[l] = other
		}
	}
	done[r.look] = r
	p.done = done
	return p
}
