package report

import (
	"loracle/advisor"
	"loracle/data/casefile"
)

type jsonAdapters struct {
	Count     advisor.Range `json:"count"`
	Rank      int           `json:"rank"`
	Model     string        `json:"model"`
	BytesEach advisor.Range `json:"bytes_each"`
	Storage   jsonStorage   `json:"storage_gb"`
	// Fits is the pattern that fits, Why says why, and Pattern is the one that
	// costs are reckoned with.
	Fits    advisor.ServingPattern `json:"fits"`
	Why     string                 `json:"why"`
	Pattern advisor.ServingPattern `json:"pattern"`
	Monthly *advisor.MoneyRange    `json:"monthly"`
	// Merged and Dynamic price both patterns; null for one variant, and while
	// the traffic is not known.
	Merged  *jsonPattern `json:"merged"`
	Dynamic *jsonPattern `json:"dynamic"`
	// Saving is the part of the cost that sharing saves, and Bound the most it
	// can be, 1 - 1/n; RateKept is what dynamic adapters leave of the rate.
	Saving   *advisor.Range `json:"saving"`
	Bound    *advisor.Range `json:"bound"`
	RateKept advisor.Range  `json:"rate_kept"`
}

type jsonStorage struct {
	Copies   advisor.Range `json:"copies"`
	Adapters advisor.Range `json:"adapters"`
}

type jsonPattern struct {
	GPUs    advisor.Range      `json:"gpus"`
	Monthly advisor.MoneyRange `json:"monthly"`
}

func jsonAdaptersOf(c casefile.Case) *jsonAdapters {
	p := c.Assessment.Adapters
	if p == nil {
		return nil
	}
	return &jsonAdapters{
		Count: p.Count.Range, Rank: p.Rank, Model: p.Model.Label, BytesEach: p.BytesEach.Range,
		Storage: jsonStorage{p.CopiesGB.Range, p.AdaptersGB.Range}, Fits: p.Fits, Why: p.Why, Pattern: p.Pattern,
		Monthly: orNullMoney(&c.Assessment.Serving.Monthly), Merged: jsonPatternOf(p.Merged), Dynamic: jsonPatternOf(p.Dynamic),
		Saving: orNullRange(p.Saving), Bound: orNullRange(p.Bound), RateKept: p.RateKept.Range,
	}
}

func jsonPatternOf(p *advisor.PatternCost) *jsonPattern {
	if p == nil {
		return nil
	}
	return &jsonPattern{p.GPUs.Range, p.Monthly.Money()}
}
