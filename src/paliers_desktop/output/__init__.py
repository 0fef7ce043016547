"""Reports turned into bytes (PDF and tables)."""
