package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"loracle/advisor"
	"loracle/data/strict"
)

type figuresOptions struct {
	*app
	asJSON bool
	// name is a table, a figure or the beginning of figures' ids; empty for all.
	name string
}

const figuresLong = `Print the figures loracle works with: what the whitepaper prints, what its own
inputs give where that differs, the place it comes from, and the notes on it.
Name a table (T8, or text.labour for the text between tables), a figure, or the
beginning of figures' names (t12.ml_time). prices are the list prices of hosted
models, with their source and date.`

func newFiguresCommand(a *app) *cobra.Command {
	o := figuresOptions{app: a}
	cmd := &cobra.Command{
		Use:   "figures [TABLE|ID]",
		Short: "Print every figure with its source and notes",
		Long:  figuresLong,
		Args:  arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				o.name = args[0]
			}
			return runFigures(o)
		},
	}
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print JSON")
	return cmd
}

func runFigures(o figuresOptions) error {
	base, err := o.knowledge()
	if err != nil {
		return err
	}
	figures, prices := selectFigures(base.Advice, o.name)
	if len(figures)+len(prices) == 0 {
		return noFigure(base.Advice, o.name)
	}
	if o.asJSON {
		return writeJSON(o.Out, figuresJSON(figures, prices))
	}
	return printFigures(o, figures, prices)
}

const pricesTable = "prices"

// selectFigures picks what a name stands for: everything, a table, one figure,
// or the figures whose ids begin with it.
func selectFigures(k *advisor.Knowledge, name string) ([]*advisor.Figure, []*advisor.APIPrice) {
	if name == "" {
		return k.Figures, k.APIPrices
	}
	if strings.EqualFold(name, pricesTable) {
		return nil, k.APIPrices
	}
	var out []*advisor.Figure
	for _, f := range k.Figures {
		inTable := strings.EqualFold(f.Source.Table, name)
		if inTable || f.ID == name || strings.HasPrefix(f.ID, name+".") {
			out = append(out, f)
		}
	}
	return out, nil
}

func noFigure(k *advisor.Knowledge, name string) error {
	names := append(tables(k), pricesTable)
	hint := "tables: " + strings.Join(names, ", ")
	for _, f := range k.Figures {
		names = append(names, f.ID)
	}
	if near := strict.Nearest(name, names); near != "" {
		hint = fmt.Sprintf("did you mean %s? %s", near, hint)
	}
	return failure(fmt.Errorf("there is no table or figure %s", strict.Quote(name)), hint)
}

// tables lists the tables in the order of the knowledge base.
func tables(k *advisor.Knowledge) []string {
	var out []string
	for _, f := range k.Figures {
		if len(out) == 0 || out[len(out)-1] != f.Source.Table {
			out = append(out, f.Source.Table)
		}
	}
	return out
}

// writeJSON writes a value as indented JSON with a line end, leaving < > & as
// they are.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
