package audit

import (
	"fmt"

	"shinsa/pipeline/record"
)

// override lets the register's person-days stand for the computed ones. The
// lines stay, so that a reader sees what was changed; document review and
// on-site audit keep their shares of the whole.
func (e Effort) override(c *record.Company) Effort {
	if !c.EffortDays.Known || e.Total <= 0 {
		return e
	}
	computed := e.Total
	e.Total = c.EffortDays.V
	e.Rounding = fmt.Sprintf("計算では%s人日。これを%s人日とする。", fixed(computed), fixed(e.Total))
	e.Reason = c.EffortReason
	e.DocumentFormula = scaled(e.Document, e.Total, computed)
	e.OnsiteFormula = scaled(e.Onsite, e.Total, computed)
	e.Document, e.Onsite = cents(e.Document*e.Total/computed), cents(e.Onsite*e.Total/computed)
	return e
}

func scaled(days, total, computed float64) string {
	return fmt.Sprintf("%s人日 × %s ÷ %s", fixed(days), fixed(total), fixed(computed))
}
