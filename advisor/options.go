package advisor

// OptionCost is what one approach costs on the same traffic and period as the
// others.
type OptionCost struct {
	Approach Approach
	// Build is paid once, Monthly is a month at full traffic, and Yearly is paid
	// from the second year on.
	Build, Monthly, Yearly Value
	// FirstYear and Horizon are totals; nil while the API bill, which they rest
	// on, is not known.
	FirstYear, Horizon *Value
	// Remark says what the figures leave out.
	Remark string

	// spending is nil while it is not known.
	spending *spending
}

// ragRemark is what the printed cost of retrieval leaves out. Its second sentence
// is plain arithmetic: 500,000 × 2,000 tokens at $2.50 a million.
const ragRemark = "Building retrieval is not priced in the whitepaper and comes on top. So does what it fetches, where the " +
	"printed $200-2,000 a month do not hold it: 2,000 tokens more in each of 500,000 requests cost $2,500 a month on GPT-4o."

// options lays the four approaches side by side. The paper prices retrieval by
// the month and gives no cost of building it; prompting has none.
func (a *assessor) options(e *Economics) []OptionCost {
	if a.only != everything {
		return nil
	}
	retrieval := a.figure("t1.rag.ongoing").Named("Retrieval a month")
	prompting := OptionCost{
		Approach: Prompting, Build: noBuild, Yearly: noYearly,
	}
	rag := prompting
	rag.Approach, rag.Remark = RAG, ragRemark
	lora := OptionCost{Approach: LoRA, Build: e.Project, Yearly: e.yearly, spending: &e.tuned}
	both := lora
	both.Approach, both.Remark = LoRARAG, rag.Remark
	withRetrieval := e.tuned.with("Running cost and retrieval a month", retrieval)
	both.spending = &withRetrieval
	if e.unserved != "" {
		lora.spending, lora.Remark = nil, "What serving requests of this size costs is not known."
		both.spending, both.Remark = nil, lora.Remark+" "+both.Remark
	}
	if e.api != nil {
		prompting.spending = e.api
		apiAndRetrieval := e.api.with("API and retrieval a month", retrieval)
		rag.spending = &apiAndRetrieval
	}
	out := []OptionCost{prompting, rag, lora, both}
	year := newSpan(monthsPerYear(), e.RampUp)
	noneLater := Product(e.laterTooling.Label(), USD, noYearly, e.furtherYears)
	for i := range out {
		later := e.laterTooling
		if !out[i].Approach.Tunes() {
			later = noneLater
		}
		if out[i].spending != nil {
			out[i].totals(e, year, later)
		}
	}
	return out
}

// totals fills in the month, the first year and the period.
func (o *OptionCost) totals(e *Economics, year span, later Value) {
	o.Monthly = o.spending.full
	first := Sum("First year", USD, o.Build, o.spending.over("A year of running", year))
	horizon := Sum("Over the period", USD, o.Build,
		o.spending.over("Running over the period", e.period), later)
	o.FirstYear, o.Horizon = &first, &horizon
}

// Month is a point of the month-by-month comparison: what has been spent by
// the end of that month.
type Month struct {
	Number int
	// API and Tuned are the two that the break-even compares.
	API, Tuned MoneyRange
	// Options has all four in the order of Approaches.
	Options []Value
}

// Curve is the cumulative cost of the four approaches, month by month over the
// period, month 0 being the day the project is paid; nil while the API bill is
// not known. Charts draw it.
func (e Economics) Curve() []Month {
	if e.APIMonthly == nil || e.unserved != "" {
		return nil
	}
	last := int(e.HorizonYears.High * aYear)
	out := make([]Month, 0, last+1)
	for m := range last + 1 {
		in := newSpan(defined("months so far", Months, float64(m)), e.RampUp)
		further := defined("years after the first so far", Years, max(0, float64(m)/aYear-1))
		// Economics that were put together without options have these two alone.
		month := Month{Number: m, API: e.APIMonthly.Mul(in.full.Range).Money(), Tuned: e.Project.Add(e.SelfHostedMonthly.Scale(float64(m))).Money()}
		for _, o := range e.Options {
			month.Options = append(month.Options, Sum(o.Approach.Label()+", spent so far", USD, o.Build,
				o.spending.over("Running so far", in),
				Product(e.laterTooling.Label(), USD, o.Yearly, further)))
			switch o.Approach {
			case Prompting:
				month.API = month.Options[len(month.Options)-1].Money()
			case LoRA:
				month.Tuned = month.Options[len(month.Options)-1].Money()
			case RAG, LoRARAG:
			}
		}
		out = append(out, month)
	}
	return out
}
