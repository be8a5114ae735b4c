package sample

import "fmt"

// corporateNumber returns the n-th made-up 法人番号: twelve digits of which the
// first four are 9999, which no registry office has, behind their check digit
// (法人番号の指定等に関する省令 第2条: nine less the remainder by nine of the sum of
// the digits, counted from the right, the even ones doubled).
func corporateNumber(n int) string {
	base := fmt.Sprintf("9999%08d", n)
	return fmt.Sprintf("%d%s", checkDigit(base), base)
}

func checkDigit(base string) int {
	sum := 0
	for i := range len(base) {
		d := int(base[len(base)-1-i] - '0')
		sum += d * (1 + i%2)
	}
	return 9 - sum%9
}
