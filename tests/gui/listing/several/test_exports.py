"""« Exporter pour l’académie… » by the real window: the codes read, what will happen shown, then signed and told."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dossier_samples import CAMPAGNE, names
from gui.listing.test_batch_clipping import LONG_NAME, PLACE, faults_of
from gui_samples import close, wait_for_list
from listing_samples import make_dossier, make_dossiers, uai
from paliers_desktop.academy.cli import main
from paliers_desktop.actions import export as writing
from paliers_desktop.actions.batch_export import Exported, ExportsStoppedError, Foreseen
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.exchange.code import Origine, draw_code
from paliers_desktop.gui.listing.several.dialog import SeveralDialog
from paliers_desktop.gui.listing.several.task import Ended
from paliers_desktop.gui.main_window import MainWindow

COUNT = 3
Key = Qt.Key
WAIT = 30_000


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "sortie"
    folder.mkdir()
    return folder


@pytest.fixture
def codes(tmp_path: Path) -> Path:
    """The codes of all but the last, with one that is none of theirs."""
    lines = [f"{uai(rank)};{draw_code(uai(rank), CAMPAGNE, Origine.ACADEMIE).texte}\n" for rank in range(COUNT)]
    path = tmp_path / "codes.csv"
    path.write_text("".join(["UAI;code\n", *lines]), "utf-8")
    return path


@pytest.fixture
def window(
    workplace: Workplace, open_window: Callable[[], MainWindow], place: Path, out: Path, qtbot: QtBot
) -> MainWindow:
    """Four établissements, read; the last has no code."""
    make_dossiers(place, COUNT + 1)
    workplace.add_folder(place)
    workplace.prefer(last_folder=str(out))
    made = open_window()
    wait_for_list(made, qtbot)
    return made


def ask(window: MainWindow) -> SeveralDialog:
    """Choose all, and ask for their signed files."""
    window.home.list.selectAll()
    window.home.actions_menu.export.trigger()
    several = window.etablissements.batches.several
    assert several is not None
    return several.dialog


def look(window: MainWindow, codes: Path, qtbot: QtBot) -> SeveralDialog:
    """What will happen, shown."""
    dialog = ask(window)
    window.dialogs.answers = [codes]
    dialog.ask.codes.choose.click()
    dialog.look_button.click()
    wait_for(dialog, dialog.preview, qtbot)
    return dialog


def wait_for(dialog: SeveralDialog, page: object, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog._stack.currentWidget() is page, timeout=WAIT)


def clean(text: str) -> str:
    return text.replace("\xa0", " ")


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """The first file is signed and waits to be written."""
    opened, write = threading.Event(), writing.replace_file

    def slow(path: Path, content: bytes) -> None:
        assert opened.wait(WAIT / 1000)
        write(path, content)

    monkeypatch.setattr(writing, "replace_file", slow)
    yield opened
    opened.set()


def test_what_will_happen_is_shown_then_done(
    window: MainWindow, codes: Path, out: Path, place: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    dialog = look(window, codes, qtbot)
    assert clean(dialog.preview.words()) == (
        "3 fichiers signés seront écrits, dont 3 provisoires. 1 établissement n’en aura pas."
    )
    assert clean(dialog.preview.lines()[0][0]) == "Établissement n° 003"
    assert "n’a pas de code" in clean(dialog.preview.lines()[0][1])
    assert names(out) == []
    assert clean(dialog.go.text()) == "Exporter 3 fichiers signés"
    dialog.go.click()
    wait_for(dialog, dialog.ending, qtbot)
    assert clean(dialog.ending.words()) == "3 fichiers signés sur 4 sont écrits."
    assert len(dialog.ending.lines()) == COUNT + 1
    assert names(out) == [f"PMN_{CAMPAGNE}_{uai(rank)}_r001.pmn.json" for rank in range(COUNT)]
    assert main(["verifier", *map(str, out.iterdir())]) == 0, capsys.readouterr()
    dialog.show_place.click()
    assert window.dialogs.asked[-1] == f"show {out}"
    task = window.etablissements.batches.several.task
    dialog.close_button.click()
    assert window.etablissements.batches.several is None
    assert task.asked is None


def test_no_code_is_left_by_the_window(
    window: MainWindow,
    codes: Path,
    out: Path,
    place: Path,
    tmp_path: Path,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    dialog = look(window, codes, qtbot)
    dialog.go.click()
    wait_for(dialog, dialog.ending, qtbot)
    shown = repr((dialog.preview.lines(), dialog.ending.lines(), caplog.text))
    dialog.close_button.click()
    close(window, qtbot)
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path != codes)
    typed = [line.split(";")[1] for line in codes.read_text("utf-8").split()[1:]]
    assert len(typed) == COUNT
    for code in typed:
        for form in (code, code.replace("-", "")):
            assert form not in shown
            assert form.encode() not in kept


def test_by_keyboard_alone(window: MainWindow, codes: Path, out: Path, qtbot: QtBot) -> None:
    dialog = ask(window)
    assert dialog.focusWidget() is dialog.ask.codes.choose
    assert not dialog.look_button.isEnabled()
    window.dialogs.answers = [codes]
    QTest.keyClick(dialog.focusWidget(), Key.Key_Space)
    assert dialog.focusWidget() is dialog.look_button
    QTest.keyClick(dialog.focusWidget(), Key.Key_Return)
    wait_for(dialog, dialog.preview, qtbot)
    QTest.keyClick(dialog, Key.Key_Escape)
    wait_for(dialog, dialog.ask, qtbot)
    dialog.look_button.click()
    wait_for(dialog, dialog.preview, qtbot)
    assert dialog.focusWidget() is dialog.go
    QTest.keyClick(dialog.go, Key.Key_Return)
    wait_for(dialog, dialog.ending, qtbot)
    assert len(names(out)) == COUNT
    QTest.keyClick(dialog, Key.Key_Escape)
    assert window.etablissements.batches.several is None


def test_a_file_without_codes_is_told_where_it_was_chosen(window: MainWindow, codes: Path, qtbot: QtBot) -> None:
    codes.write_text("nom;ville\nA;B\n", "utf-8")
    dialog = ask(window)
    window.dialogs.answers = [codes]
    dialog.ask.codes.choose.click()
    dialog.look_button.click()
    qtbot.waitUntil(dialog.ask.failure.isVisible, timeout=WAIT)
    assert "n’a pas de colonne « UAI »" in clean(dialog.ask.failure.text())


def test_cancelling_stops_after_the_one_under_way(
    window: MainWindow, codes: Path, out: Path, gate: threading.Event, qtbot: QtBot
) -> None:
    dialog = look(window, codes, qtbot)
    dialog.go.click()
    wait_for(dialog, dialog.progress, qtbot)
    QTest.keyClick(dialog, Key.Key_Escape)
    assert clean(dialog.progress._note.text()) == "Arrêt après l’établissement en cours."
    gate.set()
    wait_for(dialog, dialog.ending, qtbot)
    assert clean(dialog.ending.words()).startswith("Arrêt demandé.")
    assert len(names(out)) == 1
    assert [told for _, told in dialog.ending.lines()].count("Non traité.") == COUNT


def test_the_program_closes_in_the_middle_with_whole_files(
    window: MainWindow, codes: Path, out: Path, gate: threading.Event, qtbot: QtBot
) -> None:
    dialog = look(window, codes, qtbot)
    dialog.go.click()
    wait_for(dialog, dialog.progress, qtbot)
    gate.set()
    close(window, qtbot)
    assert main(["verifier", *map(str, out.iterdir())]) == 0
    assert not [thread for thread in threading.enumerate() if thread.name == "job"]


@pytest.mark.parametrize("zoom", [100, 200])
def test_no_text_is_cut(
    zoom: int, place: Path, workplace: Workplace, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    for number in range(12):
        make_dossier(place, number, 0, f"{LONG_NAME} {number}")
    workplace.add_folder(place)
    workplace.prefer(zoom=zoom, last_folder=str(PLACE))
    window = open_window()
    wait_for_list(window, qtbot)
    faults = []
    stopped = ExportsStoppedError(PLACE, OSError(28, ""), "PMN.pmn.json")
    for width, height in ((1366, 696), (1024, 696)):
        window.resize(width, height)
        dialog = ask(window)
        dialog.ask.codes.show_folder(PLACE / "codes-r001.csv")
        faults += faults_of(dialog, f"{width} demander", qtbot)
        dialog.show_ask(stopped)
        faults += faults_of(dialog, f"{width} refus", qtbot)
        paths = [row.path for row in window.home.list.chosen]
        dialog.show_looking(5)
        faults += faults_of(dialog, f"{width} lecture", qtbot)
        dialog.show_foreseen([Foreseen(path, bool(rank % 2), str(stopped)) for rank, path in enumerate(paths)])
        faults += faults_of(dialog, f"{width} prévu", qtbot)
        dialog.show_progress(5)
        faults += faults_of(dialog, f"{width} progrès", qtbot)
        done = tuple(Exported(path, path if rank % 2 else None, str(stopped)) for rank, path in enumerate(paths[:8]))
        dialog.show_ended(Ended(done, window.home.list.chosen[8:], error=stopped))
        faults += faults_of(dialog, f"{width} fin", qtbot)
        dialog.close_button.click()
    assert not faults, "\n".join(faults)
