package knowledge_test

import (
	"strings"
	"testing"
)

// brokenModels lists one edit for each kind of problem in the files behind the
// capacity and training models.
var brokenModels = map[string]struct {
	edit
	want string
}{
	"model id":                  {edit{"models.yaml", "id: llama-2-7b,", "id: ¦Llama 2,"}, `"Llama 2" is not a possible id of a model; allowed: one like llama-3.1-8b`},
	"model twice":               {edit{"models.yaml", "id: qwen3-8b", "id: ¦qwen2.5-7b"}, `model "qwen2.5-7b" is given twice, first at models.yaml:LINE; allowed: once`},
	"dimension left out":        {edit{"models.yaml", "- {id: llama-2-7b, label: Llama 2 7B, size: 7b, hidden: 4096, layers: 32,", "- ¦{id: llama-2-7b, label: Llama 2 7B, size: 7b, hidden: 4096,"}, `layers is missing; every entry here needs it`},
	"dimension zero":            {edit{"models.yaml", "hidden: 4096, layers: 32", "hidden: ¦0, layers: 32"}, `hidden is 0; allowed: 1 to 10000000`},
	"dimension no number":       {edit{"models.yaml", "hidden: 4096, layers: 32", "hidden: ¦wide, layers: 32"}, `hidden is "wide"; allowed: a whole number`},
	"uneven heads":              {edit{"models.yaml", "heads: 32, kv_heads: 8,", "heads: 32, kv_heads: ¦7,"}, `32 heads cannot share 7 key-value heads evenly; allowed: a divisor of heads`},
	"unknown size":              {edit{"models.yaml", "size: 13b", "size: ¦12b"}, `unknown choice of the question model_size, "12b", did you mean "13b"?; allowed: 7b, 13b, 70b`},
	"stands for nothing":        {edit{"models.yaml", "label: Llama 3.1 8B, size: 7b, stands_for_size: true", "label: Llama 3.1 8B, stands_for_size: ¦true"}, `there is no size to stand for; allowed: beside size`},
	"two stand for one":         {edit{"models.yaml", "label: Mistral 7B, size: 7b", "label: Mistral 7B, size: 7b, stands_for_size: ¦true"}, `size 7b is already stood for by the model in line LINE; allowed: one model a size`},
	"nothing stands for a size": {edit{"models.yaml", "label: Qwen2.5 14B, size: 13b, stands_for_size: true", "label: Qwen2.5 14B, size: 13b"}, `there is no model for size 13b; each choice of the question model_size needs one`},
	"model without source":      {edit{"models.yaml", "- {id: llama-2-7b, label: Llama 2 7B,", "- ¦{id: llama-2-7b,"}, `label is missing; every entry here needs it`},
	"GPU id":                    {edit{"gpus.yaml", "id: a100_40", "id: ¦A100-40"}, `"A100-40" is not a possible id of a GPU; allowed: one like a100_80`},
	"GPU twice":                 {edit{"gpus.yaml", "id: l4\n", "id: ¦t4\n"}, `GPU "t4" is given twice, first at gpus.yaml:LINE; allowed: once`},
	"memory below zero":         {edit{"gpus.yaml", "memory: 16", "memory: ¦-16"}, `memory is -16; allowed: a number of GB above 0`},
	"bandwidth left out":        {edit{"gpus.yaml", "    bandwidth: 320\n", ""}, `bandwidth is missing; every entry here needs it`},
	"share above one":           {edit{"gpus.yaml", "training: {share: 0.40,", "training: {share: ¦40,"}, `share is 40; allowed: above 0 to 1`},
	"unknown evidence":          {edit{"gpus.yaml", "evidence: derived", "evidence: ¦guessed"}, `unknown evidence "guessed"; allowed: measured, derived, assumed`},
	"share without source":      {edit{"gpus.yaml", "serving: {share: 0.45, evidence: assumed, source: \"planning value, chosen beforehand; no run was found\"}", "serving: ¦{share: 0.45, evidence: assumed}"}, `source is missing; every entry here needs it`},
	"constant unknown":          {edit{"model_constants.yaml", "id: memory.spread", "id: ¦memory.spred"}, `unknown constant "memory.spred", did you mean "memory.spread"?`},
	"constant missing":          {edit{"model_constants.yaml", "id: memory.spread", "id: memory.spred"}, `model_constants.yaml: constant memory.spread is missing; the models need it`},
	"constant twice":            {edit{"model_constants.yaml", "id: memory.bytes_nf4,", "id: ¦memory.bytes_16bit,"}, `constant "memory.bytes_16bit" is given twice, first at model_constants.yaml:LINE; allowed: once`},
	"constant without value":    {edit{"model_constants.yaml", "- {id: memory.context, label: \"memory of the CUDA context\", unit: GB, value: 0.8,", "- ¦{id: memory.context, label: \"memory of the CUDA context\", unit: GB,"}, `value is missing; every entry here needs it`},
	"constant zero":             {edit{"model_constants.yaml", "value: 730", "value: ¦0"}, `value is 0; allowed: above 0`},
	"typical outside":           {edit{"model_constants.yaml", "typical: 0.78", "typical: ¦0.5"}, `typical is 0.5; allowed: within the value, 0.75-0.95`},
	"price of unknown GPU":      {edit{"gpu_prices.yaml", "gpu: a10g, platform: aws, purchase: on_demand", "gpu: ¦a10h, platform: aws, purchase: on_demand"}, `unknown GPU "a10h", did you mean "a10"?; allowed: t4, l4, a10, a10g,`},
	"unknown purchase":          {edit{"gpu_prices.yaml", "purchase: on_demand", "purchase: ¦reserved"}, `unknown purchase "reserved"; allowed: on_demand, spot`},
	"platform id":               {edit{"gpu_prices.yaml", "platform: hf_jobs", "platform: ¦HF Jobs"}, `"HF Jobs" is not a possible id of a platform; allowed: one like runpod`},
	"price of a server":         {edit{"gpu_prices.yaml", "usd: 1.006", "usd: ¦1006"}, `usd is 1006; allowed: above 0 to 100 US dollars an hour`},
	"price turned round":        {edit{"gpu_prices.yaml", "usd: [0.377, 0.513]", "usd: ¦[0.513, 0.377]"}, `usd: the low end 0.513 is above the high end 0.377; allowed: low end first`},
	"price without date":        {edit{"gpu_prices.yaml", ", as_of: 2026-08-22}", "}"}, `as_of is missing; every entry here needs it`},
	"method unknown":            {edit{"usual_hardware.yaml", "size: 7b, method: lora,", "size: 7b, method: ¦lor,"}, `unknown choice of the question method, "lor"`},
	"usual twice":               {edit{"usual_hardware.yaml", "size: 7b, method: qlora,", "size: 7b, method: ¦lora,"}, `7b with lora is given twice; allowed: once`},
	"usual missing":             {edit{"usual_hardware.yaml", "size: 7b, method: qlora,", "size: 7b, method: lora,"}, `usual_hardware.yaml: there is no entry for 7b with qlora; each size needs one for each method`},
	"no GPU to train on":        {edit{"usual_hardware.yaml", "train: [a100_80, h100], train_gpus: 4", "train: ¦[], train_gpus: 4"}, `train names no GPU; allowed: one or more`},
	"cannot train":              {edit{"usual_hardware.yaml", "train: [a100_80, h100], train_gpus: 4", "train: [¦a10, h100], train_gpus: 4"}, `nothing is known about the A10; allowed: GPUs with a share for this in gpus.yaml`},
	"no number of GPUs":         {edit{"usual_hardware.yaml", "train_gpus: 4", "train_gpus: ¦0"}, `train_gpus is 0; allowed: 1 to 64`},
	"one GPU at least":          {edit{"gpu_prices.yaml", "gpus_at_least: 8", "gpus_at_least: ¦1"}, `gpus_at_least is 1; allowed: 2 to 64, or left out`},
}

func TestLocatesEachKindOfProblemOfTheModels(t *testing.T) {
	for name, c := range brokenModels {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files := shippedFiles(t)
			at := c.apply(t, files)
			got := problemsOf(files)
			for _, p := range got {
				if strings.HasPrefix(p, at) && matches(p, c.want) {
					return
				}
			}
			t.Errorf("want %s: %s\ngot %s", at, c.want, strings.Join(got, "\n"))
		})
	}
}

// TestConstantsAreAllExplained holds every constant to a label, a unit and a
// source, and every GPU share to its evidence.
func TestConstantsAreAllExplained(t *testing.T) {
	h := load(t).Hardware
	for _, c := range h.Constants {
		if c.Label == "" || c.Unit == "" || c.Source == "" {
			t.Errorf("%s: label %q, unit %q, source %q", c.ID, c.Label, c.Unit, c.Source)
		}
	}
	for _, size := range []string{"7b", "13b", "70b"} {
		if m := h.ModelOfSize(size); m == nil || m.Size != size {
			t.Errorf("no model stands for size %s", size)
		}
	}
}
