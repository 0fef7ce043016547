"""Before the files come: the académie's key, the grids, the campagne and its codes."""
