"""All SQL of a campagne's register: one SQLite file, one module per concern."""
