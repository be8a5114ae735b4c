package problem

// deliverKinds are the problems of package deliverable.
var deliverKinds = []Kind{}
