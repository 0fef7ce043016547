"""Paliers numériques: the grid of paliers de maturité numérique, filled offline and sent as a signed file."""

__version__ = "0.1.0"
