package advisor

import (
	"cmp"
	"slices"
)

// enoughEvidence is how many answers must speak before anything is advised.
const enoughEvidence = 2

// viableMargin is how far below the best approach, in points, another one
// still counts as viable.
const viableMargin = 4

// recommend weighs the evidence and applies the gates.
func (a *assessor) recommend(f Facts) Recommendation {
	w := a.weigh(f)
	r := Recommendation{Route: NoRoute, Open: w.open(), Options: make([]Option, 0, len(Approaches()))}
	for _, approach := range Approaches() {
		r.Options = append(r.Options, w.option(approach))
	}
	rank(r.Options)
	if w.spoken < enoughEvidence {
		return r
	}
	best := &r.Options[0]
	best.Status = Recommended
	r.Approach, r.RunnerUp = best.Approach, r.Options[1].Approach
	r.Lead = w.lead()
	r.Confidence = sureness(r.Lead)
	r.Route = a.route(best.Approach)
	return r
}

// approach is the advised approach alone, for trying many answers.
func (a *assessor) approach(f Facts) Approach {
	w := a.weigh(f)
	if w.spoken < enoughEvidence {
		return ""
	}
	var best Approach
	most := 0
	for i, approach := range Approaches() {
		if w.shut(i) {
			continue
		}
		if score := w.score(i); best == "" || score > most {
			best, most = approach, score
		}
	}
	return best
}

// rank puts blocked options last and higher scores first, keeping the simpler
// approach first among equals, and says how each fares against the best.
func rank(options []Option) {
	slices.SortStableFunc(options, func(x, y Option) int {
		if x.Blocked() != y.Blocked() {
			if x.Blocked() {
				return 1
			}
			return -1
		}
		return cmp.Compare(y.Score, x.Score)
	})
	for i := range options {
		o := &options[i]
		switch {
		case o.Blocked():
			o.Status = Blocked
		case o.Score > 0 && o.Score >= options[0].Score-viableMargin:
			o.Status = Viable
		default:
			o.Status = NotAdvised
		}
	}
}

// Blocked reports whether a gate is shut for the option.
func (o Option) Blocked() bool { return len(o.BlockedBy) > 0 }

// route says who would run a tuned model: a managed service where one is
// chosen, and otherwise the team or whom it engages. Where nobody could, a gate
// is shut until a route is chosen.
func (a *assessor) route(approach Approach) Route {
	switch {
	case !approach.Tunes():
		return NoRoute
	case a.answers.Has(QDeployment, "managed"):
		return Managed
	}
	return SelfHosted
}

// Option is one approach's entry, or nil.
func (r Recommendation) Option(approach Approach) *Option {
	for i := range r.Options {
		if r.Options[i].Approach == approach {
			return &r.Options[i]
		}
	}
	return nil
}
