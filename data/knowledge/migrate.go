package knowledge

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// bundleFormat is the version of the files of a knowledge base: which there
// are, and what stands in them. Sessions keep the files they were made with, so
// whoever changes the form in a way that files of before do not have (a new
// file or a new field that is needed, another name) raises the number and adds
// the step from the number before to migrations.
const bundleFormat = 2

// bundleMark stands before the version in an archive. Archives without it are
// of the first version, which had none.
const bundleMark = "loracle knowledge "

// migration is one step between two versions of the files.
type migration func(files []file) ([]file, error)

// ErrNewer says that a knowledge base was packed by a newer loracle.
var ErrNewer = errors.New("packed by a newer loracle")

// formatOf reads the version from an archive's comment.
func formatOf(comment string) (int, error) {
	if comment == "" {
		return 1, nil
	}
	text, marked := strings.CutPrefix(comment, bundleMark)
	format, err := strconv.Atoi(text)
	switch {
	case !marked || err != nil || format < 1:
		return 0, fmt.Errorf("%.40q is no version of a knowledge archive", comment)
	case format > bundleFormat:
		return 0, fmt.Errorf("%w: version %d, and this one reads up to %d", ErrNewer, format, bundleFormat)
	}
	return format, nil
}

// migrated loads the files of a version after bringing them up to today's. They
// keep the hash they were packed with, by which sessions know them.
func migrated(files []file, format int, steps []migration) (*Base, error) {
	sortByName(files)
	hash := hashOf(files)
	for _, step := range steps[min(format-1, len(steps)):] {
		var err error
		if files, err = step(files); err != nil {
			return nil, fmt.Errorf("bring earlier knowledge up to date: %w", err)
		}
	}
	base, err := loadFiles(files)
	if err != nil {
		return nil, err
	}
	base.Advice.SHA256 = hash
	return base, nil
}
