"""Proposals and a common séance for écoles of the list, in the real window; their synthesis as pages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from circonscription_samples import answers_of, etats, make_ecole, shared
from gui.listing.test_batch_clipping import faults_of
from gui_samples import wait_for_list
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.assessment import Answer, Etat
from paliers_desktop.core.seance import Role
from paliers_desktop.gui.listing.several.dialog import SeveralDialog
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.storage.dossier import Dossier

COUNT = 3
WAIT = 30_000


@pytest.fixture
def ecoles(place: Path) -> list[Path]:
    """The second one has its own answer to the first shared criterion."""
    own = {shared()[0]: Answer(etat=Etat.NON)}
    return [make_ecole(place, number, {**etats(3), **(own if number == 1 else {})}) for number in range(COUNT)]


@pytest.fixture
def window(
    workplace: Workplace, open_window: Callable[[], MainWindow], place: Path, ecoles: list[Path], qtbot: QtBot
) -> MainWindow:
    """The écoles of a circonscription, all chosen."""
    workplace.add_folder(place)
    made = open_window()
    wait_for_list(made, qtbot)
    made.home.list.selectAll()
    return made


def dialog_of(window: MainWindow) -> SeveralDialog:
    several = window.etablissements.batches.several
    assert several is not None
    return several.dialog


def go_through(dialog: SeveralDialog, qtbot: QtBot) -> None:
    dialog.look_button.click()
    qtbot.waitUntil(lambda: dialog._stack.currentWidget() is dialog.preview, timeout=WAIT)
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog._stack.currentWidget() is dialog.ending, timeout=WAIT)


def clean(text: str) -> str:
    return text.replace("\xa0", " ")


def test_answers_are_proposed_and_each_école_keeps_its_own(
    window: MainWindow, ecoles: list[Path], qtbot: QtBot
) -> None:
    window.home.actions_menu.propose.trigger()
    dialog = dialog_of(window)
    assert len(dialog.ask.answers) == len(shared())
    assert not dialog.look_button.isEnabled()
    for key in shared()[:2]:
        field = dialog.ask.answers[key]
        field.combo.setCurrentIndex(1)
        field.combo.activated.emit(1)
    dialog.ask.comments[shared()[1]].line_edit.setText("Commission de mars")
    assert dialog.look_button.isEnabled()
    go_through(dialog, qtbot)
    assert clean(dialog.ending.words()) == "3 établissements sur 3 ont reçu des réponses à confirmer."
    told = [answers_of(path) for path in ecoles]
    assert [one[shared()[0]].etat for one in told] == [Etat.OUI, Etat.NON, Etat.OUI]
    assert all(one[shared()[1]].a_confirmer and one[shared()[1]].commentaire == "Commission de mars" for one in told)
    with qtbot.waitSignal(window.etablissements.read, timeout=WAIT):
        dialog.close_button.click()
    assert window.etablissements.batches.several is None


def test_a_séance_is_told_in_each_file_and_what_cannot_be_read_is_said_in_its_field(
    window: MainWindow, ecoles: list[Path], qtbot: QtBot
) -> None:
    window.home.actions_menu.seance.trigger()
    dialog = dialog_of(window)
    ask = dialog.ask
    ask.fields["jour"].set_text("20/11/2026")
    ask.fields["debut"].set_text("16:00")
    ask.fields["fin"].set_text("14:00")
    dialog.look_button.click()
    assert "finit avant" in clean(ask.fields["fin"].error())
    assert dialog._stack.currentWidget() is ask
    ask.fields["fin"].set_text("17 h 30")
    ask.lieu.set_text("Maison des associations")
    ask.boxes[Role.DIRECTEUR_ECOLE].setChecked(True)
    ask.decisions.setPlainText("Partager une charte.")
    go_through(dialog, qtbot)
    assert clean(dialog.ending.words()) == "La séance est consignée dans 3 fichiers sur 3."
    for path in ecoles:
        (seance,) = Dossier.peek(path).seances
        assert (seance.lieu, seance.presents, seance.decisions) == (
            "Maison des associations",
            (Role.DIRECTEUR_ECOLE,),
            "Partager une charte.",
        )
    dialog.close_button.click()


def test_one_window_at_a_time(window: MainWindow) -> None:
    window.home.actions_menu.propose.trigger()
    first = dialog_of(window)
    window.home.actions_menu.seance.trigger()
    assert dialog_of(window) is first
    first.close_button.click()


def test_their_synthesis_is_shown_and_names_none_of_them(window: MainWindow, ecoles: list[Path]) -> None:
    shown = []
    window.dialogs.show_preview = lambda _style, document: shown.append(document)
    before = [path.read_bytes() for path in ecoles]
    window.home.actions_menu.synthesis.trigger()
    (document,) = shown
    octets = document.make()
    assert octets.startswith(b"%PDF")
    assert document.suggestion.name == "Synthese-de-circonscription_2026-11-23.pdf"
    assert [path.read_bytes() for path in ecoles] == before


@pytest.mark.parametrize("zoom", [100, 200])
def test_no_text_of_what_is_asked_is_cut(
    zoom: int,
    place: Path,
    ecoles: list[Path],
    workplace: Workplace,
    open_window: Callable[[], MainWindow],
    qtbot: QtBot,
) -> None:
    workplace.add_folder(place)
    workplace.prefer(zoom=zoom)
    window = open_window()
    wait_for_list(window, qtbot)
    faults = []
    for width, height in ((1366, 696), (1024, 696)):
        window.resize(width, height)
        window.home.list.selectAll()
        for action in (window.home.actions_menu.propose, window.home.actions_menu.seance):
            action.trigger()
            faults += faults_of(dialog_of(window), f"{width} {action.text()}", qtbot)
            dialog_of(window).close_button.click()
    assert not faults, "\n".join(faults)
