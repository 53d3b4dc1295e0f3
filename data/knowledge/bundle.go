package knowledge

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
)

// Limits of a bundle, far above what a knowledge base needs (about 140 KB in 18
// files) and far below what would hurt.
const (
	maxBundleBytes   = 4 << 20
	maxBundleFiles   = 64
	maxUnpackedBytes = 8 << 20
)

var (
	errBundleSize = fmt.Errorf("a knowledge archive has at most %d bytes and %d files", maxBundleBytes, maxBundleFiles)
	errUnpacked   = fmt.Errorf("a knowledge archive unpacks to at most %d bytes, %d a file", maxUnpackedBytes, maxFileBytes)
	errTwice      = errors.New("a knowledge archive names each file once")
)

// bundledName is how the files of a knowledge base are named.
var bundledName = regexp.MustCompile(`^[a-z0-9_-]+\.yaml$`)

// Bundle is the files of the base as one compressed archive. The same files
// always give the same bytes.
func (b *Base) Bundle() ([]byte, error) {
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, f := range b.files {
		// A header without a time keeps the bytes the same.
		w, err := archive.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate})
		if err != nil {
			return nil, fmt.Errorf("pack knowledge: %w", err)
		}
		if _, err := w.Write(f.data); err != nil {
			return nil, fmt.Errorf("pack knowledge: %w", err)
		}
	}
	if err := errors.Join(archive.SetComment(bundleMark+strconv.Itoa(bundleFormat)), archive.Close()); err != nil {
		return nil, fmt.Errorf("pack knowledge: %w", err)
	}
	return out.Bytes(), nil
}

// LoadBundle loads the knowledge base from an archive made by Bundle, of this
// version of loracle or of an earlier one. It refuses archives that are
// damaged, or larger than a knowledge base can be; the error is ErrNewer where a
// later version made it. The hash is that of the files as they were packed.
func LoadBundle(bundle []byte) (*Base, error) {
	files, comment, err := unbundle(bundle)
	if err != nil {
		return nil, err
	}
	format, err := formatOf(comment)
	if err != nil {
		return nil, fmt.Errorf("unpack knowledge: %w", err)
	}
	return migrated(files, format, migrations)
}

// CheckKept reports whether what a store keeps under a SHA-256 is what it was:
// an archive made by Bundle, or a checklist as it is. It does not matter
// whether this version can still read the files.
func CheckKept(sha256Hex string, kept []byte) error {
	if sum := sha256.Sum256(kept); hex.EncodeToString(sum[:]) == sha256Hex {
		return nil
	}
	files, _, err := unbundle(kept)
	if err != nil {
		return err
	}
	sortByName(files)
	if got := hashOf(files); got != sha256Hex {
		return fmt.Errorf("the files have the SHA-256 %.12s, not %.12s", got, sha256Hex)
	}
	return nil
}

// unbundle unpacks an archive into its files and its comment.
func unbundle(bundle []byte) (files []file, comment string, err error) {
	if len(bundle) > maxBundleBytes {
		return nil, "", fmt.Errorf("unpack knowledge: %w", errBundleSize)
	}
	archive, err := zip.NewReader(bytes.NewReader(bundle), int64(len(bundle)))
	if err != nil {
		return nil, "", fmt.Errorf("unpack knowledge: %w", err)
	}
	if len(archive.File) > maxBundleFiles {
		return nil, "", fmt.Errorf("unpack knowledge: %w", errBundleSize)
	}
	files, err = unpack(archive.File)
	if err != nil {
		return nil, "", fmt.Errorf("unpack knowledge: %w", err)
	}
	return files, archive.Comment, nil
}

func unpack(packed []*zip.File) ([]file, error) {
	files := make([]file, 0, len(packed))
	seen, total := map[string]bool{}, 0
	for _, p := range packed {
		if !bundledName.MatchString(p.Name) {
			return nil, fmt.Errorf("%q is no name of a knowledge file", p.Name)
		}
		if seen[p.Name] {
			return nil, errTwice
		}
		data, err := unpackOne(p)
		if err != nil {
			return nil, err
		}
		if total += len(data); total > maxUnpackedBytes {
			return nil, errUnpacked
		}
		seen[p.Name] = true
		files = append(files, file{p.Name, data})
	}
	return files, nil
}

// unpackOne reads one file, whatever size its header claims.
func unpackOne(p *zip.File) ([]byte, error) {
	r, err := p.Open()
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", p.Name, err)
	}
	data, err := io.ReadAll(io.LimitReader(r, maxFileBytes+1))
	if err := errors.Join(err, r.Close()); err != nil {
		return nil, fmt.Errorf("read %s: %w", p.Name, err)
	}
	if len(data) > maxFileBytes {
		return nil, errUnpacked
	}
	return data, nil
}
