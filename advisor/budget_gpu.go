package advisor

import (
	"slices"
	"strconv"
)

// TrainingPlan is what training takes: C2 and C3 over the runs a project needs.
type TrainingPlan struct {
	// Runs are all runs of one variant, the failed ones included.
	Runs Value
	// Hours and Cost are of one run; MemoryGB is the need of one GPU.
	Hours, Cost, MemoryGB Value
	GPU                   *GPU
	GPUs                  int
	// Fits says whether a run fits into the GPU's memory.
	Fits Truth
	// Note says where the price comes from when it is not the chosen
	// platform's.
	Note   string
	Ground Ground

	setup TrainingSetup
}

// trainingEpochs is how often a run goes through the data: a planning value.
const trainingEpochs = 3

// byProvider reports whether a managed service tunes and serves the model.
func (a *assessor) byProvider() bool { return a.answers.Has(QDeployment, "managed") }

// trainingJob is what a managed service bills for a run (T7).
func (a *assessor) trainingJob() Value { return a.figure("t7.openai.paid") }

// trainingPlan works out a run with the usual setup; it is nil while the kind of
// task is not known, where no price or rate is, and where a managed service
// trains on machines of its own.
func (a *assessor) trainingPlan(nearest TierBudget) *TrainingPlan {
	if a.byProvider() {
		return nil
	}
	task := a.k.task(a.answers.Word(QTaskType))
	m, ok := a.rent(a.k.Hardware.TrainOn, a.usual(nearest), a.purchase(Spot))
	if task == nil || !ok {
		return nil
	}
	if m.MachineGPUs > m.GPUs {
		m.note += " A run uses all of them."
	}
	usual := a.k.Hardware.usualTraining(a.k.Hardware.ModelOfSize(a.modelSize(nearest)), m.GPU, m.MachineGPUs, a.method(nearest))
	if usual.err != nil {
		return nil
	}
	memory := usual.memory
	run, err := a.k.Hardware.runAt(usual.rate, usual.ground, usual.setup, TrainingJob{
		Examples:         estimated(a.trainedOn(task)),
		TokensPerExample: estimated(a.answerOrAssumed(QTokensPerExample)),
		Epochs:           epochs,
	})
	if err != nil {
		return nil
	}
	return &TrainingPlan{
		Runs: a.figure("text.gpu.runs"), Hours: run.Hours.Value, Cost: run.Cost(*m.Price).Value,
		MemoryGB: memory.PerGPU.Value, GPU: m.GPU, GPUs: m.MachineGPUs, Fits: memory.Fits, setup: usual.setup,
		Note: m.note, Ground: slices.Concat(run.Ground, memory.Ground),
	}
}

// trainedOn is how many examples a run goes through: those at hand and those
// that are prepared, which bring them to the number recommended for the task.
func (a *assessor) trainedOn(task *Task) Value {
	recommended := a.figure(task.Recommended.ID)
	atHand, ok := a.answer(QLabelledExamples)
	if !ok || atHand.High == 0 {
		return recommended
	}
	return derive("Examples trained on", Examples, atHand.Max(recommended.Range), OpMax, atHand, recommended)
}

// gpuLine is runs times the cost of a run, for each variant; jobs at a managed
// service are priced by the job (T7).
func (a *assessor) gpuLine(nearest TierBudget, plan *TrainingPlan) (Value, string) {
	runs := a.figure("text.gpu.runs")
	switch {
	case a.byProvider():
		return a.perVariant(Product("Managed training jobs", USD, runs, a.trainingJob())), "Training jobs at a managed service."
	case plan == nil:
		v, _ := nearest.line(GPUCost)
		return v, "The kind of task or the price is not known yet, so the nearest tier's line stands in."
	}
	how := strconv.Itoa(plan.GPUs) + " × " + plan.GPU.Label + " for all training runs, failed ones included."
	if plan.Note != "" {
		how += " " + plan.Note
	}
	return a.perVariant(Product("Training runs", USD, plan.Runs, plan.Cost)), how
}
