package advisor

// Beside is open to tests of the movers.
var Beside = beside
