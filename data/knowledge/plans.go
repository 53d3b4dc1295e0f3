package knowledge

import (
	"slices"
	"strings"

	"loracle/advisor"
)

type tasksFile struct {
	Tasks []struct {
		ID          string `yaml:"id"`
		Label       string `yaml:"label"`
		Minimum     string `yaml:"minimum"`
		Recommended string `yaml:"recommended"`
		Quality     string `yaml:"quality"`
	} `yaml:"tasks"`
}

type phasesFile struct {
	Phases []struct {
		ID       string `yaml:"id"`
		Label    string `yaml:"label"`
		Involves string `yaml:"involves"`
		Hours    string `yaml:"hours"`
		Cost     string `yaml:"cost"`
	} `yaml:"phases"`
}

type failuresFile struct {
	Failures []struct {
		ID                string `yaml:"id"`
		Label             string `yaml:"label"`
		RootCause         string `yaml:"root_cause"`
		LikelyWhen        string `yaml:"likely_when"`
		UnlikelyWhen      string `yaml:"unlikely_when"`
		Prevention        string `yaml:"prevention"`
		Iterations        string `yaml:"iterations"`
		CaughtInTraining  string `yaml:"caught_in_training"`
		CaughtAfterLaunch string `yaml:"caught_after_launch"`
	} `yaml:"failures"`
}

type toolsFile struct {
	Tools []struct {
		ID       string `yaml:"id"`
		Label    string `yaml:"label"`
		Purpose  string `yaml:"purpose"`
		FreeTier string `yaml:"free_tier"`
		PaidTier string `yaml:"paid_tier"`
		Price    string `yaml:"price"`
	} `yaml:"tools"`
}

type platformsFile struct {
	Platforms []struct {
		ID     string `yaml:"id"`
		Label  string `yaml:"label"`
		Remark string `yaml:"remark"`
		A100   string `yaml:"a100"`
		A10G   string `yaml:"a10g"`
	} `yaml:"platforms"`
}

func (b *builder) buildTasks() {
	const name = "tasks.yaml"
	b.in(name).needValue("tasks")
	for i, raw := range b.raw.tasks.Tasks {
		e := b.in(name, "tasks", i)
		e.need("label", raw.Label, "quality", raw.Quality)
		task := &advisor.Task{
			ID: raw.ID, Label: raw.Label, Quality: raw.Quality,
			Minimum:     b.mustFigure(e.at("minimum"), raw.Minimum, advisor.Examples),
			Recommended: b.mustFigure(e.at("recommended"), raw.Recommended, advisor.Examples),
		}
		if e.newID("task", raw.ID, snakeCase, "domain_qa") {
			b.advice.Tasks = append(b.advice.Tasks, task)
			b.checkChoiceOf(e.at("id"), advisor.QTaskType, raw.ID)
		}
	}
	b.checkCovered(name, "task", advisor.QTaskType)
}

func (b *builder) buildPhases() {
	const name = "phases.yaml"
	b.in(name).needValue("phases")
	for i, raw := range b.raw.phases.Phases {
		e := b.in(name, "phases", i)
		e.need("label", raw.Label, "involves", raw.Involves)
		phase := &advisor.Phase{
			ID: raw.ID, Label: raw.Label, Involves: raw.Involves,
			Hours: b.mustFigure(e.at("hours"), raw.Hours, advisor.Hours),
			Cost:  b.mustFigure(e.at("cost"), raw.Cost, advisor.USD),
		}
		if e.newID("phase", raw.ID, snakeCase, "dataset_audit") {
			b.advice.Phases = append(b.advice.Phases, phase)
		}
	}
}

func (b *builder) buildFailures() {
	const name = "failures.yaml"
	b.in(name).needValue("failures")
	for i, raw := range b.raw.failures.Failures {
		e := b.in(name, "failures", i)
		e.need("label", raw.Label, "root_cause", raw.RootCause, "likely_when", raw.LikelyWhen)
		failure := &advisor.Failure{
			ID: raw.ID, Label: raw.Label, RootCause: raw.RootCause, Prevention: raw.Prevention,
			Likely:            b.condition(e.at("likely_when"), raw.LikelyWhen),
			Unlikely:          b.condition(e.at("unlikely_when"), raw.UnlikelyWhen),
			Iterations:        b.figure(e.at("iterations"), raw.Iterations, "runs"),
			CaughtInTraining:  b.figure(e.at("caught_in_training"), raw.CaughtInTraining, advisor.USD),
			CaughtAfterLaunch: b.figure(e.at("caught_after_launch"), raw.CaughtAfterLaunch, advisor.USD),
		}
		if raw.CaughtInTraining == "" && raw.CaughtAfterLaunch == "" {
			e.bad("no cost is given; every failure needs caught_in_training or caught_after_launch")
		}
		if e.newID("failure", raw.ID, snakeCase, "wrong_template") {
			b.advice.Failures = append(b.advice.Failures, failure)
		}
	}
}

func (b *builder) buildTools() {
	const name = "tools.yaml"
	b.in(name).needValue("tools")
	for i, raw := range b.raw.tools.Tools {
		e := b.in(name, "tools", i)
		e.need("label", raw.Label, "purpose", raw.Purpose, "free_tier", raw.FreeTier, "paid_tier", raw.PaidTier)
		tool := &advisor.Tool{
			ID: raw.ID, Label: raw.Label, Purpose: raw.Purpose, FreeTier: raw.FreeTier, PaidTier: raw.PaidTier,
			Price: b.figure(e.at("price"), raw.Price),
		}
		if e.newID("tool", raw.ID, snakeCase, "wandb") {
			b.advice.Tools = append(b.advice.Tools, tool)
		}
	}
}

func (b *builder) buildPlatforms() {
	const name = "platforms.yaml"
	b.in(name).needValue("platforms")
	for i, raw := range b.raw.platforms.Platforms {
		e := b.in(name, "platforms", i)
		e.need("label", raw.Label, "remark", raw.Remark)
		platform := &advisor.Platform{
			ID: raw.ID, Label: raw.Label, Remark: raw.Remark,
			A100: b.figure(e.at("a100"), raw.A100, advisor.USDPerHour),
			A10G: b.figure(e.at("a10g"), raw.A10G, advisor.USDPerHour),
		}
		if e.newID("platform", raw.ID, snakeCase, "runpod") {
			b.advice.Platforms = append(b.advice.Platforms, platform)
			b.checkChoiceOf(e.at("id"), platformQuestion, raw.ID)
		}
	}
	b.checkCovered(name, "platform", platformQuestion)
}

// platformQuestion asks where the GPUs come from.
const platformQuestion advisor.QuestionID = "platform"

// checkChoiceOf reports a value that is not a choice of the question.
func (b *builder) checkChoiceOf(e entry, id advisor.QuestionID, value string) {
	q := b.question[id]
	if q == nil || len(q.Choices) == 0 {
		return
	}
	oneOf(e, "choice of the question "+string(id)+",", value, choiceValues(q))
}

func choiceValues(q *advisor.Question) []string {
	values := make([]string, len(q.Choices))
	for i, c := range q.Choices {
		values[i] = c.Value
	}
	return values
}

// checkCovered reports choices of a question that have no entry of their own.
func (b *builder) checkCovered(file, kind string, id advisor.QuestionID) {
	q := b.question[id]
	if q == nil || b.docs[file] == nil {
		return
	}
	missing := slices.DeleteFunc(choiceValues(q), func(value string) bool {
		_, ok := b.seen[kind+" "+value]
		return ok
	})
	if len(missing) > 0 {
		b.problem(file, "there is no "+kind+" "+strings.Join(missing, ", ")+"; each choice of the question "+string(id)+" needs one")
	}
}
