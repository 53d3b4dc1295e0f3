package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"loracle/data/knowledge"
	"loracle/data/strict"
	"loracle/ui/safe"
)

// addPackFlag lets a command work with another checklist than the shipped one.
func addPackFlag(flags *pflag.FlagSet, pack *string) {
	flags.StringVar(pack, "pack", "", "use the checklist in this `file`, or a shipped one by name: "+strings.Join(knowledge.ShippedPacks(), ", "))
}

// packNamed reads the checklist that --pack names; nil where it names none.
func (a *app) packNamed(name string, base *knowledge.Base) (*knowledge.Pack, error) {
	if name == "" {
		return nil, nil
	}
	return a.readPack(name, base)
}

// readPack reads a checklist: a file, standard input where it is "-", or a
// shipped one by its name.
func (a *app) readPack(name string, base *knowledge.Base) (*knowledge.Pack, error) {
	data, ok := knowledge.ShippedPack(name)
	if filepath.Base(name) != name || !ok {
		var err error
		if data, err = a.readAll(name, strict.DefaultMaxBytes); err != nil {
			return nil, failure(fmt.Errorf("read the checklist: %w", err),
				"name a file, - for standard input, or one that loracle has: "+strings.Join(knowledge.ShippedPacks(), ", "))
		}
	}
	pack, err := base.ReadPack(shownName(name), data)
	if err != nil {
		return nil, failure(err, "`loracle checklist print` shows a whole checklist to start from")
	}
	return pack, nil
}

// withPack is the knowledge base with the checklist that --pack names, if any.
func (a *app) withPack(name string) (*knowledge.Base, error) {
	base, err := a.knowledge()
	if err != nil {
		return nil, err
	}
	pack, err := a.packNamed(name, base)
	if err != nil || pack == nil {
		return base, err
	}
	return base.WithPack(pack), nil
}

// warnings are what is allowed in a checklist and yet unwise, one a line.
func warnings(p *knowledge.Pack) string {
	var b strings.Builder
	for _, w := range p.Warnings {
		b.WriteString("warning: " + safe.Line(w) + "\n")
	}
	return b.String()
}
