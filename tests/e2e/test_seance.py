"""A commission on a copy of a dossier full of private words: none of them is ever on the wall, and its relevé is true.

What is on the wall is read twice from outside: by the accessible tree, and by a machine that only sees the picture.
"""

import datetime
import hashlib
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from e2e.commission import (
    ACTED,
    ANSWERED,
    AVIS,
    DECISION,
    EQUIPEMENT,
    FLAGGED,
    HELPED,
    LIEU,
    NOMS,
    PHRASE,
    RESEAU,
    WITH,
    WITHOUT,
    Story,
    hold,
)
from e2e.desk import open_desk
from e2e.pages import plain
from e2e.private_dossier import ANSWERS, GRILLE, PRIVATE, WORDS, make_private_dossier
from e2e.screen_text import shows
from e2e.wall import Stop, Wall
from paliers_desktop.core.report.help_words import MEANING
from paliers_desktop.core.report.wording import ETATS, date_in_words

NEVER_ON_THE_WALL = (*PRIVATE, LIEU, DECISION, NOMS, PHRASE)
AT_WORK = (
    ("commentaire", "commentaire accentué", "motif", "auprès de", "nom de l’établissement"),
    ("noms d’une séance", "lieu d’une séance"),
)
"""What each page that was read at work shows of WORDS without scrolling."""
DISCUSSED_SECONDS = 5
READ = 0.8
"""What share of the words of a screen a machine that reads pictures must have found."""
TITLES = ("Décisions", "Réponses modifiées", "Avis partagés", "À vérifier", "Critères discutés")


@dataclass
class Held:
    """A séance that is over, and the files it was about."""

    story: Story
    original: Path
    copy: Path
    digest: str
    days: set[str]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    """On the screen of a projector, from the copy opened by the command line to the window closed."""
    folder = tmp_path_factory.mktemp("seance")
    original = make_private_dossier(folder)
    before = digest(original)
    with open_desk(tmp_path_factory.mktemp("wall"), 1024, 768) as desk:
        copy = desk.documents / "copie.paliers"
        shutil.copyfile(original, copy)
        desk.start(str(copy))
        story, days = Story(Wall(desk, folder)), {today()}
        hold(desk, story)
        desk.stop()
        yield Held(story, original, copy, before, {*days, today()})


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def today() -> str:
    """The day on the desk, « 12 mars 2027 »."""
    return date_in_words(datetime.datetime.now(ZoneInfo("Europe/Paris")).date())


# -- the wall --------------------------------------------------------------------------------------------------------


def about(stop: Stop) -> list[str]:
    """What a stop must show, so that what is not there is not there for want of reading."""
    kind, _, key = stop.what.partition(" ")
    if key in GRILLE.criteres:
        texte = plain(GRILLE.criteres[key].texte)
        return [texte, MEANING] if (kind, key) == ("acted", HELPED) else [texte]
    if kind == "domaine":
        return [plain(GRILLE.domaine(key).titre)]
    marked = sum(answer.a_verifier for answer in ANSWERS.values()) + 1  # FLAGGED
    return [f"{marked} critères à vérifier"] if kind == "fin" else []


def share_read(picture_text: str, words: list[str]) -> float:
    """The share of the words of four letters or more that are among what was read."""
    wanted = [word for word in re.findall(r"\w+", " ".join(words)) if len(word) > 3]
    return sum(shows(picture_text, word) for word in wanted) / len(wanted) if wanted else 1


def test_the_private_words_are_in_no_grid_and_no_help() -> None:
    kept = "\n".join(
        path.read_text(encoding="utf-8") for path in (Path(__file__).parents[2] / "criteria").rglob("*.toml")
    )
    assert len(kept) > 100_000
    assert not [word for word in NEVER_ON_THE_WALL if shows(kept, word)]


def test_where_private_words_belong_both_readings_find_them(held: Held) -> None:
    for stop, kinds in zip(held.story.at_work, AT_WORK, strict=True):
        for kind in kinds:
            assert shows(stop.heard, WORDS[kind]), (stop.what, kind)
            assert shows(stop.seen, WORDS[kind]), (stop.what, kind, stop.picture)


def test_the_window_is_no_wider_than_a_small_screen(held: Held) -> None:
    """What is at its right end is on the picture too."""
    page = held.story.at_work[0]
    assert "Où en sommes-nous ?" in page.heard
    assert shows(page.seen, "Où en sommes-nous"), page.picture


def test_a_long_place_is_told_whole(held: Held) -> None:
    assert held.story.told is not None
    assert shows(held.story.told.seen, "rapport.pdf"), held.story.told.picture


def test_no_private_word_is_ever_on_the_wall(held: Held) -> None:
    for stop in held.story.wall.stops:
        for words in NEVER_ON_THE_WALL:
            assert not shows(stop.heard, words), (stop.what, words)
            assert not shows(stop.seen, words), (stop.what, words, stop.picture)


def test_each_stop_was_read_whole(held: Held) -> None:
    stops = held.story.wall.stops
    walked = {stop.what for stop in stops}
    assert walked >= {f"critere {critere}" for critere in (*RESEAU, *EQUIPEMENT)}
    assert walked >= {
        "domaine reseau",
        "domaine equipement",
        "fin ",
        "resultat situation",
        "radar",
        "tableau",
        "étapes",
    }
    for stop in stops:
        for words in about(stop):
            assert words in stop.heard, stop.what
        assert share_read(stop.seen, about(stop)) >= READ, (stop.what, stop.seen, stop.picture)


# -- the relevé ------------------------------------------------------------------------------------------------------


def section(releve: str, title: str) -> str:
    """What stands under a title."""
    lines = releve.splitlines()
    after = lines[lines.index(title) + 1 :]
    end = next((rank for rank, line in enumerate(after) if line in TITLES), len(after))
    return "\n".join(after[:end])


def criteres_in(text: str) -> set[str]:
    """The criteria whose number begins a line."""
    ids = {numero: critere for critere, numero in GRILLE.numeros.items()}
    return {ids[numero] for numero in re.findall(r"^(\d\.\d+) ", text, re.MULTILINE)}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_releve_says_when_where_and_which_roles(held: Held) -> None:
    for releve in held.story.releves.values():
        lines = releve.splitlines()
        assert any(f"Date {day}" in lines for day in held.days)
        assert f"Lieu {LIEU}" in lines
        assert "Présents CPE et élèves" in lines
        assert re.search(r"^Durée (moins d’une minute|\d+ minutes?)$", releve, re.MULTILINE)
        assert section(releve, "Décisions") == DECISION


def test_the_releve_tells_what_was_discussed(held: Held) -> None:
    """What was acted on; what was only shown counts from five seconds on, which a slow computer may have needed."""
    shown = {key for key, seconds in held.story.wall.seconds.items() if seconds >= DISCUSSED_SECONDS}
    for releve in held.story.releves.values():
        found = criteres_in(section(releve, "Critères discutés"))
        assert ACTED <= found <= ACTED | shown
        assert f"{len(found)} critères discutés, {len(ANSWERED)} réponses modifiées." in releve
        marked = {key for key in found if ANSWERS[key].a_verifier or key == FLAGGED}
        assert criteres_in(section(releve, "À vérifier")) == marked


def test_the_releve_tells_the_answers_that_changed(held: Held) -> None:
    """Also that one which was undone is not among them."""
    for releve in held.story.releves.values():
        told = section(releve, "Réponses modifiées")
        assert criteres_in(told) == set(ANSWERED)
        for critere, (_, after) in ANSWERED.items():
            words = (plain(GRILLE.criteres[critere].texte), ETATS[ANSWERS[critere].etat], ETATS[after])
            assert squeezed(" ".join((GRILLE.numeros[critere], *words))) in squeezed(told)


def test_the_releve_tells_where_opinions_differed(held: Held) -> None:
    for releve in held.story.releves.values():
        told = section(releve, "Avis partagés")
        assert criteres_in(told) == set(AVIS)
        assert PHRASE in told


def test_names_are_where_they_were_typed_for_and_nowhere_else(held: Held) -> None:
    releves, report = held.story.releves, held.story.report
    assert f"Noms {NOMS}" in releves[WITH]
    assert NOMS not in releves[WITHOUT]
    assert "Noms" not in releves[WITHOUT]
    private = {kind: word for kind, word in WORDS.items() if kind != "nom de l’établissement"}
    assert not [word for word in private.values() if word in "".join(releves.values())]
    for words in (LIEU, DECISION, WORDS["lieu d’une séance"]):
        assert words in report
    for words in (NOMS, PHRASE, WORDS["noms d’une séance"], WORDS["avis d’une séance"]):
        assert words not in report
    assert NOMS in dump(held.copy, "seances")
    assert NOMS not in dump(held.copy, "journal")
    assert LIEU in dump(held.copy, "journal")


def dump(path: Path, table: str) -> str:
    """A table of a dossier, as the sqlite3 command reads it."""
    command = ["sqlite3", "-readonly", str(path), f"SELECT * FROM {table}"]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=30).stdout


def test_only_the_copy_was_written(held: Held) -> None:
    assert digest(held.original) == held.digest
    assert digest(held.copy) != held.digest
    assert sorted(path.suffix for path in held.original.parent.iterdir() if path.suffix != ".png") == [".paliers"]
