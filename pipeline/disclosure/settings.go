package disclosure

// Settings are the rules of suppression. The zero value is not useful; start
// from DefaultSettings.
type Settings struct {
	Threshold    int        // t: numbers made up of 1 to t-1 companies are hidden
	Width        int        // least width of the interval of a hidden small number
	WidthPercent int        // the same, in percent of the number (for sums of answers)
	Zeros        ZeroPolicy // whether 0 and all of a base are hidden
	ShowRests    bool       // true: small rests up to the base are not hidden
}

// ZeroPolicy says what becomes of a cell that says something of every company
// of its base.
type ZeroPolicy int

// ZerosShown prints 0 and all-of-base: nobody, or everybody, is no small
// number. ZerosHidden hides both, because they tell of each company of the base
// (group disclosure).
const (
	ZerosShown ZeroPolicy = iota
	ZerosHidden
)

// DefaultSettings are the threshold of Japanese official statistics (one or
// two are hidden), an interval as wide as the threshold, and 30 percent of
// larger sums.
func DefaultSettings() Settings {
	return Settings{Threshold: 3, Width: 3, WidthPercent: 30}
}

// small tells whether so many companies are too few to be shown.
func (s Settings) small(companies int) bool {
	return companies > 0 && companies < s.Threshold
}

// width returns the width asked for around a number.
func (s Settings) width(value int) int {
	return max(s.Width, 1, (value*s.WidthPercent+99)/100)
}
