"""« Regards croisés » in the real window: copies made, filled, collected, compared, and erased at the decision."""

import pytest

from dossier_samples import answer_geste, criteres
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Answer, Etat
from paliers_desktop.core.regards import Groupe
from paliers_desktop.storage.dossier import Dossier


@pytest.fixture
def page(window):
    window.wizard.go_step(navigation.REGARDS)
    return window.wizard.page(navigation.REGARDS)


def choose(page, groupe: Groupe) -> None:
    page.groupe.select(groupe)


def filled(path, etat: Etat, *, copy_to=None) -> None:
    """Someone answers the first criterion in a copy."""
    dossier = Dossier.open(path)
    dossier.save(answer_geste(criteres()[0], Answer(etat=etat)), answer_geste(criteres()[1], Answer(etat=Etat.OUI)))
    dossier.close()


def prepared(window, page, path):
    window.dialogs.answers = [path]
    page.prepare.click()
    return path


def test_from_copies_to_the_decision(window, page, place):
    paths = [prepared(window, page, place / f"regards-{rank}.paliers") for rank in range(3)]
    for path, etat in zip(paths, (Etat.OUI, Etat.NON, Etat.NON), strict=True):
        filled(path, etat)
    choose(page, Groupe.PARENTS)
    window.dialogs.answers = [tuple(paths), True]
    page.collect.click()
    assert "3" in page.who.text()
    (line,) = page.report.lines
    assert line.critere_id == criteres()[0]
    assert line.groupes == (("Ensemble", "1 oui, 2 non"),)
    window.dialogs.answers = [tuple(paths), True]
    page.collect.click()
    assert len(window.session.dossier.voix.read()) == 3  # the same copies again are the same voices
    window.dialogs.answers = [True]
    page.decide.click()
    assert window.session.dossier.voix.read() == ()
    assert page.report.lines == ()
    assert page.decide.isHidden()


def test_what_cannot_be_a_voice_is_told_and_the_others_are_taken(window, page, place):
    good = prepared(window, page, place / "bonne.paliers")
    silent = prepared(window, page, place / "muette.paliers")
    filled(good, Etat.OUI)
    own = window.session.dossier.path
    (place / "texte.paliers").write_text("rien")
    window.dialogs.answers = [(silent, good, own, place / "texte.paliers"), True]
    page.collect.click()
    assert len(window.session.dossier.voix.read()) == 1
    told = window.dialogs.told[-3:]
    assert any("aucune réponse" in words for words in told)
    assert any("fichier ouvert" in words for words in told)


def test_the_group_is_asked_once_more_and_giving_up_takes_nothing(window, page, place):
    good = prepared(window, page, place / "bonne.paliers")
    filled(good, Etat.OUI)
    choose(page, Groupe.ELEVES)
    window.dialogs.answers = [(good,), False]
    page.collect.click()
    assert "« Élèves »" in window.dialogs.asked[-1]
    assert window.session.dossier.voix.read() == ()


def test_a_prepared_copy_replaces_no_file(window, page, place):
    path = prepared(window, page, place / "copie.paliers")
    filled(path, Etat.OUI)
    before = path.read_bytes()
    window.dialogs.answers = [path]
    page.prepare.click()
    assert path.read_bytes() == before
    assert "existe déjà" in window.dialogs.told[-1]
