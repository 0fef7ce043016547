"""Whatever is opened, typed or pasted: a French sentence, nothing lost, never a traceback, and the program goes on."""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dossier_samples import LYCEE, criteres, entry, names, new_dossier, oui
from gui_samples import CODE, ScriptedDialogs, close, rows, stored_answers, wait_for_list
from mounts import read_only, small_place
from paliers_desktop.core.assessment import Etat, TypeEtablissement
from paliers_desktop.core.identity_rules import TypeFixedError, UaiFixedError
from paliers_desktop.errors import UserError
from paliers_desktop.gui.app import make_window
from paliers_desktop.gui.excepthook import BugReporter
from paliers_desktop.gui.listing.new_page import NewPage
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.saving.saver import Saving
from paliers_desktop.gui.typing import CLEANED
from paliers_desktop.storage.errors import ReadOnlyDossierError

GRILLE = entry().grille
FIRST = GRILLE.reading_order[0]


@pytest.fixture
def path(place: Path) -> Path:
    """A dossier with three answers, closed."""
    made = place / "0940120V_Lycée.paliers"
    with closing(new_dossier(made)) as dossier:
        for rank in range(3):
            dossier.save(oui(rank))
    return made


@pytest.fixture
def dialogs(window: MainWindow) -> ScriptedDialogs:
    assert isinstance(window.dialogs, ScriptedDialogs)
    return window.dialogs


@pytest.fixture
def opened(window: MainWindow, path: Path) -> MainWindow:
    window.open_path(path)
    assert window.wizard is not None
    return window


def clean(text: str) -> str:
    return text.replace("\xa0", " ")


def card(window: MainWindow, critere: str = FIRST):
    return window.wizard.page(GRILLE.domaine_of(critere).slug).cards[critere]


# -- files that are no dossier ---------------------------------------------------------------------------------------


def make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE dossier SET version_programme = '7.4'")
        db.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.write_text("Bonjour"), "n’est pas un dossier de Paliers numériques"),
        (lambda path: path.write_bytes(b""), "n’est pas un dossier de Paliers numériques"),
        (make_newer, "par une version plus récente (7.4). Il n’a pas été modifié."),
    ],
    ids=["text", "empty", "newer"],
)
def test_what_cannot_be_opened_is_told_and_left_as_it_was(
    window: MainWindow, dialogs: ScriptedDialogs, path: Path, spoil: Callable[[Path], object], words: str, qtbot: QtBot
) -> None:
    spoil(path)
    before = {item: item.read_bytes() for item in path.parent.iterdir()}
    dialogs.answers = [path]
    QTest.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(dialogs.told) == 1)
    assert words in dialogs.told[0]
    assert dialogs.told[0].endswith(".")
    assert window.wizard is None
    assert {item: item.read_bytes() for item in path.parent.iterdir()} == before


def test_a_folder_is_no_dossier(window: MainWindow, dialogs: ScriptedDialogs, place: Path, qtbot: QtBot) -> None:
    window.open_path(place)
    qtbot.waitUntil(lambda: len(dialogs.told) == 1)
    assert window.wizard is None


def test_a_refused_file_leaves_the_open_one_saved(opened: MainWindow, place: Path, qtbot: QtBot) -> None:
    opened.session.type_commentaire(FIRST, "Vu")
    path = opened.session.dossier.path
    (place / "notes.paliers").write_text("Bonjour")
    opened.open_path(place / "notes.paliers")
    qtbot.waitUntil(lambda: len(opened.dialogs.told) == 1)
    assert rows(path, "SELECT commentaire FROM reponses WHERE commentaire <> ''") == [("Vu",)]


def test_a_spoiled_file_stays_in_the_list_with_its_reason(opened: MainWindow, path: Path, qtbot: QtBot) -> None:
    opened.show_home()
    path.write_text("Bonjour")
    opened.show_home()
    wait_for_list(opened, qtbot)
    (row,) = opened.etablissements.model.rows
    assert (
        row.reason == f"Le fichier « {path.name} » n’est pas un dossier de Paliers numériques. Il n’a pas été modifié."
    )
    assert row.reason in clean(opened.home.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    opened.home.actions_menu.forget.trigger()
    wait_for_list(opened, qtbot)
    assert opened.home.panel.is_empty
    assert path.read_text() == "Bonjour"


# -- places that cannot be written -----------------------------------------------------------------------------------


def test_a_read_only_place_is_told_next_to_the_form(window: MainWindow, place: Path) -> None:
    page = new_page(window, place)
    with read_only(place):
        page.submit()
        assert "en lecture seule : le dossier n’a pas été créé" in clean(page.error.text())
        assert page.error.isVisible()
        assert window.wizard is None
    page.submit()
    assert window.wizard is not None
    assert [path.name for path in place.glob("*.paliers")] == ["0940120V_Lycée Édouard-Cœur.paliers"]


def test_an_existing_file_is_never_overwritten(window: MainWindow, place: Path) -> None:
    (place / "0940120V_Lycée Édouard-Cœur.paliers").write_text("Bonjour")
    page = new_page(window, place)
    page.submit()
    assert "existe déjà dans cet emplacement. Il n’a pas été modifié." in clean(page.error.text())
    assert (place / "0940120V_Lycée Édouard-Cœur.paliers").read_text() == "Bonjour"


def test_no_place_at_all_still_lets_choose_one(
    window: MainWindow, home: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paliers_desktop.paths.suggested_places", tuple)
    page = new_page(window, place)
    page.submit()
    assert window.wizard is not None


def test_a_read_only_dossier_opens_says_so_and_can_be_walked(window: MainWindow, path: Path, place: Path) -> None:
    before = path.read_bytes()
    with read_only(place):
        window.open_path(path)
        wizard = window.wizard
        assert "Il s’ouvre en lecture seule" in clean(wizard.notices.banner.text())
        assert wizard.notices.banner.isVisible()
        assert not wizard.bottom.undo.isEnabled()
        for key in (Qt.Key.Key_3, Qt.Key.Key_Delete, Qt.Key.Key_V, Qt.Key.Key_C):
            QTest.keyClick(card(window).answers.button(Etat.OUI), key)
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        QTest.mouseClick(card(window).answers.button(Etat.NON), Qt.MouseButton.LeftButton)
        QTest.keyClick(card(window).answers.button(Etat.OUI), Qt.Key.Key_N)
        assert wizard.domain_page().active == GRILLE.reading_order[3]
        for step in ("identite", "resultat", "export"):
            wizard.go_step(step)
        assert [answer.etat for answer in window.session.assessment.answers.values()] == [Etat.OUI] * 3
        window.show_home()
    assert path.read_bytes() == before
    assert window.dialogs.told == []


def test_a_place_that_turns_read_only_keeps_the_answer_until_retry(
    opened: MainWindow, path: Path, place: Path, qtbot: QtBot
) -> None:
    wizard, session = opened.wizard, opened.session
    with read_only(place):
        answer = card(opened, criteres()[5])
        wizard.go_critere(criteres()[5])
        QTest.mouseClick(answer.answers.button(Etat.EN_COURS), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: session.saving.saving is Saving.FAILED)
        assert wizard.bottom.saved.text() == "Non enregistré"
        assert wizard.notices.banner.property("kind") == "err"
        assert "n’a pas pu être enregistrée" in clean(wizard.notices.banner.text())
        assert answer.answers.etat is Etat.EN_COURS
        QTest.mouseClick(answer.answers.button(Etat.NON), Qt.MouseButton.LeftButton)
        assert wizard.bottom.saved.text() == "Non enregistré"
        opened.appearance.set_zoom(125)  # another look does not hide it
        assert opened.wizard.bottom.saved.text() == "Non enregistré"
        qtbot.waitUntil(opened.wizard.notices.banner.isVisible)
        opened.wizard.go_step("export")
        opened.dialogs.answers = [False]
        opened.show_home()  # « Rester »
        assert opened.wizard is not None
        opened.dialogs.answers = [False]
        opened.close()
        assert opened.isVisible()
        assert "[Rester] [Enregistrer ailleurs…] [Fermer sans enregistrer]" in opened.dialogs.asked[0]
        assert len(opened.dialogs.asked) == 2
        opened.dialogs.answers = [False]  # « Attendre »
        retry(opened)
        qtbot.waitUntil(lambda: len(opened.dialogs.asked) == 3)
        qtbot.waitUntil(lambda: str(session.saving.error or "") == str(ReadOnlyDossierError()))
    retry(opened)
    qtbot.waitUntil(lambda: session.saving.saving is Saving.SAVED)
    assert opened.wizard.bottom.saved.text().startswith("Enregistré à")
    assert opened.wizard.notices.banner.property("kind") == "ok"
    assert stored_answers(path)[criteres()[5]] == "non"


def retry(window: MainWindow) -> None:
    action = window.wizard.notices.banner.action
    assert action.words() == "Réessayer"
    QTest.mouseClick(action, Qt.MouseButton.LeftButton)


def test_a_full_key_keeps_the_answers_until_there_is_room(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    with small_place(tmp_path / "key", "300k") as key:
        page = new_page(window, key)
        page.submit()
        ballast = key / "film.mp4"
        with ballast.open("wb", buffering=0) as stream:
            try:
                while stream.write(bytes(512)):
                    pass
            except OSError:
                pass
        window.session.type_commentaire(FIRST, "é" * 5000)
        window.session.leave_field()
        qtbot.waitUntil(lambda: window.session.saving.saving is Saving.FAILED)
        assert "est plein" in clean(window.wizard.notices.banner.text())
        ballast.unlink()
        retry(window)
        qtbot.waitUntil(lambda: window.session.saving.saving is Saving.SAVED)
        path = window.session.dossier.path
        assert rows(path, "SELECT length(commentaire) FROM reponses") == [(5000,)]
        window.show_home()


# -- what is typed ---------------------------------------------------------------------------------------------------


def new_page(window: MainWindow, place: Path) -> NewPage:
    window.show_new()
    page = window.findChild(NewPage)
    assert page is not None
    page.add_place(place)
    page.form.show_etablissement(LYCEE)
    return page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("0940120W", "pour 0940120, on attend V"),
        ("094012", "7 chiffres et une lettre"),
        ("", "L’UAI est nécessaire"),
    ],
)
def test_a_wrong_uai_is_told_at_its_field(window: MainWindow, place: Path, typed: str, words: str) -> None:
    page = new_page(window, place)
    page.form.uai.line_edit.setText(typed)
    page.submit()
    assert words in clean(page.form.uai.error())
    assert page.form.uai.line_edit.hasFocus()
    assert window.wizard is None
    assert names(place) == []


def test_a_name_and_a_type_are_needed(window: MainWindow, place: Path) -> None:
    window.show_new()
    page = window.findChild(NewPage)
    page.form.uai.line_edit.setText("0940120V")
    page.submit()
    assert "Le nom est nécessaire" in clean(page.form.nom.error())
    page.form.nom.line_edit.setText("Les Tilleuls")
    page.submit()
    assert page.form.type.value() is None
    assert "Choisissez le type" in clean(page.form.type._error.text())


def test_odd_characters_pasted_in_a_comment_go_and_it_is_said(opened: MainWindow, qtbot: QtBot) -> None:
    session = opened.session
    opened.wizard.go_critere(FIRST)
    card(opened).edit_note()
    QGuiApplication.clipboard().setText("Cafe\u0301\x00 \x07et\ud800 the\u0301")
    card(opened).parts.note.field.paste()
    qtbot.waitUntil(lambda: session.assessment.answer(FIRST).commentaire != "", timeout=3000)
    assert clean(opened.wizard.notices.banner.text()) == CLEANED
    assert opened.wizard.notices.banner.isVisible()
    card(opened).focus_answers()
    assert session.assessment.answer(FIRST).commentaire == "Café et thé"
    assert card(opened).parts.note.line.text() == "Café et thé"
    assert card(opened).parts.note.field.toPlainText() == "Café et thé"


def test_odd_characters_in_a_name_never_reach_the_file(opened: MainWindow) -> None:
    opened.wizard.go_step("identite")
    form = opened.wizard.page("identite").form
    form.nom.line_edit.setFocus()
    form.nom.line_edit.setText("Lyce\u0301e\x07 Nouveau\udc00")
    close_field(opened)
    assert opened.session.settle(20)
    assert rows(opened.session.dossier.path, "SELECT nom FROM etablissement") == [("Lycée Nouveau",)]
    assert opened.windowTitle().startswith("Lycée Nouveau")
    assert form.nom.text() == "Lycée Nouveau"
    assert clean(opened.wizard.notices.banner.text()) == CLEANED
    assert opened.wizard.notices.banner.isVisible()


def test_half_a_character_is_removed_and_it_is_said(opened: MainWindow) -> None:
    opened.wizard.go_critere(FIRST)
    field = card(opened).parts.note.field
    card(opened).edit_note()
    field.insertPlainText("Vu \U0001f600 ici")
    cursor = field.textCursor()
    cursor.setPosition(4)  # between the two halves of the smiley, as UTF-16 counts
    cursor.deletePreviousChar()
    opened.session.leave_field()
    assert opened.session.assessment.answer(FIRST).commentaire == "Vu  ici"
    assert clean(opened.wizard.notices.banner.text()) == CLEANED


def test_odd_characters_in_a_new_name_are_told_on_the_page(window: MainWindow, place: Path) -> None:
    page = new_page(window, place)
    page.form.nom.line_edit.setFocus()
    page.form.nom.line_edit.setText("Lycée\x07 Neuf")
    close_field(window)
    assert clean(page.error.text()) == CLEANED
    page.submit()
    assert window.session.assessment.etablissement.nom == "Lycée Neuf"


def close_field(window: MainWindow) -> None:
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)


def test_a_name_being_typed_is_kept_on_closing(opened: MainWindow, path: Path, qtbot: QtBot) -> None:
    opened.wizard.go_step("identite")
    field = opened.wizard.page("identite").form.nom.line_edit
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Nouveau nom")
    close(opened, qtbot)
    assert rows(path, "SELECT nom FROM etablissement") == [("Nouveau nom",)]


def test_the_rules_of_identity_are_told_at_their_field(opened: MainWindow, place: Path) -> None:
    opened.wizard.go_step("identite")
    form = opened.wizard.page("identite").form
    form.edited.emit("type", TypeEtablissement.COLLEGE)
    assert clean(form.type._error.text()) == str(TypeFixedError())
    form.uai.line_edit.setFocus()
    form.uai.line_edit.setText("0931319A")
    close_field(opened)
    assert "on attend D" in clean(form.uai.error())
    assert opened.session.assessment.etablissement == LYCEE
    export(opened, place)
    opened.wizard.go_step("identite")
    form.uai.line_edit.setFocus()
    form.uai.line_edit.setText("0931319D")
    close_field(opened)
    assert clean(form.uai.error()) == str(UaiFixedError())
    assert form.uai.text() == LYCEE.uai


# -- codes and exports -----------------------------------------------------------------------------------------------


def export(window: MainWindow, folder: Path) -> None:
    """As the button does, with the right code; the answers are incomplete, so a confirmation comes first."""
    window.wizard.go_step("export")
    page = window.wizard.page("export")
    page.sign.code.line_edit.setText(CODE)
    window.dialogs.answers = [True, folder]
    QTest.mouseClick(page.sign.export, Qt.MouseButton.LeftButton)
    window.dialogs.answers = []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Saisissez le code de transmission reçu de l’académie"),
        (CODE[:-3], "il en manque"),
        (CODE + "AB", "il y en a 2 de trop"),
        (CODE.replace("X", "U", 1), "« U » ne figure dans aucun code. Vérifiez le 1er groupe."),
        (CODE.replace("GQSD", "GQDS"), "Vérifiez le 2e groupe"),
        ("0000-0000-0000-0000-0000-0000", "ne correspond pas à 0940120V pour la campagne 2026-2027"),
    ],
)
def test_a_wrong_code_is_told_at_its_field_and_nothing_leaves(
    opened: MainWindow, place: Path, typed: str, words: str
) -> None:
    opened.wizard.go_step("export")
    page = opened.wizard.page("export")
    page.sign.code.line_edit.setFocus()
    page.sign.code.line_edit.setText(typed)
    QTest.keyClick(page.sign.code.line_edit, Qt.Key.Key_Return)
    assert words in clean(page.sign.code.error())
    assert page.sign.code.line_edit.hasFocus()
    assert opened.dialogs.asked == []
    assert list(place.glob("*.json")) == []


def test_a_file_without_code_is_told_at_the_field(opened: MainWindow, place: Path) -> None:
    opened.wizard.go_step("export")
    page = opened.wizard.page("export")
    (place / "message.txt").write_bytes(b"\xff\xfe\x00\x01\x02")
    (place / "lettre.txt").write_text("Bonjour")
    for name in ("message.txt", "lettre.txt", "absent.txt"):
        opened.dialogs.answers = [place / name]
        QTest.mouseClick(page.sign.from_file, Qt.MouseButton.LeftButton)
        assert page.sign.code.error()
        page.sign.code.set_error("")
    (place / "lettre.txt").write_text(f"Votre code : {CODE}")
    opened.dialogs.answers = [place / "lettre.txt"]
    QTest.mouseClick(page.sign.from_file, Qt.MouseButton.LeftButton)
    assert page.sign.code.text() == CODE
    assert page.sign.code.error() == ""


def test_an_export_that_cannot_be_written_is_kept_and_written_again(
    opened: MainWindow, path: Path, tmp_path: Path, place: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    page = opened.wizard.page("export")
    with read_only(elsewhere):
        export(opened, elsewhere)
    (told,) = opened.dialogs.told
    assert "n’a pas pu être écrit" in told
    assert "« Enregistrer à nouveau »" in told
    assert not page.sign.done.isVisible()
    assert names(elsewhere) == []
    opened.dialogs.answers = [elsewhere]
    page.last.write_again_asked.emit()
    (written,) = elsewhere.iterdir()
    assert [(written.read_bytes(),)] == rows(path, "SELECT octets FROM exports")
    opened.dialogs.answers = [place]
    page.last.write_again_asked.emit()
    assert (place / written.name).read_bytes() == written.read_bytes()
    assert rows(path, "SELECT revision FROM exports") == [(1,)]


def test_a_pdf_and_sheets_that_cannot_be_written(opened: MainWindow, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    opened.wizard.go_step("export")
    page = opened.wizard.page("export")
    with read_only(elsewhere):
        opened.dialogs.answers = [elsewhere / "rapport.pdf"]
        page.pdf.save()
        opened.dialogs.answers = [True, elsewhere]
        page.code.draw()
    assert len(opened.dialogs.told) == 2
    assert all("n’a pas pu être écrit" in told for told in opened.dialogs.told)
    assert page.sign.code.text() == ""
    assert names(elsewhere) == []


def test_giving_up_in_each_dialog_changes_nothing(opened: MainWindow, path: Path) -> None:
    page = opened.wizard.page("export")
    opened.wizard.go_step("export")
    page.sign.code.line_edit.setText(CODE)
    scripts = {
        page.export_signed: ([False], [True, None]),
        page.pdf.save: ([None],),
        page.code.draw: ([False], [True, None]),
        page.code.read_file: ([None],),
        page._write_again: ([None],),
    }
    for action, answers in scripts.items():
        for script in answers:
            opened.dialogs.answers = list(script)
            action()
            assert opened.dialogs.answers == []
    assert opened.dialogs.told == []
    assert rows(path, "SELECT count(*) FROM exports") == [(0,)]
    kept = {path.name, f"{path.name}.sauvegardes", f".{path.name}.verrou"}  # the copies come after a while
    assert set(names(path.parent)) <= kept


def test_a_key_pulled_out_before_exporting_is_told(opened: MainWindow, path: Path, qtbot: QtBot) -> None:
    away = path.with_suffix(".away")
    path.rename(away)
    opened.session.set_etat(criteres()[9], Etat.OUI)
    qtbot.waitUntil(lambda: opened.session.saving.saving is Saving.FAILED)
    opened.wizard.go_step("export")
    opened.wizard.page("export").export_signed()
    assert opened.dialogs.told == ["Tout n’est pas encore enregistré : réessayez dans un instant."]
    away.rename(path)
    retry(opened)
    qtbot.waitUntil(lambda: opened.session.saving.saving is Saving.SAVED)


# -- what nobody expected --------------------------------------------------------------------------------------------


@pytest.fixture
def program(qtbot: QtBot, home: Path) -> Iterator[MainWindow]:
    """The window as `app` makes it, its hook installed, its dialogs scripted."""
    window = make_window()
    window.dialogs = ScriptedDialogs()
    window.show()
    yield window
    close(window, qtbot)
    window.deleteLater()


def fail(secret: str = "Le comité a dit non") -> None:
    raise ZeroDivisionError(secret)


def test_a_bug_in_a_slot_reaches_the_report_window_once_and_is_logged(
    program: MainWindow, qtbot: QtBot, expected_log: Callable[[str], None], place: Path, path: Path
) -> None:
    expected_log("ERROR .*excepthook: Uncaught exception")
    hook = sys.excepthook
    assert isinstance(hook, BugReporter)
    with qtbot.captureExceptions():  # pytest-qt takes the hook meanwhile: give it back
        sys.excepthook = hook
        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: bool(program.dialogs.reports))
    (report,) = program.dialogs.reports
    assert "ZeroDivisionError" in report
    assert "fail (test_bad_input.py:" in report
    assert "comité" not in report
    assert "/" not in report.replace("Paliers numériques", "")
    program.open_path(path)
    assert program.wizard is not None


def test_a_bug_while_a_report_is_shown_is_only_logged(expected_log: Callable[[str], None]) -> None:
    expected_log("ERROR .*excepthook: Uncaught exception")
    shown: list[str] = []

    def show(report: str) -> None:
        shown.append(report)
        raise_into(reporter)

    reporter = BugReporter(show, lambda error: None)
    raise_into(reporter)
    assert len(shown) == 1
    raise_into(reporter)
    assert len(shown) == 2


def test_an_expected_failure_that_nobody_caught_says_its_sentence() -> None:
    told: list[UserError] = []
    reporter = BugReporter(lambda report: pytest.fail("no report"), told.append)
    error = UserError("Le fichier est introuvable.")
    reporter(UserError, error, None)
    assert told == [error]


def raise_into(reporter: BugReporter) -> None:
    try:
        fail()
    except ZeroDivisionError as error:
        reporter(ZeroDivisionError, error, error.__traceback__)
