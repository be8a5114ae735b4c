// Package workspace is the project folder: everything that is read or written
// goes through it.
//
// In: slash-separated paths below the folder, and bytes. Out: files that are
// whole or absent, a cache of what stages made, a ledger of the files that are
// the software's own, a journal of changes and a lock. It knows nothing of
// audits. It never overwrites what a person edited (see Ledger.Publish) and
// never leaves a partial file under its final name: a file is written to
// .shinsa/tmp, synced and renamed.
//
// The stages see the folder through Store, four methods that a bucket could
// serve as well.
package workspace

import (
	"crypto/sha256"
	"encoding/hex"
)

// Store is the project folder as the stages see it. Paths are relative and
// slash-separated; a path outside the folder is an error.
type Store interface {
	// List returns the regular files below dir, recursively, sorted by path;
	// none where dir does not exist. Symbolic links are not followed.
	List(dir string) ([]Entry, error)
	// Read returns the whole file; the error is fs.ErrNotExist when absent.
	Read(path string) ([]byte, error)
	// Write makes the file whole or leaves what was there.
	Write(path string, data []byte) error
	// Remove deletes the file; absent is no error.
	Remove(path string) error
}

// Entry is one file of a listing.
type Entry struct {
	Path string
	Size int64
}

// Digest returns the SHA-256 of data in hexadecimal.
func Digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
