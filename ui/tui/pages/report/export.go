package report

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"loracle/data/casefile"
	"loracle/ui/report"
	"loracle/ui/tui/form"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// ask opens the form for the name of the file.
func (p Page) ask(env page.Env) Page {
	format := p.chosen.format()
	if p.path == "" {
		p.path = "./" + slug(env.Case.Title) + format.Extension
	}
	p.path = withEnding(p.path, format.Extension)
	f := form.New(env.Theme, "Export: "+format.Title, []form.Field{{
		Label: "Which file?", Hint: "A path from where loracle was started, or from the root. Tab completes it.", Check: named,
	}}, p.path)
	p.asking, p.offers = &f, nil
	return p
}

// withEnding changes the ending of a path from that of one format to that of
// another; other endings stay as they were typed.
func withEnding(path, ending string) string {
	if f, ok := report.ForFile(path); ok {
		return path[:len(path)-len(f.Extension)] + ending
	}
	return path
}

func named(text string) error {
	if text == "" {
		return errors.New("a file needs a name")
	}
	return nil
}

// longest bounds a suggested name, in characters.
const longest = 60

// slug is a title as the name of a file: letters and digits with hyphens
// between.
func slug(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	name := []rune(strings.Join(words, "-"))
	name = name[:min(len(name), longest)]
	if len(name) == 0 {
		return "report"
	}
	return strings.Trim(string(name), "-")
}

// typed hands a key or a paste to the form.
func (p Page) typed(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	if p.asking == nil {
		return p, page.Result{}
	}
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc":
			p.path, p.asking, p.choosing = p.asking.Value(0), nil, true
			return p, page.Result{}
		case "tab":
			return p, page.Result{Cmd: completePath(p.asking.Value(0))}
		}
	}
	next, event, cmd := p.asking.Update(env.Theme, msg)
	p.asking = &next
	if event != form.Done {
		return p, page.Result{Cmd: cmd}
	}
	p.path, p.asking = next.Value(0), nil
	return p.write(env, false)
}

// confirm takes the answer to whether a file may be replaced.
func (p Page) confirm(env page.Env, key tea.KeyPressMsg) (page.Page, page.Result) {
	switch key.String() {
	case "y":
		p.occupied = ""
		return p.write(env, true)
	case "n", "esc":
		p.occupied = ""
		return p.ask(env), page.Result{}
	}
	return p, page.Ask(page.Say{Text: overwriteKeys})
}

// overwriteKeys says what can be answered where a file is there already.
const overwriteKeys = "y replaces it, n or esc keeps it and asks for another name."

// written says how writing the file went.
type written struct {
	path string
	err  error
}

// write writes the report to the file that was named.
func (p Page) write(env page.Env, overwrite bool) (page.Page, page.Result) {
	if p.notReady(env) != "" || p.export == nil {
		return p, page.Ask(page.Say{Text: "The report is not ready to be written yet.", Bad: true})
	}
	typed, export := p.path, p.export
	return p, page.Result{Cmd: func() tea.Msg {
		path, err := full(typed)
		if err != nil {
			return written{typed, err}
		}
		data, err := p.compose(env)
		if err != nil {
			return written{path, err}
		}
		return written{path, export(path, data, overwrite)}
	}}
}

// compose writes the report with the session in it.
func (p Page) compose(env page.Env) ([]byte, error) {
	source, err := p.source(env.Case, env.Now)
	if err != nil {
		return nil, err
	}
	source.Variant = p.chosen.variant()
	return p.chosen.format().Write(source)
}

// source is the case with what changed since the last milestone, and with its
// session; that has to be saved as far as it is shown.
func (p Page) source(c casefile.Case, today time.Time) (report.Source, error) {
	out := report.Source{Case: c}
	if p.carry == nil {
		return out, nil
	}
	var err error
	if out.Since, err = p.carry.SinceMilestone(c, today); err != nil {
		return out, err
	}
	carried, err := p.carry.Capsule(c.State)
	if err != nil {
		return out, err
	}
	if uint64(len(carried.Events)) < c.Seq {
		return out, errors.New("the last change is still being saved; try again in a moment")
	}
	carried.Events = carried.Events[:c.Seq]
	out.Session = carried
	return out, nil
}

// full is a path as the file system knows it; a leading ~ is the home directory.
func full(path string) (string, error) {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("find the home directory: %w", err)
		}
		path = filepath.Join(home, rest)
	}
	return filepath.Abs(path)
}

// took says how it went; a file that is there already asks back.
func (p Page) took(env page.Env, w written) (page.Page, page.Result) {
	switch {
	case w.err == nil:
		return p, page.Ask(page.Say{Text: "Written: " + w.path})
	case !p.front:
		return p, page.Ask(page.Say{Text: "Not written: " + w.err.Error() + ".", Bad: true})
	case errors.Is(w.err, fs.ErrExist):
		p.occupied = w.path
		return p, page.Result{}
	}
	return p.ask(env), page.Ask(page.Say{Text: "Not written: " + w.err.Error() + ".", Bad: true})
}

// copy hands the report to the terminal's clipboard.
func (p Page) copy(env page.Env) page.Result {
	r, ok := p.done[lookOf(env)]
	if !ok || r.err != nil {
		return page.Ask(page.Say{Text: "The report is not ready to be copied yet.", Bad: true})
	}
	return page.Ask(page.Clip{What: "the report as Markdown", Text: string(r.markdown)})
}

// View implements page.Page.
func (p Page) View(env page.Env, width, _ int) page.Screen {
	t := env.Theme
	switch {
	case p.contents != nil:
		return p.contentsView(env, width)
	case p.choosing:
		return p.choosingView(env, width)
	case p.asking != nil:
		screen := p.asking.View(t, width)
		screen.Text = parts.Spread(screen.Text, p.offersView(env, width))
		return screen
	case p.occupied != "":
		return page.Screen{Text: parts.Spread(
			t.Title.Render("Overwrite?"),
			parts.Paragraph(t.Text, p.occupied+" is there already.", width),
			parts.Paragraph(t.Text, overwriteKeys, width))}
	}
	l := lookOf(env)
	l.width = width
	switch r, ok := p.done[l]; {
	case !ok:
		return page.Screen{Text: t.Muted.Render("Preparing the report…")}
	case r.err != nil:
		return page.Screen{Text: parts.Paragraph(t.Bad, "The report could not be prepared: "+r.err.Error()+".", width)}
	default:
		return page.Screen{Text: strings.TrimRight(r.text, "\n")}
	}
}
