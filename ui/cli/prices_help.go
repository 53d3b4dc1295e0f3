package cli

import "github.com/spf13/cobra"

const pricesLong = `Own prices and discounts are laid over the listed ones with --prices FILE, or
with a file prices.yaml beside the session store. Every row has a source and a
date; a mistake is reported with its line and column.

api_prices:        # USD per 1M tokens; replaces the row of that id, or adds one
  - {id: gpt-4o, input: 2.2, output: 8.5, cached: 1.1, source: our contract, as_of: 2026-10-01}
  - {id: house-model, label: House model, input: 0.5, output: 1, source: gateway, as_of: 2026-10-01}
gpu_prices:        # USD for one GPU and hour; replaces the rows of that GPU,
                   # platform and purchase, or adds one
  - {gpu: a100_80, platform: aws, purchase: on_demand, usd: [2.2, 2.6], source: our contract, as_of: 2026-10-01}
discounts:         # off the listed prices, not off the rows above
  - {provider: anthropic, discount: 15%, source: our contract, as_of: 2026-10-01}
  - {platform: lambda, purchase: on_demand, discount: 10%, source: credits, as_of: 2026-10-01}

A session keeps the prices it was made with. The file beside the store holds for
new sessions and for files; --prices also changes how an older session is shown
by that command. Prices older than 180 days are named in reports.`

// newPricesTopic is a page of the help, not a command.
func newPricesTopic() *cobra.Command {
	// A command that runs nothing is listed as a topic of the help.
	return &cobra.Command{Use: "prices", Short: "Own prices and discounts: what the file can hold", Long: pricesLong}
}
