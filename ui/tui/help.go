package tui

import (
	"strings"

	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// newHelp lists the keys of a page and those that work everywhere.
func newHelp(title string, keys, everywhere []page.Key) overlay {
	return newReader("Keys · "+title, 76, func(env page.Env, width int) string {
		return parts.Spread(
			keyList(env, keys, width),
			parts.Stack(env.Theme.Title.Render("Everywhere"), keyList(env, everywhere, width)),
		)
	})
}

// keyList has one key a line, with its sentence beside it.
func keyList(env page.Env, keys []page.Key, width int) string {
	names := 0
	for _, k := range keys {
		names = max(names, parts.Width(k.Name()))
	}
	var lines []string
	for _, k := range keys {
		text, style := k.Sentence(), env.Theme.Text
		if k.Off != "" {
			text, style = text+" (not now: "+k.Off+")", env.Theme.Muted
		}
		for i, l := range parts.Lines(text, width-names-2) {
			name := ""
			if i == 0 {
				name = k.Name()
			}
			lines = append(lines, env.Theme.Key.Render(parts.Fit(name, names))+"  "+style.Render(l))
		}
	}
	return strings.Join(lines, "\n")
}
