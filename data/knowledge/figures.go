package knowledge

import (
	"maps"
	"slices"
	"strings"
	"time"

	"loracle/advisor"
	"loracle/data/strict"
)

type metaFile struct {
	Version strict.Date `yaml:"version"`
}

type notesFile struct {
	Notes []struct {
		ID     string `yaml:"id"`
		Text   string `yaml:"text"`
		Source string `yaml:"source"`
	} `yaml:"notes"`
}

type figuresFile struct {
	Tables []struct {
		ID    string      `yaml:"id"`
		Title string      `yaml:"title"`
		Rows  []figureRow `yaml:"rows"`
	} `yaml:"tables"`
}

type figureRow struct {
	Row     string      `yaml:"row"`
	Figures []rawFigure `yaml:"figures"`
}

type rawFigure struct {
	ID        string   `yaml:"id"`
	Label     string   `yaml:"label"`
	Column    string   `yaml:"column"`
	Printed   string   `yaml:"printed"`
	Unit      string   `yaml:"unit"`
	Paper     *span    `yaml:"paper"`
	Computed  *span    `yaml:"computed"`
	OpenEnded bool     `yaml:"open_ended"`
	Notes     []string `yaml:"notes"`
}

func (b *builder) buildMeta() {
	top := b.in("meta.yaml")
	top.needValue("version")
	if v := b.raw.meta.Version; !v.IsZero() {
		b.advice.Version = v.Format(time.DateOnly)
	}
}

func (b *builder) buildNotes() {
	b.in("notes.yaml").needValue("notes")
	for i, n := range b.raw.notes.Notes {
		e := b.in("notes.yaml", "notes", i)
		e.need("text", n.Text)
		if e.newID("note", n.ID, noteID, "D12 or F3") {
			note := &advisor.Note{ID: n.ID, Text: n.Text, Source: n.Source}
			b.notes[n.ID] = note
			b.advice.Notes = append(b.advice.Notes, note)
		}
	}
}

func (b *builder) buildFigures() {
	for f, file := range b.raw.figures {
		top := entry{b, b.figureDocs[f], nil}
		top.needValue("tables")
		for t, table := range file.Tables {
			e := top.at("tables", t)
			e.need("title", table.Title)
			e.needValue("rows")
			if e.newID("table", table.ID, tableID, "T8 or text.labour") {
				b.base.Tables = append(b.base.Tables, Table{table.ID, table.Title})
			}
			for r, row := range table.Rows {
				b.buildRow(e.at("rows", r), table.ID, row)
			}
		}
	}
	if b.figuresComplete() {
		b.checkEngineFigures()
	}
}

func (b *builder) buildRow(e entry, table string, row figureRow) {
	e.need("row", row.Row)
	e.needValue("figures")
	for i, raw := range row.Figures {
		source := advisor.Source{Table: table, Row: row.Row, Column: raw.Column}
		b.buildFigure(e.at("figures", i), source, raw)
	}
}

func (b *builder) buildFigure(e entry, source advisor.Source, raw rawFigure) {
	e.need("label", raw.Label, "printed", raw.Printed, "unit", raw.Unit)
	if raw.OpenEnded && raw.Paper == nil {
		e.at("open_ended").bad("an open end needs a printed number; allowed: open_ended beside paper")
	}
	figure := &advisor.Figure{
		ID: raw.ID, Label: raw.Label, Unit: advisor.Unit(raw.Unit), OpenEnded: raw.OpenEnded,
		Printed: raw.Printed, Source: source, Notes: b.notesOf(e, raw.Notes),
	}
	if raw.Paper != nil {
		figure.Paper, figure.Computed = &raw.Paper.Range, &raw.Paper.Range
	}
	if raw.Computed != nil {
		figure.Computed = &raw.Computed.Range
	}
	if e.newID("figure", raw.ID, dotted, "t8.scoping.hours") {
		b.figures[raw.ID] = figure
		b.advice.Figures = append(b.advice.Figures, figure)
	}
}

func (b *builder) notesOf(e entry, ids []string) []*advisor.Note {
	var notes []*advisor.Note
	used := map[string]bool{}
	for i, id := range ids {
		at := e.at("notes", i)
		note := b.notes[id]
		switch {
		case used[id]:
			at.bad("note %q is named twice; allowed: once", id)
		case note != nil:
			notes = append(notes, note)
		case b.docs["notes.yaml"] != nil:
			at.bad("%s", unknownID("note", id, b.notes, "the ids in notes.yaml"))
		}
		used[id] = true
	}
	return notes
}

// figuresComplete reports whether every file of figures could be read, so that
// a name that is not known is wrong and not only out of reach.
func (b *builder) figuresComplete() bool {
	for _, doc := range b.figureDocs {
		if doc == nil {
			return false
		}
	}
	return len(b.figureDocs) > 0
}

func (b *builder) checkEngineFigures() {
	for _, id := range advisor.EngineFigures() {
		f := b.figures[id]
		if f == nil {
			b.problem(figuresPattern, "figure "+id+" is missing; the calculations need it")
			continue
		}
		if f.Paper == nil || f.Computed == nil {
			b.seen["figure "+id].bad("figure %s has no number; the calculations need paper and computed", id)
		}
	}
}

// figure is the figure that a field names. Units, where given, are those it may
// have; it must have a value. An empty name is nil without a problem.
func (b *builder) figure(e entry, id string, units ...advisor.Unit) *advisor.Figure {
	f := b.figures[id]
	switch {
	case id == "":
		return nil
	case f == nil && b.figuresComplete():
		e.bad("%s", unknownID("figure", id, b.figures, "the ids in "+figuresPattern))
	case f == nil:
	case f.Computed == nil:
		e.bad("figure %s has no number; allowed: figures with a value", id)
	case len(units) > 0:
		checkUnit(e, f, units)
	}
	return f
}

func checkUnit(e entry, f *advisor.Figure, units []advisor.Unit) {
	if !slices.Contains(units, f.Unit) {
		e.bad("figure %s is in %s; allowed: %s", f.ID, f.Unit, listed(units))
	}
}

// mustFigure is a figure that cannot be left out.
func (b *builder) mustFigure(e entry, id string, units ...advisor.Unit) *advisor.Figure {
	if id == "" {
		e.bad("%v is missing; every entry here needs it", e.path[len(e.path)-1])
	}
	return b.figure(e, id, units...)
}

// unknownID says that a reference leads nowhere, with the nearest id.
func unknownID[T any](what, id string, known map[string]T, allowed string) string {
	if near := strict.Nearest(id, slices.Sorted(maps.Keys(known))); near != "" {
		return "unknown " + what + " " + strict.Quote(id) + ", did you mean " + strict.Quote(near) + "?"
	}
	return "unknown " + what + " " + strict.Quote(id) + "; allowed: " + allowed
}

// listed joins names for messages.
func listed[T ~string](names []T) string {
	texts := make([]string, len(names))
	for i, n := range names {
		texts[i] = string(n)
	}
	return strings.Join(texts, ", ")
}
