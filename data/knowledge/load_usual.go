package knowledge

import "loracle/advisor"

type usualFile struct {
	Usual []rawUsual `yaml:"usual_hardware"`
}

type rawUsual struct {
	Size      string               `yaml:"size"`
	Method    advisor.TuningMethod `yaml:"method"`
	Train     []string             `yaml:"train"`
	TrainGPUs int                  `yaml:"train_gpus"`
	Serve     []string             `yaml:"serve"`
	ServeGPUs int                  `yaml:"serve_gpus"`
	Source    string               `yaml:"source"`
}

func (b *builder) buildUsual() {
	const name = "usual_hardware.yaml"
	b.in(name).needValue("usual_hardware")
	hardware := b.advice.Hardware
	for i, raw := range b.raw.usual.Usual {
		e := b.in(name, "usual_hardware", i)
		e.need("size", raw.Size, "method", string(raw.Method), "source", raw.Source)
		b.checkChoiceOf(e.at("size"), advisor.QModelSize, raw.Size)
		b.checkChoiceOf(e.at("method"), methodQuestion, string(raw.Method))
		checkCount(e.at("train_gpus"), "train_gpus", raw.TrainGPUs)
		checkCount(e.at("serve_gpus"), "serve_gpus", raw.ServeGPUs)
		if hardware.UsualFor(raw.Size, raw.Method) != nil {
			e.at("method").bad("%s with %s is given twice; allowed: once", raw.Size, raw.Method)
			continue
		}
		hardware.Usual = append(hardware.Usual, &advisor.UsualHardware{
			Size: raw.Size, Method: raw.Method, TrainGPUs: raw.TrainGPUs, ServeGPUs: raw.ServeGPUs, Source: raw.Source,
			Train: b.gpusWith(e.at("train"), "train", raw.Train, func(g *advisor.GPU) *advisor.Efficiency { return g.Training }),
			Serve: b.gpusWith(e.at("serve"), "serve", raw.Serve, func(g *advisor.GPU) *advisor.Efficiency { return g.Serving }),
		})
	}
	b.checkUsualCovered(name)
}

func checkCount(e entry, field string, n int) {
	switch {
	case !e.given():
		e.bad("%s is missing; every entry here needs it", field)
	case n < 1 || n > 64:
		e.bad("%s is %d; allowed: 1 to 64", field, n)
	}
}

// gpusWith are the GPUs named in a field, which must have a share of the kind
// needed.
func (b *builder) gpusWith(e entry, field string, ids []string, share func(*advisor.GPU) *advisor.Efficiency) []*advisor.GPU {
	var gpus []*advisor.GPU
	for i, id := range ids {
		g := b.gpu(e.at(i), id)
		if g == nil {
			continue
		}
		if share(g) == nil {
			e.at(i).bad("nothing is known about the %s; allowed: GPUs with a share for this in gpus.yaml", g.Label)
		}
		gpus = append(gpus, g)
	}
	if len(ids) == 0 {
		e.bad("%s names no GPU; allowed: one or more", field)
	}
	return gpus
}

// checkUsualCovered reports sizes and methods that have no entry.
func (b *builder) checkUsualCovered(file string) {
	sizes, methods := b.question[advisor.QModelSize], b.question[methodQuestion]
	if sizes == nil || methods == nil || b.docs[file] == nil {
		return
	}
	for _, size := range choiceValues(sizes) {
		for _, method := range choiceValues(methods) {
			if b.advice.Hardware.UsualFor(size, advisor.TuningMethod(method)) == nil {
				b.problem(file, "there is no entry for "+size+" with "+method+"; each size needs one for each method")
			}
		}
	}
}
