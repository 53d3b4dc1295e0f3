package casefile

import (
	"loracle/data/knowledge"
	"loracle/data/session"
)

// Known is what BaseOf gives where it is at hand: the current knowledge base,
// or one that was read before. It never turns to the store, so a store may use
// it for its summaries.
func (c *Cabinet) Known(state session.State) (base *knowledge.Base, ok bool) {
	return c.known(made{state.Knowledge, state.PackSHA256})
}

func (c *Cabinet) known(m made) (base *knowledge.Base, ok bool) {
	if m == (made{knowledge: c.Current.Advice.SHA256}) {
		return c.Current, true
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	base, ok = c.bases[m]
	return base, ok
}
