package advisor

// Figure is one number of the knowledge base with its birth certificate.
type Figure struct {
	// ID is table.row.item, like "t5.7b_lora16.spot".
	ID string
	// Label says in a few words what the figure is.
	Label string
	Unit  Unit
	// Paper is what the whitepaper prints; nil where it prints no number
	// ("N/A", "full rebuild").
	Paper *Range
	// Computed is what the paper's own inputs give. It equals Paper where the
	// two agree. Calculations use Computed.
	Computed *Range
	// OpenEnded marks a high end that the paper prints as "50,000+".
	OpenEnded bool
	// Printed is the text of the cell or phrase, for checking.
	Printed string
	Source  Source
	// Notes say where the paper contradicts itself or the world.
	Notes []*Note

	// place is the figure's index in the knowledge base, and leaf its computed
	// value, made once.
	place int
	leaf  Value
}

// Source is the place of a figure: a table cell, or a passage of the text.
type Source struct {
	Table  string `json:"table"`
	Row    string `json:"row,omitempty"`
	Column string `json:"column,omitempty"`
}

// String names the place briefly, like "T5, 7B LoRA (16-bit), Spot Cost/run".
func (s Source) String() string {
	out := s.Table
	for _, part := range []string{s.Row, s.Column} {
		if part != "" {
			out += ", " + part
		}
	}
	return out
}

// Differs reports whether the paper's own inputs give another value than the
// one it prints.
func (f *Figure) Differs() bool {
	switch {
	case f.Paper == nil || f.Computed == nil:
		return f.Paper != f.Computed
	default:
		return *f.Paper != *f.Computed
	}
}

// Value is the computed figure as a leaf of a derivation.
func (f *Figure) Value() Value {
	if f.leaf.How != nil {
		return f.leaf
	}
	return given(f.Label, f.Unit, *f.Computed, Origin{FromFigure, f.ID, f.Source.String()})
}

// PaperValue is the printed figure as a leaf of a derivation.
func (f *Figure) PaperValue() Value {
	return given(f.Label+" (as printed)", f.Unit, *f.Paper, Origin{FromFigure, f.ID, f.Source.String()})
}

// Note is a contradiction inside the paper (D1, D2, ...) or a fact that the
// world outside disagrees with (F1, F2, ...).
type Note struct {
	ID string
	// Text says in plain words what is wrong and how loracle treats it.
	Text string
	// Source names what the note rests on when it is outside the paper.
	Source string
}
