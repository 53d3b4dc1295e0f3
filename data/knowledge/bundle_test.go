package knowledge_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"loracle/advisor"
	"loracle/data/knowledge"
)

func shipped(t testing.TB) *knowledge.Base {
	t.Helper()
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	return base
}

func TestBundleBringsBackTheSameBase(t *testing.T) {
	base := shipped(t)
	bundle, err := base.Bundle()
	if err != nil {
		t.Fatal(err)
	}
	again, err := knowledge.LoadBundle(bundle)
	if err != nil {
		t.Fatal(err)
	}
	if again.Advice.SHA256 != base.Advice.SHA256 || again.Advice.Version != base.Advice.Version {
		t.Errorf("got %s of %s, want %s of %s", again.Advice.SHA256, again.Advice.Version, base.Advice.SHA256, base.Advice.Version)
	}
	if diff := cmp.Diff(base.Pack, again.Pack); diff != "" {
		t.Error(diff)
	}
	if !reflect.DeepEqual(base.Advice.Figures, again.Advice.Figures) {
		t.Error("the figures differ")
	}
	second, err := again.Bundle()
	if err != nil || !bytes.Equal(bundle, second) {
		t.Errorf("the same files gave other bytes, %v", err)
	}
	if len(bundle) > 100_000 {
		t.Errorf("the bundle has %d bytes", len(bundle))
	}
}

func TestTheHashCoversNamesAndContents(t *testing.T) {
	base := shipped(t)
	files := shippedFiles(t)
	same, err := knowledge.LoadFS(files)
	if err != nil || same.Advice.SHA256 != base.Advice.SHA256 || len(base.Advice.SHA256) != 64 {
		t.Fatalf("the same files from a folder have the hash %v, want %s, %v", same, base.Advice.SHA256, err)
	}
	files["figures_x.yaml"] = files["figures_text.yaml"]
	delete(files, "figures_text.yaml")
	renamed, err := knowledge.LoadFS(files)
	if err != nil || renamed.Advice.SHA256 == base.Advice.SHA256 {
		t.Errorf("another name left the hash as it was, %v", err)
	}
	edit{"notes.yaml", "The total", "A total"}.apply(t, files)
	changed, err := knowledge.LoadFS(files)
	if err != nil || changed.Advice.SHA256 == renamed.Advice.SHA256 {
		t.Errorf("another text left the hash as it was, %v", err)
	}
}

// archive packs files in the order given: a name and its text in turn.
func archive(t testing.TB, pairs ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(pairs); i += 2 {
		f, err := w.Create(pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(pairs[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestRefusesArchivesThatAreNoKnowledge(t *testing.T) {
	many := []string{}
	for i := range 65 {
		many = append(many, "a"+strconv.Itoa(i)+".yaml", "")
	}
	bomb := []string{}
	for i := range 12 {
		bomb = append(bomb, "figures"+strconv.Itoa(i)+".yaml", strings.Repeat(" ", 1<<20))
	}
	cases := map[string]struct {
		bundle []byte
		want   string
	}{
		"nothing":        {nil, "unpack knowledge: zip: not a valid zip file"},
		"noise":          {[]byte("PK\x03\x04 no"), "unpack knowledge: zip: not a valid zip file"},
		"too large":      {make([]byte, 5<<20), "unpack knowledge: a knowledge archive has at most 4194304 bytes and 64 files"},
		"too many files": {archive(t, many...), "unpack knowledge: a knowledge archive has at most 4194304 bytes and 64 files"},
		"one bomb":       {archive(t, "a.yaml", strings.Repeat(" ", 2<<20)), "unpack knowledge: a knowledge archive unpacks to at most 8388608 bytes, 1048576 a file"},
		"many bombs":     {archive(t, bomb...), "unpack knowledge: a knowledge archive unpacks to at most 8388608 bytes, 1048576 a file"},
		"path":           {archive(t, "../notes.yaml", ""), `unpack knowledge: "../notes.yaml" is no name of a knowledge file`},
		"other file":     {archive(t, "readme.md", ""), `unpack knowledge: "readme.md" is no name of a knowledge file`},
		"twice":          {archive(t, "notes.yaml", "", "notes.yaml", ""), "unpack knowledge: a knowledge archive names each file once"},
		"empty file":     {archive(t, "notes.yaml", ""), "notes.yaml:1:1: the file is empty; allowed: one YAML or JSON document"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := knowledge.LoadBundle(c.bundle)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestWhatAStoreKeepsIsCheckedByItsHash(t *testing.T) {
	base := shipped(t)
	bundle, err := base.Bundle()
	if err != nil {
		t.Fatal(err)
	}
	pack, _ := knowledge.ShippedPack("rag_production")
	sum := sha256.Sum256(pack)
	packHash := hex.EncodeToString(sum[:])
	// Files that this version would refuse have a hash all the same.
	unknown := archive(t, "notes.yaml", "later: [1]\n", "extra.yaml", "")
	for name, c := range map[string]struct {
		hash string
		kept []byte
		ok   bool
	}{
		"a knowledge base":                   {base.Advice.SHA256, bundle, true},
		"a checklist":                        {packHash, pack, true},
		"another hash":                       {packHash, bundle, false},
		"a changed checklist":                {packHash, append(bytes.Clone(pack), ' '), false},
		"a knowledge base of another make":   {base.Advice.SHA256, unknown, false},
		"a knowledge base that is cut short": {base.Advice.SHA256, bundle[:len(bundle)/2], false},
	} {
		if err := knowledge.CheckKept(c.hash, c.kept); (err == nil) != c.ok {
			t.Errorf("%s: %v", name, err)
		}
	}
	const of = "f1c7b19af7b8f4e1e3ed2cbe1e7e2f0dfcd24b7c0a6bbd6cb0d2e9b1ff0e2e11"
	err = knowledge.CheckKept(of, unknown)
	if err == nil || !strings.Contains(err.Error(), "the files have the SHA-256 ") {
		t.Errorf("got %v", err)
	}
}

func FuzzLoadBundle(f *testing.F) {
	bundle, err := shipped(f).Bundle()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(bundle)
	f.Add(archive(f, "notes.yaml", "notes: []"))
	f.Fuzz(func(t *testing.T, data []byte) {
		base, err := knowledge.LoadBundle(data)
		if (base == nil) == (err == nil) {
			t.Fatalf("got %v and %v", base, err)
		}
		if err != nil && err.Error() == "" {
			t.Fatal("an error without words")
		}
	})
}

func TestShippedBaseIsLoadedOnceAndWhole(t *testing.T) {
	base := shipped(t)
	if again := shipped(t); again != base {
		t.Error("loaded twice")
	}
	k := base.Advice
	if k.Version == "" || base.PackRef() != base.Pack.ID+"@"+base.Pack.Version {
		t.Errorf("version %q, pack %q", k.Version, base.PackRef())
	}
	for _, id := range advisor.EngineQuestions() {
		if k.Question(id) == nil {
			t.Errorf("%s is not asked", id)
		}
	}
	if got := len(k.Express()); got != 10 {
		t.Errorf("the express path has %d questions", got)
	}
	if got := base.Pack.Count(); got != 14 || len(base.Pack.Categories) != 3 {
		t.Errorf("%d checkpoints in %d categories", got, len(base.Pack.Categories))
	}
	if len(base.Tables) < 16 || base.Tables[0] != (knowledge.Table{ID: "T1", Title: base.Tables[0].Title}) {
		t.Errorf("tables: %v", base.Tables)
	}
	models := k.Question(advisor.QAPIModel)
	if len(models.Choices) != len(k.APIPrices) || models.Choices[0].Help != "$2.50 in, $10 out per 1M tokens" {
		t.Errorf("the first model is offered as %+v", models.Choices[0])
	}
}

func BenchmarkLoad(b *testing.B) {
	files := shippedFiles(b)
	for b.Loop() {
		if _, err := knowledge.LoadFS(files); err != nil {
			b.Fatal(err)
		}
	}
}
