package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"loracle/data/casefile"
	"loracle/data/store"
	"loracle/ui/report"
	"loracle/ui/safe"
)

// runExportAll writes every session into a folder. One that cannot be written is
// told, and the others are written all the same.
func runExportAll(o exportOptions) error {
	if o.file == "" || o.file == "-" {
		return usage("name the folder: loracle export --all -o FOLDER", "--all needs a folder to write into")
	}
	if err := os.MkdirAll(o.file, 0o700); err != nil {
		return cannotWrite(o.file, err)
	}
	var done, failed int
	err := o.withSavedSessions(func(cabinet *casefile.Cabinet) error {
		list, err := cabinet.Store.List()
		if err != nil {
			return err
		}
		bar := o.progress("Writing reports")
		defer bar.end()
		for n, s := range list {
			bar.step(n, len(list))
			if err := o.exportOne(cabinet, s); err != nil {
				bar.end()
				failed++
				if _, err := fmt.Fprintf(o.Err, "not written: %s: %v\n", safe.Line(s.Title), err); err != nil {
					return err
				}
				continue
			}
			done++
		}
		return nil
	})
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(o.Err, "Written: %s in %s\n", reports(done), o.file); err != nil {
		return err
	}
	if failed > 0 {
		return failure(errors.New(reports(failed)+" could not be written"), "--force replaces files that are there; the lines above say what else is wrong")
	}
	return nil
}

func reports(n int) string {
	if n == 1 {
		return "1 report"
	}
	return fmt.Sprintf("%d reports", n)
}

func (o exportOptions) exportOne(cabinet *casefile.Cabinet, s store.Summary) error {
	source, err := o.source(cabinet, string(s.ID))
	if err != nil {
		return err
	}
	data, err := o.write(source)
	if err != nil {
		return err
	}
	format, _ := report.FormatNamed(o.format)
	return writeFile(filepath.Join(o.file, fileName(s)+format.Extension), data, o.force)
}

// fileName is a session's title as the name of a file, with the end of its id,
// which keeps files apart.
func fileName(s store.Summary) string {
	const longest, tail = 60, 6
	words := strings.FieldsFunc(strings.ToLower(safe.Line(s.Title)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	name := []rune(strings.Join(words, "-"))
	name = name[:min(len(name), longest)]
	id := string(s.ID)
	id = strings.ToLower(id[max(0, len(id)-tail):])
	if len(name) == 0 {
		return "session-" + id
	}
	return strings.Trim(string(name), "-") + "-" + id
}
