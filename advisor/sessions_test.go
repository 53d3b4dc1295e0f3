package advisor_test

import (
	"maps"
	"math"
	"sync"

	"pgregory.net/rapid"

	"loracle/advisor"
	"loracle/data/answersfile"
	"loracle/data/knowledge"
)

// examples are the answers of the examples that come with the program.
var examples = sync.OnceValues(func() (map[string]advisor.Answers, error) {
	base, err := knowledge.Load()
	if err != nil {
		return nil, err
	}
	out := map[string]advisor.Answers{}
	for _, name := range answersfile.ExampleNames() {
		data, err := answersfile.Example(name)
		if err != nil {
			return nil, err
		}
		file, err := answersfile.Decode(name, data, base)
		if err != nil {
			return nil, err
		}
		out[name] = file.Answers
	}
	return out, nil
})

// example is a copy of the answers of one of them.
func example(t interface{ Fatal(...any) }, name string) advisor.Answers {
	all, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	return maps.Clone(all[name])
}

// someSession is drawn from nothing or is like one of the examples.
func someSession(t *rapid.T, k *advisor.Knowledge) advisor.Answers {
	if rapid.Bool().Draw(t, "like an example") {
		return likeAnExample(t, k)
	}
	return someAnswers(t, k)
}

// likeAnExample is an example with a few other answers. Sessions that are drawn
// from nothing leave much open; in these nearly everything is known, and their
// numbers are of a size that projects have.
func likeAnExample(t *rapid.T, k *advisor.Knowledge) advisor.Answers {
	out := example(t, rapid.SampledFrom(answersfile.ExampleNames()).Draw(t, "example"))
	for range rapid.IntRange(0, 8).Draw(t, "other answers") {
		q := rapid.SampledFrom(k.Questions).Draw(t, "question")
		if rapid.IntRange(0, 3).Draw(t, "forgotten") == 0 {
			out[q.ID] = advisor.Unknown()
			continue
		}
		out[q.ID] = anotherAnswer(t, q, out[q.ID])
	}
	reconcile(out)
	return out
}

// anotherAnswer is another choice, or a number up to tenfold or a fiftieth.
func anotherAnswer(t *rapid.T, q *advisor.Question, now advisor.Answer) advisor.Answer {
	if q.Kind != advisor.NumberQuestion {
		return someAnswer(t, q)
	}
	r := advisor.Exactly(1)
	if now.Kind == advisor.NumberAnswer {
		r = now.Number
	}
	within := func(v float64) float64 { return min(max(v, q.Bounds.Low), q.Bounds.High) }
	by := rapid.Float64Range(0.02, 10).Draw(t, "times")
	r = advisor.Between(within(r.Low*by), within(r.High*by*rapid.Float64Range(1, 2).Draw(t, "wider")))
	if q.Whole {
		r = advisor.Between(math.Floor(r.Low), math.Ceil(r.High))
	}
	return advisor.Number(r)
}
