"""« Enregistrer 12 PDF… » by the real window: asked once, written beside it, cancelled between two, all told."""

import hashlib
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dossier_samples import CAMPAGNE, names
from gui_samples import close, wait_for_list
from listing_samples import make_dossier, make_dossiers, uai
from mounts import small_place
from paliers_desktop.actions import batch as writing
from paliers_desktop.actions.batch import Batch, Outcome, write_batch
from paliers_desktop.actions.pdf_documents import PdfChoices, PdfKind
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.gui.listing.batch_dialog import BatchDialog
from paliers_desktop.gui.main_window import MainWindow

COUNT = 5
Key = Qt.Key
WAIT = 30_000


@pytest.fixture
def dossiers(place: Path) -> tuple[Path, ...]:
    """Five établissements."""
    return make_dossiers(place, COUNT)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "sortie"
    folder.mkdir()
    return folder


@pytest.fixture
def window(
    workplace: Workplace,
    dossiers: tuple[Path, ...],
    open_window: Callable[[], MainWindow],
    place: Path,
    out: Path,
    qtbot: QtBot,
) -> MainWindow:
    """Their list, read; the PDF are offered in `out`."""
    workplace.add_folder(place)
    workplace.prefer(last_folder=str(out))
    made = open_window()
    wait_for_list(made, qtbot)
    return made


def pdf_name(number: int, suffix: str = "", kind: str = "Synthese") -> str:
    return f"{kind}_{uai(number)}_{CAMPAGNE}{suffix}.pdf"


def ask(window: MainWindow) -> BatchDialog:
    """Choose all, and ask for their PDF."""
    window.home.list.selectAll()
    window.home.actions_menu.pdf.trigger()
    dialog = window.etablissements.batches.pdf.dialog
    assert dialog is not None
    return dialog


def shows(dialog: BatchDialog, page: object) -> bool:
    return dialog._stack.currentWidget() is page


def finish(dialog: BatchDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: shows(dialog, dialog.ending), timeout=WAIT)


def clean(text: str) -> str:
    return text.replace("\xa0", " ")


class Gate:
    """Lets the thread write only so many PDF; the next one waits until it is opened."""

    def __init__(self, passes: int) -> None:
        self.semaphore = threading.Semaphore(passes)
        self.waiting = threading.Event()

    def pass_(self) -> None:
        if not self.semaphore.acquire(blocking=False):
            self.waiting.set()
            assert self.semaphore.acquire(timeout=30)

    def open(self) -> None:
        self.semaphore.release(1000)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Two PDF are written, the third waits in the middle: between its drawing and its writing."""
    made, create = Gate(2), writing.create_file

    def slow(path: Path, content: bytes) -> None:
        made.pass_()
        create(path, content)

    monkeypatch.setattr(writing, "create_file", slow)
    yield made
    made.open()


def test_all_are_written_and_told(window: MainWindow, out: Path, place: Path, qtbot: QtBot) -> None:
    before = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in place.iterdir()}
    dialog = ask(window)
    assert clean(dialog.windowTitle()) == "Enregistrer 5 PDF"
    assert clean(dialog.go.text()) == "Enregistrer 5 PDF"
    assert clean(dialog.ask.place.words.text()) == str(out)
    dialog.go.click()
    finish(dialog, qtbot)
    assert names(out) == sorted(pdf_name(number) for number in range(COUNT))
    assert clean(dialog.ending.words()) == "5 PDF sont enregistrés."
    assert dialog.ending.lines() == ()
    assert {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in place.iterdir()} == before
    dialog.show_place.click()
    assert window.dialogs.asked == [f"show {out}"]
    dialog.close_button.click()
    assert window.etablissements.batches.pdf.dialog is None
    assert window.home.list.isVisible()


def test_document_palier_and_place_are_chosen(
    window: MainWindow, tmp_path: Path, workplace: Workplace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[Batch] = []

    def noted(wanted: Batch, *rest: object) -> Iterator[Outcome]:
        asked.append(wanted)
        return write_batch(wanted, *rest)

    monkeypatch.setattr(writing, "write_batch", noted)
    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir()
    dialog = ask(window)
    assert [clean(button.text()) for button in dialog.ask.documents()][:2] == ["Synthèse", "Version complète"]
    dialog.ask.documents()[1].click()
    dialog.ask.commun.click()
    window.dialogs.answers = [elsewhere]
    dialog.ask.place.choose.click()
    assert workplace.preferences.last_folder == str(elsewhere)
    dialog.go.click()
    finish(dialog, qtbot)
    assert asked[0].choices == PdfChoices(PdfKind.COMPLET, commun=False)
    assert names(elsewhere) == sorted(pdf_name(number, kind="Version-complete") for number in range(COUNT))


def test_by_keyboard_alone(window: MainWindow, out: Path, qtbot: QtBot) -> None:
    dialog = ask(window)
    first = dialog.ask.documents()[0]
    assert dialog.focusWidget() is first
    order = []
    for _ in range(5):
        QTest.keyClick(dialog.focusWidget(), Key.Key_Tab)
        order.append(dialog.focusWidget())
    assert order == [dialog.ask.commun, dialog.ask.place.choose, dialog.close_button, dialog.go, first]
    QTest.keyClick(first, Key.Key_Return)
    finish(dialog, qtbot)
    assert len(names(out)) == COUNT
    assert dialog.focusWidget() is dialog.close_button
    QTest.keyClick(dialog, Key.Key_Escape)
    assert window.etablissements.batches.pdf.dialog is None


def test_progress_says_which_one_is_under_way(window: MainWindow, gate: Gate, qtbot: QtBot) -> None:
    dialog = ask(window)
    third = window.home.list.chosen[2].overview.assessment.etablissement.nom
    dialog.go.click()
    qtbot.waitUntil(lambda: clean(dialog.progress.name.text()) == f"3 sur 5 · {third}", timeout=WAIT)
    assert dialog.progress._bar.accessibleName() == "2 sur 5"
    gate.open()
    finish(dialog, qtbot)


def test_cancelling_stops_after_the_file_under_way_and_keeps_what_is_written(
    window: MainWindow, gate: Gate, out: Path, qtbot: QtBot
) -> None:
    dialog = ask(window)
    rest = [row.overview.assessment.etablissement.nom for row in window.home.list.chosen[3:]]
    dialog.go.click()
    qtbot.waitUntil(gate.waiting.is_set, timeout=WAIT)
    QTest.keyClick(dialog, Key.Key_Escape)
    assert clean(dialog.progress._note.text()) == "Arrêt après l’établissement en cours."
    gate.open()
    finish(dialog, qtbot)
    assert clean(dialog.ending.words()) == "Arrêt demandé. 3 PDF sur 5 sont enregistrés."
    assert [(clean(name), reason) for name, reason in dialog.ending.lines()] == [(nom, "Non traité.") for nom in rest]
    assert len(names(out)) == 3
    for path in out.iterdir():
        assert path.read_bytes().startswith(b"%PDF")
        assert path.read_bytes().rstrip().endswith(b"%%EOF")


def test_who_cannot_wait_is_told_that_one_may_be_there(window: MainWindow, gate: Gate, out: Path, qtbot: QtBot) -> None:
    dialog = ask(window)
    dialog.go.click()
    qtbot.waitUntil(gate.waiting.is_set, timeout=WAIT)
    qtbot.waitUntil(lambda: dialog.progress._bar.accessibleName() == "2 sur 5", timeout=WAIT)
    dialog.close_button.click()
    assert clean(dialog.close_button.text()) == "Ne plus attendre"
    dialog.close_button.click()
    assert shows(dialog, dialog.ending)
    assert [reason for _, reason in dialog.ending.lines()][:2] == [
        "L’écriture était en cours : regardez si son PDF est dans l’emplacement.",
        "Non traité.",
    ]
    gate.open()
    qtbot.waitUntil(lambda: len(names(out)) == 3, timeout=WAIT)


def test_the_program_closes_in_the_middle_with_whole_files(
    window: MainWindow, gate: Gate, out: Path, qtbot: QtBot
) -> None:
    dialog = ask(window)
    dialog.go.click()
    qtbot.waitUntil(gate.waiting.is_set, timeout=WAIT)
    gate.open()
    close(window, qtbot)
    written = names(out)
    assert 3 <= len(written) <= COUNT
    assert all((out / name).read_bytes().rstrip().endswith(b"%%EOF") for name in written)
    assert not [thread for thread in threading.enumerate() if thread.name == "job"]


def test_files_that_are_there_are_asked_about_once(window: MainWindow, out: Path, qtbot: QtBot) -> None:
    for number in range(3):
        (out / pdf_name(number)).write_bytes(b"old")
    dialog = ask(window)
    dialog.go.click()
    qtbot.waitUntil(lambda: shows(dialog, dialog.existing), timeout=WAIT)
    assert clean(dialog.existing.words()).startswith(f"3 fichiers existent déjà. Dans « {out} » : {pdf_name(0)}, ")
    assert [dialog.close_button.isVisible(), dialog.replace.isVisible(), dialog.keep.isVisible()] == [True] * 3
    assert dialog.keep.isDefault()
    dialog.close_button.click()
    assert shows(dialog, dialog.ask)
    assert all((out / pdf_name(number)).read_bytes() == b"old" for number in range(3))
    dialog.go.click()
    qtbot.waitUntil(lambda: shows(dialog, dialog.existing), timeout=WAIT)
    dialog.keep.click()
    finish(dialog, qtbot)
    assert all((out / pdf_name(number)).read_bytes() == b"old" for number in range(3))
    assert {pdf_name(0, "_2"), pdf_name(1, "_2"), pdf_name(2, "_2"), pdf_name(3), pdf_name(4)} < set(names(out))
    dialog.close_button.click()

    dialog = ask(window)
    dialog.go.click()
    qtbot.waitUntil(lambda: shows(dialog, dialog.existing), timeout=WAIT)
    assert clean(dialog.existing.words()).startswith("5 fichiers existent déjà.")
    before = names(out)
    dialog.replace.click()
    finish(dialog, qtbot)
    assert names(out) == before
    assert all((out / pdf_name(number)).read_bytes().startswith(b"%PDF") for number in range(COUNT))


def test_each_one_without_pdf_has_its_reason(
    window: MainWindow, dossiers: tuple[Path, ...], place: Path, out: Path, qtbot: QtBot
) -> None:
    dossiers[0].write_bytes(dossiers[0].read_bytes()[:-5000])
    shutil.copy(dossiers[2], place / "copie.paliers")
    window.home.options.refresh.trigger()
    wait_for_list(window, qtbot)
    dialog = ask(window)
    dossiers[1].unlink()
    dialog.go.click()
    finish(dialog, qtbot)
    assert clean(dialog.ending.words()) == "4 PDF sur 6 sont enregistrés."
    told = {clean(name): clean(reason) for name, reason in dialog.ending.lines()}
    assert told.keys() == {dossiers[0].name, "Établissement n° 001"}
    assert "abîmé ou incomplet" in told[dossiers[0].name]
    assert "est introuvable" in told["Établissement n° 001"]
    assert names(out) == sorted([pdf_name(2), pdf_name(2, "_2"), pdf_name(3), pdf_name(4)])


def test_a_place_that_is_gone_is_told_before_anything(window: MainWindow, out: Path, qtbot: QtBot) -> None:
    dialog = ask(window)
    out.rmdir()
    dialog.go.click()
    qtbot.waitUntil(dialog.ask.failure.isVisible, timeout=WAIT)
    assert "n’existe pas ou n’est plus accessible" in clean(dialog.ask.failure.text())
    out.mkdir()
    dialog.go.click()
    finish(dialog, qtbot)
    assert len(names(out)) == COUNT


def test_a_full_place_stops_with_what_was_done(window: MainWindow, place: Path, out: Path, qtbot: QtBot) -> None:
    for number in range(COUNT, 3 * COUNT):
        make_dossier(place, number)
    window.home.options.refresh.trigger()
    wait_for_list(window, qtbot)
    with small_place(out, "300k"):
        dialog = ask(window)
        dialog.go.click()
        finish(dialog, qtbot)
        written = names(out)
        assert 1 <= len(written) < 3 * COUNT
        said = clean(dialog.ending.words())
        assert "l’emplacement est plein" in said
        assert f" {len(written)} PDF sur 15 " in said
        assert len(dialog.ending.lines()) == 15 - len(written)
        assert all((out / name).read_bytes().rstrip().endswith(b"%%EOF") for name in written)


def test_a_bug_ends_it_and_is_reported(window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    def broken(*_: object) -> Iterator[Outcome]:
        raise ZeroDivisionError
        yield

    monkeypatch.setattr(writing, "write_batch", broken)
    dialog = ask(window)
    with qtbot.captureExceptions() as bugs:
        dialog.go.click()
        finish(dialog, qtbot)
        qtbot.waitUntil(lambda: bool(bugs))
    assert bugs[0][0] is ZeroDivisionError
    assert clean(dialog.ending.words()) == (
        "Un problème inattendu a arrêté l’enregistrement. Aucun PDF n’est enregistré."
    )
    assert len(dialog.ending.lines()) == COUNT
