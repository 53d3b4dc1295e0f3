package checklist

import (
	"fmt"
	"slices"
	"strings"
)

// Vote is what one person in the room thinks of a checkpoint.
type Vote string

// The votes.
const (
	VoteGo       Vote = "go"
	VoteNoGo     Vote = "no_go"
	VoteDontKnow Vote = "dont_know"
	VoteAbstain  Vote = "abstain"
)

// Votes lists the votes in the order they are shown.
func Votes() []Vote { return []Vote{VoteGo, VoteNoGo, VoteDontKnow, VoteAbstain} }

// Valid reports whether it is one of the votes.
func (v Vote) Valid() bool { return slices.Contains(Votes(), v) }

// Label is the vote as shown.
func (v Vote) Label() string {
	switch v {
	case VoteGo:
		return "go"
	case VoteNoGo:
		return "no-go"
	case VoteDontKnow:
		return "don't know"
	case VoteAbstain:
		return "abstain"
	}
	return string(v)
}

// Side is a vote with the number of people who cast it.
type Side struct {
	Vote  Vote
	Count int
}

// Tally counts votes. Abstentions are counted and take no side.
type Tally map[Vote]int

// Count tallies votes.
func Count(votes []Vote) Tally {
	t := Tally{}
	for _, v := range votes {
		t[v]++
	}
	return t
}

// Cast is the number of votes, abstentions included.
func (t Tally) Cast() int {
	n := 0
	for _, c := range t {
		n += c
	}
	return n
}

// Sides lists the votes that somebody cast, abstentions left out, the smallest
// side first: the order in which they speak.
func (t Tally) Sides() []Side {
	var out []Side
	for _, v := range Votes() {
		if v != VoteAbstain && t[v] > 0 {
			out = append(out, Side{v, t[v]})
		}
	}
	slices.SortStableFunc(out, func(a, b Side) int { return a.Count - b.Count })
	return out
}

// Split reports whether people disagree.
func (t Tally) Split() bool { return len(t.Sides()) > 1 }

// Even reports whether no side is larger than every other.
func (t Tally) Even() bool {
	sides := t.Sides()
	n := len(sides)
	return n > 1 && sides[n-1].Count == sides[n-2].Count
}

// Outliers are the sides smaller than the largest, the smallest first: they
// have seen something the others have not, and speak first.
func (t Tally) Outliers() []Side {
	sides := t.Sides()
	return slices.DeleteFunc(sides, func(s Side) bool { return s.Count == sides[len(sides)-1].Count })
}

// Sentence is the result in words, like "5 go, 2 no-go, 1 abstain".
func (t Tally) Sentence() string {
	var out []string
	for _, v := range Votes() {
		if t[v] > 0 {
			out = append(out, fmt.Sprintf("%d %s", t[v], v.Label()))
		}
	}
	if len(out) == 0 {
		return "no votes"
	}
	return strings.Join(out, ", ")
}
