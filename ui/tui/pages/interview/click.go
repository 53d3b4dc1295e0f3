package interview

import "loracle/ui/tui/page"

// click chooses what stands on a line: a question of the list, or a choice. A
// second click on a choice takes it, as enter does.
func (p Page) click(env page.Env, line int) (page.Page, page.Result) {
	if p.mode == overviewing {
		if _, steps := p.overviewLines(env, env.Width); line < len(steps) && steps[line] >= 0 {
			return p.goTo(env, steps[line]), page.Result{}
		}
		return p, page.Result{}
	}
	if p.mode != asking || p.question() == nil || p.field.Typing() {
		return p, page.Result{}
	}
	_, top := p.questionView(env, env.Width)
	if env.Height >= airy {
		top++
	}
	if again, hit := p.field.Click(line - top); hit && again && p.field.Values() == nil {
		return p.enter(env)
	}
	return p, page.Result{}
}
