"""The grid, the answers and the palier: pure and immutable, without Qt, SQL or files (but the grid loader)."""
