package report

import (
	"loracle/data/casefile"
)

// since is what changed since the last milestone; nothing where there is none.
func since(s *casefile.Since) []block {
	if s == nil {
		return nil
	}
	blocks := []block{
		heading{2, "What changed since the last milestone"},
		paragraph(join(" ", say("The milestone “%s” was taken on %s.", s.Name, day(s.At)), reworked(s))),
	}
	if s.Nothing() {
		return append(blocks, paragraph("Nothing has changed since then."))
	}
	return append(blocks, diffParts(s.Comparison, 3)...)
}

// reworked says that the side of then is not as it was kept.
func reworked(s *casefile.Since) inline {
	if !s.Reworked {
		return ""
	}
	return "What it kept is not at hand, so the results of then are worked out again."
}

// sinceLine is what changed since the last milestone, in one sentence for the
// first screen.
func sinceLine(s *casefile.Since) inline {
	if s == nil {
		return ""
	}
	label := bold(say("Since “%s” (%s):", s.Name, day(s.At)))
	if s.Nothing() {
		return say("%s nothing has changed.", label)
	}
	parts := []inline{
		wentTo("the verdict", s.A.Outcome.Label(), s.B.Outcome.Label()),
		wentTo("the advice", s.A.Advice(), s.B.Advice()),
	}
	if b := s.Budget; b != nil {
		parts = append(parts, wentTo("the one-time cost with what is unresolved", dollarsWhole(b.From), dollarsWhole(b.To)))
	}
	return say("%s %s. %s and %s differ; the details are below.", label, enumerate(parts), count(len(s.Answers), "answer"), count(len(s.Items), "checkpoint"))
}

// wentTo is a fact of then and now.
func wentTo(what, from, to string) inline {
	if from == to {
		return say("%s is still %s", what, to)
	}
	return say("%s went from %s to %s", what, from, to)
}
