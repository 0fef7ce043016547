"""The log: it rotates, and nothing typed nor named is ever in it; a person can join it to a report, after seeing it."""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from dossier_samples import LYCEE
from gui_samples import TODAY, ScriptedDialogs, close, forget, wait_for_list
from mounts import read_only
from paliers_desktop import paths
from paliers_desktop.actions.dossiers import create_dossier
from paliers_desktop.core.assessment import Etat, MotifCode
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.errors import UserError
from paliers_desktop.gui import app
from paliers_desktop.gui.excepthook import BugReporter
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.private_log import LAST_LINES, PrivateFormatter, last_lines
from paliers_desktop.gui.report_dialog import ReportDialog
from paliers_desktop.gui.saving import copying
from paliers_desktop.gui.saving.saver import Saving
from paliers_desktop.storage.backup import backup_folder
from paliers_desktop.storage.errors import MissingDossierError

PLANTED = ("zorgnom", "zorgcommune", "zorgnote", "zorgmotif", "zorgaupres", "zorglieu", "zorgdecision", "zorgavis")
PLANTED += ("zorgpresents", "zorgfichier", "zorgdossier", "zorgserveur", "zorgautre", "zorgbug", "zorgpreference")


@pytest.fixture
def log_file(home: Path) -> Iterator[Path]:
    """The program's own log, started as the program does; pytest's handlers are set aside meanwhile."""
    root = logging.getLogger()
    kept, level = root.handlers[:], root.level
    root.handlers.clear()
    app.start_logging()
    started = root.handlers[:]
    root.handlers += kept
    yield app.log_file()
    for handler in started:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def shown(*args: object, name: str = "paliers_desktop.room", msg: str = "said: %s", error: object = None) -> str:
    record = logging.LogRecord(name, logging.INFO, "/home/zorg/page.py", 3, msg, args, None)
    if isinstance(error, BaseException):
        record.exc_info = (type(error), error, error.__traceback__)
        record.exc_text = "zorg: what another handler made of it"
    return PrivateFormatter().format(record).partition(" INFO ")[2]


def raised(error: Exception, cause: Exception | None = None) -> Exception:
    try:
        raise error from cause
    except Exception as caught:
        return caught


class TestWhatIsSaid:
    """One line at a time."""

    def test_a_failure_of_the_system_is_told_by_its_kind(self) -> None:
        error = raised(FileNotFoundError(2, "No such file", "/media/zorg/Lycee.paliers"))
        assert shown(error) == "paliers_desktop.room said: FileNotFoundError ENOENT"

    def test_a_failure_of_sqlite_too(self) -> None:
        with pytest.raises(sqlite3.OperationalError) as caught:
            sqlite3.connect("file:/nowhere/zorg?mode=ro", uri=True)
        assert shown(caught.value) == "paliers_desktop.room said: OperationalError SQLITE_CANTOPEN"

    def test_an_error_of_ours_is_told_with_its_cause(self) -> None:
        error = raised(MissingDossierError(Path("zorg")), PermissionError(13, "zorg"))
        assert shown(error) == "paliers_desktop.room said: MissingDossierError < PermissionError EACCES"

    @pytest.mark.parametrize("value", ["zorg", Path("zorg"), b"zorg", ["zorg"], None])
    def test_what_is_neither_a_number_nor_a_failure_is_withheld(self, value: object) -> None:
        assert shown(value) == "paliers_desktop.room said: …"
        assert shown(12) == "paliers_desktop.room said: 12"

    def test_a_sentence_that_does_not_fit_its_words_is_withheld(self) -> None:
        assert shown(msg="zorg %d %d") == "paliers_desktop.room …"
        assert shown({"zorg": 1}, msg="%(zorg)s") == "paliers_desktop.room …"

    def test_the_words_of_another_library_are_withheld(self) -> None:
        assert shown(msg="zorg", name="PIL.Image") == "PIL.Image …"

    def test_a_bug_is_told_by_where_it_happened_and_what_caused_it(self) -> None:
        words = shown(msg="Uncaught exception", error=raised(ValueError("zorg"), KeyError("zorg")))
        lines = words.splitlines()
        assert lines[:2] == ["paliers_desktop.room Uncaught exception", "  ValueError"]
        assert lines[2].startswith("  raised (test_private_log.py:")
        assert lines[3] == "  KeyError"
        assert "zorg" not in words


def test_the_log_turns_over_and_only_the_latest_files_stay(
    home: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr(app, "LOG_BYTES", 2000)
    log_file = request.getfixturevalue("log_file")
    log = logging.getLogger("paliers_desktop.room")
    for number in range(500):
        log.info("line %d", number)
    files = sorted(log_file.parent.iterdir())
    assert [path.name for path in files] == ["paliers.log", *(f"paliers.log.{n + 1}" for n in range(app.LOG_FILES))]
    assert all(path.stat().st_size <= 2000 for path in files)
    assert "line 499" in log_file.read_text()
    assert not any("line 100" in path.read_text() for path in files)


def test_the_log_of_the_program_turns_over(log_file: Path) -> None:
    (handler,) = [one for one in logging.getLogger().handlers if isinstance(one, RotatingFileHandler)]
    assert (handler.maxBytes, handler.backupCount) == (app.LOG_BYTES, app.LOG_FILES)
    assert 0 < app.LOG_BYTES <= 1_000_000


@pytest.fixture
def program(qtbot: QtBot, log_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window as the program makes it, on preferences that are damaged."""
    monkeypatch.setattr(copying, "OPENING_MS", 0)
    paths.config_folder().mkdir(parents=True)
    paths.preferences_file().write_text('{"theme": "zorgpreference", "recent": ["/zorgdossier/zorgfichier.paliers"]}')
    window = app.make_window(lambda: TODAY)
    window.dialogs = ScriptedDialogs()
    window.show()
    yield window
    close(window, qtbot)
    forget(window)


def type_everything(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    first, second, *_ = session.grille.reading_order
    session.edit_etablissement(nom="Lycée zorgnom", commune="zorgcommune")
    session.set_etat(first, Etat.SANS_OBJET)
    session.set_motif(first, MotifCode.AUTRE)
    session.type_motif_texte(first, "zorgmotif")
    session.type_commentaire(second, "zorgnote")
    session.set_a_verifier(second, True)
    session.type_aupres_de(second, "zorgaupres")
    session.seances.begin()
    seance = session.seances.current_id
    session.seances.type_lieu(seance, "zorglieu")
    session.seances.type_decisions(seance, "zorgdecision")
    session.seances.discuss(second)
    session.seances.type_avis(seance, second, "zorgavis")
    session.set_noms(seance, "zorgpresents")
    assert session.settle(20)


def go_wrong(window: MainWindow, place: Path, qtbot: QtBot) -> None:
    """Whatever can fail and is logged."""
    path, etabs = window.session.dossier.path, window.etablissements
    with read_only(place):
        window.session.set_etat(window.session.grille.reading_order[5], Etat.OUI)
        qtbot.waitUntil(lambda: window.session.saving.saving is Saving.FAILED, timeout=20_000)
    window.session.retry()
    assert window.session.settle(20)
    window.show_home()
    qtbot.waitUntil(lambda: window.session is None, timeout=20_000)
    for name in ("zorgautre.paliers", "zorgfichier-abime.paliers"):
        (place / name).write_bytes(b"zorgautre" if "autre" in name else path.read_bytes()[:9000])
        window.open_path(place / name)
    window.open_path(place / "zorgautre-parti.paliers")
    wait_for_list(window, qtbot)
    told = len(window.dialogs.told)
    with read_only(place):
        etabs.move(path, place.parent, lambda _: None)
        qtbot.waitUntil(lambda: len(window.dialogs.told) > told, timeout=20_000)


def test_nothing_that_was_typed_or_named_is_in_the_log_of_a_session_full_of_failures(
    program: MainWindow, log_file: Path, tmp_path: Path, qtbot: QtBot, expected_log: Callable[[str], None]
) -> None:
    expected_log("ERROR .*excepthook: Uncaught exception")
    place = tmp_path / "zorgdossier"
    place.mkdir()
    grids = load_catalogue(paths.criteria_folder())
    opened = create_dossier(place, replace(LYCEE, nom="zorgfichier"), grids, TODAY)
    opened.dossier.close()
    backup_folder(opened.dossier.path).write_text("no folder of copies can be made here")
    program._workplace.prefer(second_place=str(tmp_path / "zorgserveur"))
    program.open_path(opened.dossier.path)
    type_everything(program, qtbot)
    qtbot.waitUntil(lambda: "second place" in log_file.read_text(), timeout=20_000)
    go_wrong(program, place, qtbot)
    reporter = BugReporter(lambda report: None, lambda error: None)
    for error in (ZeroDivisionError("zorgbug"), UserError("zorgbug", "zorgnom")):
        caught = raised(error)
        reporter(type(caught), caught, caught.__traceback__)
    written = log_file.read_text()
    for sentence in (
        "preferences damaged, defaults used: ValidationError",
        "no copy beside the dossier: NotADirectoryError ENOTDIR",
        "no copy in the second place: FileNotFoundError ENOENT",
        "Uncaught exception",
    ):
        assert sentence in written
    found = [word for word in PLANTED if word in written.casefold()]
    assert found == []
    assert str(tmp_path) not in written
    stored = opened.dossier.path.read_bytes()
    absent = [word for word in PLANTED[:9] if word.encode() not in stored]
    assert absent == []  # what was looked for had really been typed and stored


class TestJoining:
    """« Joindre le journal »."""

    @pytest.fixture
    def dialog(self, qtbot: QtBot, log_file: Path) -> Iterator[ReportDialog]:
        for number in range(LAST_LINES + 40):
            logging.getLogger("paliers_desktop.room").info("line %d", number)
        made = ReportDialog("Paliers numériques 1.0\nZeroDivisionError", log_file)
        made.show()
        yield made
        made.close()
        forget(made)

    def test_the_report_goes_alone_unless_the_person_joins_the_log(self, dialog: ReportDialog) -> None:
        dialog.copy.click()
        assert QGuiApplication.clipboard().text() == "Paliers numériques 1.0\nZeroDivisionError"

    def test_the_end_of_the_log_is_shown_then_copied(self, dialog: ReportDialog, log_file: Path) -> None:
        dialog.join.click()
        seen = dialog.view.toPlainText()
        assert seen.startswith("Paliers numériques 1.0\nZeroDivisionError\n\nJournal :\n")
        assert seen.endswith(f"line {LAST_LINES + 39}")
        assert seen.count("line ") == LAST_LINES
        assert not dialog.join.isEnabled()
        dialog.copy.click()
        assert QGuiApplication.clipboard().text() == seen

    def test_a_log_that_cannot_be_read_is_said(self, tmp_path: Path) -> None:
        assert last_lines(tmp_path / "absent.log") == "Le journal ne peut pas être lu."
