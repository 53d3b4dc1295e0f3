package report

import (
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"loracle/ui/safe"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// completed is what the folder has for a path that was typed so far.
type completed struct {
	typed, path string
	// names are those that fit, where there are several.
	names []string
}

// completePath looks the path up in a command: as much of it as is certain, and
// the names it could go on with.
func completePath(typed string) tea.Cmd {
	return func() tea.Msg {
		path, err := full(typed)
		if err != nil {
			return completed{typed: typed, path: typed}
		}
		folder, start := filepath.Split(path)
		if strings.HasSuffix(typed, "/") {
			folder, start = path, ""
		}
		entries, err := os.ReadDir(folder)
		if err != nil {
			return completed{typed: typed, path: typed}
		}
		var names []string
		for _, e := range entries {
			hidden := strings.HasPrefix(e.Name(), ".") && !strings.HasPrefix(start, ".")
			if hidden || !strings.HasPrefix(e.Name(), start) {
				continue
			}
			name := e.Name()
			if e.IsDir() {
				name += "/"
			}
			names = append(names, name)
		}
		return completed{typed, strings.TrimSuffix(typed, start) + goOn(start, names), names}
	}
}

// goOn is what all names begin with, or the start where there is none.
func goOn(start string, names []string) string {
	if len(names) == 0 {
		return start
	}
	common := names[0]
	for _, n := range names[1:] {
		for !strings.HasPrefix(n, common) {
			common = common[:len(common)-1]
		}
	}
	return strings.ToValidUTF8(common, "")
}

// took takes a completion, unless something else was typed meanwhile.
func (p Page) tookPath(env page.Env, c completed) Page {
	if p.asking == nil || p.asking.Value(0) != c.typed {
		return p
	}
	p.path, p.offers = c.path, nil
	p = p.ask(env)
	if len(c.names) > 1 {
		p.offers = c.names
	}
	return p
}

// offersView lists the names that a path could go on with.
func (p Page) offersView(env page.Env, width int) string {
	if len(p.offers) == 0 {
		return ""
	}
	const most = 8
	names := make([]string, 0, most)
	for _, n := range p.offers[:min(most, len(p.offers))] {
		names = append(names, safe.Line(n))
	}
	text := strings.Join(names, "   ")
	if len(p.offers) > most {
		text += "   …"
	}
	return parts.Paragraph(env.Theme.Muted, text, width)
}
