"""The list of établissements that a person gives: the public directory as it is, or a simple CSV."""
