package advisor

// QuestionID names a question in answers files, events and conditions.
type QuestionID string

// The questions that the engine itself reads. The knowledge base may ask more;
// the loader checks that each of these is asked.
const (
	QTaskType           QuestionID = "task_type"
	QGap                QuestionID = "gap"
	QRequestsPerMonth   QuestionID = "requests_per_month"
	QInputTokens        QuestionID = "input_tokens"
	QOutputTokens       QuestionID = "output_tokens"
	QAPIModel           QuestionID = "api_model"
	QAPIInputPrice      QuestionID = "api_input_price"
	QAPIOutputPrice     QuestionID = "api_output_price"
	QCachedShare        QuestionID = "cached_share"
	QBatchShare         QuestionID = "batch_share"
	QMonthlyAPICost     QuestionID = "monthly_api_cost"
	QStableMonths       QuestionID = "stable_months"
	QHorizonYears       QuestionID = "horizon_years"
	QBudgetCap          QuestionID = "budget_cap"
	QLabelledExamples   QuestionID = "labelled_examples"
	QAchievableExamples QuestionID = "achievable_examples"
	QMLEngineer         QuestionID = "ml_engineer"
	QMLEngineers        QuestionID = "ml_engineers"
	QDomainVariants     QuestionID = "domain_variants"
	QStaffing           QuestionID = "staffing"
	QDeployment         QuestionID = "deployment"
	QGPUAccess          QuestionID = "gpu_access"
	QModelSize          QuestionID = "model_size"
	QSecurityReview     QuestionID = "security_review"
	QTier               QuestionID = "tier"
	QPreparation        QuestionID = "preparation"
	QReviewShare        QuestionID = "review_share"
	QTokensPerExample   QuestionID = "tokens_per_example"
	QEvalExamples       QuestionID = "eval_examples"
	QHourlyRate         QuestionID = "hourly_rate"
	QFirstProject       QuestionID = "first_project"
	QStakes             QuestionID = "stakes"
	QPlatform           QuestionID = "platform"
	QPurchase           QuestionID = "purchase"
	QMethod             QuestionID = "method"
	QPeakFactor         QuestionID = "peak_factor"
	QRetrainings        QuestionID = "retrainings_per_year"
	QRampUpMonths       QuestionID = "ramp_up_months"
)

// EngineQuestions lists the questions the engine reads, for the loader.
func EngineQuestions() []QuestionID {
	return []QuestionID{
		QTaskType, QGap, QRequestsPerMonth, QInputTokens, QOutputTokens, QAPIModel,
		QAPIInputPrice, QAPIOutputPrice, QCachedShare, QBatchShare, QMonthlyAPICost,
		QStableMonths, QHorizonYears, QBudgetCap, QLabelledExamples, QAchievableExamples,
		QMLEngineer, QMLEngineers, QDomainVariants, QStaffing, QDeployment, QGPUAccess, QModelSize,
		QSecurityReview, QTier, QPreparation, QReviewShare, QTokensPerExample, QEvalExamples,
		QHourlyRate, QFirstProject, QStakes, QPlatform, QPurchase, QMethod, QPeakFactor, QRetrainings, QRampUpMonths,
	}
}

// Section is a part of the interview.
type Section string

// The three sections, in the order they are asked.
const (
	Business Section = "business"
	Data     Section = "data"
	Team     Section = "team"
)

// Sections lists the sections in the order they are asked.
func Sections() []Section { return []Section{Business, Data, Team} }

// Title is the section's name as shown.
func (s Section) Title() string {
	switch s {
	case Business:
		return "Business"
	case Data:
		return "Data"
	case Team:
		return "Team"
	}
	return string(s)
}

// QuestionKind is the sort of answer a question takes.
type QuestionKind string

// The kinds of question.
const (
	NumberQuestion  QuestionKind = "number"  // a number or a range
	ChoiceQuestion  QuestionKind = "choice"  // one of Choices
	SeveralQuestion QuestionKind = "several" // any number of Choices
	TextQuestion    QuestionKind = "text"
)

// Question is one thing loracle asks.
type Question struct {
	// place is its index in the knowledge base.
	place int

	ID      QuestionID
	Section Section
	Kind    QuestionKind
	// Prompt is the question as asked; Short names it in lists and reports.
	Prompt, Short string
	// Why says what the answer changes; Help says how to find or judge it.
	Why, Help string
	// Example is a sample answer, written as a person would type it.
	Example string
	// Source is where the question comes from, like "T2" or "contract".
	Source string
	// Unit and Bounds apply to numbers; Whole allows integers only.
	Unit   Unit
	Bounds Range
	Whole  bool
	// Choices apply to choice and several.
	Choices []Choice
	// Express is the place in the ten-question express path, from 1; 0 means
	// the question is asked in the refine pass.
	Express int
	// Assume is what calculations use while the answer is unknown.
	Assume *Assumption
}

// Choice is one possible answer.
type Choice struct {
	Value, Label string
	// Help is a short gloss shown beside the label; it may be empty.
	Help string
}

// Assumption stands in for an answer nobody has given yet. Reports list every
// assumption that was used.
type Assumption struct {
	Range
	Why string
}

// Label is how a choice of the question is shown; the raw value where the
// question does not know it.
func (q *Question) Label(value string) string {
	for _, c := range q.Choices {
		if c.Value == value {
			return c.Label
		}
	}
	return value
}
