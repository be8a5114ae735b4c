package disclosure

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
)

// leastSecret is how many bytes of secret there must be: with none, anybody
// who has a list of companies could work the codes out.
const leastSecret = 16

// Codes gives each ID a code, 事業者01 and so on. Their order is that of a keyed
// digest (HMAC-SHA-256) of the IDs: it says nothing of the register's order, of
// names or of results, and only who has the secret can work it out again. The
// secret must be made of material that does not leave the office. The same IDs
// and secret give the same codes; an ID more or less may change them all.
func Codes(ids []string, secret []byte) (map[string]string, error) {
	if len(secret) < leastSecret {
		return nil, fmt.Errorf("make codes: the secret has %d bytes, %d are needed", len(secret), leastSecret)
	}
	sorted := slices.Clone(ids)
	slices.Sort(sorted)
	sorted = slices.Compact(sorted)
	digest := make(map[string][]byte, len(sorted))
	for _, id := range sorted {
		mac := hmac.New(sha256.New, secret)
		mac.Write([]byte("shinsa company code\x00" + id))
		digest[id] = mac.Sum(nil)
	}
	slices.SortFunc(sorted, func(a, b string) int { return bytes.Compare(digest[a], digest[b]) })
	out, width := make(map[string]string, len(sorted)), max(2, len(strconv.Itoa(len(sorted))))
	for i, id := range sorted {
		out[id] = fmt.Sprintf("事業者%0*d", width, i+1)
	}
	return out, nil
}
