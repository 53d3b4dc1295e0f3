package advisor_test

import (
	"math"
	"testing"

	"loracle/advisor"
)

type adapterRows struct {
	Adapters []struct {
		Model      string  `yaml:"model"`
		Rank       int     `yaml:"rank"`
		Targets    string  `yaml:"targets"`
		Parameters float64 `yaml:"parameters"`
		FileBytes  float64 `yaml:"file_bytes"`
		MB16       float64 `yaml:"mb_16bit"`
		MB32       float64 `yaml:"mb_32bit"`
		Source     string  `yaml:"source"`
	} `yaml:"adapters"`
	Parameters []struct {
		Model      string  `yaml:"model"`
		Parameters float64 `yaml:"parameters"`
		Source     string  `yaml:"source"`
	} `yaml:"parameters"`
}

func TestShapesGiveThePublishedNumberOfParameters(t *testing.T) {
	h := hardware(t)
	for _, row := range rowsOf[adapterRows](t, "adapter_size.yaml").Parameters {
		if got := model(t, h, row.Model).Parameters(); got != row.Parameters {
			t.Errorf("%s has %.0f parameters, published are %.0f (%s)", row.Model, got, row.Parameters, row.Source)
		}
	}
}

func TestAdapterParametersEqualEveryPublishedCount(t *testing.T) {
	h := hardware(t)
	for _, row := range rowsOf[adapterRows](t, "adapter_size.yaml").Adapters {
		size := h.AdapterSize(model(t, h, row.Model), row.Rank, targets(row.Targets), advisor.Bits32)
		if row.Parameters > 0 && size.Parameters.Mid != row.Parameters {
			t.Errorf("%s rank %d on %s: %.0f parameters, published %.0f (%s)",
				row.Model, row.Rank, row.Targets, size.Parameters.Mid, row.Parameters, row.Source)
		}
		recomputes(t, size.Parameters)
	}
}

func TestAdapterBytesAreWithinAThirdOfAPercentOfSavedFiles(t *testing.T) {
	h := hardware(t)
	table := errorTable{}
	for _, row := range rowsOf[adapterRows](t, "adapter_size.yaml").Adapters {
		m := model(t, h, row.Model)
		for _, saved := range []struct {
			precision    advisor.Precision
			bytes, slack float64
		}{
			{advisor.Bits32, row.FileBytes, 0.003 * row.FileBytes},
			{advisor.Bits16, row.MB16 * 1e6, 0.06e6},
			{advisor.Bits32, row.MB32 * 1e6, 0.06e6},
		} {
			if saved.bytes == 0 {
				continue
			}
			size := h.AdapterSize(m, row.Rank, targets(row.Targets), saved.precision)
			if math.Abs(size.Bytes.Mid-saved.bytes) > saved.slack {
				t.Errorf("%s rank %d on %s: %.0f bytes, published %.0f (%s)",
					row.Model, row.Rank, row.Targets, size.Bytes.Mid, saved.bytes, row.Source)
			}
			table = append(table, comparison{name: row.Model + " " + row.Targets, role: row.Source, estimated: size.Bytes.Mid, actual: saved.bytes})
			recomputes(t, size.Bytes)
		}
	}
	table.log(t, "bytes")
}

func TestAdapterSavedInAnUnknownPrecisionRangesOverBoth(t *testing.T) {
	h := hardware(t)
	m := model(t, h, "llama-2-7b")
	unknown := h.AdapterSize(m, 16, advisor.AllLinear(), "").Bytes
	small := h.AdapterSize(m, 16, advisor.AllLinear(), advisor.Bits16).Bytes
	large := h.AdapterSize(m, 16, advisor.AllLinear(), advisor.Bits32).Bytes
	if unknown.Low != small.Low || unknown.High != large.High {
		t.Errorf("unknown precision gives %v, want %g to %g", unknown.Range, small.Low, large.High)
	}
	recomputes(t, unknown)
}

// TestPaperAdapterSizesHoldForSixteenBits places the whitepaper's 30 to 80 MB
// (T10, 7B at rank 16) and 50 to 200 MB (T11).
func TestPaperAdapterSizesHoldForSixteenBits(t *testing.T) {
	h := hardware(t)
	m := model(t, h, "llama-2-7b")
	attention := h.AdapterSize(m, 16, advisor.AttentionOnly(), advisor.Bits16).Bytes.Mid
	all := h.AdapterSize(m, 16, advisor.AllLinear(), advisor.Bits16).Bytes.Mid
	if attention < 30e6 || all > 80e6 {
		t.Errorf("16-bit adapters take %.1f to %.1f MB, outside the printed 30 to 80", attention/1e6, all/1e6)
	}
	if full := h.AdapterSize(m, 16, advisor.AllLinear(), advisor.Bits32).Bytes.Mid; full <= 80e6 || full > 200e6 {
		t.Errorf("a 32-bit adapter takes %.1f MB; it is outside T10 and inside T11", full/1e6)
	}
}
