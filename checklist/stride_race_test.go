//go:build race

package checklist

// stride is how many tallies of the first category are passed over. The race
// detector makes each step many times slower, and the steps are independent.
const stride = 25
