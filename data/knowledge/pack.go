package knowledge

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/strict"
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
	ID          checklist.ItemID `yaml:"id"`
	Title       string           `yaml:"title"`
	Question    string           `yaml:"question"`
	Why         string           `yaml:"why"`
	Risk        string           `yaml:"risk"`
	Proof       checklist.Proof  `yaml:"proof"`
	AppliesWhen string           `yaml:"applies_when"`
	MetWhen     string           `yaml:"met_when"`
	Action      string           `yaml:"action"`
	Accept      struct {
		MaxDays int `yaml:"max_days"`
	} `yaml:"accept"`
	Contingency struct {
		Percent span `yaml:"percent"`
		Hours   span `yaml:"hours"`
	} `yaml:"contingency"`
	Source string `yaml:"source"`
}

// The bounds of a pack.
const (
	packSchema    = 1 // the version of the pack format that is read
	maxCategories = 10
	maxItems      = 20
	maxMinutes    = 240
	maxAcceptDays = 365
	maxTitle      = 80 // characters
	maxVersion    = 40
	maxHours      = 10_000
)

// conditions are the compiled conditions of a checkpoint; either may be nil.
type conditions struct{ applies, met *advisor.Condition }

// buildPack turns a decoded pack into what the checklist works with, and
// reports what is wrong with it.
func (b *builder) buildPack(top entry, raw packFile) (*checklist.Pack, map[checklist.ItemID]conditions) {
	top.needValue("schema", "threshold", "categories")
	top.need("id", raw.ID, "version", raw.Version, "title", raw.Title)
	if raw.Schema != packSchema && top.at("schema").given() {
		top.at("schema").bad("schema is %d; allowed: %d", raw.Schema, packSchema)
	}
	if raw.ID != "" && !snakeCase.MatchString(raw.ID) {
		top.at("id").bad("%q is not a possible id of a pack; allowed: one like go_no_go", raw.ID)
	}
	if strings.ContainsAny(raw.Version, "@ \n\t") || utf8.RuneCountInString(raw.Version) > maxVersion {
		top.at("version").bad("version is not one short word; allowed: at most %d characters without space and @", maxVersion)
	}
	top.shortTitle(raw.Title)
	if (raw.Threshold < 1 || raw.Threshold > maxItems) && top.at("threshold").given() {
		top.at("threshold").bad("threshold is %d; allowed: 1 to %d", raw.Threshold, maxItems)
	}
	if n := len(raw.Categories); (n < 1 || n > maxCategories) && top.at("categories").given() {
		top.at("categories").bad("there are %d categories; allowed: 1 to %d", n, maxCategories)
	}
	pack := &checklist.Pack{ID: raw.ID, Version: raw.Version, Title: raw.Title, Threshold: raw.Threshold}
	compiled := map[checklist.ItemID]conditions{}
	for i, c := range raw.Categories {
		pack.Categories = append(pack.Categories, b.buildCategory(top.at("categories", i), c, compiled))
	}
	return pack, compiled
}

func (b *builder) buildCategory(e entry, raw rawCategory, compiled map[checklist.ItemID]conditions) checklist.Category {
	e.newID("category", raw.ID, snakeCase, "business")
	e.need("title", raw.Title)
	e.shortTitle(raw.Title)
	if raw.Minutes < 1 || raw.Minutes > maxMinutes {
		e.at("minutes").bad("minutes is %d; allowed: 1 to %d", raw.Minutes, maxMinutes)
	}
	if n := len(raw.Items); n < 1 || n > maxItems {
		e.at("items").bad("there are %d items; allowed: 1 to %d", n, maxItems)
	}
	category := checklist.Category{ID: raw.ID, Title: raw.Title, Minutes: raw.Minutes}
	for i, item := range raw.Items {
		category.Items = append(category.Items, b.buildItem(e.at("items", i), item, compiled))
	}
	return category
}

func (b *builder) buildItem(e entry, raw rawItem, compiled map[checklist.ItemID]conditions) checklist.Item {
	e.newID("checkpoint", string(raw.ID), snakeCase, "query_volume")
	e.need("title", raw.Title, "question", raw.Question, "why", raw.Why, "risk", raw.Risk,
		"proof", string(raw.Proof), "action", raw.Action, "source", raw.Source)
	e.shortTitle(raw.Title)
	proofs := []checklist.Proof{checklist.ProofNone, checklist.ProofAsked, checklist.ProofRequired}
	oneOf(e.at("proof"), "proof", raw.Proof, proofs)
	c := conditions{b.settling(e.at("applies_when"), raw.AppliesWhen), b.settling(e.at("met_when"), raw.MetWhen)}
	if c != (conditions{}) {
		compiled[raw.ID] = c
	}
	if days := e.at("accept", "max_days"); e.at("accept").given() && !e.at("accept").refused() && (raw.Accept.MaxDays < 1 || raw.Accept.MaxDays > maxAcceptDays) {
		days.bad("max_days is %d; allowed: 1 to %d", raw.Accept.MaxDays, maxAcceptDays)
	}
	return checklist.Item{
		ID: raw.ID, Title: raw.Title, Question: raw.Question, Why: raw.Why, Risk: raw.Risk,
		Proof: raw.Proof, AppliesWhen: raw.AppliesWhen, MetWhen: raw.MetWhen, Action: raw.Action,
		AcceptDays: raw.Accept.MaxDays, Contingency: e.contingency(raw), Source: raw.Source,
	}
}

// settling compiles a condition that settles a checkpoint; nil for an empty one.
func (b *builder) settling(e entry, text string) *advisor.Condition {
	if b.kept {
		c, _ := b.advice.Vocabulary.Compile(text)
		return c
	}
	c := b.condition(e, text)
	if c != nil && len(c.Names()) == 0 {
		e.bad("condition %s asks for no answer, so it always says the same; allowed: comparisons of question ids and derived names", strict.Quote(text))
	}
	return c
}

// contingency reads what an unresolved item adds to the budget: a percentage or
// hours.
func (e entry) contingency(raw rawItem) *checklist.Contingency {
	at := e.at("contingency")
	if !at.given() {
		return nil
	}
	percent, hours := at.at("percent").given(), at.at("hours").given()
	if percent == hours {
		at.bad("a contingency is a percentage or hours; allowed: one of percent and hours")
		return nil
	}
	if percent {
		return &checklist.Contingency{Percent: at.at("percent").amount("percent", raw.Contingency.Percent, 100)}
	}
	return &checklist.Contingency{Hours: at.at("hours").amount("hours", raw.Contingency.Hours, maxHours)}
}

func (e entry) amount(what string, s span, most float64) *checklist.Span {
	if s.Low < 0 || s.High <= 0 || s.High > most {
		e.bad("%s is %s; allowed: from 0 to %g, and not 0 alone", what, s, most)
	}
	return &checklist.Span{Low: s.Low, High: s.High}
}

// shortTitle reports a title that does not fit a line.
func (e entry) shortTitle(title string) {
	if strings.Contains(title, "\n") || utf8.RuneCountInString(title) > maxTitle {
		e.at("title").bad("title is too long; allowed: one line of at most %d characters", maxTitle)
	}
}

// maxReadable is how many items a category has before a review of it tires.
const maxReadable = 9

// packWarnings says what is allowed and yet unwise.
func packWarnings(top entry, p *checklist.Pack) []string {
	var out []string
	warn := func(e entry, format string, args ...any) {
		out = append(out, e.doc.Problem(fmt.Sprintf(format, args...), e.path...).String())
	}
	reachable := false
	for i, c := range p.Categories {
		if len(c.Items) > maxReadable {
			warn(top.at("categories", i, "items"), "there are %d items; more than %d in a category tire a review", len(c.Items), maxReadable)
		}
		reachable = reachable || len(c.Items) >= p.Threshold
	}
	if !reachable {
		warn(top.at("threshold"), "no category has %d items, so this checklist can never say no-go", p.Threshold)
	}
	return out
}
