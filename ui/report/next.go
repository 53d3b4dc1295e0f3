package report

import (
	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
)

// shownFirst bounds the lists on the first screen.
const shownFirst = 3

// strongest lists the three weightiest reasons for the advised approach; their
// weights and sources are in the part on the four approaches.
func strongest(r advisor.Recommendation) block {
	l := list{ordered: true}
	o := r.Option(r.Approach)
	if o == nil {
		return nil
	}
	for _, reason := range o.Reasons {
		if reason.Weight > 0 && len(l.items) < shownFirst {
			l.add(sentence(escape(reason.Text)))
		}
	}
	return l
}

// strongestAgainst is the weightiest reason against the advised approach.
func strongestAgainst(r advisor.Recommendation) inline {
	if o := r.Option(r.Approach); o != nil {
		for _, reason := range o.Reasons {
			if reason.Weight < 0 {
				return say("%s %s", bold("The strongest point against it:"), sentence(escape(reason.Text)))
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

func nextIntro(c casefile.Case) inline {
	r := c.Assessment.Recommendation
	switch {
	case len(steps(c)) == 0:
		return escape(c.Ready())
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

// watched names the accepted risks with their end and who watches them.
func watched(r checklist.Review) inline {
	var risks []inline
	for _, item := range r.Unresolved() {
		if item.State == checklist.Accepted {
			risks = append(risks, say("%s until %s (%s)", item.Title, day(item.Mark.Until), item.Mark.Owner))
		}
	}
	if len(risks) == 0 {
		return ""
	}
	return say("%s %s.", bold("Accepted risks to watch:"), enumerate(risks))
}

// steps are what stands between today and a start: what is asked for, with what
// was agreed on about it, then what else was agreed on, and checkpoints that
// nobody has looked at last.
func steps(c casefile.Case) []inline {
	var out []inline
	if c.Assessment.Recommendation.Approach == "" {
		out = append(out, "Answer the questions of the interview, so that an approach can be advised.")
	}
	agreed := agreements(c)
	for _, s := range c.Steps() {
		out = append(out, join(" ", append([]inline{bold(say("%s:", s.Title)), sentence(escape(s.Do)), from(s.Source)}, agreed[s.Item]...)...))
		delete(agreed, s.Item)
	}
	for _, a := range c.OpenActions() {
		if todo, ok := agreed[a.Item]; ok {
			out = append(out, join(" ", append([]inline{bold(say("%s:", itemTitle(c, a.Item)))}, todo...)...))
			delete(agreed, a.Item)
		}
	}
	if n := c.Review.Untouched(); n > 0 {
		out = append(out, say("Look at the %s that nobody has looked at yet.", count(n, "checkpoint")))
	}
	return out
}

// agreements are the open actions in words, by checkpoint, the earliest due
// first.
func agreements(c casefile.Case) map[checklist.ItemID][]inline {
	out := map[checklist.ItemID][]inline{}
	for _, a := range c.OpenActions() {
		line := escape(a.SentenceWith(day(a.Due)))
		if a.Overdue(c.Today) {
			line = join(" ", line, bold("Overdue."))
		}
		out[a.Item] = append(out[a.Item], line)
	}
	return out
}
