"""Texts written from right to left, drawn as they are read: Arabic letters joined, order settled line by line."""
