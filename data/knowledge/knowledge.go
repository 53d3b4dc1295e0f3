// Package knowledge is what loracle knows, as YAML files that a domain expert
// can read and correct, and the strict loader that turns them into the types
// the engine works with.
package knowledge

import (
	"loracle/advisor"
	"loracle/checklist"
)

// Base is a loaded knowledge base.
type Base struct {
	Advice *advisor.Knowledge
	// Pack is the shipped go/no-go checklist.
	Pack *checklist.Pack

	// metWhen holds the compiled condition of each checkpoint that has one.
	metWhen map[checklist.ItemID]*advisor.Condition
}

// Facts works out what the answers already settle about each checkpoint.
func (b *Base) Facts(answers advisor.Answers, assessment advisor.Assessment) checklist.Facts {
	return checklist.Facts{}
}
