"""Every text of the help files through hunspell and its French dictionary, with a reviewed list of words it lacks.

The list, mots.txt, has one word a line, « mot : raison », sorted; a word stands there only as a proper name or a term
of the field. hunspell and hunspell-fr come from Debian (installer/setup-debian.sh test).
"""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from paliers_desktop.paths import criteria_folder

FILES = sorted(criteria_folder().glob("*.aide.toml"))
LIST = Path(__file__).with_name("mots.txt")
IDENTIFIERS = ("grille", "releve_de", "echelle", "implique")
END = "zzfinzz"  # no language has it: hunspell repeats it after the unknown words of each text
ELISION = re.compile(r"^(?:[cdjlmnst]|qu)’(?=\w)", re.IGNORECASE)


def reviewed():
    """The reviewed words, in file order, each with the reason it is there."""
    pairs = [line.partition(" : ")[::2] for line in LIST.read_text("utf-8").splitlines()]
    return [(word, reason.strip()) for word, reason in pairs]


def texts_of(path):
    """(place, text) of each text of a help file that is not an identifier."""
    return list(_walk(tomllib.loads(path.read_text("utf-8")), ""))


def _walk(value, place):
    if isinstance(value, str):
        yield place, value
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        if key not in IDENTIFIERS:
            yield from _walk(item, f"{place}.{key}".removeprefix(".").removeprefix("criteres."))


def unknown_words(texts, known=()):
    """(place, word) of each word that neither hunspell nor `known` has."""
    lines = "".join(f"{text}\n{END}\n" for _, text in texts)
    command = ["hunspell", "-d", "fr_FR", "-i", "utf-8", "-l"]
    done = subprocess.run(command, input=lines.encode(), capture_output=True, check=True)
    unknown, rank = [], 0
    for word in done.stdout.decode().split():
        rank += word == END
        word = word.rstrip(".")
        if word != END and word not in known and ELISION.sub("", word) not in known:
            unknown.append((texts[rank][0], word))
    assert rank == len(texts)
    return unknown


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_word_is_french_or_reviewed(path):
    known = {word for word, _ in reviewed()}
    unknown = [f"{path.name}, {place} : « {word} »" for place, word in unknown_words(texts_of(path), known)]
    assert not unknown, "\n".join(unknown)


def test_a_misspelt_word_is_named_with_its_place():
    texts = [
        ("PIL-01.sens", "Le projet est écrit."),
        ("PIL-01.depuis", "2015"),
        ("PIL-02.preuve", "La liste des menbres, avec Pix et l’ENT."),
    ]
    assert unknown_words(texts, {"Pix", "ENT"}) == [("PIL-02.preuve", "menbres")]


def test_places_name_the_criterion_and_the_glossary_entry():
    path = next(path for path in FILES if path.name == "creteil-etablissements.aide.toml")
    places = [place for place, _ in texts_of(path)]
    assert "PIL-01.sens" in places
    assert "glossaire.0.terme" in places
    assert not [place for place in places if place.endswith("releve_de") or ".implique" in place or place == "grille"]


def test_reviewed_words_are_sorted_justified_and_needed():
    words = [word for word, _ in reviewed()]
    assert words == sorted(set(words))
    assert [word for word, reason in reviewed() if not reason] == []
    found = {word for path in FILES for _, word in unknown_words(texts_of(path))}
    assert [word for word in words if word not in found | {ELISION.sub("", word) for word in found}] == []
