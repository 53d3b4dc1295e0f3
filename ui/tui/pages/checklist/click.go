package checklist

import "loracle/ui/tui/page"

// click moves the cursor to the checkpoint on a line, where several are listed.
// Where a checkpoint stands does not depend on which one is selected, so each is
// tried in turn.
func (p Page) click(env page.Env, line int) Page {
	if shapeFor(env.Width, env.Height) == single {
		return p
	}
	for _, e := range p.shown(env) {
		there := p
		there.item = e.ID
		if s := there.View(env, env.Width, env.Height); s.From <= line && line <= s.To {
			return there
		}
	}
	return p
}
