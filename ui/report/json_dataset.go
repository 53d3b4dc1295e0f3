package report

import (
	"time"

	"loracle/advisor"
	"loracle/data/casefile"
)

type jsonDataset struct {
	Task        *string             `json:"task"`
	Minimum     *advisor.Range      `json:"minimum"`
	Recommended *advisor.Range      `json:"recommended"`
	AtHand      *advisor.Range      `json:"at_hand"`
	Achievable  *advisor.Range      `json:"achievable"`
	Gap         *advisor.Range      `json:"gap"`
	Fits        *bool               `json:"fits"`
	Cost        *advisor.MoneyRange `json:"cost"`
}

func jsonDatasetOf(c casefile.Case) jsonDataset {
	d := c.Assessment.Dataset
	out := jsonDataset{
		Minimum: orNullRange(d.Minimum), Recommended: orNullRange(d.Recommended),
		AtHand: d.AtHand, Achievable: d.Achievable, Gap: orNullRange(d.Gap), Fits: orNullTruth(d.Fits),
		Cost: orNullMoney(datasetCost(c)),
	}
	if d.Task != nil {
		out.Task = &d.Task.ID
	}
	return out
}

// jsonStalePrice is a price that is old on the day of the report.
type jsonStalePrice struct {
	Label string `json:"label"`
	AsOf  string `json:"as_of"`
	Days  int    `json:"days"`
}

func jsonStaleOf(c casefile.Case) []jsonStalePrice {
	out := []jsonStalePrice{}
	for _, p := range c.StalePrices(c.Today) {
		out = append(out, jsonStalePrice{p.Label, p.AsOf.Format(time.DateOnly), p.Days})
	}
	return out
}
