// Package report writes an assessment for people who were not in the room:
// the decision first, then everything it rests on. It holds no terminal code.
//
// Every format is written from one Source. Markdown comes first: HTML is the
// same Markdown laid out with charts, so that the two never differ in a word.
package report

import (
	"bytes"
	"sync"

	"loracle/advisor"
	"loracle/data/capsule"
	"loracle/data/casefile"
)

// Source is what a report is written from.
type Source struct {
	casefile.Case
	// Session is the session as it travels in the report; without events none
	// does.
	Session capsule.Capsule
	// Variant is who the report is for; empty means the room.
	Variant capsule.Variant
	// Since is what changed since the last milestone; nil where there is none.
	Since *casefile.Since
}

// shared reports whether the report is for people who were not in the room.
func (s Source) shared() bool { return s.Variant == capsule.Shared }

// carried is the session as the report's variant may carry it.
func (s Source) carried() capsule.Capsule {
	c := s.Session
	c.Variant = capsule.Room
	if s.shared() {
		c.Variant, c.ID, c.Events = capsule.Shared, "", capsule.ForSharing(c.Events)
		c = c.WantedOnly() // a milestone holds notes and names
	}
	return c
}

// facts is a source with what takes long to work out, which is worked out once
// and only for the formats that ask.
type facts struct {
	Source
	// likely is what is likely within the ranges.
	likely func() advisor.Outlook
	// flips are the changes of single answers that would change the advice, and
	// paybacks those of numbers near the answers that would change the payback.
	flips    func() []advisor.Flip
	paybacks func() []advisor.PaybackFlip
	// movers are the answers that move the cost over the period most.
	movers func() []advisor.Mover
}

func gather(s Source) facts {
	if s.shared() {
		s.Case = withoutNotes(s.Case)
	}
	return facts{
		s,
		sync.OnceValue(func() advisor.Outlook { return outlook(s.Case) }),
		sync.OnceValue(func() []advisor.Flip { return s.Base.Advice.Flips(s.Answers, s.Overrides...) }),
		sync.OnceValue(func() []advisor.PaybackFlip { return nearPaybacks(s.Case) }),
		sync.OnceValue(func() []advisor.Mover { return movers(s.Case) }),
	}
}

// ahead starts to work out what answers would change while the draws are made:
// together they take most of a report's time.
func (f facts) ahead() {
	go f.flips()
	go f.paybacks()
	go f.movers()
}

// Markdown writes a report as Markdown (GFM), with the session in a comment at
// its end. The same session and knowledge base give the same bytes on the same
// day, which ends acceptances and ages prices. Text from people and files is shown to the
// letter, with control characters removed.
func Markdown(s Source) ([]byte, error) { return writeMarkdown(gather(s)) }

func writeMarkdown(f facts) ([]byte, error) {
	out := markdown(f)
	if len(f.Session.Events) == 0 {
		return out, nil
	}
	comment, err := f.carried().Only(capsule.Pack).Comment()
	if err != nil {
		return nil, err
	}
	return bytes.Join([][]byte{out, comment}, []byte("\n")), nil
}

// markdown is the report itself, without the session it carries.
func markdown(f facts) []byte { return document(body(f)) }

// body is the report as blocks, section by section.
func body(f facts) []block {
	f.ahead()
	c, constants := f.Case, constantsOf(f)
	var blocks []block
	for _, section := range [][]block{
		title(c), audience(f.Source), decision(f), options(c), flips(c, f.flips()), checkpoints(c), budgets(c, likelyOf(c, f.likely)),
		economics(f), training(c), serving(c), dataset(c), risks(c), project(c), since(f.Since), decisionLog(f.Source),
		answers(c), assumptions(c, constants), figures(c, constants), colophon(c),
	} {
		blocks = append(blocks, section...)
	}
	return blocks
}
