//go:build race

package report

// raced says that the tests run with the race detector.
const raced = true
