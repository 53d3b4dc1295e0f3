package knowledge

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"time"

	"loracle/advisor"
	"loracle/data/strict"
)

// The files of a knowledge base that hold prices.
const (
	apiPricesFile     = "prices.yaml"
	gpuPricesFileName = "gpu_prices.yaml"
)

// priceLists are the two price lists of a knowledge base, as its files have
// them.
type priceLists struct {
	apis []rawPrice
	gpus []rawGPUPrice
}

func (b *Base) listedPrices() (priceLists, error) {
	var apis pricesFile
	var gpus gpuPricesFile
	for name, target := range map[string]any{apiPricesFile: &apis, gpuPricesFileName: &gpus} {
		i := slices.IndexFunc(b.files, func(f file) bool { return f.name == name })
		if i < 0 {
			return priceLists{}, fmt.Errorf("%s is not in the knowledge base", name)
		}
		if _, problems := strict.Decode(name, b.files[i].data, target, strict.MaxBytes(maxFileBytes)); problems != nil {
			return priceLists{}, problems.Err()
		}
	}
	return priceLists{apis.APIPrices, gpus.Prices}, nil
}

// api is the listed row of a model, or nil.
func (l priceLists) api(id string) *rawPrice {
	for i := range l.apis {
		if l.apis[i].ID == id {
			return &l.apis[i]
		}
	}
	return nil
}

// providers lists the companies whose prices are listed, and platforms the
// clouds, each once.
func (l priceLists) providers() []string {
	var out []string
	for _, p := range l.apis {
		if p.Provider != "" && !slices.Contains(out, p.Provider) {
			out = append(out, p.Provider)
		}
	}
	return out
}

func (l priceLists) platforms() []string {
	var out []string
	for _, p := range l.gpus {
		if !slices.Contains(out, p.Platform) {
			out = append(out, p.Platform)
		}
	}
	return out
}

// overlaid is the lists with own prices laid over. Discounts come first, as
// they are of listed prices; an own price is what is paid.
func (l priceLists) overlaid(own ownPrices) priceLists {
	out := priceLists{slices.Clone(l.apis), slices.Clone(l.gpus)}
	for _, d := range own.Discounts {
		out.lower(d)
	}
	for _, p := range own.APIPrices {
		out.putAPI(p)
	}
	out.gpus = slices.DeleteFunc(out.gpus, func(listed rawGPUPrice) bool {
		return slices.ContainsFunc(own.GPUPrices, func(p rawGPUPrice) bool {
			return p.GPU == listed.GPU && p.Platform == listed.Platform && p.Purchase == listed.Purchase
		})
	})
	out.gpus = append(out.gpus, own.GPUPrices...)
	return out
}

// putAPI replaces the row of the same model in its place, or adds one. What a
// model is called and was tuned from stays where the own row does not say.
func (l *priceLists) putAPI(p rawPrice) {
	listed := l.api(p.ID)
	if listed == nil {
		l.apis = append(l.apis, p)
		return
	}
	p.Label = cmp.Or(p.Label, listed.Label)
	p.Provider = cmp.Or(p.Provider, listed.Provider)
	p.TunedFrom = cmp.Or(p.TunedFrom, listed.TunedFrom)
	*listed = p
}

// lower takes a discount off the listed prices it is for. The row then carries
// both sources and the older of both dates.
func (l *priceLists) lower(d rawDiscount) {
	for i := range l.apis {
		p := &l.apis[i]
		if d.Provider == "" || p.Provider != d.Provider {
			continue
		}
		for _, price := range []**float64{&p.Input, &p.Output, &p.Cached, &p.BatchInput, &p.BatchOutput} {
			if *price != nil {
				less := d.off(**price)
				*price = &less
			}
		}
		p.Source, p.AsOf = d.source(p.Source), d.older(p.AsOf)
	}
	for i := range l.gpus {
		p := &l.gpus[i]
		if d.Platform == "" || p.Platform != d.Platform || !slices.Contains(purchasesOf(d), string(p.Purchase)) {
			continue
		}
		p.USD = &span{advisor.Range{Low: d.off(p.USD.Low), High: d.off(p.USD.High)}}
		p.Source, p.AsOf = d.source(p.Source), d.older(p.AsOf)
	}
}

// off is a price less the discount, without the digits that only binary
// fractions have.
func (d rawDiscount) off(price float64) float64 {
	const digits = 1e9
	return math.Round(price*(100-float64(d.Discount))/100*digits) / digits
}

func (d rawDiscount) source(listed string) string {
	return fmt.Sprintf("%s; less %s (%s, %s)", listed, d.Discount, d.Source, d.AsOf.Format(time.DateOnly))
}

func (d rawDiscount) older(listed strict.Date) strict.Date {
	if d.AsOf.Before(listed.Time) {
		return d.AsOf
	}
	return listed
}

// filesWith is the base's files with other price lists. They are written as
// JSON, which is YAML too.
func (b *Base) filesWith(l priceLists) ([]file, error) {
	written := map[string]any{}
	apis, gpus := []map[string]any{}, []map[string]any{}
	for _, p := range l.apis {
		apis = append(apis, p.fields())
	}
	for _, p := range l.gpus {
		gpus = append(gpus, p.fields())
	}
	written[apiPricesFile] = map[string]any{pricesChoices: apis}
	written[gpuPricesFileName] = map[string]any{"gpu_prices": gpus}
	files := slices.Clone(b.files)
	for i, f := range files {
		content, ok := written[f.name]
		if !ok {
			continue
		}
		data, err := json.MarshalIndent(content, "", " ")
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", f.name, err)
		}
		files[i] = file{f.name, append(data, '\n')}
	}
	return files, nil
}

// fields are the row as a file has it; what is not given is left out.
func (p rawPrice) fields() map[string]any {
	row := map[string]any{
		"id": p.ID, "label": p.Label, "source": p.Source, "as_of": p.AsOf.Format(time.DateOnly),
	}
	for name, text := range map[string]string{"provider": p.Provider, "tuned_from": p.TunedFrom} {
		if text != "" {
			row[name] = text
		}
	}
	for name, price := range map[string]*float64{
		"input": p.Input, "output": p.Output, "cached": p.Cached, "batch_input": p.BatchInput, "batch_output": p.BatchOutput,
	} {
		if price != nil {
			row[name] = *price
		}
	}
	return row
}

func (p rawGPUPrice) fields() map[string]any {
	row := map[string]any{
		"gpu": p.GPU, "platform": p.Platform, "purchase": p.Purchase, "source": p.Source,
		"usd": []float64{p.USD.Low, p.USD.High}, "as_of": p.AsOf.Format(time.DateOnly),
	}
	if p.Machine != "" {
		row["machine"] = p.Machine
	}
	if p.GPUsAtLeast > 1 {
		row["gpus_at_least"] = p.GPUsAtLeast
	}
	return row
}
