"""Typing a UAI that the campagne lists fills the rest; the whole way of a school that the académie knows."""

import pytest
from PySide6.QtCore import Qt

from academy_samples import campagne_file
from answering_academie import answering_academie
from campagne_samples import ETABLISSEMENTS
from gui_samples import wait_for_list
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Etablissement, Etat, TypeEtablissement
from paliers_desktop.gui.etablissement_form import FILLED
from paliers_desktop.gui.listing.new_page import NewPage

ECOLE, COLLEGE, LYCEE = ETABLISSEMENTS


@pytest.fixture
def known(workplace, tmp_path):
    """A post that the académie sent its campagne to."""
    taking = workplace.campagnes.receive(campagne_file(tmp_path))
    workplace.campagnes.keep(taking)


@pytest.fixture
def form(known, window):
    """That of a new établissement."""
    window.show_new()
    return window.findChild(NewPage).form


def leave(field, text):
    field.line_edit.setText(text)
    field.line_edit.editingFinished.emit()


def shown(form):
    return form.nom.text(), form.type.value(), form.commune.text()


def test_a_listed_uai_fills_the_rest_and_says_so(form, window):
    leave(form.uai, " 0770512n ")
    assert shown(form) == (ECOLE.nom, ECOLE.type, ECOLE.commune)
    assert window.findChild(NewPage).error.text() == FILLED
    leave(form.uai, COLLEGE.uai)  # another one: what was filled follows
    assert shown(form) == (COLLEGE.nom, COLLEGE.type, COLLEGE.commune)


def test_what_a_person_typed_stays(form):
    leave(form.nom, "Notre école")
    leave(form.uai, ECOLE.uai)
    assert shown(form) == ("Notre école", ECOLE.type, ECOLE.commune)
    form.type.select(TypeEtablissement.ECOLE_MATERNELLE)
    leave(form.uai, COLLEGE.uai)
    assert shown(form) == ("Notre école", TypeEtablissement.ECOLE_MATERNELLE, COLLEGE.commune)


def test_entree_fills_first_and_creates_next(form, window, place, qtbot):
    window.findChild(NewPage).add_place(place)
    uai = form.uai.line_edit
    qtbot.keyClicks(uai, ECOLE.uai)
    qtbot.keyClick(uai, Qt.Key.Key_Return)
    assert form.nom.text() == ECOLE.nom
    assert window.session is None
    qtbot.waitUntil(lambda: not window.findChild(NewPage)._filled_by_key)
    qtbot.keyClick(uai, Qt.Key.Key_Return)
    assert window.session.assessment.etablissement.nom == ECOLE.nom


@pytest.mark.parametrize("uai", ["0940121W", "0940121A", ""])
def test_an_unlisted_or_wrong_uai_fills_nothing(form, uai):
    leave(form.uai, uai)
    assert shown(form) == ("", None, "")


def test_a_zoom_meanwhile_forgets_nothing(form, window):
    leave(form.uai, ECOLE.uai)
    window.appearance.set_zoom(125)
    fresh = window.findChild(NewPage).form
    leave(fresh.uai, COLLEGE.uai)
    assert shown(fresh) == (COLLEGE.nom, COLLEGE.type, COLLEGE.commune)


def test_an_open_etablissement_gets_what_it_lacks_but_no_other_type(known, window, workplace, place):
    window.file.enter(workplace.create(place, Etablissement("0940121W", "Lycée", TypeEtablissement.LYCEE, "")))
    session = window.session
    session.set_etat(session.grille.reading_order[0], Etat.OUI)
    window.wizard.go_step(navigation.IDENTITE)
    form = window.wizard.page(navigation.IDENTITE).form
    leave(form.uai, COLLEGE.uai)
    assert session.settle()
    now = session.assessment.etablissement
    assert (now.uai, now.nom, now.type, now.commune) == (COLLEGE.uai, "Lycée", TypeEtablissement.LYCEE, COLLEGE.commune)
    session.undo()
    assert session.assessment.etablissement.commune == ""


def test_the_whole_way_of_a_school_that_the_academie_knows(window, tmp_path, place, qtbot):
    """Its campagne, its UAI alone, its code, its file; then the académie's own answer to it, in words."""
    wait_for_list(window, qtbot)
    with answering_academie(tmp_path / "academie") as academie:
        window.dialogs.answers = [(academie.signed,), True]
        window.home.options.academy.trigger()
        assert academie.empreinte in window.dialogs.asked[-1]
        window.show_new()
        page = window.findChild(NewPage)
        page.add_place(place)
        qtbot.keyClicks(page.form.uai.line_edit, academie.school.uai)
        qtbot.keyClick(page.form.uai.line_edit, Qt.Key.Key_Tab)
        assert page.form.nom.text() == academie.school.nom
        page.start.click()
        session = window.session
        assert session.assessment.etablissement == academie.school
        window.wizard.go_step(navigation.EXPORT)
        export = window.wizard.page(navigation.EXPORT)
        export.sign.code.set_text(academie.code)
        export.code.check()
        window.dialogs.answers = [True, tmp_path]
        export.export_signed()
        (receipt,) = academie.answers(export._written)
        window.dialogs.answers = [(receipt,)]
        export.transmit.import_file.click()
    assert export.last._answer.text() == "Reçu et retenu"
    assert "Reçu et retenu. Accusé de réception n° 1." in window.dialogs.told[-1]
    assert session.settle()
