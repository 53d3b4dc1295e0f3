package report

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"loracle/data/capsule"
	"loracle/ui/report"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// choice is one thing to choose before a report is written.
type choice struct {
	title string
	names []string
	texts []string
}

// choices are what is asked before the name of the file, in order.
func choices() []choice {
	format := choice{title: "Export: which format?"}
	for _, f := range report.Formats() {
		format.names, format.texts = append(format.names, f.Name), append(format.texts, f.Title)
	}
	variant := choice{title: "Export: who is it for?"}
	for _, v := range capsule.Variants() {
		variant.names = append(variant.names, string(v))
		variant.texts = append(variant.texts, map[capsule.Variant]string{
			capsule.Room:   "everything, for those who were in the room",
			capsule.Shared: "without notes, votes and who said what, to pass on",
		}[v])
	}
	return []choice{format, variant}
}

// choosing is the choice that is asked at the moment, and where the cursor was
// left in each.
type choosing struct {
	asked int
	at    [2]int
}

func (c choosing) current() choice { return choices()[c.asked] }

// format and variant are what was chosen.
func (c choosing) format() report.Format { return report.Formats()[c.at[0]] }

func (c choosing) variant() capsule.Variant { return capsule.Variants()[c.at[1]] }

func choosingKeys() []page.Key {
	return []page.Key{
		{Press: []string{"enter"}, Does: "next", Long: "Take this one and go on"},
		{Press: []string{"down", "up", "j", "k"}, Show: "↑↓", Does: "choose"},
		{Press: []string{"esc"}, Does: "back", Long: "Go one step back"},
	}
}

// choose takes a key while something is being chosen.
func (p Page) choose(env page.Env, key tea.KeyPressMsg) (page.Page, page.Result) {
	c := p.chosen
	last := len(c.current().names) - 1
	switch key.String() {
	case "down", "j":
		c.at[c.asked] = min(c.at[c.asked]+1, last)
	case "up", "k":
		c.at[c.asked] = max(c.at[c.asked]-1, 0)
	case "esc":
		if c.asked == 0 {
			p.choosing = false
			return p, page.Result{}
		}
		c.asked--
	case "enter":
		if c.asked == len(choices())-1 {
			p.chosen, p.choosing = c, false
			return p.ask(env), page.Result{}
		}
		c.asked++
	default:
		return p.byDigit(key), page.Result{}
	}
	p.chosen = c
	return p, page.Result{}
}

// byDigit moves to the entry with that number.
func (p Page) byDigit(key tea.KeyPressMsg) Page {
	digit := key.String()
	if len(digit) == 1 && digit >= "1" && digit <= fmt.Sprint(len(p.chosen.current().names)) {
		p.chosen.at[p.chosen.asked] = int(digit[0] - '1')
	}
	return p
}

func (p Page) choosingView(env page.Env, width int) page.Screen {
	t, c := env.Theme, p.chosen.current()
	rows := []string{t.Title.Render(parts.Wrap(c.title, width)), ""}
	screen := page.Screen{}
	for i, name := range c.names {
		mark, style := "  ", t.Text
		if i == p.chosen.at[p.chosen.asked] {
			mark, style = "▸ ", t.Selected
		}
		line := parts.Hang(mark, parts.Paragraph(style, fmt.Sprintf("%d  %s: %s", i+1, name, c.texts[i]), width-2))
		if i == p.chosen.at[p.chosen.asked] {
			screen.From = lineCount(rows)
			screen.To = screen.From + strings.Count(line, "\n")
		}
		rows = append(rows, line)
	}
	screen.Text = strings.Join(rows, "\n")
	return screen
}
