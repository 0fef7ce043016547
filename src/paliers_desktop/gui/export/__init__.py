"""« Vérifier et exporter »: what is missing, what leaves, the signed file and the PDF."""
