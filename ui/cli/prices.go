package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/strict"
	"loracle/ui/safe"
)

// pricesBeside is the name of a file of own prices that is used without being
// named: it lies beside the session store.
const pricesBeside = "prices.yaml"

const pricesHint = "`loracle help prices` shows what a file of own prices can hold"

// loadKnowledge is the shipped knowledge base with own prices laid over it,
// worked out when a command first needs it.
func (a *app) loadKnowledge() func() (*knowledge.Base, error) {
	return sync.OnceValues(func() (*knowledge.Base, error) {
		base, err := knowledge.Load()
		if err != nil {
			return nil, err
		}
		path := a.prices
		if path == "" {
			path = filepath.Join(filepath.Dir(a.db), pricesBeside)
			if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
				return base, nil
			}
		}
		return a.withPrices(base, path)
	})
}

func (a *app) withPrices(base *knowledge.Base, path string) (*knowledge.Base, error) {
	data, err := a.readAll(path, strict.DefaultMaxBytes)
	if err != nil {
		return nil, failure(fmt.Errorf("read own prices: %w", err), a.pricesHint("name a file of own prices with --prices"))
	}
	own, err := base.WithPrices(path, data, knowledge.On(a.Now()))
	if err != nil {
		return nil, failure(err, a.pricesHint(pricesHint))
	}
	a.log.Debug("own prices", "file", path)
	return own, nil
}

// pricesHint is a hint on own prices. Nobody may remember a file that is read
// without being named.
func (a *app) pricesHint(hint string) string {
	if a.prices != "" {
		return hint
	}
	return "this file is read because it lies beside the session store: mend it, or move it away; " + pricesHint
}

// adaptPrices lays the prices that this command names over the knowledge base
// of an older session too. The file beside the store does not touch those: a
// session keeps the prices it was made with.
func (a *app) adaptPrices() func(*knowledge.Base) (*knowledge.Base, error) {
	if a.prices == "" {
		return nil
	}
	return func(base *knowledge.Base) (*knowledge.Base, error) { return a.withPrices(base, a.prices) }
}

// noteStale names on standard error the prices that are old today.
func (a *app) noteStale(c casefile.Case) error {
	stale := c.StalePrices(a.Now())
	if len(stale) == 0 {
		return nil
	}
	var b strings.Builder
	for _, p := range stale {
		fmt.Fprintf(&b, "note: %s: price of %s, %d days old\n", safe.Line(p.Label), p.AsOf.Format("2006-01-02"), p.Days)
	}
	b.WriteString("note: --prices FILE takes prices of your own\n")
	_, err := io.WriteString(a.Err, b.String())
	return err
}
