package cli

import (
	"context"
	"fmt"
	"log/slog"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"loracle/data/knowledge"
	"loracle/data/store/etcd"
)

// app is what the commands share: the world, the global flags, and the
// knowledge base, loaded when a command first needs it.
type app struct {
	Env
	db, store string
	// at is where sessions are, and access what a team store there asks for.
	at     location
	access etcd.Access
	// unchosen is why it is not known where sessions are; commands that need none
	// run all the same.
	unchosen  error
	prices    string
	plain     bool
	noColor   bool
	contrast  bool
	debugPath string

	ctx       context.Context
	log       *slog.Logger
	debugFile *os.File
	knowledge func() (*knowledge.Base, error)
	// notes are said on standard error when the command is over.
	notes []string
}

func newApp(env Env) *app {
	a := &app{Env: env, db: env.DefaultDB, at: location{file: env.DefaultDB}, log: slog.New(slog.DiscardHandler)}
	a.knowledge = a.loadKnowledge()
	return a
}

func (a *app) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&a.db, "db", a.DefaultDB, "keep sessions in this `file`")
	flags.StringVar(&a.store, "store", "", "keep sessions in this `store`, like etcd://host:2379/prefix; see loracle help team")
	flags.StringVar(&a.prices, "prices", "", "lay own prices and discounts from this `file` over the listed ones")
	flags.BoolVar(&a.plain, "plain", false, "plain lines: no screen, no styling")
	flags.BoolVar(&a.noColor, "no-color", false, "no colour")
	flags.BoolVar(&a.contrast, "high-contrast", false, "the strongest contrast the terminal has")
	flags.StringVar(&a.debugPath, "debug", "", "add what happens inside to this `file`")
}

// start runs before every command.
func (a *app) start(cmd *cobra.Command, args []string) error {
	a.ctx = cmd.Context()
	if err := refuseEmpty(cmd); err != nil {
		return err
	}
	a.unchosen = a.chooseStore(cmd.Flags().Changed)
	if a.debugPath == "" {
		return nil
	}
	if isStore(a.debugPath) {
		return failure(fmt.Errorf("%s is a session store", a.debugPath), "name another file after --debug")
	}
	f, err := os.OpenFile(a.debugPath, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return failure(fmt.Errorf("open the debug file: %w", err), "name a file that can be written")
	}
	a.debugFile = f
	a.log = slog.New(slog.NewTextHandler(f, &slog.HandlerOptions{Level: slog.LevelDebug}))
	a.log.Debug("start", "command", cmd.CommandPath(), "arguments", args, "build", a.Build, "store", a.at.String())
	return nil
}

// close ends what start began, and notes how the command ended.
func (a *app) close(err error) error {
	if a.debugFile == nil {
		return nil
	}
	a.log.Debug("end", "error", err, "code", exitCode(err))
	if err := a.debugFile.Close(); err != nil {
		return fmt.Errorf("close the debug file: %w", err)
	}
	return nil
}

// colour reports whether colour may be written to Out.
func (a *app) colour() bool {
	return a.IsTerminal(a.Out) && !a.noColor && a.Getenv("NO_COLOR") == ""
}

// screen reports whether the full-screen program can be shown.
func (a *app) screen() bool { return !a.plain && a.interactive() }
