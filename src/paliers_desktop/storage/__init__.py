"""All SQL of a dossier, the one SQLite file of an établissement."""
