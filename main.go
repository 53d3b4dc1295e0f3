// Loracle helps a lead decide whether to fine-tune a language model with
// LoRA, and what it would cost.
package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/adrg/xdg"
	"github.com/charmbracelet/x/term"

	"loracle/ui/cli"
)

func main() {
	os.Exit(cli.Run(context.Background(), cli.Env{
		In:         os.Stdin,
		Out:        os.Stdout,
		Err:        os.Stderr,
		Now:        time.Now,
		Getenv:     os.Getenv,
		Environ:    os.Environ(),
		IsTerminal: isTerminal,
		Size:       terminalSize,
		UserName:   userName(),
		DefaultDB:  filepath.Join(xdg.DataHome, "loracle", "sessions.db"),
		ConfigFile: filepath.Join(xdg.ConfigHome, "loracle", "config.yaml"),
		Build:      build(),
	}, os.Args[1:]))
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

// terminalSize is the size of the terminal that standard output writes to; zero
// where it is none.
func terminalSize() (width, height int) {
	width, height, err := term.GetSize(os.Stdout.Fd())
	if err != nil {
		return 0, 0
	}
	return width, height
}

// userName is how the system names the user, for the log of who said what.
func userName() string {
	for _, name := range []string{"LOGNAME", "USER", "USERNAME"} {
		if user := os.Getenv(name); user != "" {
			return user
		}
	}
	return ""
}

// build is the version this program was built from.
func build() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	return info.Main.Version
}
