package report

import "loracle/advisor"

// jsonDerivations says how the numbers of the document came about. Every step
// is written once, as a node, and named by its position.
type jsonDerivations struct {
	// Paths leads from a number of the document to its node.
	Paths map[string]int `json:"paths"`
	Nodes []jsonNode     `json:"nodes"`
}

// jsonNode is a value and the step that gave it: op is "given" for what was
// read from origin, and the arithmetic over the nodes in inputs otherwise.
type jsonNode struct {
	Label  string       `json:"label"`
	Unit   advisor.Unit `json:"unit"`
	Low    float64      `json:"low"`
	High   float64      `json:"high"`
	Op     advisor.Op   `json:"op"`
	Inputs []int        `json:"inputs,omitempty"`
	Origin *jsonOrigin  `json:"origin,omitempty"`
	// Replaces is the computed value in whose place an amount was set by hand.
	Replaces *int `json:"replaces,omitempty"`
}

type jsonOrigin struct {
	Kind   advisor.OriginKind `json:"kind"`
	ID     string             `json:"id,omitempty"`
	Source string             `json:"source,omitempty"`
}

func jsonDerivationsOf(all []Number) jsonDerivations {
	w := nodeWriter{
		steps: map[*advisor.Derivation]int{}, leaves: map[leafKey]int{},
		out: jsonDerivations{Paths: map[string]int{}, Nodes: []jsonNode{}},
	}
	for _, n := range all {
		w.out.Paths[n.Path] = w.node(n.Value)
	}
	return w.out
}

// nodeWriter numbers the steps as it meets them.
type nodeWriter struct {
	out    jsonDerivations
	steps  map[*advisor.Derivation]int
	leaves map[leafKey]int
}

// leafKey tells values that were read apart; the same one is read many times.
type leafKey struct {
	label string
	unit  advisor.Unit
	r     advisor.Range
	from  advisor.Origin
}

func (w *nodeWriter) node(v advisor.Value) int {
	node := jsonNode{Label: v.Label(), Unit: v.Unit(), Low: v.Low, High: v.High, Op: advisor.OpGiven}
	if v.How == nil || v.How.Op == advisor.OpGiven {
		return w.leaf(v, node)
	}
	if at, ok := w.steps[v.How]; ok {
		return at
	}
	node.Op = v.How.Op
	for _, in := range v.How.Inputs {
		node.Inputs = append(node.Inputs, w.node(in))
	}
	w.steps[v.How] = len(w.out.Nodes)
	w.out.Nodes = append(w.out.Nodes, node)
	return w.steps[v.How]
}

func (w *nodeWriter) leaf(v advisor.Value, node jsonNode) int {
	key := leafKey{label: v.Label(), unit: v.Unit(), r: v.Range}
	if v.How != nil {
		key.from = v.How.From()
		node.Origin = &jsonOrigin{key.from.Kind, key.from.ID, key.from.Source}
	}
	if at, ok := w.leaves[key]; ok {
		return at
	}
	if v.How != nil && v.How.Replaces() != nil {
		at := w.node(*v.How.Replaces())
		node.Replaces = &at
	}
	w.leaves[key] = len(w.out.Nodes)
	w.out.Nodes = append(w.out.Nodes, node)
	return w.leaves[key]
}
