"""« Sauvegardes… » in the real window: the list, what each copy holds, and going back to one, be the file damaged."""

import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dossier_samples import CAMPAGNE, comment, export, new_dossier, oui
from faults import Fault
from gui_samples import forget, stored_answers, wait_for_list
from mounts import read_only, small_place
from paliers_desktop.actions import copy_list
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.gui.fichier.copies import CopiesWindow
from paliers_desktop.gui.fichier.copy_words import NONE, RESTORING, Column
from paliers_desktop.gui.fichier.tasks import FileTask
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.storage.backup import back_up_file, backup_folder, list_copies, mirror
from paliers_desktop.storage.copy_errors import CopyUnreadableError, NotKeptBeforeError, OtherDossierError
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.restoring import Restored
from paliers_desktop.storage.restoring import restore as restore_copy
from paliers_desktop.storage.shelf import Reason

NAME = "0940120V_Lycée.paliers"

DAMAGED_COPY = Fault(
    "La sauvegarde choisie est abîmée",
    seen=CopyUnreadableError(),
    survives="Tout : rien n’est remplacé ; les autres sauvegardes restent proposées.",
)
OTHER_COPY = Fault(
    "La sauvegarde choisie est celle d’un autre établissement",
    seen=OtherDossierError(),
    survives="Tout : rien n’est remplacé.",
)
NOT_KEPT = Fault(
    "Restaurer sans place pour garder l’état actuel",
    seen=NotKeptBeforeError(Path(NAME)),
    survives="L’état actuel, à l’octet près : rien n’est remplacé.",
)
DAMAGED = Fault(
    "Le fichier est abîmé et ses sauvegardes sont là",
    seen="Dans la liste, pourquoi le fichier ne s’ouvre pas ; « Sauvegardes… » montre chaque copie et la restaure.",
    survives="La copie choisie ; le fichier abîmé est gardé à côté, à l’octet près.",
)
GONE = Fault(
    "Le fichier a disparu et ses sauvegardes sont là",
    seen="« Sauvegardes… » dit que le fichier n’existe plus et où il est fait à nouveau.",
    survives="La copie choisie.",
)


@pytest.fixture
def path(place: Path) -> Path:
    """A dossier at rest with three copies: of 1, 2 and 3 answers; now it has four, one comment and one export."""
    made = place / NAME
    with closing(new_dossier(made)) as dossier:
        for rank in range(3):
            dossier.save(oui(rank))
            back_up_file(made, (Reason.OUVERTURE, Reason.JOUR, Reason.FERMETURE)[rank])
        dossier.save(oui(3))
        dossier.save(comment(0, "depuis"))
        dossier.add_export(export(1))
    return made


@pytest.fixture
def open_copies(window: MainWindow, qtbot: QtBot) -> Callable[..., CopiesWindow]:
    """The window of the copies of a closed file, once they are read."""

    def open_(path: Path, count: int = 3) -> CopiesWindow:
        copies = CopiesWindow(window._tasks._desk, path)
        copies.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        copies.open()
        qtbot.waitUntil(lambda: copies.table.topLevelItemCount() == count, timeout=20_000)
        made.append(copies)
        return copies

    made: list[CopiesWindow] = []
    yield open_
    for copies in made:
        copies.close()
    forget(*made)


def cells(copies: CopiesWindow, column: Column) -> list[str]:
    tree = copies.table
    return [tree.topLevelItem(row).text(column) for row in range(tree.topLevelItemCount())]


def choose(copies: CopiesWindow, row: int) -> None:
    copies.table.setCurrentItem(copies.table.topLevelItem(row))


def plain(words: str) -> str:
    """Without the spaces and quotes of typography."""
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def restore(copies: CopiesWindow, qtbot: QtBot) -> None:
    """Agree to restore what is chosen, and wait until it is told how that went."""
    told = copies._desk.dialogs().told
    before = len(told)
    copies._desk.dialogs().answers = [True]
    copies.restore.click()
    qtbot.waitUntil(lambda: len(told) > before)


def test_each_copy_says_when_why_and_how_far(path: Path, open_copies: Callable[..., CopiesWindow]) -> None:
    copies = open_copies(path)
    assert [plain(cell) for cell in cells(copies, Column.AVANCEMENT)] == ["3 sur 58", "2 sur 58", "1 sur 58"]
    assert [plain(cell) for cell in cells(copies, Column.REASON)] == [
        "à la fermeture",
        "en cours de journée",
        "à l’ouverture",
    ]
    assert set(cells(copies, Column.CAMPAGNE)) == {"2026-2027"}
    assert {plain(cell) for cell in cells(copies, Column.PLACE)} == {"à côté"}


def test_the_preview_says_who_how_far_each_domaine_is_and_what_differs(
    path: Path, open_copies: Callable[..., CopiesWindow]
) -> None:
    copies = open_copies(path)
    choose(copies, 2)
    words = plain(copies.preview.words())
    assert "Lycée Édouard-Cœur" in words
    assert "Lycée · 0940120V · Créteil · campagne 2026-2027" in words
    assert "Pilotage, impulsion et organisation 1 sur 13 Vers le palier 1" in words
    assert "Par rapport à l’état actuel : 3 réponses de moins et 1 commentaire ou marque différent." in words
    assert "Faite à l’ouverture, gardée à côté du fichier." in words


def test_a_copy_comes_back_the_current_state_is_kept_and_the_export_stays_known(
    path: Path, open_copies: Callable[..., CopiesWindow], qtbot: QtBot
) -> None:
    copies = open_copies(path)
    choose(copies, 1)
    restore(copies, qtbot)
    (question,) = copies._desk.dialogs().asked
    assert question.startswith("Restaurer la sauvegarde du ")
    assert question.endswith("[Annuler] [Restaurer]")
    (said,) = copies._desk.dialogs().told
    assert said.startswith("La sauvegarde du ")
    assert said.endswith(
        " est restaurée ; l’état précédent est gardé parmi les sauvegardes ; le fichier signé n° 1 (2026-2027), fait "
        "depuis, reste connu."
    )
    assert not copies.isVisible()
    assert len(stored_answers(path)) == 2
    newest = list_copies(path)[0]
    assert (newest.reason, len(stored_answers(newest.path))) == (Reason.RESTAURATION, 4)
    assert [(record.campagne, record.revision) for record in Dossier.peek_whole(path)[1]] == [(CAMPAGNE, 1)]


def test_giving_up_changes_nothing(path: Path, open_copies: Callable[..., CopiesWindow]) -> None:
    before = path.read_bytes()
    copies = open_copies(path)
    copies._desk.dialogs().answers = [False]
    copies.restore.click()
    assert copies.isVisible()
    copies.reject()
    assert path.read_bytes() == before
    assert len(list_copies(path)) == 3


def test_all_of_it_is_done_with_the_keyboard(
    path: Path, open_copies: Callable[..., CopiesWindow], qtbot: QtBot
) -> None:
    copies = open_copies(path)
    assert copies.focusWidget() is copies.table
    QTest.keyClick(copies.table, Qt.Key.Key_Down)
    copies._desk.dialogs().answers = [False]
    QTest.keyClick(copies.table, Qt.Key.Key_Return)
    assert len(copies._desk.dialogs().asked) == 1
    assert copies.isVisible()
    seen = []
    for _ in range(4):
        QTest.keyClick(copies.focusWidget(), Qt.Key.Key_Tab)
        seen.append(copies.focusWidget().accessibleName() or copies.focusWidget().words())
    assert seen == ["Ce que contient la sauvegarde", "Fermer", "Restaurer cette sauvegarde", "Sauvegardes"]
    QTest.keyClick(copies.table, Qt.Key.Key_Escape)
    assert not copies.isVisible()
    assert len(stored_answers(path)) == 4


def test_nothing_is_written_by_looking(path: Path, open_copies: Callable[..., CopiesWindow]) -> None:
    kept = [path, *backup_folder(path).iterdir()]
    before = [(item, item.read_bytes(), item.stat().st_mtime_ns) for item in kept]
    copies = open_copies(path)
    for row in range(3):
        choose(copies, row)
    copies.reject()
    assert [(item, item.read_bytes(), item.stat().st_mtime_ns) for item in kept] == before
    assert sorted(path.parent.rglob("*.paliers")) == sorted(kept)


def test_no_copy_yet_is_said(place: Path, open_copies: Callable[..., CopiesWindow], qtbot: QtBot) -> None:
    new_dossier(place / NAME).close()
    copies = open_copies(place / NAME, 0)
    qtbot.waitUntil(lambda: NONE in plain(copies.preview.words()))
    assert not copies.restore.isEnabled()


@DAMAGED_COPY.proven
def test_a_damaged_copy_is_shown_as_such_and_refused(path: Path, open_copies: Callable[..., CopiesWindow]) -> None:
    newest = list_copies(path)[0].path
    newest.write_bytes(newest.read_bytes()[:-5000])
    before = path.read_bytes()
    copies = open_copies(path)
    assert cells(copies, Column.AVANCEMENT)[0] == "abîmée"
    assert "Cette sauvegarde ne peut pas être lue." in plain(copies.preview.words())
    copies.restore.click()
    assert copies._desk.dialogs().told == [DAMAGED_COPY.seen]
    assert path.read_bytes() == before


@OTHER_COPY.proven
def test_a_copy_of_another_dossier_is_refused(
    path: Path, open_copies: Callable[..., CopiesWindow], qtbot: QtBot
) -> None:
    stranger = path.with_name("autre.paliers")
    new_dossier(stranger).close()
    other = back_up_file(stranger, Reason.JOUR)
    other.replace(backup_folder(path) / other.name)
    before = path.read_bytes()
    copies = open_copies(path, 4)
    restore(copies, qtbot)
    assert copies._desk.dialogs().told == [OTHER_COPY.seen]
    assert copies.isVisible()
    assert copies.restore.isEnabled()
    assert copies.focusWidget() is copies.table
    assert path.read_bytes() == before


def test_while_a_copy_takes_its_place_nothing_else_can_be_asked(
    path: Path, open_copies: Callable[..., CopiesWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The restoration waits as on a share that is slow; then it ends as ever."""
    disk = threading.Event()

    def slow(target: Path, copy: Path) -> Restored:
        disk.wait(30)
        return restore_copy(target, copy)

    monkeypatch.setattr(copy_list, "restore", slow)
    copies = open_copies(path)
    copies._desk.dialogs().answers = [True]
    copies.restore.click()
    assert plain(copies.restore.words()) == RESTORING
    assert not copies.table.isEnabled()
    copies.reject()
    assert copies.isVisible()
    disk.set()
    qtbot.waitUntil(lambda: not copies.isVisible())
    assert len(stored_answers(path)) == 3


@NOT_KEPT.proven
def test_without_room_for_the_current_state_nothing_is_replaced(
    path: Path, tmp_path: Path, open_copies: Callable[..., CopiesWindow], qtbot: QtBot
) -> None:
    size = path.stat().st_size
    with small_place(tmp_path / "usb", f"{8 * size // 1024}k") as key:
        here = key / NAME
        here.write_bytes(path.read_bytes())
        backup_folder(here).mkdir()
        for copy in list_copies(path):
            (backup_folder(here) / copy.path.name).write_bytes(copy.path.read_bytes())
        with suppress(OSError), (key / "film.mp4").open("wb", buffering=0) as ballast:
            while ballast.write(bytes(1024)):
                pass
        copies = open_copies(here)
        restore(copies, qtbot)
        assert copies._desk.dialogs().told == [NOT_KEPT.seen]
        assert here.read_bytes() == path.read_bytes()
        assert len(list_copies(here)) == 3
        copies.reject()


def test_in_a_read_only_place_the_copies_are_shown_and_none_restored(
    path: Path, open_copies: Callable[..., CopiesWindow], qtbot: QtBot
) -> None:
    with read_only(path.parent):
        copies = open_copies(path)
        restore(copies, qtbot)
        assert copies._desk.dialogs().told == [NOT_KEPT.seen]
        copies.reject()


def test_the_second_place_is_told_and_its_copies_are_listed(
    path: Path, tmp_path: Path, workplace: Workplace, open_copies: Callable[..., CopiesWindow]
) -> None:
    second = tmp_path / "serveur"
    second.mkdir()
    mirror(path, second)
    list_copies(path)[1].path.unlink()
    workplace.prefer(second_place=str(second))
    copies = open_copies(path, 2)
    assert [plain(cell) for cell in cells(copies, Column.PLACE)] == ["aux deux", "à côté"]


def drive(copies_window: Callable[[CopiesWindow], None]) -> None:
    """While the window of the copies holds its caller, do this in it."""

    def look() -> None:
        shown = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CopiesWindow)]
        if shown and shown[0].table.chosen:
            copies_window(shown[0])
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def agree(copies: CopiesWindow) -> None:
    """Go back to the newest copy."""
    copies._desk.dialogs().answers = [True]
    copies.restore.click()


def test_from_the_open_etablissement_it_opens_again_as_it_was(path: Path, window: MainWindow) -> None:
    window.open_path(path)
    window.wizard.go_step("identite")
    drive(agree)
    window.wizard.page("identite").file.tasks[FileTask.COPIES].click()
    assert window.session.dossier.path == path
    assert len(window.session.assessment.answers) == 4  # the newest copy is the one of the state it was left in
    assert len(window.dialogs.told) == 1


def test_closing_it_changes_nothing_and_opens_again(path: Path, window: MainWindow) -> None:
    window.open_path(path)
    drive(CopiesWindow.reject)
    window._tasks.run_on_open(FileTask.COPIES)
    assert window.session.dossier.path == path
    assert window.dialogs.told == []


@DAMAGED.proven
def test_a_damaged_file_of_the_list_comes_back(
    path: Path, window: MainWindow, workplace: Workplace, qtbot: QtBot
) -> None:
    damaged = path.read_bytes()[:9000]
    path.write_bytes(damaged)
    workplace.prefer(recent=(str(path),))
    window.show_home()
    wait_for_list(window, qtbot)
    assert window.home.list.current.overview is None
    drive(agree)
    next(action for action in window.home.actions_menu.tasks if "Sauvegardes" in action.text()).trigger()
    wait_for_list(window, qtbot)
    assert window.home.list.current.overview.profile.answered == 3
    newest = list_copies(path)[0]
    assert (newest.reason, newest.path.read_bytes()) == (Reason.ABIME, damaged)


@GONE.proven
def test_a_file_that_is_gone_is_made_again(path: Path, open_copies: Callable[..., CopiesWindow], qtbot: QtBot) -> None:
    path.unlink()
    copies = open_copies(path)
    assert "il n’y a rien à quoi comparer" in plain(copies.preview.words())
    restore(copies, qtbot)
    assert "[Annuler] [Restaurer]" in copies._desk.dialogs().asked[0]
    assert len(stored_answers(path)) == 3
    assert "gardé" not in copies._desk.dialogs().told[0]


@GONE.proven
def test_where_the_emplacement_is_gone_too_another_is_asked_for(
    path: Path, tmp_path: Path, workplace: Workplace, open_copies: Callable[..., CopiesWindow], qtbot: QtBot
) -> None:
    second, home = tmp_path / "serveur", tmp_path / "documents"
    second.mkdir()
    home.mkdir()
    mirror(path, second)
    workplace.prefer(second_place=str(second), recent=(str(path),))
    path.parent.rename(tmp_path / "retirée")
    copies = open_copies(path, 1)
    dialogs = copies._desk.dialogs()
    dialogs.answers = [home, True]
    copies.restore.click()
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert len(stored_answers(home / NAME)) == 3
    assert copies.path == home / NAME
    assert workplace.preferences.recent == (str(home / NAME),)


def test_a_copy_opens_read_only_says_so_and_leads_back(path: Path, window: MainWindow) -> None:
    copy = list_copies(path)[0].path
    window.open_path(copy)
    assert window.session.read_only
    assert "Ce fichier est une sauvegarde" in plain(window.wizard.notices.banner.text())
    drive(agree)
    window._tasks.run_on_open(FileTask.COPIES)
    assert window.session.dossier.path == path
    assert not window.session.read_only
    assert len(window.session.assessment.answers) == 3
