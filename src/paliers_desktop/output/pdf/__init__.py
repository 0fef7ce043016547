"""The pages of every PDF: a page author writes headings and tables, `output.tagged` does the rest."""
