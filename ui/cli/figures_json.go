package cli

import (
	"time"

	"loracle/advisor"
)

// figureJSON is a figure as `figures --json` prints it.
type figureJSON struct {
	ID        string         `json:"id"`
	Label     string         `json:"label"`
	Printed   string         `json:"printed"`
	Unit      advisor.Unit   `json:"unit"`
	Paper     *advisor.Range `json:"paper"`
	Computed  *advisor.Range `json:"computed"`
	Differs   bool           `json:"differs"`
	OpenEnded bool           `json:"open_ended"`
	Source    advisor.Source `json:"source"`
	Notes     []noteJSON     `json:"notes"`
}

type noteJSON struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	Source string `json:"source,omitempty"`
}

// priceJSON is a list price, in USD per 1M tokens; null where none is listed.
type priceJSON struct {
	ID          string   `json:"id"`
	Label       string   `json:"label"`
	Input       float64  `json:"input"`
	Output      float64  `json:"output"`
	CachedInput *float64 `json:"cached_input"`
	BatchInput  *float64 `json:"batch_input"`
	BatchOutput *float64 `json:"batch_output"`
	AsOf        string   `json:"as_of"`
	Source      string   `json:"source"`
}

type figureListJSON struct {
	Figures []figureJSON `json:"figures"`
	Prices  []priceJSON  `json:"prices"`
}

func figuresJSON(figures []*advisor.Figure, prices []*advisor.APIPrice) figureListJSON {
	list := figureListJSON{Figures: []figureJSON{}, Prices: []priceJSON{}}
	for _, f := range figures {
		notes := []noteJSON{}
		for _, n := range f.Notes {
			notes = append(notes, noteJSON{n.ID, n.Text, n.Source})
		}
		list.Figures = append(list.Figures, figureJSON{
			ID: f.ID, Label: f.Label, Printed: f.Printed, Unit: f.Unit, Paper: f.Paper, Computed: f.Computed,
			Differs: f.Differs(), OpenEnded: f.OpenEnded, Source: f.Source, Notes: notes,
		})
	}
	for _, p := range prices {
		list.Prices = append(list.Prices, priceJSON{
			ID: p.ID, Label: p.Label, Input: p.Input, Output: p.Output, CachedInput: p.Cached,
			BatchInput: p.BatchInput, BatchOutput: p.BatchOutput, AsOf: p.AsOf.Format(time.DateOnly), Source: p.Source,
		})
	}
	return list
}
