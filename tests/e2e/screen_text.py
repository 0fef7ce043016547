"""The words that can be read on the screen itself, by a machine that only sees the picture (tesseract)."""

import subprocess
import unicodedata
from pathlib import Path

from e2e.desk import Desk

ENLARGED = "300%"
"""tesseract wants letters of some thirty pixels; the smallest on the screen have twelve."""


def screen_text(desk: Desk, folder: Path, name: str = "screen") -> str:
    """What tesseract reads on the whole screen of a desk; its picture stays in `folder`."""
    picture = desk.picture(folder / f"{name}.png")
    larger = folder / f"{name}-larger.png"
    enlarge = ["convert", str(picture), "-colorspace", "Gray", "-filter", "Lanczos", "-resize", ENLARGED, str(larger)]
    subprocess.run(enlarge, check=True, timeout=60)
    command = ["tesseract", str(larger), "-", "-l", "fra", "--psm", "3"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    return done.stdout


def letters(text: str) -> str:
    """Letters and digits alone, without case or accents: what an imperfect reading and a text have in common."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in plain if char.isalnum())


def shows(text: str, words: str) -> bool:
    """Whether `words` were read somewhere, whatever the spaces, the case and the accents."""
    return letters(words) in letters(text)
