package problem

// disclosureKinds are the problems of package disclosure.
var disclosureKinds = []Kind{}
