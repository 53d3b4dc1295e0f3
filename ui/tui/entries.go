package tui

import (
	"slices"

	"loracle/advisor"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// entries lists everything the palette reaches here.
func (a *App) entries() []entry {
	var top, here []entry
	if n := len(a.clashes.open); n > 0 && a.front() != page.Sessions {
		top = []entry{{"Settle " + parts.Count(n, "change that clashes", "changes that clash"), "action", page.Settle{}}}
	}
	if a.company.of != "" {
		here = []entry{{"Who is here", "action", page.Here{}}}
	}
	if a.opts.Join != "" {
		return append(here, entry{"High contrast on or off", "action", page.Contrast{}}, entry{"Quit", "action", page.Quit{}})
	}
	return slices.Concat(top, entries(a.env()), here)
}

// entries lists everything the palette reaches at the moment.
func entries(env page.Env) []entry {
	out := []entry{{"Sessions", "page", page.Go{To: page.Route{Page: page.Sessions}}}}
	if env.Open() {
		out = append(out, pageEntries()...)
		out = append(out, sectionEntries(env)...)
		out = append(out, questionEntries(env)...)
		out = append(out, checkpointEntries(env)...)
		out = append(out, copyEntries(env)...)
	}
	return append(out,
		entry{"Explore an example", "action", page.Example{}},
		entry{"High contrast on or off", "action", page.Contrast{}},
		entry{"New session", "action", page.Go{To: page.Route{Page: page.Sessions, Start: true}}},
		entry{"Quit", "action", page.Quit{}})
}

func pageEntries() []entry {
	var out []entry
	for _, name := range page.Names()[1:] {
		out = append(out, entry{name.Title(), "page", page.Go{To: page.Route{Page: name}}})
	}
	return out
}

func sectionEntries(env page.Env) []entry {
	var out []entry
	for _, s := range advisor.Sections() {
		for _, q := range env.Base.Advice.Questions {
			if q.Section == s {
				to := page.Route{Page: page.Interview, Question: q.ID}
				out = append(out, entry{s.Title() + " questions", "section", page.Go{To: to}})
				break
			}
		}
	}
	return out
}

func questionEntries(env page.Env) []entry {
	var out []entry
	for _, q := range env.Base.Advice.Questions {
		to := page.Route{Page: page.Interview, Question: q.ID}
		out = append(out, entry{q.Short, q.Section.Title() + " question", page.Go{To: to}})
	}
	return out
}

func checkpointEntries(env page.Env) []entry {
	var out []entry
	for _, c := range env.Base.Pack.Categories {
		for _, i := range c.Items {
			to := page.Route{Page: page.Checklist, Item: i.ID}
			out = append(out, entry{i.Title, "checkpoint", page.Go{To: to}})
		}
	}
	return out
}
