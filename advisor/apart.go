package advisor

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// apart works on questions side by side and gives what was found for each in
// their order. Trying other answers to one question has nothing to do with
// trying those to another.
func apart[T any](questions []*Question, work func(*Question) T) []T {
	out := make([]T, len(questions))
	sideBySide(len(out), func(i int) { out[i] = work(questions[i]) })
	return out
}

// sideBySide does so many pieces of work, which have nothing to do with each
// other, on as many processors as there are.
func sideBySide(pieces int, work func(i int)) {
	var (
		next, running = atomic.Int64{}, sync.WaitGroup{}
		failure       atomic.Value
	)
	for range min(processors(), pieces) {
		running.Go(func() {
			// A fault is the caller's to catch, who may have a terminal to put right.
			defer func() {
				if fault := recover(); fault != nil {
					failure.Store(&fault)
				}
			}()
			for i := int(next.Add(1) - 1); i < pieces; i = int(next.Add(1) - 1) {
				work(i)
			}
		})
	}
	running.Wait()
	if fault, ok := failure.Load().(*any); ok {
		panic(*fault)
	}
}

func processors() int { return runtime.GOMAXPROCS(0) }
