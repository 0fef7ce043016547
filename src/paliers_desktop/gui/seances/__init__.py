"""« Séances »: what a meeting of the commission left, and its relevé."""
