"""A damaged file, as a person meets it: one window, three choices, the file kept first, one sentence afterwards."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressDialog, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from dossier_samples import criteres
from faults import Fault
from gui_samples import ScriptedDialogs, close, wait_for_list
from mounts import read_only
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.assessment import Answer, Etat
from paliers_desktop.errors import UserError
from paliers_desktop.gui.fichier import damaged
from paliers_desktop.gui.fichier.damaged_window import DamagedWindow
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.storage.backup import back_up_file, list_copies
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import DamagedDossierError
from paliers_desktop.storage.shelf import Reason
from paliers_desktop.storage.state import DossierState
from salvage_samples import NAME, change, filled, flipped, pages_of

WAIT = 30_000
ALL_FOUND = "Toutes les réponses ont été retrouvées ; le fichier abîmé est gardé tel quel parmi les sauvegardes."
FOUND = Fault(
    "Ouvrir un fichier abîmé, à côté duquel il y a une sauvegarde",
    seen="Le fichier de cet établissement est abîmé : 56 réponses retrouvées, dont 1 plus récente que la sauvegarde, à "
    f"côté de celle-ci. Puis, ouvert : {ALL_FOUND}",
    survives="Les 56 réponses, les numéros d’export et l’identité du dossier ; le fichier abîmé, à l’octet près.",
)
LOST = Fault(
    "Ouvrir un fichier abîmé dont il ne reste rien, sans sauvegarde",
    seen=DamagedDossierError(Path("lycee.paliers")),
    survives="Le fichier, à l’octet près.",
)


@pytest.fixture
def path(place: Path) -> Path:
    """A filled établissement, a copy of it, then one answer that only the file knows."""
    path = place / NAME
    path.write_bytes(filled())
    back_up_file(path, Reason.FERMETURE)
    change(path, 2, Answer(etat=Etat.OUI, commentaire="Depuis la copie"))
    return path


@pytest.fixture
def truth(path: Path) -> DossierState:
    """What it says."""
    return Dossier.peek(path)


def damage(path: Path) -> bytes:
    """Flip a page of the answers; the bytes of the file then."""
    octets = flipped(path.read_bytes(), pages_of(path, "reponses")[1])
    path.write_bytes(octets)
    return octets


def asked(window: MainWindow, path: Path, qtbot: QtBot) -> DamagedWindow:
    """The window that opening it shows."""
    window.open_path(path)
    qtbot.waitUntil(lambda: window.findChild(DamagedWindow) is not None, timeout=WAIT)
    found = window.findChild(DamagedWindow)
    assert found is not None
    return found


def words(asking: DamagedWindow) -> str:
    """All that it says."""
    said = " ".join(label.text() for label in asking.findChildren(QLabel))
    return said.replace("\u202f", " ").replace("\u00a0", " ")


def shown_buttons(asking: DamagedWindow) -> list[str]:
    return [button.text() for button in asking.findChildren(QPushButton) if not button.isHidden()]


def told(window: MainWindow, qtbot: QtBot) -> str:
    dialogs = window.dialogs
    assert isinstance(dialogs, ScriptedDialogs)
    qtbot.waitUntil(lambda: bool(dialogs.told), timeout=WAIT)
    assert len(dialogs.told) == 1
    return dialogs.told[0]


def kept(path: Path) -> list[bytes]:
    return [copy.path.read_bytes() for copy in list_copies(path) if copy.reason is Reason.ABIME]


@FOUND.proven
def test_one_window_says_what_was_found_beside_the_copy_and_opens_it(
    window: MainWindow, path: Path, truth: DossierState, qtbot: QtBot
) -> None:
    before = damage(path)
    asking = asked(window, path, qtbot)
    said = words(asking)
    assert "Le fichier de cet établissement est abîmé" in said
    assert said.count("56 réponses") == 2
    assert "1 réponse est plus récente que la sauvegarde." in said
    assert "Tout concorde" in said
    assert asking.found.isDefault()
    assert path.read_bytes() == before
    QTest.keyClick(asking, Qt.Key.Key_Return)
    assert told(window, qtbot) == ALL_FOUND
    assert window.session is not None
    assert window.session.assessment == truth.assessment
    assert window.session.dossier.exports()[-1].revision == 2
    assert kept(path) == [before]


def test_the_copy_can_be_opened_instead(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    before = damage(path)
    QTest.mouseClick(asked(window, path, qtbot).copy, Qt.MouseButton.LeftButton)
    sentence = told(window, qtbot)
    assert sentence.startswith("La sauvegarde du ")
    assert sentence.endswith(
        "redonnez les réponses données depuis ; le fichier abîmé est gardé tel quel parmi les sauvegardes."
    )
    assert window.session is not None
    assert window.session.assessment.answer(criteres()[2]).commentaire != "Depuis la copie"
    assert kept(path) == [before]


@pytest.mark.parametrize("leave", ["escape", "button"])
def test_nothing_changes_unless_it_is_asked_for(window: MainWindow, path: Path, qtbot: QtBot, leave: str) -> None:
    before, beside = damage(path), sorted(path.parent.rglob("*"))
    asking = asked(window, path, qtbot)
    if leave == "escape":
        QTest.keyClick(asking, Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(asking.close_button, Qt.MouseButton.LeftButton)
    wait_for_list(window, qtbot)
    assert window.session is None
    assert path.read_bytes() == before
    assert sorted(path.parent.rglob("*")) == beside
    assert window.dialogs.told == []  # type: ignore[attr-defined]  # scripted


def test_what_is_doubtful_is_told_and_the_copy_is_the_default(
    window: MainWindow, path: Path, truth: DossierState, qtbot: QtBot
) -> None:
    cut = path.read_bytes()[: 60 * 4096]
    path.write_bytes(cut)
    asking = asked(window, path, qtbot)
    assert "douteuses et seront marquées « À vérifier »." in words(asking)
    assert asking.copy.isDefault()
    QTest.mouseClick(asking.found, Qt.MouseButton.LeftButton)
    sentence = told(window, qtbot)
    assert sentence.startswith("Ce qui a été retrouvé est ouvert : relisez les ")
    assert window.session is not None
    marked = {critere for critere, answer in window.session.assessment.answers.items() if answer.a_verifier}
    for critere, answer in window.session.assessment.answers.items():
        assert critere in marked or answer == truth.assessment.answer(critere)


def test_without_a_copy_nothing_of_it_is_offered(window: MainWindow, place: Path, qtbot: QtBot) -> None:
    path = place / NAME
    path.write_bytes(flipped(filled(), 12))
    asking = asked(window, path, qtbot)
    assert "Aucune sauvegarde lisible n’a été trouvée." in words(asking)
    assert shown_buttons(asking) == ["Ne rien changer", "Ouvrir ce qui a été retrouvé"]
    assert asking.close_button.isDefault()  # the count of the journal is lost: answers may be
    asking.reject()


def test_a_copy_alone_is_offered_when_nothing_is_left_of_the_file(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    path.write_bytes(b"")
    asking = asked(window, path, qtbot)
    assert "Rien n’a pu être retrouvé dans le fichier lui-même." in words(asking)
    assert shown_buttons(asking) == ["Ne rien changer", "Ouvrir la dernière sauvegarde"]
    QTest.keyClick(asking, Qt.Key.Key_Return)
    assert "La sauvegarde du" in told(window, qtbot)
    assert window.session is not None


@LOST.proven
def test_where_else_to_look_is_said_when_there_is_nothing(window: MainWindow, place: Path, qtbot: QtBot) -> None:
    path = place / "lycee.paliers"
    path.write_bytes(filled()[:1500])
    window.open_path(path)
    sentence = told(window, qtbot)
    assert sentence == LOST.seen
    assert "Reprendre depuis un fichier transmis" in sentence
    assert path.read_bytes() == filled()[:1500]
    assert window.findChild(DamagedWindow) is None


def test_a_place_where_the_damaged_file_cannot_be_kept_is_told(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    before = damage(path)
    asking = asked(window, path, qtbot)
    with read_only(path.parent):
        QTest.mouseClick(asking.found, Qt.MouseButton.LeftButton)
        assert "n’a pas pu être gardé dans une copie. Rien n’a été modifié." in told(window, qtbot)
    assert window.session is None
    assert path.read_bytes() == before


def test_a_slow_place_is_waited_for_in_sight_and_can_be_left(
    window: MainWindow, path: Path, workplace: Workplace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    damage(path)
    go_on = threading.Event()
    examine = workplace.examine
    monkeypatch.setattr(damaged, "PATIENCE_MS", 0)
    monkeypatch.setattr(workplace, "examine", lambda path: go_on.wait(30) and examine(path))
    window.open_path(path)
    qtbot.waitUntil(lambda: bool(window.findChildren(QProgressDialog)), timeout=WAIT)
    (waiting,) = window.findChildren(QProgressDialog)
    qtbot.waitUntil(waiting.isVisible, timeout=WAIT)
    QTest.mouseClick(waiting.findChild(QPushButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.findChildren(QProgressDialog), timeout=WAIT)
    go_on.set()
    wait_for_list(window, qtbot)
    assert window.findChild(DamagedWindow) is None
    assert window.dialogs.told == []  # type: ignore[attr-defined]  # scripted


@pytest.mark.parametrize(("zoom", "width"), [(100, 1366), (200, 1024)])
def test_every_button_and_word_has_room(
    workplace: Workplace, open_window: Callable[[], MainWindow], path: Path, qtbot: QtBot, zoom: int, width: int
) -> None:
    damage(path)
    workplace.prefer(zoom=zoom)
    window = open_window()
    window.resize(width, 696)
    asking = asked(window, path, qtbot)
    assert asking.width() <= window.width()
    assert asking.height() <= window.height()
    for button in (asking.close_button, asking.copy, asking.found):
        assert button.width() >= button.width_when(icon_only=False)
        assert asking.rect().contains(button.geometry())
        assert button.accessibleName()
    (area,) = asking.findChildren(QScrollArea)
    QTest.keyClick(asking, Qt.Key.Key_End)  # the keyboard reaches the end of what there is to read
    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum()
    assert (area.verticalScrollBar().maximum() > 0) == (zoom == 200)
    asking.reject()


def test_closing_the_window_meanwhile_tells_nothing_more(
    window: MainWindow, path: Path, workplace: Workplace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    damage(path)
    go_on = threading.Event()

    def refuse(_path: Path) -> None:
        go_on.wait(30)
        raise UserError("Trop tard.", "Rien à faire.")

    monkeypatch.setattr(workplace, "examine", refuse)
    window.open_path(path)
    close(window, qtbot)
    go_on.set()
    assert window.dialogs.told == []  # type: ignore[attr-defined]  # scripted
