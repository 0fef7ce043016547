"""A field that waits for a correction keeps what was typed, whatever else is edited."""

import pytest

from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Etablissement, TypeEtablissement

LYCEE = Etablissement("0940120V", "Lycée des Essais", TypeEtablissement.LYCEE, "Créteil")


@pytest.fixture
def page(window, workplace, place):
    window.file.enter(workplace.create(place, LYCEE))
    window.wizard.go_step(navigation.IDENTITE)
    yield window.wizard.page(navigation.IDENTITE)
    window.session.settle()


def leave(field, text):
    field.line_edit.setText(text)
    field.line_edit.editingFinished.emit()


def test_a_wrong_uai_stays_while_the_commune_is_edited(page, window):
    leave(page.form.uai, "0940120X")
    leave(page.form.commune, "Saint-Maur")
    assert page.form.uai.text() == "0940120X"
    assert "on attend V" in page.form.uai.error()
    assert window.session.assessment.etablissement.commune == "Saint-Maur"


def test_an_emptied_uai_is_said_to_be_necessary(page, window):
    leave(page.form.uai, "")
    assert page.form.uai.error()
    assert window.session.assessment.etablissement.uai == "0940120V"


def test_another_zoom_keeps_a_wrong_uai(page, window):
    leave(page.form.uai, "0940120X")
    window.appearance.set_zoom(125)
    assert window.wizard.page(navigation.IDENTITE).form.uai.text() == "0940120X"


def test_the_path_of_the_file_is_on_every_page(page, window):
    for step in navigation.steps(window.session.grille):
        window.wizard.go_step(step)
        assert window.wizard.top._path.isVisible()
        assert window.wizard.top._path.text() == str(window.session.dossier.path)


def test_undo_goes_past_an_uai_that_can_no_longer_change(page, window, place):
    session = window.session
    first = session.grille.reading_order[0]
    session.set_a_verifier(first, True)
    session.edit_etablissement(uai="0940121W")
    window.wizard.go_step(navigation.EXPORT)
    export = window.wizard.page(navigation.EXPORT)
    window.dialogs.answers = [True, place, True, place]  # create a code, where; export a provisional result, where
    export.code.draw()
    export.export_signed()
    assert list(place.glob("*.pmn.json"))
    session.undo()
    assert session.assessment.etablissement.uai == "0940121W"
    session.undo()
    assert not session.assessment.answer(first).a_verifier


def test_a_wrong_type_is_repaired_with_its_grid_while_nothing_is_answered(page, window):
    path = window.session.dossier.path
    page.form.type.chosen.emit(TypeEtablissement.ECOLE_PRIMAIRE)
    assert window.session.dossier.path == path
    assert window.session.assessment.etablissement.type is TypeEtablissement.ECOLE_PRIMAIRE
    assert len(window.session.grille.criteres) == 67
    assert window.wizard.step == navigation.IDENTITE


def test_the_type_is_fixed_once_something_is_answered(page, window):
    window.session.set_a_verifier(window.session.grille.reading_order[0], True)
    page.form.type.chosen.emit(TypeEtablissement.ECOLE_PRIMAIRE)
    assert "ne change plus" in page.form.type.combo.accessibleDescription()
    assert len(window.session.grille.criteres) == 58
