"""The tortures, one per module: TITRE, NOTE, found() at full length."""
