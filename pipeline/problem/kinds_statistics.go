package problem

// statisticsKinds are the problems of package statistics.
var statisticsKinds = []Kind{}
