"""OpenDocument files: the volet numérique as a text, the answers as a workbook."""
