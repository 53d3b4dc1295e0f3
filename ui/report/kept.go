package report

import (
	"fmt"

	"loracle/data/capsule"
	"loracle/data/casefile"
)

// Kept is a case in every format and for everybody, for a milestone to keep, by
// KeptName. No session travels in these reports: the milestone is part of one.
func Kept(c casefile.Case) (map[string]string, error) {
	out := map[string]string{}
	for _, v := range capsule.Variants() {
		gathered := gather(Source{Case: c, Variant: v})
		for _, f := range Formats() {
			data, err := f.write(gathered)
			if err != nil {
				return nil, fmt.Errorf("write the report of a milestone as %s: %w", f.Name, err)
			}
			out[KeptName(f.Name, v)] = string(data)
		}
	}
	return out, nil
}

// KeptName is what a milestone calls a report: its format, and the variant
// unless that is the usual one.
func KeptName(format string, v capsule.Variant) string {
	if v == "" || v == capsule.Variants()[0] {
		return format
	}
	return format + ", " + string(v)
}
