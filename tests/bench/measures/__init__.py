"""One module per benchmark: a French TITRE and NOTE (how it is measured), and `figures()`; all are found."""
