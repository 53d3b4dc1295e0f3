package serving

import (
	"loracle/advisor"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/phrase"
)

// adapters sets one adapter per variant beside full copies of the model, as
// the whitepaper prints both.
func adapters(env page.Env, width int) string {
	t := env.Theme
	rows := []struct{ name, full, adapter string }{
		{"Storage of a variant", "t10.full.per_variant", "t10.lora.per_variant"},
		{"Storage of five variants", "t10.full.total", "t10.lora.total"},
		{"Serving three variants", "t11.merged.monthly", "t11.dynamic.monthly"},
		{"GPUs for three variants", "t11.merged.gpus", "t11.dynamic.gpus"},
	}
	tb := parts.Table{Columns: []parts.Column{
		{Text: true}, {Title: "Full copies", Right: true}, {Title: "Adapters on one base", Right: true},
	}}
	for _, r := range rows {
		full, adapter := printed(env, r.full), printed(env, r.adapter)
		if full == "" || adapter == "" {
			continue
		}
		tb.Rows = append(tb.Rows, []string{t.Muted.Render(r.name), t.Text.Render(full), t.Text.Render(adapter)})
	}
	if tb.Rows == nil {
		return ""
	}
	return parts.Spread(here(env, width), parts.Section(t, "Several variants", parts.Stack(
		muted(env, variants(env), width), tb.Draw(t, width),
		parts.Paragraph(t.Muted, "As the whitepaper prints it for 7B models [T10, T11].", width))))
}

// variants says how many there are here, how large their adapters are, and
// which pattern fits.
func variants(env page.Env) string {
	a := env.Case.Assessment.Adapters
	if a == nil || !env.Case.Priced() {
		return ""
	}
	each := phrase.Size(a.BytesEach)
	return advisor.FormatRange(a.Count.Range, a.Count.Unit()) + ", " + each + " each. The pattern that fits: " + a.Fits.Label() + ". " + a.Why
}

// here is what both patterns take for these answers.
func here(env page.Env, width int) string {
	t, a := env.Theme, env.Case.Assessment.Adapters
	if a == nil || a.Bound == nil || !env.Case.Priced() {
		return ""
	}
	tb := parts.Table{Columns: []parts.Column{{Text: true}, {Title: "Full copies", Right: true}, {Title: "Adapters on one base", Right: true}}}
	row := func(name string, copies, adapters advisor.Value) {
		tb.Rows = append(tb.Rows, []string{t.Muted.Render(name), t.Text.Render(phrase.Amount(copies)), t.Text.Render(phrase.Amount(adapters))})
	}
	row("Storage", a.CopiesGB, a.AdaptersGB)
	if a.Merged != nil {
		row("GPUs", a.Merged.GPUs, a.Dynamic.GPUs)
		row("Cost", a.Merged.Monthly, a.Dynamic.Monthly)
	}
	saved := []parts.Pair{{Label: "Rate kept", Text: phrase.Amount(a.RateKept) + " with dynamic adapters"}}
	if a.Saving != nil {
		saved = append(saved, parts.Pair{Label: "Saving", Text: phrase.Amount(*a.Saving) + " of the cost by sharing, from the lightest to the heaviest load; at most " + phrase.Amount(*a.Bound)})
	}
	return parts.Section(t, "Your variants", parts.Stack(tb.Draw(t, width), parts.Pairs(t, width, saved)))
}

func printed(env page.Env, id string) string {
	f := env.Base.Advice.Figure(id)
	if f == nil || f.Paper == nil {
		return ""
	}
	return advisor.FormatRange(*f.Paper, f.Unit)
}
