package knowledge

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"loracle/data/strict"
)

// file is one file of a knowledge base.
type file struct {
	name string
	data []byte
}

// maxFileBytes bounds one file of a knowledge base; the largest shipped one
// has about 26 KiB.
const maxFileBytes = 1 << 20

// LoadFS loads a knowledge base from the YAML files at the top of a file
// system. The error is a strict.Problems when files were found and have
// something wrong with them.
func LoadFS(fsys fs.FS) (*Base, error) {
	names, err := fs.Glob(fsys, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list knowledge files: %w", err)
	}
	files := make([]file, len(names))
	for i, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read knowledge file: %w", err)
		}
		files[i] = file{name, data}
	}
	return loadFiles(files)
}

func loadFiles(files []file) (*Base, error) {
	sortByName(files)
	b := newBuilder()
	b.read(files)
	base := b.build()
	if err := b.problems.Err(); err != nil {
		return nil, err
	}
	base.files = files
	base.Advice.SHA256 = hashOf(files)
	base.Advice.Index()
	return base, nil
}

func sortByName(files []file) {
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.name, b.name) })
}

// hashOf is the SHA-256 over names, sizes and contents in order, in hex.
func hashOf(files []file) string {
	h := sha256.New()
	for _, f := range files {
		// A hash never fails to write.
		_, _ = fmt.Fprintf(h, "%s\n%d\n", f.name, len(f.data))
		_, _ = h.Write(f.data)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// raw is the files as decoded, before references are followed.
type raw struct {
	meta      metaFile
	notes     notesFile
	figures   []*figuresFile
	prices    pricesFile
	questions questionsFile
	tasks     tasksFile
	tiers     tiersFile
	phases    phasesFile
	failures  failuresFile
	tools     toolsFile
	platforms platformsFile
	rules     rulesFile
	pack      packFile
	models    modelsFile
	gpus      gpusFile
	gpuPrices gpuPricesFile
	constants constantsFile
	usual     usualFile
}

// figuresPattern matches the files that hold figures; there may be several.
const figuresPattern = "figures*.yaml"

// targets are the files of which there is exactly one, with what each is
// decoded into.
func (r *raw) targets() map[string]any {
	return map[string]any{
		"meta.yaml": &r.meta, "notes.yaml": &r.notes, "prices.yaml": &r.prices, "questions.yaml": &r.questions,
		"tasks.yaml": &r.tasks, "tiers.yaml": &r.tiers, "phases.yaml": &r.phases, "failures.yaml": &r.failures,
		"tools.yaml": &r.tools, "platforms.yaml": &r.platforms, "rules.yaml": &r.rules, "pack.yaml": &r.pack,
		"models.yaml": &r.models, "gpus.yaml": &r.gpus, "gpu_prices.yaml": &r.gpuPrices,
		"model_constants.yaml": &r.constants, "usual_hardware.yaml": &r.usual,
	}
}

// reading is one file on its way into its target.
type reading struct {
	file
	target   any
	doc      *strict.Document
	problems strict.Problems
}

// read decodes all files, side by side as each is independent of the others.
// What is missing or surplus is a problem too.
func (b *builder) read(files []file) {
	readings := b.assign(files)
	var all sync.WaitGroup
	for _, r := range readings {
		all.Go(func() {
			r.doc, r.problems = strict.Decode(r.name, r.data, r.target, strict.MaxBytes(maxFileBytes))
		})
	}
	all.Wait()
	for _, r := range readings {
		b.problems = append(b.problems, r.problems...)
		if r.doc != nil {
			b.docs[r.name] = r.doc
		}
		if figures, ok := r.target.(*figuresFile); ok {
			b.raw.figures = append(b.raw.figures, figures)
			b.figureDocs = append(b.figureDocs, r.doc)
		}
	}
}

// assign finds out what each file is to be decoded into.
func (b *builder) assign(files []file) []*reading {
	targets := b.raw.targets()
	var readings []*reading
	figures := 0
	for _, f := range files {
		target, ok := targets[f.name]
		if !ok && isFigures(f.name) {
			target, ok = &figuresFile{}, true
			figures++
		}
		if !ok {
			b.problem(f.name, "no file of this name is expected; allowed: "+expected(b.raw.targets()))
			continue
		}
		readings = append(readings, &reading{file: f, target: target})
		delete(targets, f.name)
	}
	for name := range targets {
		b.problem(name, "the file is missing")
	}
	if figures == 0 {
		b.problem(figuresPattern, "no file with figures")
	}
	return readings
}

func isFigures(name string) bool {
	// The pattern is a constant and well-formed.
	matched, _ := path.Match(figuresPattern, name)
	return matched
}

func expected(targets map[string]any) string {
	names := []string{figuresPattern}
	for name := range targets {
		names = append(names, name)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}
