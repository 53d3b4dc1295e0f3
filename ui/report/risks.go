package report

import (
	"slices"

	"loracle/advisor"
	"loracle/data/casefile"
)

// risks is a pre-mortem: how the project could fail, ranked for the answers,
// and what to do about it first.
func risks(c casefile.Case) []block {
	ranked := c.Assessment.Risks
	if len(ranked) == 0 {
		return nil
	}
	t := table{columns: []column{{title: "How it failed"}, {title: "For your answers"}, {"Cost, caught late", true}, {title: "Because of"}}}
	for _, r := range ranked {
		t.add(escape(r.Label), escape(string(r.Relevance)), lateCost(r), because(c, r))
	}
	return []block{
		heading{2, "Risks"},
		paragraph("A pre-mortem: suppose the project has failed a year from now. These are the known ways, the likely ones first. Caught late means after launch where the paper has that figure, in training otherwise."),
		t,
		paragraph(say("%s Preventing any of them costs %s.", bold("What to do first:"), money(ranked[0].Prevent))),
		prevention(c),
	}
}

func lateCost(r advisor.Risk) inline {
	if lateFigure(r) == nil {
		return "not printed"
	}
	if r.OpenEnded {
		return money(r.Late) + " or more"
	}
	return money(r.Late)
}

// because names the answers that make a failure likely or unlikely.
func because(c casefile.Case, r advisor.Risk) inline {
	var names []inline
	for _, id := range r.Answers {
		if name := question(c, id); c.Answers.Known(id) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return enumerate(names)
}

// prevention lists what avoids the failures that are not unlikely, after the
// one action that finds most of them.
func prevention(c casefile.Case) block {
	l := list{ordered: true}
	l.add(readSamples(c))
	for _, r := range c.Assessment.Risks {
		if r.Relevance != advisor.UnlikelyRisk && r.Prevention != "" {
			l.add(say("%s %s", bold(say("%s:", r.Label)), sentence(escape(r.Prevention))))
		}
	}
	return l
}

func readSamples(c casefile.Case) inline {
	f := func(id string) *advisor.Figure {
		figure := c.Base.Advice.Figure("text.risks." + id)
		if figure == nil || figure.Computed == nil {
			return nil
		}
		return figure
	}
	train, eval, hours := f("training_samples"), f("eval_samples"), f("reading_hours")
	if train == nil || eval == nil || hours == nil {
		return ""
	}
	return say("%s Read %s training and %s evaluation samples, picked at random, before any run. It takes %s and finds most of the failures above.",
		bold("Read the data:"), advisor.FormatRange(*train.Computed, advisor.Count), advisor.FormatRange(*eval.Computed, advisor.Count),
		advisor.FormatRange(*hours.Computed, hours.Unit))
}
