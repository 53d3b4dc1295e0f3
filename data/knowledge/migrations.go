package knowledge

import (
	"bytes"
	"slices"
)

// migrations brings the files of each earlier version to the next: the first
// step from version 1 to 2, and so on. A step never changes once it has been
// released, and leaves alone what is there already.
var migrations = []migration{addRampUp}

// rampUp is the question that calculations need since version 2. Its assumption
// leaves the results of earlier sessions as they were.
const rampUp = `  - id: ramp_up_months
    section: business
    kind: number
    short: Ramp-up of traffic
    prompt: Over how many months does traffic rise to its full volume?
    why: Until then the bill for the API is smaller while your own GPUs cost nearly the same, which delays the break-even.
    help: In equal steps, month by month. Zero where the traffic is there already.
    example: "6"
    source: planning default
    unit: months
    min: 0
    max: 36
    whole: true
    assume: {value: 0, why: the full traffic is taken from the first month until you say otherwise}
`

func addRampUp(files []file) ([]file, error) {
	return withEntry(files, "questions.yaml", "  - id: ramp_up_months\n", "  - id: retrainings_per_year\n", rampUp), nil
}

// withEntry puts an entry into a file, before another one or else at the end,
// unless the file has it by its first line.
func withEntry(files []file, name, first, before, entry string) []file {
	out := slices.Clone(files)
	for i, f := range out {
		if f.name != name || bytes.Contains(f.data, []byte(first)) {
			continue
		}
		at := bytes.Index(f.data, []byte(before))
		if at < 0 {
			at = len(f.data)
		}
		out[i].data = slices.Concat(f.data[:at], []byte(entry), f.data[at:])
	}
	return out
}
