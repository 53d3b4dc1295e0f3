package knowledge

import "loracle/advisor"

// build turns the decoded files into a base. Each step rests on those before
// it: figures on notes, choices on prices, conditions on questions.
func (b *builder) build() *Base {
	b.buildMeta()
	b.buildNotes()
	b.buildFigures()
	b.buildPrices()
	b.buildQuestions()
	b.advice.Vocabulary = advisor.NewVocabulary(b.advice.Questions)
	b.buildTasks()
	b.buildTiers()
	b.buildPhases()
	b.buildFailures()
	b.buildTools()
	b.buildPlatforms()
	b.buildHardware()
	b.buildRules()
	b.base.Pack, b.base.conditions = b.buildPack(b.in("pack.yaml"), b.raw.pack)
	return b.base
}
