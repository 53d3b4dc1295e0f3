package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/ui/tui/page"
	"loracle/ui/tui/theme"
)

// App is the root model. It owns the screen, the open session and the way to
// the store, and passes everything else on.
type App struct {
	opts  Options
	saver saver
	now   time.Time

	width, height int
	dark          bool
	contrast      bool
	profile       colorprofile.Profile
	theme         *theme.Theme

	base    *knowledge.Base
	file    casefile.Case
	savedAt time.Time
	// seen is the number of the last stored event of the open session that is
	// folded into what is shown.
	seen uint64

	// ctx ends with the program, and desk is its name among others of the same
	// person.
	ctx     context.Context
	desk    string
	company company
	note    note
	clashes clashes

	pages   map[page.Name]page.Page
	trail   []page.Name // how we came here, see trailTo; the last one is in front
	scrolls map[page.Name]scroll
	overlay overlay
	// unparked is a topic that was typed and not parked yet.
	unparked string
	say      page.Say
	opening  opening
	// quitting says that the program ends once everything is saved, and gone that
	// it does now.
	quitting, gone bool
	// struck is when a key was pressed last.
	struck time.Time
}

// tick says that a minute has passed, for times like "5 minutes ago".
type tick struct{}

func newApp(opts Options) *App {
	a := &App{
		opts: opts, saver: saver{store: opts.Store}, now: opts.Now(), base: opts.Base,
		dark: true, contrast: opts.HighContrast, profile: colorprofile.TrueColor,
		pages: newPages(opts), trail: []page.Name{page.Sessions}, scrolls: map[page.Name]scroll{},
		ctx: context.Background(), desk: newDesk(),
	}
	if opts.Join != "" {
		a.trail = []page.Name{page.Join}
	}
	a.retheme()
	return a
}

// Init implements tea.Model.
func (a *App) Init() tea.Cmd {
	if a.opts.Join == "" {
		a.saver.read(listSessions(page.List{}))
	}
	switch {
	case a.opts.Title != "":
		a.create(page.Create{Title: a.opts.Title})
	case a.opts.Session != "":
		a.open(page.Open{Session: a.opts.Session, To: a.opts.Start})
	default:
		a.opening.waiting(firstList)
	}
	return tea.Batch(tea.RequestBackgroundColor, everyMinute(), a.saver.next())
}

func everyMinute() tea.Cmd {
	return tea.Tick(time.Minute, func(time.Time) tea.Msg { return tick{} })
}

// Update implements tea.Model. It only routes.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	a.now = a.opts.Now()
	cmd := a.route(msg)
	a.dropNote()
	return a, tea.Batch(cmd, a.offerClash(), a.keepCompany(), a.saver.next())
}

func (a *App) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
		return a.broadcast(msg)
	case tea.BackgroundColorMsg:
		a.dark = msg.IsDark()
		a.retheme()
		return a.broadcast(msg)
	case tea.ColorProfileMsg:
		a.profile = msg.Profile
		a.retheme()
	case tick:
		a.rederive()
		a.saver.failed = nil // what could not be saved is tried again
		a.company.again()
		a.lookAgain()
		return everyMinute()
	case tea.FocusMsg:
		a.lookAgain()
	case appended:
		return a.appended(msg)
	case asked:
		return a.quit()
	case readDone:
		a.saver.busy = false
		if a.quitting && a.saver.idle() {
			return a.bye()
		}
		return a.route(msg.msg)
	case opened:
		return tea.Batch(a.opened(msg), a.routeHeld())
	case page.Listed:
		a.opening.ended(firstList, msg.Err)
		return tea.Batch(a.broadcast(msg), a.routeHeld())
	case copied:
		a.copied(msg)
	case reloaded:
		return a.reloaded(msg)
	case visiting:
		return a.visiting(msg)
	case sighted:
		return a.sighted(msg)
	case moved:
		a.moved(msg)
	case idle:
		a.clashes.waiting = false
	case upgraded:
		return a.upgraded(msg)
	case tea.KeyPressMsg, tea.PasteMsg:
		a.strike()
		if msg := a.entered(disarmed(msg)); msg != nil && !a.opening.holds(msg) {
			return a.typed(msg)
		}
	case tea.MouseMsg:
		return a.mouse(msg)
	default:
		return a.broadcast(msg)
	}
	return nil
}

func (a *App) retheme() {
	a.theme = theme.New(a.dark, a.profile)
	if a.contrast {
		a.theme = theme.HighContrast(a.dark, a.profile)
	}
}

// front is the name of the page in front.
func (a *App) front() page.Name { return a.trail[len(a.trail)-1] }

// env is what pages may read at the moment.
func (a *App) env() page.Env {
	e := page.Env{Theme: a.theme, Base: a.base, Case: a.file, Now: a.now, Here: a.company.sight.Here}
	e.Width, e.Height = a.inner(a.pages[a.front()].Info(e).Side)
	return e
}

// names lists the pages there are.
func (a *App) names() []page.Name {
	if a.opts.Join != "" {
		return []page.Name{page.Join}
	}
	return page.Names()
}

// broadcast hands a message to every page.
func (a *App) broadcast(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, name := range a.names() {
		cmds = append(cmds, a.deliver(name, msg))
	}
	return tea.Batch(cmds...)
}

// deliver hands a message to one page and carries out what it asks for.
func (a *App) deliver(name page.Name, msg tea.Msg) tea.Cmd {
	next, result := a.pages[name].Update(a.env(), msg)
	a.pages[name] = next
	cmds := []tea.Cmd{result.Cmd}
	for _, r := range result.Requests {
		cmds = append(cmds, a.carryOut(r))
	}
	return tea.Batch(cmds...)
}
