package cli

import (
	"loracle/data/casefile"
	"loracle/ui/glam"
	"loracle/ui/report"
)

// resultLines is the decision as plain lines.
func resultLines(c casefile.Case) (string, error) {
	return glam.Render(report.Summary(c), usualWidth, glam.Plain)
}
