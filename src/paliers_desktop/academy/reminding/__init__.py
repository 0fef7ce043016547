"""Answer what was received and remind of what was not: receipts, mail merge, missing établissements by territory."""
