"""Files of the académie: taken from a dialog or a drop, its key compared by a person, what they bring said."""
