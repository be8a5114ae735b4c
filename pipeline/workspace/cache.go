package workspace

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io/fs"
)

// Key builds a cache key from everything that a result depends on: the stage
// and its version first, then options and digests of inputs.
type Key struct{ h hash.Hash }

// NewKey starts the key of a stage; raise version when the stage's output
// changes for equal input.
func NewKey(stage, version string) *Key {
	k := &Key{h: sha256.New()}
	return k.Text(stage).Text(version)
}

// Text adds a string; its length keeps neighbours apart.
func (k *Key) Text(s string) *Key {
	fmt.Fprintf(k.h, "%d:%s\n", len(s), s)
	return k
}

// JSON adds a value by its JSON form.
func (k *Key) JSON(v any) (*Key, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return k, fmt.Errorf("hash %T: %w", v, err)
	}
	return k.Text(string(b)), nil
}

// Sum returns the key in hexadecimal.
func (k *Key) Sum() string { return hex.EncodeToString(k.h.Sum(nil)) }

// Cache keeps what stages made, by key, below .shinsa/cache. An entry that
// cannot be read counts as absent: the stage runs again. Deleting the folder
// costs time and nothing else.
type Cache struct{ f *Folder }

// Cache returns the folder's cache.
func (f *Folder) Cache() Cache { return Cache{f} }

func (c Cache) path(key string) string { return Own + "/cache/" + key[:2] + "/" + key[2:] + ".json" }

// Get fills into with the entry of the key; ok is false when there is none.
func (c Cache) Get(key string, into any) (ok bool, err error) {
	b, err := c.f.Read(c.path(key))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return json.Unmarshal(b, into) == nil, nil
}

// Put stores the entry of the key. It is renamed into place but not synced:
// after a power cut it may be gone, which costs only time.
func (c Cache) Put(key string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("encode cache entry: %w", err)
	}
	return c.f.write(c.path(key), b, false)
}
