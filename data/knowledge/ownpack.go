package knowledge

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"path"
	"strings"

	"go.yaml.in/yaml/v4"

	"loracle/checklist"
	"loracle/data/strict"
)

// Pack is a checklist read from a file by itself, with its conditions compiled
// against the questions of a knowledge base.
type Pack struct {
	*checklist.Pack
	// SHA256 is the hash of the file in hex, and Data the file.
	SHA256 string
	Data   []byte
	// Warnings are things that are allowed and yet unwise, as file:line:col: text.
	Warnings []string

	conditions map[checklist.ItemID]conditions
}

// ReadPack reads a checklist pack. Name stands before each problem. The error
// is a strict.Problems with everything that is wrong with it.
func (b *Base) ReadPack(name string, data []byte) (*Pack, error) {
	return b.readPack(name, data, false)
}

// ReadKeptPack reads a checklist that a session was made with. A condition that
// is no longer allowed settles nothing; it must not keep the session shut.
func (b *Base) ReadKeptPack(name string, data []byte) (*Pack, error) {
	return b.readPack(name, data, true)
}

func (b *Base) readPack(name string, data []byte, kept bool) (*Pack, error) {
	var raw packFile
	doc, problems := strict.Decode(name, data, &raw)
	if doc == nil {
		return nil, problems.Err()
	}
	if doc.Root.Kind != yaml.MappingNode {
		return nil, problems.Err()
	}
	build := newBuilder()
	build.advice, build.problems, build.docs[name], build.kept = b.Advice, problems, doc, kept
	top := build.in(name)
	pack, compiled := build.buildPack(top, raw)
	if err := build.problems.Err(); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	return &Pack{
		Pack: pack, SHA256: hex.EncodeToString(sum[:]), Data: data,
		Warnings: packWarnings(top, pack), conditions: compiled,
	}, nil
}

// ChecklistFile is the file of the checklist that belongs to the knowledge base,
// whatever other one stands in its place.
func (b *Base) ChecklistFile() []byte {
	for _, f := range b.files {
		if f.name == shippedPackFile {
			return f.data
		}
	}
	return nil
}

// shippedPackFile is the file of the default checklist in a knowledge base.
const shippedPackFile = "pack.yaml"

// WithPack is the knowledge base with another checklist in place of its own.
func (b *Base) WithPack(p *Pack) *Base {
	own := *b
	own.Pack, own.PackSHA256, own.PackData, own.conditions = p.Pack, p.SHA256, p.Data, p.conditions
	return &own
}

//go:embed packs/*.yaml
var shippedPacks embed.FS

// ShippedPack is the file of a pack that loracle ships with, by its id; ok is
// false where there is none. The go/no-go checklist is among them.
func ShippedPack(id string) (data []byte, ok bool) {
	if id == shippedChecklist {
		data, err := fs.ReadFile(shipped, shippedPackFile)
		return data, err == nil
	}
	data, err := fs.ReadFile(shippedPacks, path.Join("packs", path.Base(id)+".yaml"))
	return data, err == nil
}

// shippedChecklist is the id of the pack that sessions have by default.
const shippedChecklist = "go_no_go"

// ShippedPacks lists the ids of the packs that loracle ships with, the default
// one first.
func ShippedPacks() []string {
	ids := []string{shippedChecklist}
	// The pattern is a constant and well-formed.
	names, _ := fs.Glob(shippedPacks, "packs/*.yaml")
	for _, name := range names {
		ids = append(ids, strings.TrimSuffix(path.Base(name), ".yaml"))
	}
	return ids
}
