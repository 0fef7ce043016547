"""What the window of « Enregistrer 12 PDF » says."""

from pathlib import Path

import pytest

from paliers_desktop.actions.batch import Outcome
from paliers_desktop.actions.listing import Listed
from paliers_desktop.actions.pdf_documents import PdfKind
from paliers_desktop.errors import UserError
from paliers_desktop.gui.listing.batch_words import (
    DOCUMENTS,
    NOT_WAITED,
    UNTREATED,
    Ending,
    ending_words,
    existing_detail,
    existing_words,
    for_words,
    missing_lines,
    progress_words,
)

FILES = tuple(Listed(Path(f"/{letter}"), None, "Abîmé.", False) for letter in "abcdef")
FULL = UserError("L’emplacement est plein.", "Libérez de la place.")


def outcomes(written: int, failed: int = 0) -> tuple[Outcome, ...]:
    done = tuple(Outcome(FILES[rank].path, Path("/x.pdf")) for rank in range(written))
    return done + tuple(Outcome(FILES[written + rank].path, None, f"Non {rank}.") for rank in range(failed))


def test_every_document_of_an_etablissement_is_offered_and_the_blank_grid_is_not() -> None:
    assert [kind.value for kind, _, _ in DOCUMENTS] == [kind.value for kind in PdfKind if kind.value != "grille-vierge"]


def test_how_far_and_for_whom() -> None:
    assert progress_words(7, 40, "École Jean Macé") == "7 sur 40 · École Jean Macé"
    assert for_words(FILES[:1]) == "Pour a. 1 fichier illisible sera signalé."
    assert for_words(FILES[:4]) == "Pour a, b, c et d. 4 fichiers illisibles seront signalés."
    assert for_words(FILES) == "Pour a, b, c et 3 autres. 6 fichiers illisibles seront signalés."


def test_what_is_there() -> None:
    assert existing_words(1) == "1 fichier existe déjà"
    assert existing_words(3) == "3 fichiers existent déjà"
    assert existing_detail(["a.pdf", "b.pdf"], Path("/x")) == "Dans « /x » : a.pdf et b.pdf."


@pytest.mark.parametrize(
    ("ending", "kind", "words"),
    [
        (Ending(outcomes(1), ()), "ok", "1 PDF est enregistré."),
        (Ending(outcomes(6), ()), "ok", "6 PDF sont enregistrés."),
        (Ending(outcomes(4, 2), ()), "warn", "4 PDF sur 6 sont enregistrés."),
        (Ending(outcomes(1, 2), ()), "warn", "1 PDF sur 3 est enregistré."),
        (Ending(outcomes(0, 2), ()), "warn", "Aucun PDF n’est enregistré."),
        (Ending(outcomes(2), FILES[2:], stopped=True), "warn", "Arrêt demandé. 2 PDF sur 6 sont enregistrés."),
        (
            Ending(outcomes(2), FILES[2:], error=FULL),
            "err",
            "L’emplacement est plein. Libérez de la place. 2 PDF sur 6 sont enregistrés.",
        ),
        (
            Ending((), FILES, broken=True),
            "err",
            "Un problème inattendu a arrêté l’enregistrement. Aucun PDF n’est enregistré.",
        ),
    ],
)
def test_how_it_ended(ending: Ending, kind: str, words: str) -> None:
    assert ending.kind == kind
    assert ending_words(ending) == words


def test_nothing_is_passed_over() -> None:
    ending = Ending(outcomes(1, 2), FILES[3:])
    lines = missing_lines(FILES, ending)
    assert lines == (("b", "Non 0."), ("c", "Non 1."), ("d", UNTREATED), ("e", UNTREATED), ("f", UNTREATED))
    assert ending.written + len(lines) == len(FILES)
    assert missing_lines(FILES, Ending(outcomes(1, 2), FILES[3:], not_waited=True))[2] == ("d", NOT_WAITED)
