package report

import (
	"strings"

	"loracle/advisor"
	"loracle/data/casefile"
)

// adapters is what the adapters take and how they are served best.
func adapters(c casefile.Case) []block {
	p := c.Assessment.Adapters
	if p == nil {
		return nil
	}
	blocks := []block{
		heading{3, "Adapters"},
		paragraph(say("%s at rank %d on all linear layers of %s: %s each, in 16 or 32 bits.",
			advisor.FormatRange(p.Count.Range, p.Count.Unit()), p.Rank, p.Model.Label, megabytes(p.BytesEach.Range))),
		paragraph(join(" ", say("%s %s.", bold("The pattern that fits:"), p.Fits.Label()), escape(inRoundBrackets(p.Why)))),
	}
	if p.Bound == nil {
		return blocks
	}
	return append(blocks, patterns(c), paragraph(sharing(*p)))
}

// inRoundBrackets is text with its sources as reports write them; square brackets
// mean links in Markdown.
func inRoundBrackets(text string) string {
	return strings.NewReplacer("[", "(", "]", ")").Replace(text)
}

// megabytes is a size in units of a million bytes.
func megabytes(bytes advisor.Range) string {
	const megabyte = 1e6
	r := advisor.Range{Low: bytes.Low / megabyte, High: bytes.High / megabyte}
	return advisor.FormatRangeShort(r, advisor.Count) + " MB"
}

// patterns sets merged models beside shared ones, with what the paper prints.
func patterns(c casefile.Case) block {
	p := c.Assessment.Adapters
	t := table{columns: []column{{title: "Several variants"}, {"Merged models", true}, {"Dynamic adapters", true}}}
	t.add("Storage", amount(p.CopiesGB), amount(p.AdaptersGB))
	if p.Merged != nil {
		t.add("GPUs", amount(p.Merged.GPUs), amount(p.Dynamic.GPUs))
		t.add("A month", whole(p.Merged.Monthly.Money()), whole(p.Dynamic.Monthly.Money()))
	}
	printed := func(what, merged, dynamic string) {
		m, d := c.Base.Advice.Figure(merged), c.Base.Advice.Figure(dynamic)
		if m != nil && d != nil {
			t.add(escape(what), escape(m.Printed), escape(d.Printed))
		}
	}
	printed("T10 prints for 5 variants of a 7B model", "t10.full.total", "t10.lora.total")
	printed("T11 prints for 3 variants", "t11.merged.monthly", "t11.dynamic.monthly")
	return t
}

// sharing says what sharing one base model saves and costs.
func sharing(p advisor.AdapterPlan) inline {
	kept := say("Dynamic adapters leave %s of the rate of a merged model.", advisor.FormatRange(p.RateKept.Range, advisor.Share))
	most := advisor.FormatRangeShort(p.Bound.Range, advisor.Share)
	if p.Saving == nil {
		return say("Sharing one base model can save up to %s of the monthly cost, as far as its GPUs carry all traffic. %s", most, kept)
	}
	return say("Between the lightest and the heaviest load that these answers allow, sharing one base model saves %s of the monthly cost; %s is the most it can be, where one machine carries all traffic. %s",
		advisor.FormatRangeShort(p.Saving.Range, advisor.Share), most, kept)
}
