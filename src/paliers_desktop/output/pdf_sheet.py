"""One sheet of a code drawn in the établissement, as a PDF of one page."""
