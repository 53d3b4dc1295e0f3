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
	"loracle/ui/tui/layout"
	"loracle/ui/tui/page"
	"loracle/ui/tui/tuitest"
)

// usualActs is how much the monkey does in an ordinary test run;
// LORACLE_MONKEY=1000000 lets it play for long, and LORACLE_MONKEY_SEED=2 does
// other things. It begins anew with an empty store after each round, so that
// a long run costs what it does, and not what its sessions have become.
const usualActs, round = 5_000, 20_000

// setting is a number from the environment.
func setting(t *testing.T, name string, usual int) int {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return usual
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
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
	last          []string
	width, height int
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
	{Code: tea.KeyF2},
	{Code: tea.KeySpace, Text: " "},
	{Code: tea.KeyEnter, Mod: tea.ModAlt},
	{Code: 'p', Mod: tea.ModCtrl},
	{Code: 'u', Mod: tea.ModCtrl},
	{Code: 'n', Mod: tea.ModCtrl},
	{Code: 'y', Mod: tea.ModCtrl},
	{Code: 'o', Mod: tea.ModCtrl},
	{Code: 'x', Mod: tea.ModCtrl},
	{Code: 's', Mod: tea.ModCtrl},
	{Code: 'z', Mod: tea.ModCtrl},
	{Code: 'r', Mod: tea.ModCtrl},
	{Code: 't', Mod: tea.ModCtrl},
	{Code: 'v', Mod: tea.ModCtrl},
}

const letters = "abcdefghijklmnopqrstuvwxyzGRUN0123456789/?-.~%[] "

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
		x, y := m.r.IntN(200), m.r.IntN(60)
		if m.r.IntN(2) == 0 {
			return tea.MouseWheelMsg{X: x, Y: y, Button: []tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}[m.r.IntN(2)]}
		}
		return tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}
	}
	return tea.WindowSizeMsg{Width: 30 + m.r.IntN(180), Height: 8 + m.r.IntN(56)}
}

// send hands a message to the program and carries out its commands; those that
// wait for time are left out.
func (m *monkey) send(msg tea.Msg) {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		m.width, m.height = size.Width, size.Height
	}
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
// pages. Every so often it looks: the frame is as large as the screen, esc leads
// home on a screen of that size, and the answers are what the saved events say.
func TestMonkeyNeverBreaksTrapsOrChangesAnAnswerSilently(t *testing.T) {
	acts, seed := setting(t, "LORACLE_MONKEY", usualActs), setting(t, "LORACLE_MONKEY_SEED", 1)
	for done := 0; done < acts && !t.Failed(); done += round {
		synctest.Test(t, func(t *testing.T) {
			playAtRandom(t, rand.NewPCG(uint64(seed), uint64(done)), min(round, acts-done))
		})
		t.Logf("%d acts of seed %d", min(done+round, acts), seed)
	}
}

func playAtRandom(t *testing.T, source rand.Source, acts int) {
	t.Helper()
	defer time.Sleep(2 * time.Minute) //nolint:forbidigo // the fake clock of the test's bubble, until what waits for time has ended
	m := &monkey{t: t, r: rand.New(source), store: tuitest.NewMemory()}
	opts := options(t, m.store)
	m.model = tui.New(opts)
	m.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	m.start()
	defer func() {
		if broken := recover(); broken != nil {
			t.Fatalf("broken after %s: %v\n%s", strings.Join(m.last, " "), broken, debug.Stack())
		}
	}()
	for i := range acts {
		m.visit(i)
		msg := m.act()
		m.remember(msg)
		m.send(msg)
		if i%29 == 0 {
			m.look()
		}
		if i%1009 == 0 {
			m.home()
			m.recorded(tui.ShownBy(m.model).Session)
		}
	}
	m.home()
	m.allRecorded()
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
	m.t.Helper()
	checkFrame(m.t, m.model.View().Content, m.width, m.height, "after "+strings.Join(m.last, " "))
}

// home presses esc until the list of sessions is in front, which takes a few. A
// window that shows nothing but the wish for more room gets it first.
func (m *monkey) home() {
	const enough = 30
	if layout.TooSmall(m.width, m.height) {
		m.send(tea.WindowSizeMsg{Width: 40, Height: 12})
	}
	for range enough {
		home := tui.ShownBy(m.model).Home
		m.send(tea.KeyPressMsg{Code: tea.KeyEscape})
		if home {
			m.send(tea.KeyPressMsg{Code: tea.KeyEscape}) // closes what is typed there
			return
		}
	}
	m.t.Fatalf("esc does not lead home after %s:\n%s", strings.Join(m.last, " "), m.model.View().Content)
}

// allRecorded does that for every session.
func (m *monkey) allRecorded() {
	list, err := m.store.List()
	if err != nil {
		m.t.Fatal(err)
	}
	answered := 0
	for _, s := range list {
		answered += m.recorded(s.ID)
	}
	if answered == 0 {
		m.t.Error("the monkey answered nothing")
	}
}

// recorded compares the answers that are shown and kept of a session with what
// its events say: nothing else may change one. It counts them.
func (m *monkey) recorded(id session.ID) int {
	if id == "" {
		return 0
	}
	state, err := m.store.Load(id)
	if err != nil {
		m.t.Fatal(err)
	}
	want, shown := m.said(state), tui.ShownBy(m.model)
	if !maps.EqualFunc(want, state.Answers, advisor.Answer.Equal) {
		m.t.Fatalf("%s: answers changed without an event after %s", id, strings.Join(m.last, " "))
	}
	if id == shown.Session && !maps.EqualFunc(want, shown.Answers, advisor.Answer.Equal) {
		m.t.Fatalf("%s: the screen has other answers than the events after %s:\n%v\n%v", id, strings.Join(m.last, " "), shown.Answers, want)
	}
	return len(want)
}

// said are the answers of a session as its events tell them.
func (m *monkey) said(state session.State) advisor.Answers {
	events, err := m.store.Events(state.ID)
	if err != nil {
		m.t.Fatal(err)
	}
	out, undone := advisor.Answers{}, state.Log.Undone()
	for _, e := range events {
		if _, gone := undone[e.Seq]; gone {
			continue
		}
		switch e.Kind {
		case session.Answered:
			out[e.Question] = *e.Answer
		case session.Cleared:
			delete(out, e.Question)
		default: // nothing else says or takes back an answer
		}
	}
	return out
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
