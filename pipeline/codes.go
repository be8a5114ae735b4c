package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"

	"shinsa/pipeline/disclosure"
	"shinsa/pipeline/workspace"
)

// codesFile keeps what the order of the companies' codes comes from. It never
// leaves the office.
const codesFile = workspace.Own + "/codes.key"

// openCodes gives every company the code under which reports speak of it
// (事業者01), in an order that tells nothing of the register's. The key of the
// order is made, once, from the register as it is then, which nobody outside
// has: a word that is corrected there later changes no code.
func (s *state) openCodes(f *workspace.Folder) error {
	secret, err := f.Read(codesFile)
	if errors.Is(err, fs.ErrNotExist) {
		sum := sha256.Sum256([]byte("codes " + s.register))
		secret = []byte(hex.EncodeToString(sum[:]))
		err = nil
		if len(s.companies) > 0 {
			err = f.Write(codesFile, secret)
		}
	}
	if err != nil {
		return fmt.Errorf("key of codes: %w", err)
	}
	ids := make([]string, 0, len(s.companies))
	for i := range s.companies {
		ids = append(ids, s.companies[i].ID)
	}
	s.codes, err = disclosure.Codes(ids, secret)
	return err
}
