"""What is done with several établissements of the list at once, each in its own file: announced, done, told."""
