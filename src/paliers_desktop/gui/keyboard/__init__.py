"""What the keys do: one table of them, who obeys, and where Tab and F6 go."""
