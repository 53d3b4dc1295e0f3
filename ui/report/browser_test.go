package report

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// What the browser test needs, and the variables that name it. Where
// LORACLE_BROWSER is "required", as in CI, the test fails instead of being left
// out.
const (
	requiredVariable = "LORACLE_BROWSER"
	axeVariable      = "LORACLE_AXE"
	shotsVariable    = "LORACLE_SHOTS"
)

// lacking leaves a test out, or fails it where it may not be left out.
func lacking(t *testing.T, what string) {
	t.Helper()
	if os.Getenv(requiredVariable) == "required" {
		t.Fatal(what)
	}
	t.Skip(what)
}

func findChromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	lacking(t, "left out: no Chromium on this machine (.ci/run installs it)")
	return ""
}

func findAxe(t *testing.T) string {
	t.Helper()
	path := os.Getenv(axeVariable)
	if path == "" {
		lacking(t, "left out: "+axeVariable+" does not name axe-core's axe.min.js (.ci/run installs it)")
	}
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(source)
}

// browse starts a browser that ends with the test.
func browse(t *testing.T) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(findChromium(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.UserDataDir(t.TempDir()))
	allocator, end := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(end)
	limited, stop := context.WithTimeout(allocator, 5*time.Minute)
	t.Cleanup(stop)
	ctx, quit := chromedp.NewContext(limited)
	t.Cleanup(quit)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	return ctx
}

// overheard is what a page says on the console or asks of the network.
type overheard struct {
	mu   sync.Mutex
	said []string
}

func (o *overheard) listen(ctx context.Context) error {
	return chromedp.Listen(ctx, func(event any) {
		o.mu.Lock()
		defer o.mu.Unlock()
		switch e := event.(type) {
		case *runtime.EventConsoleAPICalled:
			o.said = append(o.said, "console "+string(e.Type))
		case *runtime.EventExceptionThrown:
			o.said = append(o.said, "exception "+e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			o.said = append(o.said, "log "+e.Entry.Text)
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(e.Request.URL, "file:") && !strings.HasPrefix(e.Request.URL, "about:") {
				o.said = append(o.said, "request "+e.Request.URL)
			}
		}
	})
}

func (o *overheard) nothing(t *testing.T) {
	t.Helper()
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, s := range o.said {
		t.Errorf("the page is not silent: %s", s)
	}
}

func htmlFile(t *testing.T, s Source) string {
	t.Helper()
	data, err := HTML(s)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// accessible runs axe-core over the page and lists what it objects to.
const accessible = `axe.run(document).then(r => r.violations.map(v => v.id + ": " + v.help + ": " + v.nodes.map(n => n.html.slice(0, 200)).join(" ")))`

// cutOff lists the tables that do not show all of their columns.
const cutOff = `[...document.querySelectorAll(".table")].filter(e => e.scrollWidth > e.clientWidth).map(e => e.getAttribute("aria-label"))`

// TestHTMLInARealBrowser opens the reports in Chromium, in the light and in the
// dark and at several widths: the console stays empty, nothing is asked of the
// network, axe-core objects to nothing, nothing sticks out, and it prints.
func TestHTMLInARealBrowser(t *testing.T) {
	axe := findAxe(t)
	ctx := browse(t)
	for name, s := range map[string]Source{
		"mid": exampleSource(t, "mid"), "lean": exampleSource(t, "lean"), "enterprise": exampleSource(t, "enterprise"),
		"adversarial": adversarial(t), "empty": {Case: emptyCase()}, "after a milestone": sinceSource(t),
	} {
		t.Run(name, func(t *testing.T) {
			var heard overheard
			tab, closeTab := chromedp.NewContext(ctx)
			defer closeTab()
			if err := heard.listen(tab); err != nil {
				t.Fatal(err)
			}
			if err := chromedp.Do(tab, chromedp.Navigate(htmlFile(t, s))); err != nil {
				t.Fatal(err)
			}
			for _, scheme := range []string{"light", "dark"} {
				checkScheme(tab, t, axe, name, scheme)
			}
			checkPrint(tab, t, name)
			heard.nothing(t)
		})
	}
}

func checkScheme(ctx context.Context, t *testing.T, axe, name, scheme string) {
	t.Helper()
	dress(ctx, t, "", scheme)
	for _, width := range []int64{1280, 768, 360} {
		if beyond := sticksOut(ctx, t, width); beyond > 0 {
			t.Errorf("%s: at %d pixels the page sticks out by %d", scheme, width, beyond)
		}
	}
	sticksOut(ctx, t, 1280)
	cut, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](cutOff))
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range cut {
		t.Errorf("%s: on a usual screen a part of %s is out of sight", scheme, table)
	}
	picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	keep(t, name+"-"+scheme+".png", picture)
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[any](axe+"; null")); err != nil {
		t.Fatal(err)
	}
	found, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](accessible, chromedp.EvalAwaitPromise, chromedp.EvalAsValue))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Errorf("%s: %s", scheme, f)
	}
}

// dress sets the medium and the scheme of colours that the page sees.
func dress(ctx context.Context, t *testing.T, medium, scheme string) {
	t.Helper()
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: medium, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
	if err != nil {
		t.Fatal(err)
	}
}

// sticksOut is by how many pixels the page is wider than a window of that width.
func sticksOut(ctx context.Context, t *testing.T, width int64) int {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900)); err != nil {
		t.Fatal(err)
	}
	beyond, err := chromedp.Run(ctx, chromedp.Evaluate[int](`document.documentElement.scrollWidth - document.documentElement.clientWidth`))
	if err != nil {
		t.Fatal(err)
	}
	return beyond
}

// checkPrint prints to both sizes of paper.
func checkPrint(ctx context.Context, t *testing.T, name string) {
	t.Helper()
	for paper, size := range map[string]chromedp.PaperSize{"A4": chromedp.PaperA4, "Letter": chromedp.PaperLetter} {
		pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPaper(size), chromedp.PDFPrintBackground()))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(pdf), "%PDF") {
			t.Errorf("%s is no PDF", paper)
		}
		keep(t, name+"-"+paper+".pdf", pdf)
		const inch, margins = 96, 1.2
		dress(ctx, t, "print", "light")
		if beyond := sticksOut(ctx, t, int64((size.Width-margins)*inch)); beyond > 0 {
			t.Errorf("on %s the page sticks out by %d pixels", paper, beyond)
		}
	}
}

// keep writes a picture where LORACLE_SHOTS names a folder for looking at it.
func keep(t *testing.T, name string, data []byte) {
	t.Helper()
	folder := os.Getenv(shotsVariable)
	if folder == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
		t.Fatal(fmt.Errorf("keep %s: %w", name, err))
	}
}
