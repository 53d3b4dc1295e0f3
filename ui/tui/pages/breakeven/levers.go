package breakeven

import (
	"strings"

	"loracle/data/casefile"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// low is the height below which only the lever that moves is shown.
const low = 18

// levers is where the levers stand, the one that moves marked; what differs
// from the answers is marked too. On a low screen it is that one alone.
func (p Page) levers(env page.Env, then casefile.Case, width, height int) string {
	t := env.Theme
	now := env.Case.Positions()
	var pieces []string
	for i, pos := range then.Positions() {
		mark, name, value := "  ", t.Muted, t.Text
		if i == p.whatif.at {
			mark, name, value = t.Selected.Render("◂▸")+" ", t.Selected, t.Strong
		}
		text := mark + name.Render(pos.Lever.Label()) + " " + value.Render(pos.Text)
		// Moved or not, that is in the price. A low screen has other use for its lines.
		if note := now[i].Note; note != "" && (height >= roomy || i == p.whatif.at) {
			text += t.Muted.Render(", " + note)
		}
		if pos.Text != now[i].Text {
			text += t.Warn.Render(" *")
		}
		if height < low && i != p.whatif.at {
			continue
		}
		pieces = append(pieces, text)
	}
	head := parts.Flow(pieces, "  ", width)
	if height >= low {
		head += "\n" + t.Muted.Render(parts.Wrap(p.state(env), width))
	}
	return head + "\n" + t.Frame.Render(strings.Repeat("─", width))
}

// state says whether what is shown is what was answered.
func (p Page) state(env page.Env) string {
	switch n := len(p.whatif.changes(env)); {
	case n == 0 && p.whatif.loaded == 0:
		return "As answered. ←→ moves the lever, ↑↓ picks another. Nothing is saved by it."
	case n == 0:
		return "A kept scenario that is the same as the answers. 0 goes back."
	default:
		return "* What if, not saved. s keeps it as a scenario, a applies it, 0 goes back."
	}
}
