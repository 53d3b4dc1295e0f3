package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"loracle/data/strict"
)

// flagProblem says what is wrong with a flag, and which one may have been
// meant.
func flagProblem(cmd *cobra.Command, err error) error {
	hint := fmt.Sprintf("`%s --help` lists the flags", cmd.CommandPath())
	var (
		unknown *pflag.NotExistError
		value   *pflag.InvalidValueError
		missing *pflag.ValueRequiredError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown, hint)
	case errors.As(err, &value):
		return usage(hint, "--%s takes %s, not %s", value.GetFlag().Name, takes(value.GetFlag()), strict.Quote(value.GetValue()))
	case errors.As(err, &missing):
		kind, _ := pflag.UnquoteUsage(missing.GetFlag())
		return usage(hint, "--%s needs a %s after it", missing.GetFlag().Name, kind)
	case errors.As(err, &syntax):
		return usage(hint, "%s is no flag", strict.Quote(syntax.GetSpecifiedFlag()))
	}
	return usage(hint, "%w", err)
}

// takes says what a flag's value is.
func takes(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "bool":
		return "true or false"
	case "int", "uint", "int64", "uint64":
		return "a whole number"
	case "duration":
		return "a time like 30s or 5m"
	}
	kind, _ := pflag.UnquoteUsage(f)
	return "a " + kind
}

func unknownFlag(cmd *cobra.Command, unknown *pflag.NotExistError, hint string) error {
	if short := unknown.GetSpecifiedShortnames(); short != "" {
		return usage(hint, "there is no flag -%s", unknown.GetSpecifiedName())
	}
	name := strings.TrimLeft(unknown.GetSpecifiedName(), "-")
	var names []string
	add := func(f *pflag.Flag) { names = append(names, f.Name) }
	cmd.LocalFlags().VisitAll(add)
	cmd.InheritedFlags().VisitAll(add)
	if near := strict.Nearest(name, names); near != "" {
		hint = fmt.Sprintf("did you mean --%s? %s", near, hint)
	}
	return usage(hint, "there is no flag --%s", name)
}

// refuseEmpty refuses flags that were given an empty text: a variable of a
// script that was not set must not quietly mean the default.
func refuseEmpty(cmd *cobra.Command) (err error) {
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if f.Value.Type() != "string" || f.Value.String() != "" || err != nil {
			return
		}
		kind, _ := pflag.UnquoteUsage(f)
		err = usage(fmt.Sprintf("name a %s, or leave --%s out", kind, f.Name), "--%s is empty", f.Name)
	})
	return err
}

// witness remembers the first error of a writer.
type witness struct {
	w   io.Writer
	err error
}

// Write implements io.Writer.
func (w *witness) Write(p []byte) (int, error) {
	n, err := w.w.Write(p)
	if w.err == nil {
		w.err = err
	}
	return n, err
}
