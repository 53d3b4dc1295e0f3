package advisor

import "math"

// program is the derivations of values as a list of steps over numbered slots,
// so that drawing ten thousand times walks no trees.
type program struct {
	slots  int
	leaves []leaf
	// fixed holds the slots of leaves that are certain.
	fixed   []fixedSlot
	steps   []step
	results []int
	// most is how many operands a step has at most.
	most int
}

// leaf is an uncertain amount and the slot it is put into.
type leaf struct {
	Range
	from Origin
	slot int
}

type fixedSlot struct {
	slot   int
	amount float64
}

// step works out a slot from others.
type step struct {
	op   Op
	args []int
	into int
}

// compile lists the steps that values need; what several of them rest on is
// worked out once.
func compile(vs []Value) *program {
	c := compiler{known: map[*Derivation]int{}, drawn: map[drawnKey]int{}}
	for _, v := range vs {
		c.p.results = append(c.p.results, c.slot(v))
	}
	return &c.p
}

type compiler struct {
	p     program
	known map[*Derivation]int
	drawn map[drawnKey]int
}

// drawnKey tells leaves apart: an origin may be used with several ranges, such
// as the printed and the corrected one.
type drawnKey struct {
	kind OriginKind
	id   string
	r    Range
}

func (c *compiler) slot(v Value) int {
	if v.How != nil {
		if s, ok := c.known[v.How]; ok {
			return s
		}
	}
	s := c.newSlot(v)
	if v.How != nil {
		c.known[v.How] = s
	}
	return s
}

func (c *compiler) newSlot(v Value) int {
	switch {
	case v.How == nil || v.How.Op == OpGiven:
		return c.leaf(v)
	case v.How.Op == OpLow || v.How.Op == OpHigh:
		// An end of a range is certain, however the range is drawn.
		return c.fixed(v.Low)
	}
	args := make([]int, len(v.How.Inputs))
	for i, in := range v.How.Inputs {
		args[i] = c.slot(in)
	}
	if v.How.Op == OpSpan {
		args = append(args, c.leaf(given("", "", Range{0, 1}, Origin{Kind: FromAlternative})))
	}
	s := c.next()
	c.p.steps, c.p.most = append(c.p.steps, step{v.How.Op, args, s}), max(c.p.most, len(args))
	return s
}

// FromAlternative is the origin of the draw that settles which of several
// possibilities holds, each as likely as the others. All spans share it, so
// that the project and the running cost are of the same budget.
const FromAlternative OriginKind = "alternative"

func (c *compiler) fixed(amount float64) int {
	s := c.next()
	c.p.fixed = append(c.p.fixed, fixedSlot{s, amount})
	return s
}

func (c *compiler) next() int {
	c.p.slots++
	return c.p.slots - 1
}

func (c *compiler) leaf(v Value) int {
	if v.Certain() {
		return c.fixed(v.Low)
	}
	from := Origin{ID: v.Label()}
	if v.How != nil {
		from = v.How.From()
	}
	key := drawnKey{from.Kind, from.ID, v.Range}
	if s, ok := c.drawn[key]; ok {
		return s
	}
	s := c.next()
	c.drawn[key] = s
	c.p.leaves = append(c.p.leaves, leaf{v.Range, from, s})
	return s
}

// block is how many draws go through a step together: enough to forget what
// choosing the step takes, and few enough to stay near the processor.
const block = 128

// start is a set of slots in a room, each for a block of draws, with the certain
// leaves filled in.
func (p *program) start(room []float64) [][]float64 {
	slots := make([][]float64, p.slots)
	for i := range slots {
		slots[i] = room[i*block : (i+1)*block]
	}
	for _, f := range p.fixed {
		for n := range slots[f.slot] {
			slots[f.slot][n] = f.amount
		}
	}
	return slots
}

// run works out all steps from the leaves, for so many draws.
func (p *program) run(slots [][]float64, draws int) {
	args := make([][]float64, 0, p.most)
	for i := range p.steps {
		s := &p.steps[i]
		args = args[:0]
		for _, a := range s.args {
			args = append(args, slots[a][:draws])
		}
		if len(args) > 0 {
			s.op.numbers(slots[s.into][:draws], args)
		}
	}
}

// numbers is what a step gives for certain amounts, draw by draw; it agrees with
// apply.
func (op Op) numbers(out []float64, args [][]float64) {
	copy(out, args[0])
	switch op {
	case OpFullMonths, OpMachineMonths, OpPayback:
		op.rampNumbers(out, args)
	case OpBlend:
		for n, price := range out {
			batch, cached := args[3][n], args[4][n]
			out[n] = (1-batch)*((1-cached)*price+cached*args[1][n]) + batch*args[2][n]
		}
	case OpCeil:
		for n := range out {
			out[n] = math.Ceil(out[n])
		}
	case OpCent:
		for n := range out {
			out[n] = Dollars(out[n]).Dollars()
		}
	case OpSpan:
		possible := len(args) - 1
		for n, which := range args[possible] {
			out[n] = args[min(int(which*float64(possible)), possible-1)][n]
		}
	case OpSum, OpSub, OpMul, OpDiv, OpMax, OpMin, OpGiven, OpLow, OpHigh,
		OpP10, OpP50, OpP90, OpNever, OpMiddle, OpSure:
		for _, arg := range args[1:] {
			op.fold(out, arg)
		}
	}
}

// fold takes one more operand into what a step has come to so far.
func (op Op) fold(out, arg []float64) {
	arg = arg[:len(out)]
	switch op {
	case OpSum:
		for n := range out {
			out[n] += arg[n]
		}
	case OpSub:
		for n := range out {
			out[n] -= arg[n]
		}
	case OpMul:
		for n := range out {
			out[n] *= arg[n]
		}
	case OpDiv:
		for n := range out {
			out[n] /= arg[n]
		}
	case OpMax:
		for n := range out {
			out[n] = max(out[n], arg[n])
		}
	case OpMin:
		for n := range out {
			out[n] = min(out[n], arg[n])
		}
	case OpGiven, OpLow, OpHigh, OpBlend, OpCeil, OpCent, OpSpan, OpFullMonths, OpMachineMonths, OpPayback,
		OpP10, OpP50, OpP90, OpNever, OpMiddle, OpSure:
	}
}
