"""The files that leave and enter the program: bytes in, bytes out."""
