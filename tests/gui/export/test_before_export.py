"""Before the export: what to look at and where it is, the head's reading, entraide, and the file that says it all."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from dossier_samples import LYCEE
from gui_samples import CODE, TODAY
from paliers_desktop.actions.dossiers import open_dossier
from paliers_desktop.actions.pdf_documents import PdfKind
from paliers_desktop.actions.self_check import read_back
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Etat, Relecture
from paliers_desktop.core.report.relecture import TO_COME
from paliers_desktop.core.report.releve import SeancesInReport
from paliers_desktop.exchange.envelope import Typ, open_envelope
from paliers_desktop.gui.components.fold_button import FoldButton
from paliers_desktop.gui.components.line_button import LineButton
from paliers_desktop.gui.export.preview import ExactTextDialog
from paliers_desktop.storage.dossier import Dossier

DAY = datetime.date(2026, 11, 20)


@pytest.fixture
def page(window, workplace, place):
    """The export page of a lycée without any answer."""
    window.file.enter(workplace.create(place, LYCEE))
    window.wizard.go_step(navigation.EXPORT)
    yield window.wizard.page(navigation.EXPORT)
    window.session.settle()


def lines(part):
    return [button.line.critere_id for button in part._list.findChildren(LineButton)]


def folds(page):
    return page.checks._list.findChildren(FoldButton)


def fields(page):
    """What the preview says, value by label."""
    grid = page.preview._fields.layout()
    cells = [grid.itemAt(rank).widget().text().replace("\xa0", " ") for rank in range(grid.count())]
    found = {}
    for label, value in zip(cells[::2], cells[1::2], strict=True):
        found.setdefault(label, []).append(value)
    return found


def answer_all(session, but=()):
    session.set_etats(tuple(key for key in session.grille.reading_order if key not in but), Etat.OUI)


# -- the list --------------------------------------------------------------------------------------------------------


def test_fifty_eight_criteria_are_six_folded_lines(page, window, qtbot):
    grille = window.session.grille
    assert [fold.words() for fold in folds(page)] == [
        f"{domaine.titre_court} · {len(domaine.criteres)}" for domaine in grille.domaines
    ]
    assert lines(page.checks) == []
    fold = folds(page)[1]
    assert fold.accessibleName().endswith("replié")
    fold.setFocus()
    qtbot.keyClick(fold, Qt.Key.Key_Return)
    assert fold.accessibleName().endswith("déplié")
    assert lines(page.checks) == list(navigation.domaine_order(grille, grille.domaines[1].slug))
    window.session.set_etat(lines(page.checks)[0], Etat.OUI)
    assert len(lines(page.checks)) == len(grille.domaines[1].criteres) - 1  # it stays unfolded
    folds(page)[1].click()
    assert not any(button.isVisible() for button in page.checks._list.findChildren(LineButton))


def test_a_line_leads_to_its_criterion_by_keyboard_and_by_click(page, window, qtbot):
    session = window.session
    first, second = session.grille.reading_order[20], session.grille.reading_order[40]
    answer_all(session, but=(first, second))
    for critere_id, go in ((second, "key"), (first, "click")):
        button = next(b for b in page.checks.findChildren(LineButton) if b.line.critere_id == critere_id)
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Return) if go == "key" else button.click()
        assert window.wizard.domain_page().active == critere_id
        window.wizard.go_step(navigation.EXPORT)


def test_whom_to_ask_is_beside_what_is_to_verify(page, window):
    session = window.session
    critere_id = session.grille.reading_order[3]
    answer_all(session)
    assert "ne porteront pas la mention" in page.checks._note.text()
    session.set_a_verifier(critere_id, True)
    session.type_aupres_de(critere_id, "gestionnaire")
    session.leave_field()
    (button,) = page.checks._list.findChildren(LineButton)
    assert button.line.note == "auprès de : gestionnaire"
    assert "gestionnaire" in button.accessibleName()
    assert "Rien n’empêche d’exporter maintenant" in page.checks._note.text()


# -- the head's reading ----------------------------------------------------------------------------------------------


def test_nothing_is_declared_at_first(page, window):
    assert page.relecture.not_yet.isChecked()
    assert not page.relecture.day.isVisible()
    assert fields(page)["Relecture"] == ["non indiquée"]
    assert page.relecture.group.accessibleName() == "Le chef d’établissement a relu la synthèse"


def test_yes_takes_today_then_the_day_that_is_typed_and_annuler_gives_all_back(page, window, qtbot):
    session, card = window.session, page.relecture
    card.done.click()
    assert session.assessment.relecture == Relecture(True, TODAY)
    assert card.day.text() == "23 novembre 2026"
    field = card.day.line_edit
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "20/11/2026")
    page.sign.code.line_edit.setFocus()
    assert session.assessment.relecture == Relecture(True, DAY)
    assert card.day.text() == "20 novembre 2026"
    assert fields(page)["Relecture"] == ["déclarée le 20 novembre 2026"]
    card.not_yet.click()
    assert session.assessment.relecture == Relecture()
    for expected in (Relecture(True, DAY), Relecture(True, TODAY), Relecture()):
        session.undo()
        assert session.assessment.relecture == expected
        assert card.done.isChecked() == expected.relu
        assert card.day.isVisible() == expected.relu


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("24/11/2026", datetime.date(2026, 11, 24), TO_COME),
        ("30/07/2026", datetime.date(2026, 7, 30), "Cette date est antérieure à la campagne 2026-2027."),
        ("novembre 2026", None, "Indiquez aussi le jour"),
        ("hier", None, "Cette date n’est pas comprise."),
        ("", None, ""),
    ],
)
def test_an_odd_day_is_told_and_never_prevents_anything(page, window, qtbot, typed, kept, said):
    card = page.relecture
    card.done.click()
    field = card.day.line_edit
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, typed)
    assert card.note() == card.day.error() == ""  # nothing is judged while it is typed
    page.sign.code.line_edit.setFocus()
    assert window.session.assessment.relecture == Relecture(True, kept)
    told = (card.note() or card.day.error()).replace("\xa0", " ")
    assert told.startswith(said)
    assert bool(told) == bool(said)
    assert said in field.accessibleDescription().replace("\xa0", " ")
    if kept is None:
        assert field.text() == typed
        assert fields(page)["Relecture"] == ["déclarée, sans date"]


def test_a_text_that_is_no_date_survives_another_look(page, window):
    page.relecture.done.click()
    page.relecture.day.set_text("hier")
    page.relecture.day._on_typed()
    window.appearance.set_zoom(125)
    fresh = window.wizard.page(navigation.EXPORT).relecture
    assert fresh.day.text() == "hier"
    assert fresh.day.error()


# -- entraide --------------------------------------------------------------------------------------------------------


def test_entraide_is_ticked_under_the_help_and_taken_off_before_the_export(page, window, qtbot):
    session, wizard = window.session, window.wizard
    critere_id = session.grille.reading_order[15]
    assert fields(page)["Entraide"] == ["aucune ligne"]
    wizard.go_critere(critere_id)
    card = wizard.domain_page().cards[critere_id]
    card.toggle_help()
    for box in (card.parts.help_box.besoin, card.parts.help_box.partage):
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Space)
    answer = session.assessment.answer(critere_id)
    assert (answer.besoin, answer.partage) == (True, True)
    wizard.go_step(navigation.EXPORT)
    numero = session.grille.numeros[critere_id]
    assert fields(page)["Entraide"] == [f"accompagnement souhaité : {numero}", f"expérience à partager : {numero}"]
    assert lines(page.entraide) == [critere_id, critere_id]
    remove = [b for b in page.entraide.findChildren(QPushButton) if b.accessibleName().startswith("Retirer")]
    assert remove[0].accessibleName() == f"Retirer {numero} de l’entraide"
    remove[0].click()
    answer = session.assessment.answer(critere_id)
    assert (answer.besoin, answer.partage) == (False, True)
    assert not card.parts.help_box.besoin.isChecked()
    session.undo()
    assert lines(page.entraide) == [critere_id, critere_id]
    page.entraide.findChildren(LineButton)[0].click()
    assert wizard.domain_page().active == critere_id


def test_what_was_ticked_under_a_help_is_undone_one_by_one(page, window):
    session = window.session
    critere_id = session.grille.reading_order[0]
    window.wizard.go_critere(critere_id)
    card = window.wizard.domain_page().cards[critere_id]
    card.toggle_help()
    card.parts.help_box.besoin.click()
    card.parts.help_box.partage.click()
    session.undo()
    assert (card.parts.help_box.besoin.isChecked(), card.parts.help_box.partage.isChecked()) == (True, False)
    session.undo()
    assert not card.parts.help_box.besoin.isChecked()


# -- what leaves -----------------------------------------------------------------------------------------------------


def test_the_signed_file_and_a_reopened_dossier_say_it_all(page, window, place, monkeypatch):
    session = window.session
    besoin, partage = session.grille.reading_order[2], session.grille.reading_order[30]
    session.edit_relecture(relu=True, relu_le=DAY)
    session.set_entraide(besoin, besoin=True, partage=False)
    session.set_entraide(partage, besoin=False, partage=True)
    page.sign.code.set_text(CODE)
    shown = []
    monkeypatch.setattr(
        ExactTextDialog, "exec", lambda self: shown.append(self.findChild(QPlainTextEdit).toPlainText())
    )
    page.preview.exact.click()
    window.dialogs.answers = [True, place]
    page.export_signed()
    (file,) = place.glob("*.pmn.json")
    read = read_back(file)
    assert open_envelope(file.read_bytes(), Typ.EXPORT).payload.decode() == shown[0]
    assert (read.payload.relecture.responsable, read.payload.relecture.le) == (True, DAY)
    sent = {(line.critere, line.nature.value) for line in read.payload.entraide}
    assert sent == {(besoin, "besoin"), (partage, "partage")}
    assert read.payload.provisoire
    kept = Dossier.peek(session.dossier.path).assessment
    assert kept.relecture == Relecture(True, DAY)
    assert (kept.answer(besoin).besoin, kept.answer(partage).partage) == (True, True)


def test_declaring_after_the_export_is_said_of_the_last_file(page, window, place):
    page.sign.code.set_text(CODE)
    window.dialogs.answers = [True, place]
    page.export_signed()
    assert page.last._note.text() == ""
    window.session.edit_relecture(relu=True, relu_le=DAY)
    assert page.last._note.text() == "Relecture ou entraide modifiée depuis ce fichier."
    window.session.undo()
    assert page.last._note.text() == ""
    window.session.set_etat(window.session.grille.reading_order[5], Etat.NON)
    assert page.last._note.text() == "Réponses modifiées depuis ce fichier."


def test_another_look_still_knows_the_export_that_was_made(page, window, place):
    page.sign.code.set_text(CODE)
    window.dialogs.answers = [True, place]
    page.export_signed()
    window.appearance.set_zoom(125)
    fresh = window.wizard.page(navigation.EXPORT)
    assert fresh is not page
    assert fresh.last.isVisible()
    assert fresh._prepared().payload.revision == 2


def test_marks_and_motifs_of_an_answer_are_shown_as_they_leave(page, window):
    session = window.session
    first = session.grille.reading_order[0]
    session.set_a_verifier(first, True)
    session.type_commentaire(first, "Vu au CDI")
    session.leave_field()
    texts = [part.text().replace("\xa0", " ") for part in page.preview.findChildren(type(page.sign.done._name))]
    assert "à vérifier" in texts
    page.preview.join.setChecked(True)
    texts = [part.text().replace("\xa0", " ") for part in page.preview.findChildren(type(page.sign.done._name))]
    assert "à vérifier · commentaire : « Vu au CDI »" in texts


# -- the PDF ---------------------------------------------------------------------------------------------------------


def test_the_releve_is_offered_once_a_seance_was_held_and_joined_only_if_ticked(page, window, place, qtbot):
    options, session = page.sign.pdf_options, window.session
    options.kind.select(PdfKind.COMPLET)
    assert not options.seances.isVisible()
    session.seances.begin()
    session.seances.end()
    assert options.seances.isVisible()
    assert not options.noms.isVisible()
    sizes = []
    for tick, choice in (
        (lambda: None, SeancesInReport.NONE),
        (options.seances.click, SeancesInReport.PLAIN),
        (options.noms.click, SeancesInReport.FULL),
    ):
        tick()
        assert options.choices.seances is choice
        window.dialogs.answers = [place / "rapport.pdf", False]
        page.pdf.save()
        sizes.append((place / "rapport.pdf").stat().st_size)
    assert sizes[1] > sizes[0]
    options.seances.click()
    options.seances.click()
    assert options.choices.seances is SeancesInReport.PLAIN  # the second tick goes with the first
    path = session.dossier.path
    session.settle()
    window.show_home()
    qtbot.waitUntil(lambda: window.session is None)  # its last copy may take a moment
    window.file.enter(open_dossier(path))
    window.wizard.go_step(navigation.EXPORT)
    again = window.wizard.page(navigation.EXPORT).sign.pdf_options
    again.kind.select(PdfKind.COMPLET)
    assert again.seances.isVisible()
    assert again.choices.seances is SeancesInReport.NONE
