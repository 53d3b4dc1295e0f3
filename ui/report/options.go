package report

import (
	"fmt"

	"loracle/advisor"
	"loracle/data/casefile"
)

// options compares the four approaches: where each stands, and why.
func options(c casefile.Case) []block {
	r := c.Assessment.Recommendation
	overview := table{columns: []column{{title: "Approach"}, {title: "Status"}, {"Score", true}, {"Reasons for", true}, {"Reasons against", true}}}
	blocks := []block{
		heading{2, "The four approaches"},
		paragraph("The score is the sum of the weights of all reasons, each from -5 to +5; a shut gate blocks an approach whatever its score."),
	}
	for _, o := range r.Options {
		pro, con := sides(o.Reasons)
		overview.add(escape(o.Approach.Label()), escape(o.Status.Label()), signed(o.Score), number(len(pro)), number(len(con)))
	}
	blocks = append(blocks, overview)
	for _, o := range r.Options {
		blocks = append(blocks, option(o)...)
	}
	return append(blocks, openQuestions(c)...)
}

func number(n int) inline { return inline(fmt.Sprint(n)) }

// sides splits reasons into those for and those against.
func sides(reasons []advisor.Reason) (pro, con []advisor.Reason) {
	for _, r := range reasons {
		if r.Weight > 0 {
			pro = append(pro, r)
		} else {
			con = append(con, r)
		}
	}
	return pro, con
}

func option(o advisor.Option) []block {
	l := list{}
	for _, b := range o.BlockedBy {
		l.add(say("%s %s %s", bold("Gate shut:"), sentence(escape(b.Reason)), from(b.Source)),
			say("Opens when done: %s", sentence(escape(b.Until))))
	}
	for _, r := range o.Reasons {
		l.add(join(" ", bold(signed(r.Weight)), sentence(escape(r.Text)), from(r.Source)))
	}
	if len(l.items) == 0 {
		l.add("No answer speaks for or against it yet.")
	}
	return []block{heading{3, say("%s: %s, %s", o.Approach.Label(), o.Status.Label(), points(o.Score))}, l}
}

// openQuestions lists what is not known and could still move the advice.
func openQuestions(c casefile.Case) []block {
	r := c.Assessment.Recommendation
	if len(r.Open) == 0 {
		return nil
	}
	var names []inline
	for _, id := range r.Open {
		names = append(names, question(c, id))
	}
	return []block{
		heading{3, "What could still change this"},
		paragraph(say("Not known yet, the weightiest first: %s.", enumerate(names))),
	}
}
