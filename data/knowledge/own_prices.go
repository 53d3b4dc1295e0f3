package knowledge

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"loracle/data/strict"
)

// ownPrices is a file of somebody's own prices and discounts:
//
//	api_prices:
//	  - {id: gpt-4o, input: 2.2, output: 8.5, source: our contract, as_of: 2026-10-01}
//	gpu_prices:
//	  - {gpu: a100_80, platform: aws, purchase: on_demand, usd: 2.4, source: our contract, as_of: 2026-10-01}
//	discounts:
//	  - {provider: anthropic, discount: 15%, source: our contract, as_of: 2026-10-01}
//	  - {platform: aws, purchase: on_demand, discount: 30%, source: savings plan, as_of: 2026-10-01}
type ownPrices struct {
	APIPrices []rawPrice    `yaml:"api_prices"`
	GPUPrices []rawGPUPrice `yaml:"gpu_prices"`
	Discounts []rawDiscount `yaml:"discounts"`
}

// rawDiscount lowers every listed price of a provider or of a platform.
type rawDiscount struct {
	Provider string      `yaml:"provider"`
	Platform string      `yaml:"platform"`
	Purchase string      `yaml:"purchase"`
	Discount percent     `yaml:"discount"`
	Source   string      `yaml:"source"`
	AsOf     strict.Date `yaml:"as_of"`
}

// The lists of a file of own prices, as it names them.
const (
	ownAPI       = "api_prices"
	ownGPU       = "gpu_prices"
	ownDiscounts = "discounts"
)

// percent is a discount as the files write it: 15 for 15%.
type percent float64

var errNoPercent = errors.New("not a discount; allowed: a percentage above 0% and below 100%, like 15%")

// UnmarshalYAML reads a percentage. The sign is required: 15 and 0.15 could
// each be meant as the other.
func (p *percent) UnmarshalYAML(n *yaml.Node) error {
	number, marked := strings.CutSuffix(n.Value, "%")
	v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil || !marked || !(v > 0 && v < 100) {
		return errNoPercent
	}
	*p = percent(v)
	return nil
}

// Allowed says what the type accepts, for messages.
func (percent) Allowed() string { return "a percentage above 0% and below 100%, like 15%" }

// String is the discount as it is written.
func (p percent) String() string {
	return strconv.FormatFloat(float64(p), 'f', -1, 64) + "%"
}

// PriceOption changes how a file of own prices is read.
type PriceOption func(*priceCheck)

// On says on which day the file is read.
func On(today time.Time) PriceOption { return func(c *priceCheck) { c.today = today } }

// WithPrices is the base with somebody's own prices laid over the listed ones:
// a row replaces the listed rows of the same model, or of the same GPU,
// platform and purchase; other rows are added; discounts lower the listed
// prices that no row replaces. The file's name is for messages. The error is a
// strict.Problems that lists everything wrong with the file.
//
// The result is a knowledge base of its own, with its own hash and bundle, so
// that a session keeps the prices it was made with. With On, prices of days to
// come are problems too.
func (b *Base) WithPrices(name string, data []byte, opts ...PriceOption) (*Base, error) {
	listed, err := b.listedPrices()
	if err != nil {
		return nil, fmt.Errorf("lay own prices over the listed ones: %w", err)
	}
	var own ownPrices
	doc, problems := strict.Decode(name, data, &own)
	if doc == nil {
		return nil, problems.Err()
	}
	c := newPriceCheck(b, listed, doc, problems)
	for _, o := range opts {
		o(c)
	}
	c.check(own)
	if err := c.problems.Err(); err != nil {
		return nil, err
	}
	files, err := b.filesWith(listed.overlaid(own))
	if err != nil {
		return nil, fmt.Errorf("lay own prices over the listed ones: %w", err)
	}
	return loadFiles(files)
}
