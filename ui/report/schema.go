package report

import (
	_ "embed"
	"slices"
)

//go:embed schema.json
var schema []byte

// Schema is the JSON Schema of the JSON form (draft 2020-12). It is made from
// the types; a test keeps it current.
func Schema() []byte { return slices.Clone(schema) }
