"""What can still be read of a damaged dossier, without SQLite: it refuses a whole table for one bad page."""
