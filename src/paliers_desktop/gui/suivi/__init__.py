"""From one year to the next: the pages of the menu « Suivi »."""
