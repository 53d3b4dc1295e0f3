package form

import "errors"

// Filled is the check of a field that must not stay empty; otherwise is what it
// says then.
func Filled(otherwise string) func(text string) error {
	return func(text string) error {
		if text == "" {
			return errors.New(otherwise)
		}
		return nil
	}
}
