"""The words that can be read on the screen itself, by a machine that only sees the picture (tesseract)."""

import os
import subprocess
import unicodedata
from pathlib import Path

from e2e.desk import Desk

ENLARGED = "300%"
"""tesseract wants letters of some thirty pixels; the smallest on the screen have twelve."""


def screen_text(desk: Desk, folder: Path, name: str = "screen") -> str:
    """What tesseract reads on the whole screen of a desk; its picture stays in `folder`."""
    return picture_text(desk.picture(folder / f"{name}.png"))


def picture_text(picture: Path, enlarged: str = ENLARGED) -> str:
    """What tesseract reads on a picture; the picture it was given to read stays beside it."""
    larger = picture.with_name(f"{picture.stem}-larger.png")
    enlarge = ["convert", str(picture), "-colorspace", "Gray", "-filter", "Lanczos", "-resize", enlarged, str(larger)]
    subprocess.run(enlarge, check=True, timeout=60)
    command = ["tesseract", str(larger), "-", "-l", "fra", "--psm", "3"]
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # its threads wait for each other: five times slower than one
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60, env=alone)
    return done.stdout


def letters(text: str) -> str:
    """Letters and digits alone, without case or accents: what an imperfect reading and a text have in common."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in plain if char.isalnum())


def shows(text: str, words: str) -> bool:
    """Whether `words` were read somewhere, whatever the spaces, the case and the accents."""
    return letters(words) in letters(text)
