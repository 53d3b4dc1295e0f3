package plan

import (
	"fmt"
	"math"
	"strings"

	"loracle/advisor"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// Sizes in cells.
const (
	// barsFrom is the width from which phases are bars.
	barsFrom = 66
	// most is the longest name beside a bar.
	most = 34
	// hoursWidth is the room for the work of a phase.
	hoursWidth = 15
)

// View implements page.Page.
func (p Page) View(env page.Env, width, _ int) page.Screen {
	t, phases := env.Theme, env.Case.Assessment.Plan
	if len(phases) == 0 {
		return page.Screen{Text: parts.Paragraph(t.Muted, "The knowledge base has no phases.", width)}
	}
	p.at = min(p.at, len(phases)-1)
	rows := []string{intro(env, phases, width), ""}
	names := nameWidth(phases)
	if width >= barsFrom {
		rows = append(rows, ruler(env, phases, names, width))
	}
	var out page.Screen
	for i, phase := range phases {
		from := lineCount(rows)
		rows = append(rows, p.row(env, i, phase, names, width))
		if i == p.at {
			out.From, out.To = from, lineCount(rows)-1
		}
	}
	if width >= barsFrom {
		rows = append(rows, "", t.Accent.Render("██")+t.Muted.Render(" at the earliest   ")+t.Accent.Render("▒▒")+t.Muted.Render(" up to the latest"))
	}
	rows = append(rows, "", p.detail(env, phases[p.at], width))
	out.Text = strings.Join(rows, "\n")
	return out
}

func lineCount(rows []string) int {
	n := 0
	for _, r := range rows {
		n += strings.Count(r, "\n") + 1
	}
	return n
}

// end is when the last phase ends.
func end(phases []advisor.PlannedPhase) advisor.Range {
	last := phases[len(phases)-1]
	return last.End()
}

// intro is how long it takes altogether.
func intro(env page.Env, phases []advisor.PlannedPhase, width int) string {
	t := env.Theme
	rest := " of work for this team, one phase after another. The last phase goes along with the first month in production."
	if !env.Case.Priced() {
		rest = " in general, one phase after another, as the whitepaper reckons it. Nothing is said yet about this task and team; press i for the interview."
	}
	text := t.Strong.Render(weeks(end(phases))) + t.Text.Render(rest)
	return parts.Wrap(text, width)
}

// weeks is a time in weeks; parts of the first one are not told apart.
func weeks(r advisor.Range) string {
	if r.High < 1 {
		return "less than a week"
	}
	return advisor.FormatRangeShort(r, "weeks")
}

func hours(p advisor.PlannedPhase) string {
	return advisor.FormatRangeShort(p.Hours.Range, p.Hours.Unit())
}

func nameWidth(phases []advisor.PlannedPhase) int {
	widest := 0
	for _, p := range phases {
		widest = max(widest, parts.Width(p.Label))
	}
	return min(most, widest)
}

// barCells is the room for bars beside names and weeks.
func barCells(names, width int) int { return max(8, width-2-names-2-hoursWidth-1) }

// row is a phase: its name, a bar over the weeks, and the work in it.
func (p Page) row(env page.Env, i int, phase advisor.PlannedPhase, names, width int) string {
	t := env.Theme
	mark, style := "  ", t.Text
	if i == p.at {
		mark, style = t.Selected.Render("▸ "), t.Selected
	}
	took := t.Muted.Render(hours(phase))
	if width < barsFrom {
		return mark + strings.ReplaceAll(parts.Ends(style.Render(phase.Label), took, width-2), "\n", "\n  ")
	}
	name := parts.Lines(style.Render(phase.Label), names)
	n := barCells(names, width)
	line := mark + parts.Fit(name[0], names) + "  " + bar(env, phase, end(env.Case.Assessment.Plan).High, n) + " " + parts.FitRight(took, hoursWidth)
	for _, more := range name[1:] {
		line += "\n  " + more
	}
	return line
}

// bar is solid where the phase runs at the earliest and light up to where it
// ends at the latest.
func bar(env page.Env, phase advisor.PlannedPhase, whole float64, width int) string {
	t := env.Theme
	cell := func(week float64) int { return min(width, int(math.Round(week/whole*float64(width)))) }
	from := min(cell(phase.Start.Low), width-1)
	sure := max(from+1, cell(phase.End().Low))
	latest := max(sure, cell(phase.End().High))
	return t.Frame.Render(strings.Repeat("·", from)) +
		t.Accent.Render(strings.Repeat("█", sure-from)+strings.Repeat("▒", latest-sure)) +
		t.Frame.Render(strings.Repeat("·", width-latest))
}

// ruler marks the weeks over the bars.
func ruler(env page.Env, phases []advisor.PlannedPhase, names, width int) string {
	n, whole := barCells(names, width), end(phases).High
	cells := []rune(strings.Repeat(" ", n))
	step := 1
	const room = 5
	for float64(n)*float64(step)/whole < room {
		step *= 2
	}
	for week := 0; float64(week) <= whole; week += step {
		text := []rune(fmt.Sprint(week))
		at := int(math.Round(float64(week) / whole * float64(n)))
		if at+len(text) <= n {
			copy(cells[at:], text)
		}
	}
	return env.Theme.Muted.Render(parts.FitRight("week", 2+names) + "  " + string(cells))
}

// detail is the phase under the cursor at length.
func (p Page) detail(env page.Env, phase advisor.PlannedPhase, width int) string {
	t := env.Theme
	return parts.Section(t, phase.Label, parts.Pairs(t, width, []parts.Pair{
		{Label: "What it is", Text: parts.OneLine(phase.Involves)},
		{Label: "Work", Text: advisor.FormatRange(phase.Hours.Range, phase.Hours.Unit())},
		{Label: "Begins", Text: begins(phase)},
		{Label: "Takes", Text: weeks(phase.Weeks.Range)},
	}))
}

func begins(phase advisor.PlannedPhase) string {
	if phase.Start.High == 0 {
		return "at once"
	}
	if phase.Start.High < 1 {
		return "in the first week"
	}
	return "after " + weeks(phase.Start.Range)
}
