package report

import (
	"fmt"
	"math"

	"loracle/advisor"
	"loracle/data/casefile"
)

// training is what the training runs take, and what that rests on.
func training(c casefile.Case) []block {
	t := c.Assessment.Training
	switch jobs := c.Assessment.Own.Line(advisor.LineID(advisor.GPUCost)); {
	case t == nil && jobs != nil && c.ByProvider():
		return []block{
			heading{2, "Training plan"},
			paragraph(say("The provider trains, on machines of its own. %s %s, failed jobs included.", escape(jobs.Approach), whole(jobs.Amount()))),
		}
	case t == nil:
		return nil
	}
	rows := table{columns: []column{{title: "Training"}, {"Amount", true}}}
	rows.add("Runs, failed ones included", amount(t.Runs))
	rows.add("Time of one run", escape(advisor.FormatRangeShort(t.Hours.Range, t.Hours.Unit())))
	rows.add("Cost of one run", escape(advisor.FormatRangeShort(t.Cost.Range, t.Cost.Unit())))
	rows.add(say("Memory needed, of %s on the %s", advisor.FormatNumber(t.GPU.MemoryGB, advisor.Gigabytes), t.GPU.Label),
		amount(t.MemoryGB)) // as precise as beside the cards, where a tenth can decide
	usual := advisor.UsualSetup(nil, nil, t.GPUs, "")
	blocks := []block{
		heading{2, "Training plan"},
		paragraph(join(" ", say("%s for each run. It is reckoned with rank %d on all linear layers and packed sequences of %s tokens.",
			escape(fmt.Sprintf("%d × %s", t.GPUs, t.GPU.Label)), usual.Rank, advisor.Thousands(int64(usual.SequenceTokens))), sentence(escape(t.Note)))),
		rows,
		paragraph(memoryFits(t)),
		grounds(t.Ground),
	}
	return append(blocks, paragraph("Which cards hold a run; a model is spread over several:"), cards(c))
}

func memoryFits(t *advisor.TrainingPlan) inline {
	switch t.Fits {
	case advisor.Yes:
		return say("A run fits into the memory of the %s.", t.GPU.Label)
	case advisor.No:
		return say("A run does not fit into the memory of the %s: take a larger GPU, 4 bits, or shorter sequences.", t.GPU.Label)
	case advisor.Unsure:
	}
	return say("Whether a run fits into the memory of the %s is not certain: try one step before you rely on it.", t.GPU.Label)
}

// grounds says where a result leaves what measurements have confirmed.
func grounds(g advisor.Ground) block {
	if g.Proven() {
		return nil
	}
	var all []inline
	for _, s := range g {
		all = append(all, sentence(escape(s)))
	}
	return paragraph(say("%s %s", bold("Beyond measured ground:"), join(" ", all...)))
}

// cards says which GPUs hold a run, and how many of each.
func cards(c casefile.Case) block {
	found := c.Base.Advice.Cards(c.Assessment.Training)
	if len(found) == 0 {
		return nil
	}
	t := table{columns: []column{{title: "Card"}, {"Its memory", true}, {"Cards for a run", true}, {"A run takes on each", true}, {title: "Fits"}}}
	for _, card := range found {
		fits := inline("yes")
		switch card.Fits {
		case advisor.No:
			fits = "no"
		case advisor.Unsure:
			fits = "not certain"
		case advisor.Yes:
		}
		t.add(escape(card.GPU.Label), escape(advisor.FormatNumber(card.GPU.MemoryGB, advisor.Gigabytes)), number(card.GPUs), amount(card.MemoryGB), fits)
	}
	return t
}

// serving is what the traffic takes on GPUs of one's own.
func serving(c casefile.Case) []block {
	s := c.Assessment.Serving
	if s.Monthly.How == nil {
		return nil
	}
	blocks := []block{heading{2, "Serving plan"}, paragraph(join(" ", wholeAmount(s.Monthly)+".", sentence(escape(s.How)), escape(c.RentedWhere())))}
	p := s.Capacity
	if p == nil {
		return append(blocks, adapters(c)...)
	}
	t := table{columns: []column{{title: "Serving"}, {"Amount", true}}}
	for _, v := range []advisor.Value{p.PeakRate.Value, p.Usable.Value, p.Replicas.Value, p.GPUs.Value, p.MonthlyLimit.Value} {
		t.add(escape(v.Label()), escape(advisor.FormatRangeShort(v.Range, v.Unit())))
	}
	return append(append(blocks, t, paragraph(advisor.CapacityHolds), grounds(p.Ground)), adapters(c)...)
}

// project is the phases in hours and weeks for this team.
func project(c casefile.Case) []block {
	plan := c.Assessment.Plan
	if len(plan) == 0 {
		return nil
	}
	t := table{columns: []column{{title: "Phase"}, {"Hours", true}, {"Weeks", true}, {"Done in week", true}}}
	var hours, end advisor.Range
	involved := list{}
	for _, p := range plan {
		hours, end = hours.Add(p.Hours.Range), p.End()
		t.add(escape(p.Label), escape(advisor.FormatRange(p.Hours.Range, advisor.Count)), weeks(p.Weeks.Range), wholeWeeks(end))
		involved.add(say("%s %s", bold(say("%s:", p.Label)), sentence(escape(p.Involves))))
	}
	t.add(bold("All phases"), bold(escape(advisor.FormatRange(hours, advisor.Count))), bold(weeks(end)), bold(wholeWeeks(end)))
	return []block{
		heading{2, "Project plan"},
		paragraph("The phases of T8 one after another, for the engineers of your team: 30 hours a week each for this project, and at most two who shorten a phase. Waiting for others is not in it."),
		t,
		picture{diagram: gantt(c), draw: func() (figure, bool) { return planFigure(c) }},
		paragraph("What each phase involves:"),
		involved,
	}
}

// weeks is a length in weeks to a tenth.
func weeks(r advisor.Range) inline {
	tenth := func(v float64) float64 { return math.Max(0.1, math.Round(v*10)/10) }
	return escape(advisor.FormatRange(advisor.Range{Low: tenth(r.Low), High: tenth(r.High)}, advisor.Count))
}

func wholeWeeks(r advisor.Range) inline { return escape(wholeWeeksText(r)) }

func wholeWeeksText(r advisor.Range) string {
	return advisor.FormatRange(advisor.Range{Low: math.Max(1, math.Ceil(r.Low)), High: math.Max(1, math.Ceil(r.High))}, advisor.Count)
}
