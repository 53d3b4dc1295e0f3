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
	return parts.Section(t, "Several variants", parts.Stack(
		muted(env, variants(env), width), tb.Draw(t, width),
		parts.Paragraph(t.Muted, "As the whitepaper prints it for 7B models [T10, T11].", width)))
}

// variants says how many there are here, how large their adapters are and how
// they are served.
func variants(env page.Env) string {
	a, ok := env.Case.Adapters()
	if !ok || !env.Case.Priced() {
		return ""
	}
	how := "merged into the weights"
	if a.Pattern == advisor.Dynamic {
		how = "loaded beside one base model as requests come"
	}
	each := phrase.Size(a.BytesEach)
	return advisor.FormatRange(a.Count.Range, a.Count.Unit) + ", " + each + " each, " + how + "."
}

func printed(env page.Env, id string) string {
	f := env.Base.Advice.Figure(id)
	if f == nil || f.Paper == nil {
		return ""
	}
	return advisor.FormatRange(*f.Paper, f.Unit)
}
