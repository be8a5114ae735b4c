// Package disclosure keeps companies from being recognised in figures
// (統計的秘匿処理): 公募要領 3(4) lets nothing that identifies a company reach
// a third party.
//
// In: plain tables of counts with the sums that hold in them, plain records of
// companies with what could tell them apart, identifiers and a secret. Out: the
// tables with the cells to hide marked, records made coarse, codes in an order
// that says nothing; and with each a report of what was reached.
//
// # Tables
//
// A number made up of 1 to t-1 companies is hidden (primary suppression; t = 3
// is the rule of Japanese official statistics, where one or two establishments
// become 「x」), and so is a number whose rest up to its base is that small. As
// sums would give it back (秘匿した数値が合計との差引きで判明する場合), others are
// hidden beside it (complementary suppression), at the least weight found.
//
// The reader is taken to know every equation of the tables: sums of rows and
// columns, subtotals, totals shared by tables, bases. For the reader the hidden
// numbers are unknown whole numbers from 0 on, and each has an interval of
// values that agree with all that is printed: the feasibility interval of the
// Handbook on Statistical Disclosure Control (Hundepool et al., 2nd ed. 2024,
// chapters on magnitude and frequency tables), the 秘匿インターバル which the
// National Statistics Center asks for before tables leave its rooms. A hidden
// small number is protected when
//
//   - its interval is at least Settings.Width wide, and at least
//     Settings.WidthPercent of the number, and
//   - the interval reaches t, so that nobody can prove that the number is small
//     (for a small rest: reaches down to base - t).
//
// Where a bound that the reader knows leaves less room than the width, all the
// room is asked for. That an interval is as wide is shown by witnesses: complete
// fillings in whole numbers that agree with all that is printed. A witness is
// checked by adding up, so the proof does not rest on the solver; what the
// solver cannot show counts as unprotected.
//
// Suppress finds the cells to hide by looking for such witnesses: changes of a
// small number that are balanced by changes of others, at the least weight of
// what has to be hidden for them; then it drops what turns out not to be needed.
// The marks are good, not the fewest there are (that problem is hard); the audit
// of the result by its witnesses is strict. Audit works the exact intervals out
// from the printed tables alone; it is slower and meant for a table or two.
//
// # Companies
//
// Generalise says industry, size, region and the like less precisely until every
// combination is that of k companies. It comes first: groups that are large
// enough leave little to hide. Codes orders companies by a keyed digest.
//
// # The project report
//
// Protect reads the tables of package statistics: their sums, shares and the
// companies behind each number. Numbers of the same companies are taken to be
// one number in every table, so that no table gives away what another hides; a
// table that cannot be guarded is left out.
//
// # What it never does
//
// It never guards a number that stands outside the tables given (a chart of
// unprotected tables, a sentence), nor words; it never guards against a company
// that takes its own contribution away beyond what the threshold does; it never
// changes a number. It reads no clock, no file, no randomness: same input, same
// marks.
package disclosure
