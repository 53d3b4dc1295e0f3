package tuitest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/ui/tui/page"
	"loracle/ui/tui/theme"
)

// Now is the time in tests.
var Now = time.Date(2026, 11, 23, 14, 2, 0, 0, time.UTC)

// Player presses keys on one page and folds the events it asks for, as the
// root would.
type Player struct {
	t    *testing.T
	Page page.Page
	Env  page.Env
	// Asked is everything the page asked for so far.
	Asked []page.Request
	// cmds is the work the page started and nobody has run yet.
	cmds []tea.Cmd
}

// Play starts on a page that is width by height cells.
func Play(t *testing.T, p page.Page, width, height int) *Player {
	return &Player{t: t, Page: p, Env: page.Env{
		Theme: theme.New(true, colorprofile.TrueColor), Now: Now, Width: width, Height: height,
	}}
}

// WithSession opens a session in which these events happened.
func (p *Player) WithSession(base *knowledge.Base, events ...session.Event) *Player {
	p.t.Helper()
	state := session.New("01JTEST")
	created := casefile.Created(base, "Support triage", Now, "kim")
	for i, e := range append([]session.Event{created}, events...) {
		e.Seq, e.At = uint64(i)+1, Now
		if err := state.Apply(e); err != nil {
			p.t.Fatalf("set up the session: %v", err)
		}
	}
	p.Env.Base, p.Env.Case = base, casefile.Derive(base, state, Now)
	return p
}

// Send hands the page a message, and tells it where that changed the session.
func (p *Player) Send(msg tea.Msg) *Player {
	p.t.Helper()
	next, result := p.Page.Update(p.Env, msg)
	p.Page, p.Asked = next, append(p.Asked, result.Requests...)
	if result.Cmd != nil {
		p.cmds = append(p.cmds, result.Cmd)
	}
	saved := false
	for _, r := range result.Requests {
		if save, ok := r.(page.Save); ok && save.Session == "" {
			p.fold(save.Event)
			saved = true
		}
	}
	if saved { // as the program tells all pages
		return p.Send(page.Changed{})
	}
	return p
}

// Run does the work that the page started and hands it what comes of that, until
// there is none left. It returns the messages.
func (p *Player) Run() []tea.Msg {
	p.t.Helper()
	var msgs []tea.Msg
	for len(p.cmds) > 0 {
		cmd := p.cmds[0]
		p.cmds = p.cmds[1:]
		msg := cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			p.cmds = append(p.cmds, batch...)
			continue
		}
		msgs = append(msgs, msg)
		p.Send(msg)
	}
	return msgs
}

func (p *Player) fold(e session.Event) {
	p.t.Helper()
	state := p.Env.Case.Clone()
	e.Seq, e.At = state.Seq+1, p.Env.Now
	if err := state.Apply(e); err != nil {
		p.t.Fatalf("the page asked for an event that cannot be: %v", err)
	}
	p.Env.Case = casefile.Derive(p.Env.Base, state, p.Env.Now)
}

// Press presses keys by their names; a name of several letters that is no key
// is typed.
func (p *Player) Press(keys ...string) *Player {
	p.t.Helper()
	for _, k := range keys {
		if msg, ok := keyMsg(k); ok {
			p.Send(msg)
			continue
		}
		for _, r := range k {
			p.Send(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
	return p
}

var codes = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "backspace": tea.KeyBackspace,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "delete": tea.KeyDelete, "f2": tea.KeyF2,
}

func keyMsg(name string) (msg tea.KeyPressMsg, ok bool) {
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok && len(letter) == 1 {
		return tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}, true
	}
	switch name {
	case "space":
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}, true
	case "shift+tab":
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}, true
	}
	code, ok := codes[name]
	return tea.KeyPressMsg{Code: code}, ok
}

// Text is what the page shows, without styles: the lines that stay and all that
// scrolls.
func (p *Player) Text() string {
	s := p.Page.View(p.Env, p.Env.Width, p.Env.Height)
	if s.Head == "" {
		return ansi.Strip(s.Text)
	}
	return ansi.Strip(s.Head + "\n" + s.Text)
}

// Shows fails the test unless every text is on the page.
func (p *Player) Shows(texts ...string) *Player {
	p.t.Helper()
	got := p.Text()
	for _, want := range texts {
		if !strings.Contains(got, want) {
			p.t.Errorf("the page does not show %q:\n%s", want, got)
		}
	}
	return p
}

// Lacks fails the test if a text is on the page.
func (p *Player) Lacks(texts ...string) *Player {
	p.t.Helper()
	got := p.Text()
	for _, text := range texts {
		if strings.Contains(got, text) {
			p.t.Errorf("the page shows %q:\n%s", text, got)
		}
	}
	return p
}

// Fits fails the test if a line is wider than the page.
func (p *Player) Fits() *Player {
	p.t.Helper()
	for _, line := range strings.Split(p.Text(), "\n") {
		if w := ansi.StringWidth(line); w > p.Env.Width {
			p.t.Errorf("at %d columns a line is %d wide: %q", p.Env.Width, w, line)
		}
	}
	return p
}

// Wants fails the test unless the page has asked for exactly this since the
// last time.
func (p *Player) Wants(want ...page.Request) *Player {
	p.t.Helper()
	if got, want := describe(p.Asked), describe(want); got != want {
		p.t.Errorf("the page asked for\n%swant\n%s", got, want)
	}
	p.Asked = nil
	return p
}

// describe writes requests so that pointers in events show what they point to.
func describe(rs []page.Request) string {
	var b strings.Builder
	for _, r := range rs {
		if save, ok := r.(page.Save); ok {
			e := save.Event
			fmt.Fprintf(&b, "save %q %s", save.Session, e.Kind)
			fmt.Fprintf(&b, " %q %q %q %q", e.Title, e.Question, e.Item, e.Note)
			if e.Answer != nil {
				fmt.Fprintf(&b, " %+v", *e.Answer)
			}
			if e.Mark != nil {
				fmt.Fprintf(&b, " %+v", *e.Mark)
			}
			b.WriteByte('\n')
			continue
		}
		fmt.Fprintf(&b, "%T %+v\n", r, r)
	}
	return b.String()
}
