package tui

import (
	tea "charm.land/bubbletea/v2"

	"loracle/data/session"
	"loracle/ui/tui/page"
)

// Keys that mean the same on every page.
var (
	keyGoTo = page.Key{Press: []string{"ctrl+p"}, Does: "go to", Long: "Go to a page, a section, a question or a checkpoint by typing part of its name"}
	keyHelp = page.Key{Press: []string{"f1", "?"}, Show: "F1", Does: "help", Long: "Show the keys of this page (? does too where no text is typed)"}
	keyBack = page.Key{Press: []string{"esc"}, Does: "back", Long: "Go back one step"}
	keyPage = page.Key{Press: []string{"pgdown", "pgup"}, Show: "pgdn/pgup", Does: "scroll", Long: "Scroll a page that is higher than the screen"}
	keyUndo = page.Key{Press: []string{"ctrl+z"}, Does: "undo", Long: "Undo the latest change, yours first; again for the one before"}
	keyRedo = page.Key{Press: []string{"ctrl+r"}, Does: "redo", Long: "Bring back what was undone last"}
	keyPark = page.Key{Press: []string{"ctrl+t"}, Does: "park", Long: "Put a topic aside from wherever you are; it opens the next meeting about this session"}
	keyQuit = page.Key{Press: []string{"ctrl+c"}, Does: "quit", Long: "Quit; everything is saved"}
)

// globalKeys lists them for the help overlay.
func (a *App) globalKeys() []page.Key {
	if a.opts.Join != "" {
		return []page.Key{keyGoTo, keyHelp, keyPage, keyQuit}
	}
	return []page.Key{keyGoTo, keyHelp, keyBack, keyPage, keyLetters, keyUndo, keyRedo, keyPark, keyQuit}
}

// letters lead to pages from any other one that has no use of its own for the
// letter and takes no text.
var letters = map[string]page.Name{
	"i": page.Interview, "c": page.Checklist, "d": page.Decision, "b": page.Budget, "m": page.BreakEven,
	"v": page.Serving, "f": page.Risks, "p": page.Plan, "r": page.Report, "h": page.History, "R": page.Room,
}

// keyLetters lists them for the help overlay.
var keyLetters = page.Key{
	Show: "i c d b m v f p r h R",
	Does: "pages", Long: "Go to interview, checklist, decision, budget, break-even, serving, risks, plan, report, history or the room, from pages that have no other use for the letter",
}

// letter is the page that a key leads to from here.
func (a *App) letter(msg tea.KeyPressMsg, info page.Info) (to page.Name, ok bool) {
	to, ok = letters[msg.String()]
	if !ok || a.opts.Join != "" || info.Typing || info.Inside || a.front() == page.Sessions || to == a.front() {
		return "", false
	}
	for _, k := range a.pages[a.front()].Keys(a.env()) {
		if k.Matches(msg) {
			return "", false
		}
	}
	return to, true
}

// key routes a key press: to the overlay, to what works everywhere, or to the
// page in front.
func (a *App) key(msg tea.KeyPressMsg) tea.Cmd {
	a.say = page.Say{}
	if a.saver.failed != nil && !keyQuit.Matches(msg) {
		a.quitting = false
	}
	info := a.info()
	switch {
	case keyQuit.Matches(msg):
		return a.quit()
	case a.opening.bounces(msg, a.now):
		return nil
	case a.overlay != nil && !a.reads(msg):
		return a.overlayUpdate(msg)
	case a.tooSmall():
		return nil
	case keyGoTo.Matches(msg):
		a.overlay = newPalette(a)
		return nil
	case keyHelp.Matches(msg) && (!info.Typing || msg.String() != "?"):
		a.overlay = newHelp(info.Title, a.pages[a.front()].Keys(a.env()), a.globalKeys())
		return nil
	case a.parks(msg):
		a.overlay = newParking(a.env(), info.Item, &a.unparked)
		return nil
	case keyBack.Matches(msg) && !info.Inside:
		return a.back()
	case a.scrollKey(msg):
		return nil
	case a.front() == page.Sessions: // undoes deletions by itself
	case a.opts.Join != "": // others drive
	case keyUndo.Matches(msg):
		return a.undo(session.State.Undo)
	case keyRedo.Matches(msg):
		return a.undo(session.State.Redo)
	}
	if to, ok := a.letter(msg, info); ok {
		return a.goTo(page.Route{Page: to})
	}
	if why := a.disabled(msg); why != "" {
		a.say = page.Say{Text: why}
		return nil
	}
	a.follow()
	return a.deliver(a.front(), msg)
}

// reads reports whether a text is in front and the key leads on from there. It
// must not only close the text: what is typed after it would then reach the page
// behind.
func (a *App) reads(msg tea.KeyPressMsg) bool {
	_, reading := a.overlay.(reader)
	return reading && (keyGoTo.Matches(msg) || a.parks(msg))
}

// parks reports whether a key puts a topic aside here.
func (a *App) parks(msg tea.KeyPressMsg) bool {
	return keyPark.Matches(msg) && a.file.ID != "" && a.opts.Join == "" && a.front() != page.Sessions
}

// typed routes what was typed or pasted; a paste goes where keys go.
func (a *App) typed(msg tea.Msg) tea.Cmd {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		return a.key(key)
	}
	switch {
	case a.overlay != nil:
		return a.overlayUpdate(msg)
	case a.tooSmall():
		return nil
	}
	a.follow()
	return a.deliver(a.front(), msg)
}

// disabled is why a key does nothing at the moment; empty when it works.
func (a *App) disabled(msg tea.KeyPressMsg) string {
	for _, k := range a.pages[a.front()].Keys(a.env()) {
		if k.Off != "" && k.Matches(msg) {
			return k.Off
		}
	}
	return ""
}

func (a *App) info() page.Info { return a.pages[a.front()].Info(a.env()) }
