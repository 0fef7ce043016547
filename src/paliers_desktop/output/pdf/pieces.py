"""A very long text in pieces that each fit well within a page, so that a table row is never cut inside."""

from collections.abc import Iterator

MOST_CHARACTERS = 900
MOST_LINES = 12


def pieces(text: str) -> list[str]:
    """The text cut at line ends and between words, in order; "".join(pieces) differs only by the white space cut at.

    A piece holds at most MOST_CHARACTERS and MOST_LINES; one without any space is cut where it must be.
    """
    kept: list[str] = []
    lines: list[str] = []
    for line in _short_lines(text):
        if lines and (len(lines) == MOST_LINES or sum(map(len, lines)) + len(line) > MOST_CHARACTERS):
            kept.append("\n".join(lines))
            lines = []
        lines.append(line)
    return [*kept, "\n".join(lines)]


def _short_lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        rest = line
        while len(rest) > MOST_CHARACTERS:
            cut = rest.rfind(" ", 1, MOST_CHARACTERS)
            cut = cut if cut > 0 else MOST_CHARACTERS
            yield rest[:cut]
            rest = rest[cut:].removeprefix(" ")
        yield rest
