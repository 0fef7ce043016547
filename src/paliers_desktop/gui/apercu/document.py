"""What a preview shows and what « Enregistrer » writes: one PDF that is made when it is asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class PdfDocument(NamedTuple):
    """title: as the window names it; suggestion: where it would be saved; make: its bytes, raising UserError.

    `make` may be called in another thread than that of the window.
    """

    title: str
    suggestion: Path
    make: Callable[[], bytes]
    saved: str = "Le PDF est enregistré."
