"""One process for long: ten thousand answers, two hundred openings, and what it holds stays as it was."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from torture.children import finish, start
from torture.figures import Found, none_of, spaced
from torture.lasting import Held

ANSWERS, OPENINGS = 10_000, 200
WARM_UP = {"answers": 120, "openings": 3}
"""At least: each card was shown and answered twice, each page made anew; else a tenth of the whole."""
GROWTH = 0.05
HOURS = 3

TITRE = "Le programme ouvert longtemps"
NOTE = """La vraie fenêtre, sans écran, dans un seul processus : des réponses au clic, d’un domaine à l’autre, dans un
même établissement ; puis des ouvertures, deux établissements tour à tour, où chaque page est montrée et une réponse
donnée. La mémoire est celle que Linux compte au processus (VmRSS), une fois rendu ce qui peut l’être. Le rodage, un
dixième, ne compte pas ; la croissance va de sa fin au plus haut qui suit. Mille gestes restent à annuler ; ce que dix
mille réponses ajoutent est l’historique du fichier, gardé aussi en mémoire pour le refaire ailleurs."""


def found(answers: int = ANSWERS, openings: int = OPENINGS) -> Iterator[Found]:
    """What is counted at marks, in one child."""
    with tempfile.TemporaryDirectory(prefix="paliers-memory-") as place:
        folder = Path(place)
        child = start("torture.lasting", answers, openings, folder / "cle", home=folder / "home")
        told = msgspec.convert(json.loads(finish(child, HOURS * 3600)), dict[str, list[Held]])
    for part, words in (("answers", "réponses"), ("openings", "ouvertures")):
        yield from of_marks(told[part], WARM_UP[part], words)


def of_marks(marks: Sequence[Held], least: int, words: str) -> Iterator[Found]:
    """From the end of the warm-up, of so many deeds at least, to the last mark."""
    count = marks[-1].done
    warm = max(least, count // 10)
    after = [held for held in marks if held.done >= warm]
    first, last = after[0], after[-1]
    quarter = max(1, len(after) // 4)
    yield Found(f"{words} données" if words == "réponses" else words, spaced(count))
    yield _growth(f"{words} : mémoire", first.memory, max(held.memory for held in after), "Mio")
    yield _growth(f"{words} : éléments de fenêtre", first.widgets, max(held.widgets for held in after[-quarter:]), "")
    if words == "ouvertures":  # of files that are the same each time
        kept = min(held.widgets for held in after[-quarter:]) - min(held.widgets for held in after[:quarter])
        yield none_of(f"{words} : éléments de fenêtre restés", max(0, kept))
    more = min(held.files for held in after[-quarter:]) - min(held.files for held in after[:quarter])
    yield none_of(f"{words} : fichiers restés ouverts", max(0, more))
    threads = min(held.threads for held in after[-quarter:]) - min(held.threads for held in after[:quarter])
    yield none_of(f"{words} : fils d’exécution restés", max(0, threads))
    yield Found(f"{words} : fichiers ouverts et fils, à la fin", f"{last.files} et {last.threads}")


def _growth(name: str, first: float, highest: float, unit: str) -> Found:
    grown = highest / first - 1
    value = f"de {first:.0f} à {highest:.0f} {unit}".strip() + f", soit {_percent(grown)}"
    return Found(name, value, f"moins de {_percent(GROWTH)} de plus", grown < GROWTH)


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %".replace(".", ",").replace(",0 ", " ")
