package report

import (
	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
)

// shownFirst bounds the lists on the first screen.
const shownFirst = 3

// strongest lists the three weightiest reasons for the advised approach.
func strongest(r advisor.Recommendation) block {
	l := list{ordered: true}
	o := r.Option(r.Approach)
	if o == nil {
		return nil
	}
	for _, reason := range o.Reasons {
		if reason.Weight > 0 && len(l.items) < shownFirst {
			l.add(reasonLine(reason))
		}
	}
	return l
}

// strongestAgainst is the weightiest reason against the advised approach.
func strongestAgainst(r advisor.Recommendation) inline {
	if o := r.Option(r.Approach); o != nil {
		for _, reason := range o.Reasons {
			if reason.Weight < 0 {
				return say("The strongest point against it: %s", reasonLine(reason))
			}
		}
	}
	return ""
}

func noReasons(r advisor.Recommendation) inline {
	if o := r.Option(r.Approach); o != nil && len(o.Reasons) > 0 {
		return ""
	}
	return "No answer speaks for or against any approach yet."
}

// reasonLine is a reason with its weight and source.
func reasonLine(r advisor.Reason) inline {
	return join(" ", sentence(escape(r.Text)), say("(%s)", join("; ", points(r.Weight)+" points", escape(r.Source))))
}

func nextIntro(c casefile.Case) inline {
	r := c.Assessment.Recommendation
	switch {
	case len(steps(c)) == 0:
		return "Nothing is open: training can start."
	case r.Approach != "" && !r.Approach.Tunes():
		return say("%s needs no training. Should you want to tune all the same, this comes first:", r.Approach.Label())
	}
	return ""
}

// next lists the first steps; the checklist has them all.
func next(c casefile.Case) block {
	const most = 6
	all := steps(c)
	l := list{ordered: true}
	for i, step := range all {
		if i == most-1 && len(all) > most {
			l.add(say("%d more under Checklist below.", len(all)-i))
			break
		}
		l.add(step)
	}
	return l
}

// steps are what stands between today and a start: shut gates, contradictions,
// open checkpoints, and checkpoints nobody has looked at.
func steps(c casefile.Case) []inline {
	out := gateSteps(c.Assessment.Recommendation)
	untouched := 0
	for _, category := range c.Review.Categories {
		untouched += category.Untouched
		for _, item := range category.Items {
			switch {
			case item.Conflict:
				out = append(out, say("%s Marked %s, but the answers say otherwise: find out which is right.",
					bold(escape(item.Title)+":"), item.State.Label()))
			case item.Counts() && item.State != checklist.Accepted:
				out = append(out, say("%s %s", bold(escape(item.Title)+":"), sentence(escape(action(item)))))
			}
		}
	}
	if untouched > 0 {
		out = append(out, say("Look at the %s that nobody has looked at yet.", count(untouched, "checkpoint")))
	}
	return out
}

// action is what to do about an unresolved item.
func action(item checklist.ItemReview) string {
	switch {
	case item.Unproven:
		return "Write down the evidence that it is met"
	case item.Action != "":
		return item.Action
	}
	return item.Question
}

// gateSteps are what opens the gates that are shut for tuning, each once.
func gateSteps(r advisor.Recommendation) []inline {
	var out []inline
	seen := map[string]bool{}
	for _, o := range r.Options {
		for _, b := range o.BlockedBy {
			if !seen[b.Gate] && o.Approach.Tunes() {
				seen[b.Gate] = true
				out = append(out, say("%s %s %s", bold(say("Before %s:", o.Approach.Label())), sentence(escape(b.Until)), from(b.Source)))
			}
		}
	}
	return out
}
