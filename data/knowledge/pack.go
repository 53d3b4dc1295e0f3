package knowledge

import (
	"loracle/advisor"
	"loracle/checklist"
)

type packFile struct {
	Schema     int           `yaml:"schema"`
	ID         string        `yaml:"id"`
	Version    string        `yaml:"version"`
	Title      string        `yaml:"title"`
	Threshold  int           `yaml:"threshold"`
	Categories []rawCategory `yaml:"categories"`
}

type rawCategory struct {
	ID      string    `yaml:"id"`
	Title   string    `yaml:"title"`
	Minutes int       `yaml:"minutes"`
	Items   []rawItem `yaml:"items"`
}

type rawItem struct {
	ID       checklist.ItemID `yaml:"id"`
	Title    string           `yaml:"title"`
	Question string           `yaml:"question"`
	Why      string           `yaml:"why"`
	Risk     string           `yaml:"risk"`
	Proof    checklist.Proof  `yaml:"proof"`
	MetWhen  string           `yaml:"met_when"`
	Action   string           `yaml:"action"`
	Source   string           `yaml:"source"`
}

const (
	// packSchema is the version of the pack format that is read.
	packSchema = 1
	// maxCategories and maxItems bound a pack, and maxMinutes the time planned
	// for a category.
	maxCategories = 10
	maxItems      = 20
	maxMinutes    = 240
)

func (b *builder) buildPack() {
	top, raw := b.in("pack.yaml"), b.raw.pack
	top.needValue("schema", "threshold", "categories")
	top.need("id", raw.ID, "version", raw.Version, "title", raw.Title)
	if raw.Schema != packSchema && top.at("schema").given() {
		top.at("schema").bad("schema is %d; allowed: %d", raw.Schema, packSchema)
	}
	if raw.Threshold < 1 && top.at("threshold").given() {
		top.at("threshold").bad("threshold is %d; allowed: 1 or more", raw.Threshold)
	}
	if n := len(raw.Categories); n > maxCategories {
		top.at("categories").bad("there are %d categories; allowed: at most %d", n, maxCategories)
	}
	pack := &checklist.Pack{ID: raw.ID, Version: raw.Version, Title: raw.Title, Threshold: raw.Threshold}
	b.base.metWhen = map[checklist.ItemID]*advisor.Condition{}
	for i, c := range raw.Categories {
		pack.Categories = append(pack.Categories, b.buildCategory(top.at("categories", i), c))
	}
	b.base.Pack = pack
}

func (b *builder) buildCategory(e entry, raw rawCategory) checklist.Category {
	e.newID("category", raw.ID, snakeCase, "business")
	e.need("title", raw.Title)
	if raw.Minutes < 1 || raw.Minutes > maxMinutes {
		e.at("minutes").bad("minutes is %d; allowed: 1 to %d", raw.Minutes, maxMinutes)
	}
	if n := len(raw.Items); n < 1 || n > maxItems {
		e.at("items").bad("there are %d items; allowed: 1 to %d", n, maxItems)
	}
	category := checklist.Category{ID: raw.ID, Title: raw.Title, Minutes: raw.Minutes}
	for i, item := range raw.Items {
		category.Items = append(category.Items, b.buildItem(e.at("items", i), item))
	}
	return category
}

func (b *builder) buildItem(e entry, raw rawItem) checklist.Item {
	e.newID("checkpoint", string(raw.ID), snakeCase, "query_volume")
	e.need("title", raw.Title, "question", raw.Question, "why", raw.Why, "risk", raw.Risk,
		"proof", string(raw.Proof), "action", raw.Action, "source", raw.Source)
	proofs := []checklist.Proof{checklist.ProofNone, checklist.ProofAsked, checklist.ProofRequired}
	oneOf(e.at("proof"), "proof", raw.Proof, proofs)
	if c := b.condition(e.at("met_when"), raw.MetWhen); c != nil {
		b.base.metWhen[raw.ID] = c
	}
	return checklist.Item{
		ID: raw.ID, Title: raw.Title, Question: raw.Question, Why: raw.Why, Risk: raw.Risk,
		Proof: raw.Proof, MetWhen: raw.MetWhen, Action: raw.Action, Source: raw.Source,
	}
}
