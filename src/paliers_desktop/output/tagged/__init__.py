"""What makes a PDF accessible and lasting: tags while reportlab draws, then PDF/UA-1 and PDF/A-2a with pikepdf."""
