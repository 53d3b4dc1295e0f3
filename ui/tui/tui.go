// Package tui is the terminal program: pages over one open session.
//
// The root (App) only routes. A key goes to the page in front; the page asks
// for events; they are folded into the session at once, shown, and appended to
// the store one after another in commands. Nothing on screen is computed here:
// pages read the case, which is derived afresh after each event.
package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/tui/page"
)

// Options is what the program works with.
type Options struct {
	Store store.Store
	// Live is the same store where people on several machines share it; nil where
	// they do not.
	Live store.Live
	// Base is the knowledge base for new sessions.
	Base *knowledge.Base
	// BaseOf finds the knowledge base and checklist a session was made with; nil
	// means that Base serves every session.
	BaseOf func(session.State) (*knowledge.Base, error)
	Now    func() time.Time
	// By is who works here, as the system names the user.
	By string
	// Export writes a report to a file; nil where exporting is not offered.
	Export page.Exporter
	// Carry packs a saved session, so that its report carries it; nil where none
	// does.
	Carry page.Carrier

	// Archive goes back in sessions; nil where that is not offered.
	Archive page.Archive

	// Checklists gives sessions other checklists; nil where that is not offered.
	Checklists page.Checklists

	// Session opens that session at once, at Start; Title creates one instead.
	Session session.ID
	Start   page.Route
	Title   string

	// Join shows the open session to the attendee of that name, in place of all
	// other pages, and Secrets keeps what opens their votes.
	Join    string
	Secrets page.Secrets

	In  io.Reader
	Out io.Writer
	// Environ is the environment that tells what the terminal can do.
	Environ []string
	// HighContrast begins with the strongest contrast the terminal has.
	HighContrast bool
	// NoColor draws without colour whatever the terminal can do.
	NoColor bool
}

// New is the program's model, for Run and for tests.
func New(opts Options) tea.Model { return newApp(opts) }

// asked is a request from outside to end the program.
type asked struct{}

// quitOnSignal ends the program in order when the system asks it to: what is
// typed is saved first. The returned function stops listening.
func quitOnSignal(p *tea.Program) (stop func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGHUP, os.Interrupt)
	go func() {
		for range signals {
			p.Send(asked{})
		}
	}()
	return func() {
		signal.Stop(signals)
		close(signals)
	}
}

// Run shows the program until the person quits. Events are saved one by one as
// they happen, so an interrupted run loses nothing but a half-typed field.
func Run(ctx context.Context, opts Options) error {
	options := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithInput(opts.In), tea.WithOutput(opts.Out),
	}
	if opts.Environ != nil {
		options = append(options, tea.WithEnvironment(opts.Environ))
	}
	if opts.NoColor {
		options = append(options, tea.WithColorProfile(colorprofile.ASCII))
	}
	app := newApp(opts)
	live, end := context.WithCancel(ctx)
	defer end()
	app.ctx = live
	program := tea.NewProgram(app, append(options, tea.WithoutSignalHandler())...)
	defer quitOnSignal(program)()
	_, err := program.Run()
	if errors.Is(err, tea.ErrInterrupted) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("run the terminal program: %w", err)
	}
	return nil
}
