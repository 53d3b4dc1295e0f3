// Package report writes an assessment for people who were not in the room:
// the decision first, then everything it rests on. It holds no terminal code.
package report

import "loracle/data/casefile"

// Markdown writes a case as a Markdown report (GFM). The same session and
// knowledge base give the same bytes: the only dates are the session's own.
// Text from people and files is shown to the letter, with control characters
// removed.
func Markdown(c casefile.Case) []byte {
	likely, found := prospects(c)
	decision := func(c casefile.Case) []block { return decision(c, likely) }
	budgets := func(c casefile.Case) []block { return budgets(c, likely) }
	economics := func(c casefile.Case) []block { return economics(c, likely) }
	flips := func(c casefile.Case) []block { return flips(c, found) }
	var blocks []block
	for _, section := range []func(casefile.Case) []block{
		title, decision, options, flips, checkpoints, budgets, economics, training, serving,
		dataset, risks, project, answers, assumptions, figures, colophon,
	} {
		blocks = append(blocks, section(c)...)
	}
	return document(blocks)
}
