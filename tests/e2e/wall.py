"""The wall as the room and a screen reader meet it: at each stop, all that shows, and a picture of the screen."""

import os
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from e2e.desk import Desk, until
from e2e.pages import GRILLE, plain
from e2e.reader import Node
from e2e.screen_text import picture_text
from paliers_desktop.core.projection import Kind, Slide

ENLARGED = "200%"
"""For the smallest letters that any page has (13 px); the wall's own are read at any size."""


@dataclass(frozen=True)
class Stop:
    """One thing that was on the wall: what was heard of it, and what a machine reads on its picture."""

    what: str
    heard: str
    reading: Future[str]
    picture: Path

    @property
    def seen(self) -> str:
        """What tesseract read."""
        return self.reading.result()


class Wall:
    """Reads at each stop; `stops` keeps them, `seconds` how long each criterion was on the wall in a row, at most."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk = desk
        self._folder = folder
        self._pictures = 0
        self._readers = ThreadPoolExecutor(max_workers=os.cpu_count())
        self._pressed = self._since = time.monotonic()
        self._critere = ""
        self.stops: list[Stop] = []
        self.seconds: dict[str, float] = {}

    def press(self, *keys: str) -> None:
        """Press keys, which may lead to another screen."""
        self._pressed = time.monotonic()
        self._desk.keyboard.press(*keys)

    def at(self, slide: Slide) -> Stop:
        """Wait until a screen is on the wall, and read it."""
        name = wall_name(slide)
        until(f"« {name} » is on the wall", lambda: self.find(name))
        self._count(slide.key if slide.kind is Kind.CRITERE else "")
        return self.read(f"{slide.kind.value} {slide.key}")

    def read(self, what: str) -> Stop:
        """Keep what shows now."""
        stop = self.look(what)
        self.stops.append(stop)
        return stop

    def look(self, what: str) -> Stop:
        """What shows now, and what was announced since the last time."""
        heard = [node.words + " ".join(node.attributes.values()) for node in self._desk.reader.tree()]
        heard += [words for words, _ in self._desk.reader.announcements()]
        self._pictures += 1
        picture = self._desk.picture(self._folder / f"{self._pictures:03}.png")
        return Stop(what, "\n".join(heard), self._readers.submit(picture_text, picture, ENLARGED), picture)

    def find(self, name: str, role: str = "") -> list[Node]:
        """What shows under this name."""
        return self._desk.reader.find_all(role, name)

    def left(self) -> None:
        """The projection is left: the criterion that was on the wall no longer is."""
        self._count("")

    def _count(self, critere: str) -> None:
        """From before the key that brought a criterion to after the one that took it away."""
        now = time.monotonic()
        if self._critere:
            self.seconds[self._critere] = max(self.seconds.get(self._critere, 0), now - self._since)
        self._critere, self._since = critere, self._pressed


def wall_name(slide: Slide) -> str:
    """How the name of a screen begins."""
    if slide.kind is Kind.CRITERE:
        domaine = GRILLE.domaine_of(slide.key)
        order = [key for key in GRILLE.reading_order if GRILLE.domaine_of(key) is domaine]
        place = f"critère {order.index(slide.key) + 1} sur {len(order)}"
        return f"{plain(domaine.titre)}, {place} : {plain(GRILLE.criteres[slide.key].texte)}"
    if slide.kind is Kind.DOMAINE:
        return f"{plain(GRILLE.domaine(slide.key).titre)} : "
    return "Fin des critères : " if slide.kind is Kind.FIN else "Résultat : "
