"""From a geste to the disk, and the words for where it is."""
