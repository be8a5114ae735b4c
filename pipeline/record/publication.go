package record

// Publication is how what leaves the office is protected and delivered (call,
// main text 3(4), 4(4)).
type Publication struct {
	Threshold int      // counts of 1 to Threshold-1 companies are not shown in the public edition
	K         int      // companies that every combination of industry, size and region has at the least
	Profile   string   // of the deliverable: mri, meti, nedo, or a file of the project
	Contract  string   // number of the contract with the prime contractor, for labels
	Companies int      // that this contractor agreed to audit; 0: ceilings.min_companies
	Hidden    []string // further words that must not leave the office: products, people, places
	Allowed   []string // words that may, though a company is called so
}

// Typesetting is how documents are set.
type Typesetting struct {
	Normal bool // lines are broken by the normal rules of JIS X 4051, not the strict ones
}
