//go:build race

package store_test

// slower is by how much fewer rounds the tests do because the program is slow.
const slower = 10
