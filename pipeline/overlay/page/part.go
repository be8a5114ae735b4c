package page

import (
	"fmt"
	"maps"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"shinsa/pipeline/overlay/picture"
)

func sorted(d types.Dict) []string { return slices.Sorted(maps.Keys(d)) }

// part takes along a stream that a picture refers to: a soft mask, a colour
// profile, a palette.
func (r *reader) part(s *types.StreamDict, k *picture.Key, depth int) (string, error) {
	if k.Part != nil {
		return "", fmt.Errorf("copy picture: %s refers to two streams", k.Name)
	}
	if sub := s.Subtype(); sub != nil && *sub == "Image" {
		p, err := r.copied(s, depth+1)
		k.Part = &p
		return "%s", err
	}
	if err := s.Decode(); err != nil {
		return "", fmt.Errorf("copy picture: %w", err)
	}
	p := picture.Stream{Data: s.Content}
	if n := s.Dict["N"]; n != nil { // a colour profile
		p.Keys = append(p.Keys, picture.Key{Name: "N", Value: fmt.Sprint(r.integer(n, 3))})
	}
	k.Part = &p
	return "%s", nil
}
