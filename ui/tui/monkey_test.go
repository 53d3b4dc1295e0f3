package tui_test

import (
	"maps"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/data/session"
	"loracle/ui/tui"
	"loracle/ui/tui/page"
	"loracle/ui/tui/tuitest"
)

// usualActs is how much the monkey does in an ordinary test run;
// LORACLE_MONKEY=1000000 lets it play for minutes.
const usualActs = 5_000

func acts(t *testing.T) int {
	t.Helper()
	text := os.Getenv("LORACLE_MONKEY")
	if text == "" {
		return usualActs
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("LORACLE_MONKEY: %v", err)
	}
	return n
}

// monkey presses keys, pastes and resizes at random, and runs what the program
// asks for at once, one after another.
type monkey struct {
	t     *testing.T
	r     *rand.Rand
	store *tuitest.Memory
	model tea.Model
	// last are the acts before a failure.
	last []string
}

var namedKeys = []tea.KeyPressMsg{
	{Code: tea.KeyEnter},
	{Code: tea.KeyTab},
	{Code: tea.KeyTab, Mod: tea.ModShift},
	{Code: tea.KeyEscape},
	{Code: tea.KeyBackspace},
	{Code: tea.KeyUp},
	{Code: tea.KeyDown},
	{Code: tea.KeyLeft},
	{Code: tea.KeyRight},
	{Code: tea.KeyHome},
	{Code: tea.KeyEnd},
	{Code: tea.KeyPgUp},
	{Code: tea.KeyPgDown},
	{Code: tea.KeyDelete},
	{Code: tea.KeyF1},
	{Code: tea.KeySpace, Text: " "},
	{Code: 'p', Mod: tea.ModCtrl},
	{Code: 'u', Mod: tea.ModCtrl},
	{Code: 'n', Mod: tea.ModCtrl},
	{Code: 'y', Mod: tea.ModCtrl},
	{Code: 'o', Mod: tea.ModCtrl},
	{Code: 'x', Mod: tea.ModCtrl},
	{Code: 's', Mod: tea.ModCtrl},
	{Code: 'z', Mod: tea.ModCtrl},
}

const letters = "abcdefghijklmnopqrstuvwxyzGUN0123456789/?-.~% "

var pastes = []string{"300k-600k", "1,200,000", "not a number", "naïve 語\x1b[31m\x07", "two\nlines", "20%", "2027-02-01", "Ana", ""}

// act is one random message.
func (m *monkey) act() tea.Msg {
	switch n := m.r.IntN(100); {
	case n < 45:
		return namedKeys[m.r.IntN(len(namedKeys))]
	case n < 94:
		c := letters[m.r.IntN(len(letters))]
		return tea.KeyPressMsg{Code: rune(c), Text: string(c)}
	case n < 96:
		return tea.PasteMsg{Content: pastes[m.r.IntN(len(pastes))]}
	case n < 98:
		return tea.MouseClickMsg{X: m.r.IntN(120), Y: m.r.IntN(40), Button: tea.MouseLeft}
	}
	return tea.WindowSizeMsg{Width: 30 + m.r.IntN(180), Height: 8 + m.r.IntN(56)}
}

// send hands a message to the program and carries out its commands; those that
// wait for time are left out.
func (m *monkey) send(msg tea.Msg) {
	var cmd tea.Cmd
	m.model, cmd = m.model.Update(msg)
	m.run(cmd)
}

func (m *monkey) run(cmd tea.Cmd) {
	for _, msg := range commands(cmd) {
		if _, quits := msg.(tea.QuitMsg); !quits && msg != nil {
			m.send(msg)
		}
	}
}

// TestMonkeyNeverBreaksTrapsOrChangesAnAnswerSilently plays at random over all
// pages. Every so often it looks: the frame fits the screen, esc leads home, and
// the answers in the store are those that were saved as events.
func TestMonkeyNeverBreaksTrapsOrChangesAnAnswerSilently(t *testing.T) {
	synctest.Test(t, playAtRandom)
}

func playAtRandom(t *testing.T) {
	t.Helper()
	defer time.Sleep(2 * time.Minute) //nolint:forbidigo // the fake clock of the test's bubble, until what waits for time has ended
	m := &monkey{t: t, r: rand.New(rand.NewPCG(1, 2)), store: tuitest.NewMemory()}
	opts := options(t, m.store)
	m.model = tui.New(opts)
	m.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	m.start()
	defer func() {
		if broken := recover(); broken != nil {
			t.Fatalf("broken after %s: %v\n%s", strings.Join(m.last, " "), broken, debug.Stack())
		}
	}()
	for i := range acts(t) {
		m.visit(i)
		msg := m.act()
		m.remember(msg)
		m.send(msg)
		if i%97 == 0 {
			m.look()
		}
		if i%1009 == 0 {
			m.home()
		}
	}
	m.home()
	m.recorded()
}

// start makes the example session, so that every page has something to show.
func (m *monkey) start() {
	m.send(page.Listed{})
	m.send(tea.KeyPressMsg{Code: 'e', Text: "e"})
}

// visit goes to a page every now and then, so that all of them get their share.
func (m *monkey) visit(i int) {
	const every = 211
	if i%every != 0 {
		return
	}
	m.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	m.home()
	m.send(tea.KeyPressMsg{Code: tea.KeyEnter})
	names := page.Names()
	m.send(tea.KeyPressMsg{Code: 'p', Mod: tea.ModCtrl})
	for _, c := range names[i/every%len(names)].Title() + " page" {
		m.send(tea.KeyPressMsg{Code: c, Text: string(c)})
	}
	m.send(tea.KeyPressMsg{Code: tea.KeyEnter})
}

func (m *monkey) remember(msg tea.Msg) {
	name := "msg"
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		name = msg.String()
	case tea.PasteMsg:
		name = "paste:" + msg.Content
	case tea.WindowSizeMsg:
		name = "resize"
	case tea.MouseClickMsg:
		name = "click"
	}
	const most = 40
	m.last = append(m.last, name)
	if len(m.last) > most {
		m.last = m.last[1:]
	}
}

// look draws a frame.
func (m *monkey) look() {
	if m.model.View().Content == "" {
		m.t.Fatalf("nothing is drawn after %s", strings.Join(m.last, " "))
	}
}

// home presses esc until the list of sessions is in front, which takes a few.
func (m *monkey) home() {
	const enough = 30
	for range enough {
		m.send(tea.WindowSizeMsg{Width: 120, Height: 40})
		if strings.Contains(m.model.View().Content, "fine-tuned, and what would it cost?") {
			m.send(tea.KeyPressMsg{Code: tea.KeyEscape})
			m.send(tea.KeyPressMsg{Code: tea.KeyEscape})
			return
		}
		m.send(tea.KeyPressMsg{Code: tea.KeyEscape})
	}
	m.t.Fatalf("esc does not lead home after %s:\n%s", strings.Join(m.last, " "), m.model.View().Content)
}

// recorded compares what each session is with what its events say: nothing else
// may change an answer.
func (m *monkey) recorded() {
	list, err := m.store.List()
	if err != nil || len(list) == 0 {
		m.t.Fatalf("%d sessions, %v", len(list), err)
	}
	answered := 0
	for _, s := range list {
		events, err := m.store.Events(s.ID)
		if err != nil {
			m.t.Fatal(err)
		}
		state, err := m.store.Load(s.ID)
		if err != nil {
			m.t.Fatal(err)
		}
		want, undone := advisor.Answers{}, state.Log.Undone()
		for _, e := range events {
			if _, gone := undone[e.Seq]; gone {
				continue
			}
			switch e.Kind {
			case session.Answered:
				want[e.Question] = *e.Answer
			case session.Cleared:
				delete(want, e.Question)
			default: // nothing else says or takes back an answer
			}
		}
		if !maps.EqualFunc(want, state.Answers, advisor.Answer.Equal) {
			m.t.Errorf("%s: answers changed without an event", s.ID)
		}
		answered += len(want)
	}
	if answered == 0 {
		m.t.Error("the monkey answered nothing")
	}
}

// commands are the messages of a command and those it consists of. One that
// waits for time to pass, like the clock of a meeting, is left out.
func commands(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	done := make(chan tea.Msg, 1)
	go func() { done <- cmd() }()
	synctest.Wait() // for everything but time
	select {
	case msg := <-done:
		batch, ok := msg.(tea.BatchMsg)
		if !ok {
			return []tea.Msg{msg}
		}
		var out []tea.Msg
		for _, c := range batch {
			out = append(out, commands(c)...)
		}
		return out
	default:
		return nil
	}
}
