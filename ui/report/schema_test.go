package report

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/invopop/jsonschema"
	validate "github.com/santhosh-tekuri/jsonschema/v6"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/answersfile"
	"loracle/data/capsule"
	"loracle/data/session"
)

// generate makes the schema of the JSON form from its types and their comments.
// A strict one refuses names that it does not have; the published one lets
// names be added.
func generate(t *testing.T, strict bool) []byte {
	t.Helper()
	r := &jsonschema.Reflector{
		Anonymous: true, AllowAdditionalProperties: !strict, Mapper: mapped,
		Namer: nameOf,
	}
	for base, folder := range map[string]string{
		"loracle/ui/report": ".", "loracle/advisor": "../../advisor", "loracle/checklist": "../../checklist", "loracle/data/capsule": "../../data/capsule",
		"loracle/data/casefile": "../../data/casefile",
	} {
		if err := r.AddGoComments(base, folder, jsonschema.WithFullComment()); err != nil {
			t.Fatal(err)
		}
	}
	for name, comment := range r.CommentMap {
		r.CommentMap[name] = strings.Join(strings.Fields(comment), " ")
	}
	schema := r.Reflect(jsonDocument{})
	nullable(schema, reflect.TypeFor[jsonDocument](), r.Namer, map[reflect.Type]bool{})
	schema.Title = "loracle assessment, form " + jsonSchema
	schema.Description = "Money is in dollars, ranges are {low, high}, months are numbers, shares run from 0 to 1, and what is not known is null."
	data, err := json.MarshalIndent(schema, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(data, '\n')
}

// nameOf is what a type is called in the schema.
func nameOf(t reflect.Type) string {
	if t == reflect.TypeFor[advisor.Category]() {
		return "CostCategory" // the checklist has categories too
	}
	return strings.TrimPrefix(t.Name(), "json")
}

// mapped are the types whose JSON is not that of their fields.
func mapped(t reflect.Type) *jsonschema.Schema {
	switch t {
	case reflect.TypeFor[advisor.Money]():
		return &jsonschema.Schema{Type: "number", Description: "Dollars with two decimals."}
	case reflect.TypeFor[advisor.Answer](), reflect.TypeFor[json.RawMessage]():
		return answerSchema()
	case reflect.TypeFor[time.Time]():
		return &jsonschema.Schema{Type: "string", Format: "date-time"}
	case reflect.TypeFor[session.Event]():
		return &jsonschema.Schema{
			Type: "object", Required: []string{"seq", "at", "kind"},
			Description: "One change to the session: its number, time, author and kind, and what the kind needs.",
		}
	case reflect.TypeFor[advisor.Category]():
		return oneOf(advisor.DatasetCost, advisor.GPUCost, advisor.ToolingCost, advisor.LabourCost, advisor.EvaluationCost,
			advisor.DeploymentCost, advisor.SecurityCost, advisor.MonitoringCost)
	case reflect.TypeFor[advisor.Approach]():
		return oneOf(advisor.Approaches()...)
	case reflect.TypeFor[advisor.Route]():
		return oneOf(advisor.NoRoute, advisor.SelfHosted, advisor.Managed)
	case reflect.TypeFor[advisor.Status]():
		return oneOf(advisor.Recommended, advisor.Viable, advisor.NotAdvised, advisor.Blocked)
	case reflect.TypeFor[checklist.Outcome]():
		return oneOf(checklist.Go, checklist.Conditional, checklist.NoGo, checklist.Unfinished)
	case reflect.TypeFor[checklist.State]():
		return oneOf(append(checklist.States(), checklist.Untouched)...)
	case reflect.TypeFor[capsule.Variant]():
		return oneOf(capsule.Variants()...)
	}
	return nil
}

func oneOf[T ~string](values ...T) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	for _, v := range values {
		s.Enum = append(s.Enum, string(v))
	}
	return s
}

func answerSchema() *jsonschema.Schema {
	number := &jsonschema.Schema{Type: "number"}
	ends := jsonschema.NewProperties()
	ends.Set("low", number)
	ends.Set("high", number)
	return &jsonschema.Schema{
		Description: "Null where it is not known, a number or a range, a word, or a list of words.",
		OneOf: []*jsonschema.Schema{
			{Type: "null"},
			number,
			{Type: "string"},
			{Type: "array", Items: &jsonschema.Schema{Type: "string"}},
			{Type: "object", Properties: ends, Required: []string{"low", "high"}, AdditionalProperties: jsonschema.FalseSchema},
		},
	}
}

// nullable lets the fields that are pointers be null, as the encoder writes them.
func nullable(root *jsonschema.Schema, t reflect.Type, name func(reflect.Type) string, done map[reflect.Type]bool) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || done[t] || mapped(t) != nil {
		return
	}
	done[t] = true
	nullableFields(root, root.Definitions[name(t)], t, name, done)
}

// nullableFields does so for the fields of a type and of those embedded in it,
// which stand in the same definition.
func nullableFields(root, definition *jsonschema.Schema, t reflect.Type, name func(reflect.Type) string, done map[reflect.Type]bool) {
	for i := range t.NumField() {
		field := t.Field(i)
		if field.Anonymous && field.Type.Kind() == reflect.Struct {
			nullableFields(root, definition, field.Type, name, done)
			continue
		}
		key, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		nullable(root, field.Type, name, done)
		if field.Type.Kind() != reflect.Pointer || strings.Contains(options, "omitempty") {
			continue
		}
		if property, ok := definition.Properties.Get(key); ok {
			words := property.Description
			property.Description = ""
			definition.Properties.Set(key, &jsonschema.Schema{Description: words, OneOf: []*jsonschema.Schema{property, {Type: "null"}}})
		}
	}
}

func TestTheCommittedSchemaIsThatOfTheTypes(t *testing.T) {
	got := generate(t, false)
	if *update {
		if err := os.WriteFile("schema.json", got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("schema.json differs: raise the version of the form, then run with -update:\n%s", diff)
	}
	if !*update && !bytes.Equal(Schema(), want) {
		t.Error("the schema that is printed is another one")
	}
}

// compiled is a schema ready to check documents.
func compiled(t *testing.T, schema []byte) *validate.Schema {
	t.Helper()
	document, err := validate.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := validate.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("loracle.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("loracle.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestExportsKeepToTheSchema(t *testing.T) {
	sources := map[string]Source{
		"conditional": {Case: conditionalCase()}, "refused": {Case: refusedCase()}, "empty": {Case: emptyCase()},
		"hostile": {Case: caseSaying(trouble)}, "adversarial": adversarial(t),
	}
	for _, name := range answersfile.ExampleNames() {
		sources[name] = exampleSource(t, name)
	}
	shared := adversarial(t)
	shared.Variant = capsule.Shared
	sources["shared"] = shared
	sources["after a milestone"] = sinceSource(t)
	published, strict := compiled(t, Schema()), compiled(t, generate(t, true))
	for name, s := range sources {
		data, err := JSON(s)
		if err != nil {
			t.Fatal(err)
		}
		document, err := validate.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for which, schema := range map[string]*validate.Schema{"published": published, "strict": strict} {
			if err := schema.Validate(document); err != nil {
				t.Errorf("%s does not keep to the %s schema: %v", name, which, err)
			}
		}
	}
}

func TestTheSchemaRefusesWhatIsNoExport(t *testing.T) {
	data, err := JSON(exampleSource(t, "mid"))
	if err != nil {
		t.Fatal(err)
	}
	schema := compiled(t, Schema())
	for name, change := range map[string][2]string{
		"an approach": {`"approach": "lora"`, `"approach": "magic"`},
		"a range":     {`"low": 450000`, `"least": 450000`},
		"money":       {`"how": `, `"how": 3, "was": `},
		"an outcome":  {`"outcome": "conditional"`, `"outcome": "maybe"`},
	} {
		changed := strings.Replace(string(data), change[0], change[1], 1)
		if changed == string(data) {
			t.Fatalf("%s: there is no %s", name, change[0])
		}
		document, err := validate.UnmarshalJSON(strings.NewReader(changed))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(document) == nil {
			t.Errorf("%s that cannot be is let through", name)
		}
	}
}
