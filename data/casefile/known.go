package casefile

import "loracle/data/knowledge"

// Known is the knowledge base with that hash where it is at hand: the current
// one, or one that BaseFor has read before. It never turns to the store, so a
// store may use it for its summaries.
func (c *Cabinet) Known(sha256 string) (base *knowledge.Base, ok bool) {
	if sha256 == c.Current.Advice.SHA256 {
		return c.Current, true
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	base, ok = c.bases[sha256]
	return base, ok
}
