package report

import (
	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
)

type jsonCapacity struct {
	GPUs         advisor.Range `json:"gpus"`
	GPU          *string       `json:"gpu"`
	Replicas     advisor.Range `json:"replicas"`
	PeakRPS      advisor.Range `json:"peak_rps"`
	UsableRPS    advisor.Range `json:"usable_rps"`
	MonthlyLimit advisor.Range `json:"monthly_limit"`
	Fits         *bool         `json:"fits"`
	How          string        `json:"how"`
	// Ground says where the result leaves measured ground.
	Ground []string `json:"ground"`
}

// jsonCapacityOf is nil where the traffic is not known or nothing is served on
// GPUs of one's own.
func jsonCapacityOf(s advisor.ServingPlan) *jsonCapacity {
	c := s.Capacity
	if c == nil {
		return nil
	}
	out := &jsonCapacity{
		GPUs: c.GPUs.Range, Replicas: c.Replicas.Range, PeakRPS: c.PeakRate.Range, UsableRPS: c.Usable.Range,
		MonthlyLimit: c.MonthlyLimit.Range, Fits: orNullTruth(s.Fits), How: s.How, Ground: append([]string{}, c.Ground...),
	}
	if s.GPU != nil {
		out.GPU = &s.GPU.ID
	}
	return out
}

type jsonTraining struct {
	Hours      advisor.Range      `json:"hours"`
	VRAMGB     advisor.Range      `json:"vram_gb"`
	CostPerRun advisor.MoneyRange `json:"cost_per_run"`
	Runs       advisor.Range      `json:"runs"`
	GPU        string             `json:"gpu"`
	GPUs       int                `json:"gpus"`
	Fits       *bool              `json:"fits"`
	Note       string             `json:"note,omitempty"`
	Ground     []string           `json:"ground"`
	// Cards says of each GPU how many a run takes.
	Cards []jsonCard `json:"cards"`
}

type jsonCard struct {
	GPU    string        `json:"gpu"`
	GPUs   int           `json:"gpus"`
	VRAMGB advisor.Range `json:"vram_gb"`
	Fits   *bool         `json:"fits"`
}

func jsonCardsOf(cards []advisor.Card) []jsonCard {
	out := []jsonCard{}
	for _, c := range cards {
		out = append(out, jsonCard{c.GPU.ID, c.GPUs, c.MemoryGB.Range, orNullTruth(c.Fits)})
	}
	return out
}

func jsonTrainingOf(c casefile.Case) *jsonTraining {
	t := c.Assessment.Training
	if t == nil {
		return nil
	}
	return &jsonTraining{
		Hours: t.Hours.Range, VRAMGB: t.MemoryGB.Range, CostPerRun: t.Cost.Money(), Runs: t.Runs.Range,
		GPU: t.GPU.ID, GPUs: t.GPUs, Fits: orNullTruth(t.Fits), Note: t.Note, Ground: append([]string{}, t.Ground...),
		Cards: jsonCardsOf(c.Base.Advice.Cards(t)),
	}
}

type jsonRisk struct {
	ID         string               `json:"id"`
	Label      string               `json:"label"`
	Relevance  advisor.Relevance    `json:"relevance"`
	RootCause  string               `json:"root_cause"`
	Prevention *string              `json:"prevention"`
	CostLate   *advisor.MoneyRange  `json:"cost_late"`
	OpenEnded  bool                 `json:"open_ended"`
	Prevent    advisor.MoneyRange   `json:"prevent"`
	Answers    []advisor.QuestionID `json:"answers"`
}

func jsonRisksOf(risks []advisor.Risk) []jsonRisk {
	out := []jsonRisk{}
	for _, r := range risks {
		risk := jsonRisk{
			ID: r.ID, Label: r.Label, Relevance: r.Relevance, RootCause: r.RootCause, OpenEnded: r.OpenEnded,
			Prevent: r.Prevent, Answers: append([]advisor.QuestionID{}, r.Answers...),
		}
		if r.Prevention != "" {
			risk.Prevention = &r.Prevention
		}
		if lateFigure(r) != nil {
			risk.CostLate = &r.Late
		}
		out = append(out, risk)
	}
	return out
}

// jsonPhase has its start and length in calendar weeks from the start of the
// project.
type jsonPhase struct {
	ID    string        `json:"id"`
	Phase string        `json:"phase"`
	Hours advisor.Range `json:"hours"`
	Start advisor.Range `json:"start"`
	Weeks advisor.Range `json:"weeks"`
}

func jsonPlanOf(plan []advisor.PlannedPhase) []jsonPhase {
	out := []jsonPhase{}
	for _, p := range plan {
		out = append(out, jsonPhase{p.ID, p.Label, p.Hours.Range, p.Start.Range, p.Weeks.Range})
	}
	return out
}

type jsonFlip struct {
	Answer advisor.QuestionID `json:"answer"`
	From   advisor.Answer     `json:"from"`
	To     advisor.Answer     `json:"to"`
	// Direction is up or down for a number: the change holds from To on, or
	// beyond it where To itself is excluded; null for a choice.
	Direction *string `json:"direction"`
	Excluded  bool    `json:"excluded"`
	// Until is how far the change holds on from To; null for a choice and where
	// it holds as far as was looked.
	Until    *float64         `json:"until"`
	Approach advisor.Approach `json:"approach"`
	Text     string           `json:"text"`
}

func jsonFlipsOf(flips []advisor.Flip) []jsonFlip {
	out := []jsonFlip{}
	for _, f := range flips {
		out = append(out, jsonFlipOf(f))
	}
	return out
}

func jsonFlipOf(f advisor.Flip) jsonFlip {
	flip := jsonFlip{Answer: f.Question.ID, From: f.From, To: f.To, Excluded: f.Excluded, Until: f.Until, Approach: f.Approach, Text: flipWords(f)}
	if name := map[advisor.Direction]string{advisor.Upwards: "up", advisor.Downwards: "down"}[f.Direction]; name != "" {
		flip.Direction = &name
	}
	return flip
}

type jsonAction struct {
	Title  string            `json:"title"`
	Do     string            `json:"do"`
	Source string            `json:"source,omitempty"`
	Item   *checklist.ItemID `json:"item"`
}

func jsonActionsOf(c casefile.Case) []jsonAction {
	out := []jsonAction{}
	for _, s := range c.Steps() {
		action := jsonAction{Title: s.Title, Do: s.Do, Source: s.Source}
		if s.Item != "" {
			action.Item = &s.Item
		}
		out = append(out, action)
	}
	return out
}
