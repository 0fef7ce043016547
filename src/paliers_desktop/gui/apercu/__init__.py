"""« Aperçu »: the pages of a PDF in a window, before it is saved or printed."""
