package report

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/ui/glam"
	"loracle/ui/report"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// look is what a rendering depends on: the session as of an event and a day,
// and how it is drawn.
type look struct {
	version
	width int
	theme glam.Theme
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
	return look{v, env.Width, parts.Markdown(env.Theme)}
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
func (p Page) render(env page.Env, l look) tea.Cmd {
	c, today := env.Case, env.Now
	markdown := p.written(l.version)
	return func() tea.Msg {
		if markdown == nil {
			var err error
			if markdown, err = p.markdown(c, today); err != nil {
				return rendered{look: l, err: err}
			}
		}
		document, err := glam.Parse(markdown, l.theme)
		if err != nil {
			return rendered{look: l, err: err}
		}
		text, headings, err := document.Outline(l.width)
		return rendered{look: l, text: text, headings: headings, markdown: markdown, err: err}
	}
}

// written is the report as it was written for another look, nil where it was
// not: what is likely and what would change the advice is not worked out again
// for every size of the terminal.
func (p Page) written(v version) []byte {
	for l, r := range p.done {
		if l.version == v && r.err == nil {
			return r.markdown
		}
	}
	return nil
}

// markdown writes the report; while the session is still being saved it is shown
// without what travels with it.
func (p Page) markdown(c casefile.Case, today time.Time) ([]byte, error) {
	source, err := p.source(c, today)
	if err != nil {
		source = report.Source{Case: c, Since: source.Since}
	}
	return report.Markdown(source)
}

// prepare starts to draw the report unless it is drawn already or under way.
func (p Page) prepare(env page.Env) (page.Page, page.Result) {
	l := lookOf(env)
	if _, ok := p.done[l]; ok || !p.front || !env.Open() || p.wanted == l {
		return p, page.Result{}
	}
	p.wanted = l
	return p, page.Result{Cmd: p.render(env, l)}
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
