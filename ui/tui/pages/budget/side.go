package budget

import (
	"math"
	"slices"
	"strings"

	"loracle/advisor"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// tiersFrom is the width from which every tier has a column beside the own
// budget, and shortBar the bar of a share there; where the table leaves room it
// grows up to barWidth.
const (
	tiersFrom = 112
	shortBar  = 4
)

// besideTitles are the columns beside the own amounts: the share, and all tiers
// or the nearest one, as their own inputs give them in each width.
func besideTitles(env page.Env, width int) []parts.Column {
	a := env.Case.Assessment
	if width < tiersFrom {
		out := []parts.Column{{Title: nearestTitle(a), Right: true}}
		if width >= sharesFrom {
			out = append(out, parts.Column{Title: "Share of the total"})
		}
		return out
	}
	out := []parts.Column{{Title: "Share"}}
	for _, b := range a.Tiers {
		title := parts.Capital(string(b.Tier.ID))
		if nearest(env, b) {
			title += " (nearest)"
		}
		out = append(out, parts.Column{Title: title, Right: true})
	}
	return out
}

// besideCells are the cells of an entry under those titles, with a bar of so many
// cells beside all tiers.
func besideCells(env page.Env, e entry, width, bar int) []string {
	t, a := env.Theme, env.Case.Assessment
	if width < tiersFrom {
		out := []string{t.Muted.Render(tierCell(e, a.Budget()))}
		if width >= sharesFrom && e.category != "" && !e.absent {
			out = append(out, share(env, a.Own, *e.line, width))
		}
		return out
	}
	out := []string{""}
	if e.category != "" && !e.absent {
		out[0] = shortShare(env, e, bar)
	}
	for _, b := range a.Tiers {
		out = append(out, t.Muted.Render(tierCell(e, b)))
	}
	return out
}

// tierCell is what a tier's own inputs give for an entry, and for the total what
// it prints below that.
func tierCell(e entry, b advisor.TierBudget) string {
	switch {
	case e.tier == nil && e.line == nil:
		return ""
	case e.tier == nil:
		return "–"
	}
	paper, computed := e.tier(b)
	switch {
	case computed.High == 0 && paper.High == 0 && !has(b, e):
		return "–"
	case e.sum:
		return advisor.FormatMoney(computed) + "\n" + advisor.FormatMoney(paper)
	}
	return advisor.FormatMoney(computed)
}

// besideStacked is what the nearest tier has for an entry, a line each.
func besideStacked(env page.Env, e entry, width int) []string {
	t, a := env.Theme, env.Case.Assessment
	labels := []string{strings.ToLower(nearestTitle(a)), "as printed"}
	var out []string
	for i, amount := range strings.Split(tierCell(e, a.Budget()), "\n") {
		out = append(out, parts.Ends(t.Muted.Render("    "+labels[i]), t.Muted.Render(amount), width))
	}
	return out
}

// has reports whether a tier has a line for an entry, be it for nothing.
func has(b advisor.TierBudget, e entry) bool {
	return slices.ContainsFunc(b.Lines, func(l advisor.BudgetLine) bool { return l.InTotal && l.Category == e.category })
}

// shortShare is a line's part of the total with a bar.
func shortShare(env page.Env, e entry, bar int) string {
	t := env.Theme
	for _, s := range env.Case.Assessment.Own.Shares {
		if s.Category == e.category {
			return parts.RangeBar(t, s.Low, s.High, bar) + " " + t.Muted.Render(wholePercent(s.Range))
		}
	}
	return ""
}

// wholePercent is a range of shares in whole percent.
func wholePercent(r advisor.Range) string {
	const hundred = 100
	whole := func(v float64) float64 { return math.Round(v*hundred) / hundred }
	if r.High > 0 && whole(r.High) == 0 {
		return "under 1%"
	}
	return advisor.FormatRange(advisor.Between(whole(r.Low), whole(r.High)), advisor.Share)
}

// nearestTitle names the tier whose lines stand beside the own ones.
func nearestTitle(a advisor.Assessment) string { return parts.Capital(string(a.Tier)) + " (nearest)" }
