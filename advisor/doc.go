// Package advisor turns answers into advice: which approach fits, what it
// costs, when it pays back, and why.
//
// It is pure. Knowledge and answers go in, an Assessment comes out; there is no
// clock, no randomness and no input or output, so the same answers always give
// the same advice, and it can run on every key press.
//
// Every estimated quantity is a Range, money is a whole number of
// micro-dollars, and every result is a Value that remembers its derivation
// down to answers, figures and prices.
package advisor
