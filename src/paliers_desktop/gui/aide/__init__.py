"""What can be read beside the work: keys, glossary, guide, about."""
