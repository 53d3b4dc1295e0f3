package report

import (
	"bytes"
	"encoding/json"
	"regexp"

	"loracle/data/capsule"
)

// Session finds the session that a Markdown report or a JSON export carries.
// The error is capsule.ErrNone for any other file, and for one that carries
// none.
func Session(data []byte) (capsule.Capsule, error) {
	if !looksLikeJSON(data) {
		return capsule.FromMarkdown(data)
	}
	var document struct {
		Schema  json.RawMessage `json:"schema"`
		Session json.RawMessage `json:"session"`
	}
	if err := json.Unmarshal(data, &document); err != nil || document.Schema == nil {
		// Not whole, or an answers file in JSON, whose decoder says more.
		return capsule.Capsule{}, capsule.ErrNone
	}
	if document.Session == nil || bytes.Equal(document.Session, []byte("null")) {
		return capsule.Capsule{}, capsule.ErrNone
	}
	return capsule.FromJSON(document.Session)
}

func looksLikeJSON(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(data), []byte("{"))
}

// marks of a report of loracle: how a Markdown report starts or ends, and the
// first values of a JSON export.
var marks = regexp.MustCompile(`(?m)^Go/no-go assessment of a LoRA fine-tuning project|^Made with loracle,|^\{\s*"schema": "[0-9.]+",\s*"generated_at"`)

// LooksLikeReport reports whether a file is a report of loracle, or a part of
// one.
func LooksLikeReport(data []byte) bool { return marks.Match(bytes.TrimSpace(data)) }
