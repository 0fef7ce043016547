"""`make torture`: long and cruel runs of the real program; a short one of each is in `make test`."""
