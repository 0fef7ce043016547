"""« Fusionner avec une autre copie… » in the real window: two people, two copies, nothing chosen for them."""

import datetime
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dossier_samples import answer_geste, comment, criteres, identity_geste, new_dossier, oui
from gui_samples import forget, wait_for_list
from paliers_desktop.actions.merge import compare
from paliers_desktop.core.assessment import Answer, Etat
from paliers_desktop.core.history import Geste, Kind, new_id
from paliers_desktop.core.merge import Choice
from paliers_desktop.core.navigation import SEANCES
from paliers_desktop.core.seance import start_changes
from paliers_desktop.gui.components.fold_button import FoldButton
from paliers_desktop.gui.fichier.merge import ALL_CHOSEN, NOTHING_TO_CHOOSE, MergeWindow
from paliers_desktop.gui.fichier.tasks import FileTask
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.storage.backup import list_copies
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.shelf import Reason

NAME = "0940120V_Lycée.paliers"
SEANCE = "5" * 32


@pytest.fixture
def here(place: Path) -> Path:
    """The référent's file: one answer of before the copy, then its own."""
    path = place / NAME
    with closing(new_dossier(path)) as dossier:
        dossier.save(oui(0))
    return path


@pytest.fixture
def there(here: Path, tmp_path: Path) -> Path:
    """The file of the meeting room, filled apart: an answer and a comment that differ, and two answers of its own."""
    path = tmp_path / "reunion" / NAME
    path.parent.mkdir()
    shutil.copyfile(here, path)
    save(here, oui(2), comment(3, "Prêt"), oui(5))
    save(
        path,
        answer_geste(criteres()[2], Answer(etat=Etat.NON)),
        comment(3, "Vu en commission"),
        answer_geste(criteres()[20], Answer(etat=Etat.EN_COURS)),
        oui(40),
    )
    return path


@pytest.fixture
def open_merge(window: MainWindow, here: Path) -> Iterator[Callable[[Path], MergeWindow]]:
    """The window in which `here` and another copy are compared."""
    made = []

    def open_(other: Path) -> MergeWindow:
        merging = compare(here, other)
        merge = MergeWindow(window._tasks._desk, merging, here, other)
        merge.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        merge.open()
        made.append((merging, merge))
        return merge

    yield open_
    for merging, merge in made:
        merge.close()
        merging.close()
        forget(merge)


def save(path: Path, *gestes) -> None:
    with closing(Dossier.open(path)) as dossier:
        dossier.save(*gestes)


def plain(words: str) -> str:
    """Without the spaces of typography."""
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def merge_with(window: MainWindow, other: Path | None, act: Callable[[MergeWindow], object] | None = None) -> None:
    """Ask for the task on the open établissement, choose that copy, and act in the window that comes."""
    window.dialogs.answers = [other]
    if act:
        QTimer.singleShot(0, lambda: act(QApplication.activeModalWidget()))
    window.wizard.pages.task_asked.emit(FileTask.MERGE)


def finish(choice: Choice) -> Callable[[MergeWindow], None]:
    """Choose one side everywhere, and both comments; then merge."""

    def act(merge: MergeWindow) -> None:
        for row in merge.rows:
            row.choose(Choice.BOTH if Choice.BOTH in row.options else choice)
        merge.go.click()

    return act


def said(merge: MergeWindow) -> str:
    """All its labels."""
    return plain(" ".join(one.text() for one in merge.findChildren(QLabel)))


def notice(window: MainWindow) -> str:
    bar = window.wizard.notices
    return "" if bar.isHidden() else plain(bar.banner.text())


def test_nothing_is_chosen_before_the_person_does(open_merge: Callable[[Path], MergeWindow], there: Path) -> None:
    merge = open_merge(there)
    assert [row.choice for row in merge.rows] == [None, None]
    assert plain(merge.message.text()) == "Il reste 2 choix à faire."
    assert plain(merge.groups[0].rows[1].accessibleName()).endswith("Commentaire")
    here, other = (merge.rows[0].options[side] for side in (Choice.HERE, Choice.THERE))
    assert plain(here.radio.accessibleName()).startswith("Ici : Oui, changé le ")
    assert plain(other.radio.accessibleName()).startswith("Dans l’autre copie : Non, changé le ")


def test_what_comes_without_question_is_said_and_listed(open_merge: Callable[[Path], MergeWindow], there: Path) -> None:
    merge = open_merge(there)
    words = said(merge)
    assert "2 réponses viennent de l’autre copie et 1 d’ici." in words
    folds = merge.findChildren(FoldButton)
    assert [plain(fold.words()) for fold in folds] == ["Viennent de l’autre copie · 2", "Restent comme ici · 1"]
    folds[0].click()
    assert "Réponse : En cours" in said(merge)


def test_merging_too_early_leads_to_what_remains(
    open_merge: Callable[[Path], MergeWindow], there: Path, qtbot: QtBot
) -> None:
    merge = open_merge(there)
    assert merge.go.isEnabled()
    merge.rows[0].choose(Choice.HERE)
    merge.go.click()
    assert merge.isVisible()
    assert plain(merge.message.text()) == "Il reste 1 choix à faire. Le premier est affiché."
    qtbot.waitUntil(lambda: QApplication.focusWidget() is merge.rows[1].options[Choice.HERE].radio)


def test_a_domaine_is_taken_whole_by_an_explicit_gesture(
    open_merge: Callable[[Path], MergeWindow], here: Path, there: Path
) -> None:
    save(here, answer_geste(criteres()[41], Answer(etat=Etat.OUI)))
    save(there, answer_geste(criteres()[41], Answer(etat=Etat.NON)))
    merge = open_merge(there)
    assert len(merge.groups) == 2
    merge.groups[0].buttons[Choice.THERE].click()
    assert [row.choice for row in merge.rows] == [Choice.THERE, Choice.THERE, None]
    merge.groups[1].buttons[Choice.HERE].click()
    assert merge.message.text() == ALL_CHOSEN


def test_the_keyboard_is_enough(
    open_merge: Callable[[Path], MergeWindow], here: Path, there: Path, qtbot: QtBot
) -> None:
    merge = open_merge(there)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is merge.rows[0].options[Choice.HERE].radio)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert merge.rows[0].choice is None  # as long as nothing is chosen, an arrow goes there and no more
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert merge.rows[0].choice is Choice.THERE
    for _ in range(4):
        if QApplication.focusWidget() is merge.rows[1].options[Choice.HERE].radio:
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert merge.rows[1].choice is Choice.HERE
    while QApplication.focusWidget() is not merge.go:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(merge.go, Qt.Key.Key_Return)
    assert merge.sentence
    answers = Dossier.peek(here).assessment
    assert answers.answer(criteres()[2]).etat is Etat.NON
    assert answers.answer(criteres()[3]).commentaire == "Prêt"


def test_escape_leaves_both_files_as_they_are(
    open_merge: Callable[[Path], MergeWindow], here: Path, there: Path, qtbot: QtBot
) -> None:
    before = here.read_bytes(), there.read_bytes()
    merge = open_merge(there)
    qtbot.keyClick(merge, Qt.Key.Key_Escape)
    assert not merge.isVisible()
    assert merge.sentence == ""
    assert (here.read_bytes(), there.read_bytes()) == before
    assert list_copies(here) == ()


def test_a_click_anywhere_on_a_side_chooses_it(
    open_merge: Callable[[Path], MergeWindow], there: Path, qtbot: QtBot
) -> None:
    merge = open_merge(there)
    side = merge.rows[0].options[Choice.THERE]
    qtbot.mouseClick(side, Qt.MouseButton.LeftButton, pos=side.rect().bottomRight() / 2)
    assert merge.rows[0].choice is Choice.THERE
    assert [option.property("active") for option in merge.rows[0].options.values()] == ["false", "true"]


def test_a_failure_is_told_and_the_choices_stay(
    open_merge: Callable[[Path], MergeWindow], window: MainWindow, here: Path, there: Path
) -> None:
    merge = open_merge(there)
    save(here, oui(50))  # another post writes meanwhile
    finish(Choice.HERE)(merge)
    assert merge.isVisible()
    assert "Rien n’a été modifié" in window.dialogs.told[-1]
    assert [row.choice for row in merge.rows] == [Choice.HERE, Choice.BOTH]


def test_two_people_two_copies_merged_both_ways_then_nothing_new(window: MainWindow, here: Path, there: Path) -> None:
    before = Dossier.peek(here)
    window.open_path(here)
    merge_with(window, there, finish(Choice.HERE))
    assert notice(window) == (
        "Fusion faite : 2 réponses viennent de l’autre copie, 2 choix sont faits. « Annuler » la reprend."
    )
    session = window.session
    assert session.assessment.answer(criteres()[2]).etat is Etat.OUI
    assert session.assessment.answer(criteres()[3]).commentaire == "Prêt\nVu en commission"
    assert session.assessment.answer(criteres()[40]).etat is Etat.OUI
    assert [copy.reason for copy in list_copies(here) if copy.reason is Reason.FUSION] == [Reason.FUSION]
    merged = session.assessment
    session.undo()
    assert session.assessment.answers == before.assessment.answers
    session.redo()
    assert session.assessment == merged
    window.open_path(there)
    merge_with(window, here, lambda merge: merge.go.click())  # nothing is left to choose
    assert window.session.assessment == merged
    window.open_path(here)
    merge_with(window, there)
    assert window.dialogs.told[-1].startswith("Cette copie n’apporte rien de nouveau.")
    assert notice(window) == ""
    assert window.session.assessment == merged


def test_undone_after_closing_the_program(window: MainWindow, here: Path, there: Path) -> None:
    before = Dossier.peek(here).assessment
    window.open_path(here)
    merge_with(window, there, finish(Choice.THERE))
    window.show_home()
    window.open_path(here)
    assert plain(window.wizard.bottom.undo.words()) == "Annuler : fusion"
    window.wizard.bottom.undo.click()
    window.show_home()
    assert Dossier.peek(here).assessment == before


def test_a_seance_goes_and_comes_back_with_the_fusion_that_brought_it(
    window: MainWindow, here: Path, there: Path
) -> None:
    begun = datetime.datetime(2026, 11, 23, 14, 5, tzinfo=datetime.UTC)
    save(there, Geste(new_id(), Kind.SEANCE, start_changes(SEANCE, begun), seance=SEANCE))
    window.open_path(here)
    merge_with(window, there, finish(Choice.HERE))
    window.wizard.show_seances(SEANCE)
    page = window.wizard.page(SEANCES)
    assert page.seance_id == SEANCE
    window.wizard.bottom.undo.click()
    assert window.session.seances.kept == ()
    assert page.project.isVisible()
    window.session.redo()
    assert [seance.id for seance in window.session.seances.kept] == [SEANCE]
    assert page.detail.isVisible()
    window.show_home()
    assert [seance.debut for seance in Dossier.peek(here).seances] == [begun]


def test_on_a_file_of_the_list_it_is_opened_to_say_what_was_done(
    window: MainWindow, here: Path, there: Path, qtbot: QtBot
) -> None:
    window.dialogs.answers = [there]
    QTimer.singleShot(0, lambda: finish(Choice.HERE)(QApplication.activeModalWidget()))
    window.etablissements.task_asked.emit(FileTask.MERGE, here)
    assert window.session.dossier.path == here
    assert notice(window).startswith("Fusion faite")
    window.show_home()
    window.dialogs.answers = [None]
    window.etablissements.task_asked.emit(FileTask.MERGE, here)
    assert window.session is None
    wait_for_list(window, qtbot)


def test_giving_up_opens_the_etablissement_again(window: MainWindow, here: Path) -> None:
    window.open_path(here)
    merge_with(window, None)
    assert window.session.dossier.path == here
    assert notice(window) == ""
    assert window.dialogs.asked[-1] == f"Choisir l’autre copie in {here.parent}"


def test_the_same_file_is_told(window: MainWindow, here: Path) -> None:
    window.open_path(here)
    merge_with(window, here)
    assert "deux fois le même fichier" in window.dialogs.told[-1]
    assert window.session.dossier.path == here


def test_with_nothing_to_choose_it_says_so(
    open_merge: Callable[[Path], MergeWindow], here: Path, tmp_path: Path
) -> None:
    other = tmp_path / "autre.paliers"
    shutil.copyfile(here, other)
    save(other, identity_geste("commune", "Créteil", "Créteil-le-Haut"))
    merge = open_merge(other)
    assert merge.message.text() == NOTHING_TO_CHOOSE
    assert "la fiche de l’établissement" in said(merge)
    merge.go.click()
    assert Dossier.peek(here).assessment.etablissement.commune == "Créteil-le-Haut"
