"""The academy's side: the console program paliers-academie, without Qt."""
