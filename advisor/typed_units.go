package advisor

import "strings"

// typedUnits lists the words that may follow a number of a unit, with the
// factor each stands for: after a number of months, "years" stands for 12.
func typedUnits(unit Unit) map[string]float64 {
	switch unit {
	case Months:
		return oneOf(map[float64]string{1: "months|month|mo|mos", 12: "years|year|yrs|yr|y"})
	case Years:
		return oneOf(map[float64]string{1: "years|year|yrs|yr|y"})
	case Hours:
		return oneOf(map[float64]string{1: "hours|hour|hrs|hr|h"})
	case "times":
		return oneOf(map[float64]string{1: "times|time|x|×"})
	default:
		return spelled(unit)
	}
}

func oneOf(words map[float64]string) map[string]float64 {
	units := map[string]float64{}
	for factor, list := range words {
		for _, word := range strings.Split(list, "|") {
			units[word] = factor
		}
	}
	return units
}

// spelled lists the ways to write a unit out: "requests a month",
// "requests/month", "requests", "a month".
func spelled(unit Unit) map[string]float64 {
	units := map[string]float64{}
	nouns := []string{""}
	if noun := strings.ToLower(unit.noun()); noun != "" {
		nouns = append(nouns, noun, inNumber(noun, true))
	}
	for _, noun := range nouns {
		for _, per := range spelledPer(unit.per()) {
			units[strings.TrimSpace(noun+per)] = 1
		}
	}
	return units
}

// spelledPer lists the ways to write what a unit is counted by, and the way to
// leave it out.
func spelledPer(per []string) []string {
	ways := []string{""}
	if len(per) != 1 {
		return ways
	}
	p := strings.ToLower(per[0])
	ways = append(ways, "/"+p, " /"+p, " a "+p, " an "+p, " per "+p, " each "+p)
	switch p {
	case "month":
		ways = append(ways, "/mo", " /mo", " monthly", " per mo")
	case "hour":
		ways = append(ways, "/h", " /h", "/hr", " hourly")
	case "year":
		ways = append(ways, "/yr", "/y", " yearly")
	case "1m tokens":
		ways = append(ways, "/m tokens", " per million tokens", " a million tokens")
	}
	return ways
}
