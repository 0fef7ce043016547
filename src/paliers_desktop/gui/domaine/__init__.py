"""A domaine: its criteria as cards, what is shown of them, where the établissement stands."""
