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
		top = []entry{{name: "Settle " + parts.Count(n, "change that clashes", "changes that clash"), kind: "action", do: page.Settle{}}}
	}
	if a.company.of != "" {
		here = []entry{{name: "Who is here", kind: "action", do: page.Here{}}}
	}
	if a.opts.Join != "" {
		return append(here, entry{name: "High contrast on or off", kind: "action", do: page.Contrast{}}, entry{name: "Quit", kind: "action", do: page.Quit{}})
	}
	return slices.Concat(top, entries(a.env()), here)
}

// entries lists everything the palette reaches at the moment.
func entries(env page.Env) []entry {
	out := []entry{{name: "Sessions", kind: "page", do: page.Go{To: page.Route{Page: page.Sessions}}}}
	if env.Open() {
		out = append(out, pageEntries()...)
		out = append(out, sectionEntries(env)...)
		out = append(out, questionEntries(env)...)
		out = append(out, checkpointEntries(env)...)
		out = append(out, copyEntries(env)...)
	}
	return append(out,
		entry{name: "Explore an example", kind: "action", do: page.Example{}},
		entry{name: "High contrast on or off", kind: "action", do: page.Contrast{}},
		entry{name: "New session", kind: "action", do: page.Go{To: page.Route{Page: page.Sessions, Start: true}}},
		entry{name: "Quit", kind: "action", do: page.Quit{}})
}

func pageEntries() []entry {
	var out []entry
	for _, name := range page.Names()[1:] {
		out = append(out, entry{name: name.Title(), kind: "page", do: page.Go{To: page.Route{Page: name}}})
	}
	return out
}

func sectionEntries(env page.Env) []entry {
	var out []entry
	for _, s := range advisor.Sections() {
		for _, q := range env.Base.Advice.Questions {
			if q.Section == s {
				to := page.Route{Page: page.Interview, Question: q.ID}
				out = append(out, entry{name: s.Title() + " questions", kind: "section", do: page.Go{To: to}})
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
		out = append(out, entry{name: q.Short, kind: q.Section.Title() + " question", do: page.Go{To: to}, also: string(q.ID) + " " + q.Prompt})
	}
	return out
}

func checkpointEntries(env page.Env) []entry {
	var out []entry
	for _, c := range env.Base.Pack.Categories {
		for _, i := range c.Items {
			to := page.Route{Page: page.Checklist, Item: i.ID}
			out = append(out, entry{name: i.Title, kind: "checkpoint", do: page.Go{To: to}, also: string(i.ID) + " " + i.Question})
		}
	}
	return out
}
