package answersfile

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed examples/*.yaml
var examples embed.FS

// ExampleNames lists the shipped examples, the smallest team first. Each is
// named after the budget tier that its team resembles.
func ExampleNames() []string { return []string{"lean", "mid", "enterprise"} }

// Example is a commented answers file that can be changed and read again.
func Example(name string) ([]byte, error) {
	data, err := examples.ReadFile("examples/" + name + ".yaml")
	if err != nil {
		return nil, fmt.Errorf("there is no example %q; choose %s", name, strings.Join(ExampleNames(), ", "))
	}
	return data, nil
}
