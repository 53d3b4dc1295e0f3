package theme

import (
	"image/color"
	"math"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// luminance is the relative luminance of WCAG 2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / math.MaxUint16
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func TestTextReadsWellOnDarkAndLightBackgrounds(t *testing.T) {
	for _, tc := range []struct {
		dark        bool
		backgrounds []color.Color
	}{
		{true, []color.Color{color.Black, color.RGBA{0x28, 0x2C, 0x34, 0xFF}}},
		{false, []color.Color{color.White, color.RGBA{0xFD, 0xF6, 0xE3, 0xFF}}},
	} {
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
			p := New(tc.dark, profile).Palette
			for name, c := range map[string]color.Color{
				"text": p.Text, "muted": p.Muted, "accent": p.Accent, "good": p.Good, "warn": p.Warn, "bad": p.Bad,
			} {
				for _, background := range tc.backgrounds {
					if got := contrast(c, background); got < 4.5 {
						t.Errorf("dark %v, %v: %s has a contrast of %.1f on %v, less than 4.5", tc.dark, profile, name, got, background)
					}
				}
			}
		}
	}
}

func TestGreysStayGreyIn256Colours(t *testing.T) {
	for _, dark := range []bool{true, false} {
		p := New(dark, colorprofile.ANSI256).Palette
		for name, c := range map[string]color.Color{"text": p.Text, "muted": p.Muted, "frame": p.Frame} {
			if r, g, b, _ := c.RGBA(); r != g || g != b {
				t.Errorf("dark %v: %s has a tint: %v", dark, name, c)
			}
		}
	}
}

func TestHighContrastIsWhatItSays(t *testing.T) {
	for dark, background := range map[bool]color.Color{true: color.Black, false: color.White} {
		p := HighContrast(dark, colorprofile.TrueColor).Palette
		for name, c := range map[string]color.Color{
			"text": p.Text, "muted": p.Muted, "accent": p.Accent, "good": p.Good, "warn": p.Warn, "bad": p.Bad, "frame": p.Frame,
		} {
			if got := contrast(c, background); got < 7 {
				t.Errorf("dark %v: %s has a contrast of %.1f, less than 7", dark, name, got)
			}
		}
		if basic := HighContrast(dark, colorprofile.ANSI).Palette; basic.Muted != basic.Text {
			t.Error("with sixteen colours muted text is fainter than the rest")
		}
	}
}

func TestSixteenColourTerminalsGetTheirOwnColours(t *testing.T) {
	for _, dark := range []bool{true, false} {
		p := New(dark, colorprofile.ANSI).Palette
		for name, c := range map[string]color.Color{"accent": p.Accent, "good": p.Good, "warn": p.Warn, "bad": p.Bad, "frame": p.Frame} {
			if _, basic := c.(ansi.BasicColor); !basic {
				t.Errorf("dark %v: %s is %T", dark, name, c)
			}
		}
	}
}
