package report

import (
	"loracle/advisor"
	"loracle/data/casefile"
)

// dataset compares the examples the task needs with those there are.
func dataset(c casefile.Case) []block {
	d := c.Assessment.Dataset
	blocks := []block{heading{2, "Training data"}}
	if d.Task == nil {
		blocks = append(blocks, paragraph("How many examples are needed depends on the kind of task, which is not known yet."))
	} else {
		blocks = append(blocks, paragraph(say("For “%s” the paper asks for this many good examples (T3). %s",
			d.Task.Label, labelled("What matters most", d.Task.Quality))))
	}
	t := table{columns: []column{{title: "Examples"}, {"Number", true}}}
	value := func(label inline, v *advisor.Value) {
		if v != nil {
			t.add(label, examples(v.Range))
		}
	}
	value("Minimum", d.Minimum)
	value("Recommended", d.Recommended)
	t.add("At hand", known(d.AtHand))
	t.add("Within reach of the project", known(d.Achievable))
	value("Missing from the minimum", d.Gap)
	return append(blocks, t, paragraph(fits(d)))
}

func examples(r advisor.Range) inline { return escape(advisor.FormatRange(r, advisor.Count)) }

func known(r *advisor.Range) inline {
	if r == nil {
		return "not known"
	}
	return examples(*r)
}

func fits(d advisor.Dataset) inline {
	if d.Task == nil {
		return ""
	}
	switch d.Fits {
	case advisor.Yes:
		return "The minimum is within reach."
	case advisor.No:
		return "The minimum is out of reach within the project."
	case advisor.Unsure:
	}
	return "Whether the minimum is within reach is not certain."
}
