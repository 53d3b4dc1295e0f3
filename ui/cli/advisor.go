package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/plain"
	"loracle/ui/safe"
	"loracle/ui/tui"
)

// runAdvisor opens the list of sessions.
func runAdvisor(a *app) error {
	return a.withSessions(func(cabinet *casefile.Cabinet) error {
		if a.screen() {
			return a.runScreen(cabinet, tui.Options{})
		}
		page, err := cabinet.Store.Page(store.Query{Limit: choices})
		if err != nil {
			return err
		}
		if len(page.Sessions) == 0 {
			return a.startLines(cabinet, "")
		}
		return a.chooseLines(cabinet, page)
	})
}

// choices is how many sessions a person is asked to choose among.
const choices = 50

// chooseLines lists the sessions worked on last by number and goes on with the
// one a person picks, or with a new one.
func (a *app) chooseLines(cabinet *casefile.Cabinet, page store.Page) error {
	list := page.Sessions
	if _, err := io.WriteString(a.Out, sessionLines(page, a.Now().Location())); err != nil {
		return err
	}
	in := bufio.NewReader(a.In)
	line, err := in.ReadString('\n')
	a.In = in // what the interview asks for comes next
	choice := strings.TrimSpace(line)
	switch n, notNumber := strconv.Atoi(choice); {
	case choice == "" && errors.Is(err, io.EOF):
		return failure(errors.New("the input ended before a session was chosen"),
			"`loracle open SESSION` or `loracle new TITLE` ask for no choice")
	case err != nil && !errors.Is(err, io.EOF):
		return fmt.Errorf("read the choice: %w", err)
	case notNumber != nil:
		return a.startLines(cabinet, choice)
	case n < 1 || n > len(list):
		return failure(fmt.Errorf("there is no session number %d", n), fmt.Sprintf("type a number from 1 to %d", len(list)))
	default:
		return a.continueLines(cabinet, string(list[n-1].ID))
	}
}

// sessionLines lists sessions by number, and asks for one.
func sessionLines(page store.Page, zone *time.Location) string {
	var b strings.Builder
	b.WriteString("Saved sessions:\n")
	for n, s := range page.Sessions {
		fmt.Fprintf(&b, "  %d  %s, %s\n", n+1, safe.Line(session.ShortTitle(s.Title)), s.UpdatedAt.In(zone).Format("2006-01-02 15:04"))
	}
	if !page.Next.IsZero() {
		b.WriteString("There are more: `loracle list` shows them, and `loracle open SESSION` goes on with one.\n")
	}
	b.WriteString("Type a number to go on with one, or the title of a new assessment.\n> ")
	return b.String()
}

// startLines makes a session and asks its questions as lines.
func (a *app) startLines(cabinet *casefile.Cabinet, title string) error {
	if err := checkTitle(title); err != nil {
		return err
	}
	created := casefile.Created(cabinet.ForNew(), a.titleOr(title), a.Now(), a.UserName)
	state, err := cabinet.Create(created)
	if err != nil {
		return err
	}
	return a.continueLines(cabinet, string(state.ID))
}

// continueLines asks as lines what a session does not know yet.
func (a *app) continueLines(cabinet *casefile.Cabinet, name string) error {
	c, err := a.openCase(cabinet, name)
	if err != nil {
		return err
	}
	return plain.Run(plain.Options{
		In: a.In, Out: a.Out, Log: cabinet.Store, Base: c.Base, State: c.State, Now: a.Now, By: a.UserName,
		Result: resultLines,
	})
}

// checkTitle refuses a title that is too long for lists and reports.
func checkTitle(title string) error {
	if err := session.CheckTitle(safe.Line(title)); err != nil {
		return usage("give a short title; what it is about can be said in a note", "%w", err)
	}
	return nil
}

// titleOr is a title fit to keep; where there is none, one with today's date.
func (a *app) titleOr(title string) string {
	if title = safe.Line(title); title != "" {
		return title
	}
	return "Assessment of " + a.Now().Format("2 January 2006")
}

// runScreen shows the full-screen program.
func (a *app) runScreen(cabinet *casefile.Cabinet, o tui.Options) error {
	o.Store, o.Base, o.BaseOf = keeper{cabinet.Store, cabinet}, cabinet.ForNew(), cabinet.BaseOf
	if live, shared := cabinet.Store.(store.Live); shared {
		o.Live = live
	}
	o.Checklists = checklists{a, cabinet}
	o.Live, _ = cabinet.Store.(store.Live)
	o.Now, o.By, o.Export, o.Carry, o.Archive = a.Now, a.UserName, writeFile, cabinet, cabinet
	o.In, o.Out, o.Environ, o.NoColor = a.In, a.Out, a.Environ, !a.colour()
	o.HighContrast = a.contrast
	return tui.Run(a.ctx, o)
}

// keeper is the store for the full-screen program: a new session keeps the
// knowledge base it is made with.
type keeper struct {
	store.Store
	cabinet *casefile.Cabinet
}

// Create implements store.Store.
func (k keeper) Create(events ...session.Event) (session.State, error) {
	return k.cabinet.Create(events...)
}
