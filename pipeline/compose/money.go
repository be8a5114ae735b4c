package compose

import (
	"shinsa/pipeline/record"
)

// yen writes an amount of the register: 1,000万円 as far as it is round.
func yen(v record.Value[int64]) Word {
	if !v.Known {
		return Word{v.Origin.Raw, v.Origin.Pos}
	}
	return Word{yenText(v.V), v.Origin.Pos}
}

func yenText(n int64) string {
	const man, oku = 10_000, 100_000_000
	switch {
	case n >= oku && n%man == 0 && n%oku == 0:
		return grouped(n/oku) + "億円"
	case n >= oku && n%man == 0:
		return grouped(n/oku) + "億" + grouped(n%oku/man) + "万円"
	case n >= man && n%man == 0:
		return grouped(n/man) + "万円"
	default:
		return grouped(n) + "円"
	}
}

func people(v record.Value[int]) Word {
	if !v.Known {
		return Word{v.Origin.Raw, v.Origin.Pos}
	}
	return Word{grouped(int64(v.V)) + "人", v.Origin.Pos}
}
