"""The frame of `make torture`, and a short run of each torture: the long ones are no tests."""

import importlib
import itertools
from pathlib import Path

import pytest

from dossier_samples import entry
from faults import Fault
from paliers_desktop.core.report import lock_words
from torture.__main__ import NAMES, main
from torture.figures import Found, none_of, spaced
from torture.lasting import Held
from torture.page import MARKS, PAGE, Chapter, in_markdown, not_held, on_terminal, verdict
from torture.script import Deed, Told, found_at, script, states
from torture.tortures import kill, lock, memory, network, power

KILLED = Fault(
    "Le programme est tué (SIGKILL) : à l’ouverture, en pleine saisie, à la fermeture",
    seen="Rien à la réouverture : ni question, ni bandeau, ni fenêtre.",
    survives="Tout ce que le pied de la fenêtre a dit enregistré, et au plus un geste de plus, entier.",
)
POWER = Fault(
    "Le courant est coupé : ce qui n’était pas synchronisé est perdu, partiel ou dans le désordre",
    seen="Rien à la réouverture.",
    survives="Tout ce que le pied de la fenêtre a dit enregistré ; le geste en cours est entier ou absent.",
)

CARRIED = Fault(
    "Le poste est tué en pleine saisie et la clé portée sur un autre poste",
    seen="Rien : ni question, ni bandeau ; on répond en moins de trois secondes.",
    survives="Tout ce qui a été dit enregistré ; aucun fichier de verrou ne reste après la fermeture.",
)
ASLEEP = Fault(
    "Le poste qui écrit sur un partage s’endort ou disparaît",
    seen=f"Sur l’autre poste, après deux minutes : {lock_words.SILENT} « {lock_words.RETAKE} »",
    survives="Tout ; s’il se réveille, sa réponse est refusée et n’écrase rien.",
)

OUI, COMMENT = Deed("key", "SYS-01", "oui"), Deed("comment", "SYS-02", "Vu ;")


def test_a_script_never_does_nothing() -> None:
    """Each deed changes what the file says: « made » and « saved » count changes."""
    for number in range(40):
        told = states({}, script(number, entry().grille, {}))
        assert all(before != after for before, after in itertools.pairwise(told))


def test_a_script_is_the_same_for_both_sides() -> None:
    assert script(7, entry().grille, {}) == script(7, entry().grille, {})
    assert len({script(number, entry().grille, {}) for number in range(20)}) == 20


@pytest.mark.parametrize(
    ("found", "saved", "made", "expected"),
    [
        ({}, 0, 1, 0),
        ({"SYS-01": Told("oui")}, 0, 1, 1),
        ({"SYS-01": Told("oui")}, 1, 2, 1),
        ({"SYS-01": Told("oui"), "SYS-02": Told(commentaire="Vu")}, 1, 2, 1),
        ({"SYS-01": Told("oui"), "SYS-02": Told(commentaire="Vu ;")}, 2, 2, 2),
        ({}, 1, 1, None),
        ({"SYS-01": Told("oui"), "SYS-02": Told(commentaire="Vu")}, 2, 2, None),
        ({"SYS-01": Told("non")}, 0, 2, None),
        ({"SYS-02": Told(commentaire="Vu ;")}, 0, 2, None),
        ({"SYS-01": Told("oui"), "SYS-02": Told(commentaire="u ;")}, 0, 2, None),
    ],
)
def test_what_was_said_saved_and_is_not_there_is_noticed(
    found: dict[str, Told], saved: int, made: int, expected: int | None
) -> None:
    assert found_at(found, {}, (OUI, COMMENT), saved, made) == expected


@KILLED.proven
def test_kills_lose_nothing_that_was_said_saved() -> None:
    lines = list(kill.found(rounds=5))
    assert [line.cells() for line in lines if line.holds is False] == []
    assert lines[0].holds


@POWER.proven
def test_power_cuts_lose_nothing_that_was_said_saved_and_are_real() -> None:
    """The witnesses are lines too: without synchronisations the same cuts lose answers."""
    lines = list(power.found(deeds=4))
    assert [line.cells() for line in lines if line.holds is False] == []
    assert sum(line.name.startswith("témoin") for line in lines) == 2


def test_a_whole_use_opens_no_socket_to_the_network_and_needs_none() -> None:
    lines = {line.name: line for line in network.found(answers=5)}
    assert [line.cells() for line in lines.values() if line.holds is False] == []
    assert "AF_UNIX" in lines["sockets ouverts, par famille"].value  # what the screen needs is seen


def test_answers_and_openings_leave_nothing_behind() -> None:
    assert [line.cells() for line in memory.found(answers=130, openings=4) if line.holds is False] == []


def test_what_is_left_behind_is_noticed() -> None:
    """Marks as a leak would make them: a page of widgets kept, a file never closed."""
    marks = [Held(done, 100 + done / 10, 8 + done // 50, 2, 1000 + done) for done in range(0, 201, 5)]
    wrong = [line.name for line in memory.of_marks(marks, 4, "ouvertures") if line.holds is False]
    assert [name.removeprefix("ouvertures : ") for name in wrong] == [
        "mémoire",
        "éléments de fenêtre",
        "éléments de fenêtre restés",
        "fichiers restés ouverts",
    ]


@CARRIED.proven
@ASLEEP.proven
def test_a_lock_holds_while_its_post_lives_and_no_longer() -> None:
    """Two minutes pass in eight seconds, for the clock that watches and for the heartbeat alike."""
    lines = list(lock.found(live=60, speed=15))
    assert [line.cells() for line in lines if line.holds is False] == []
    assert sum(line.holds is True for line in lines) == 10


def test_the_page_and_the_terminal_say_the_same() -> None:
    chapter = Chapter("Tué", "Comment.", (none_of("pertes", 0), none_of("alertes", 2), Found("tours", spaced(1000))))
    assert on_terminal(chapter).splitlines() == [
        "Tué",
        "  pertes | 0 | 0",
        "  alertes | 2 | 0 : non",
        "  tours | 1 000 | –",
    ]
    assert verdict(not_held([chapter])).splitlines() == ["Ce qui est attendu n’est pas tenu :", "  Tué : alertes"]
    assert verdict(not_held([Chapter("Tué", "", (none_of("pertes", 0), Found("tours", "3")))])).startswith(
        "Tout ce qui"
    )
    text = in_markdown([chapter], "12 mars 2027", "Une machine")
    assert text.splitlines()[0] == "Relevé du 12 mars 2027. Une machine."
    assert "| alertes | 2 | 0 : **non** |" in text


def test_every_torture_is_found_and_the_page_awaits_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert {"kill", "lock", "memory", "network", "power"} <= set(NAMES)
    for name in NAMES:
        module = importlib.import_module(f"torture.tortures.{name}")
        assert module.TITRE
        assert module.NOTE
        assert callable(module.found)
    MARKS.read(PAGE)
    assert main(["inconnue"]) == 2
    assert "inconnue" in capsys.readouterr().err


def test_marks_are_needed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Avant\n{MARKS.start}\nancien\n{MARKS.end}\nAprès\n", encoding="utf-8")
    for _ in range(2):
        MARKS.write(page, "nouveau")
    assert page.read_text(encoding="utf-8") == f"Avant\n{MARKS.start}\nnouveau\n{MARKS.end}\nAprès\n"
    assert MARKS.read(page) == "nouveau"
    page.write_text("sans marques", encoding="utf-8")
    with pytest.raises(ValueError, match="no marks"):
        MARKS.write(page, "x")
