package problem

// leakKinds are the problems of package leak.
var leakKinds = []Kind{}
