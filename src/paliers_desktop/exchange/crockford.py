"""Crockford's base32: 32 characters that people can read aloud and copy (no I, L, O, U)."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans("OIL", "011")


def encode(data: bytes) -> str:
    """The characters of a whole number of 5-bit groups; ValueError when bits would be left over."""
    bits = len(data) * 8
    if bits % 5:
        raise ValueError("the bytes do not make a whole number of characters")
    number = int.from_bytes(data, "big")
    return "".join(ALPHABET[number >> shift & 31] for shift in range(bits - 5, -1, -5))


def decode(text: str) -> bytes:
    """The bytes of a normalised text; ValueError for a foreign character or left-over bits."""
    bits = len(text) * 5
    if bits % 8:
        raise ValueError("the characters do not make a whole number of bytes")
    number = 0
    for char in text:
        number = number << 5 | ALPHABET.index(char)
    return number.to_bytes(bits // 8, "big")


def read(text: str) -> str:
    """What a person typed, in capitals and with the look-alikes O, I and L read as 0, 1 and 1."""
    return text.upper().translate(_LOOKALIKES)


def groups(text: str) -> str:
    """« XWSY-GQSD-… »: groups of four characters."""
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))
