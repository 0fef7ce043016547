"""The établissements of this post: the list, what can be done with a file, a new one."""
