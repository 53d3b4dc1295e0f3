// Package knowledge is what loracle knows, as YAML files that a domain expert
// can read and correct, and the strict loader that turns them into the types
// the engine works with.
//
// The loader accepts nothing that it does not understand. It checks every file,
// every reference between files and every condition, and reports all problems
// in one run, each as file:line:col.
package knowledge

import (
	"embed"
	"sync"

	"loracle/advisor"
	"loracle/checklist"
)

//go:embed *.yaml
var shipped embed.FS

// Base is a loaded knowledge base. It is never changed after loading and may
// be shared.
type Base struct {
	Advice *advisor.Knowledge
	// Pack is the shipped go/no-go checklist.
	Pack *checklist.Pack
	// Tables are the whitepaper's tables and passages that have figures, in
	// order.
	Tables []Table

	// PackSHA256 is the hash of the pack's file where the pack is not the one of
	// this knowledge base; see WithPack.
	PackSHA256 string
	// StandsIn says in a sentence what this base is used in place of, and why;
	// empty for a base that was asked for itself.
	StandsIn string
	// PackData is that file; nil where the pack is the one of this knowledge base.
	PackData []byte
	// conditions holds the compiled conditions of each checkpoint that has any.
	conditions map[checklist.ItemID]conditions
	// files are what the base was loaded from, in the order of their names.
	files []file
}

// Table is a table of the whitepaper, or a passage of its text.
type Table struct {
	// ID is what figures name as their source, like "T8" or "text.labour".
	ID, Title string
}

var load = sync.OnceValues(func() (*Base, error) { return LoadFS(shipped) })

// Load is the knowledge base that loracle ships with. It is decoded once.
func Load() (*Base, error) { return load() }

// StandingIn is the base, used in place of another for the reason given.
func (b *Base) StandingIn(why string) *Base {
	other := *b
	other.StandsIn = why
	return &other
}

// PackRef names the checklist with its version, as sessions keep it.
func (b *Base) PackRef() string { return b.Pack.ID + "@" + b.Pack.Version }
