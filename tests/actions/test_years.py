"""From one school year to the next, on real files: carried forward, closed, opened again, read, exported, merged."""

import datetime
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from dossier_samples import (
    CAMPAGNE,
    answer_geste,
    criteres,
    entry,
    export,
    followed_gestes,
    identity_geste,
    new_dossier,
    oui,
)
from faults import Fault
from paliers_desktop import paths
from paliers_desktop.actions.campagnes import Campagnes
from paliers_desktop.actions.dossiers import OpenDossier, open_dossier
from paliers_desktop.actions.export import Choices, prepare_export
from paliers_desktop.actions.years import (
    close_campagne,
    following,
    open_following,
    read_years,
    reopen_campagne,
    year_pdf,
)
from paliers_desktop.core.assessment import Answer, Etat, MotifCode
from paliers_desktop.core.grid_loader import Catalogue
from paliers_desktop.core.history import Kind, apply_changes, inverse, new_id
from paliers_desktop.core.identity_rules import TypeFixedError
from paliers_desktop.storage.campagne_files import CampagneFiles
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import ClosedCampagneError

TODAY = datetime.date(2027, 9, 10)
NEXT = "creteil-2027-2028"


CLOSED = Fault(
    "Une réponse dans une campagne close",
    seen=ClosedCampagneError(),
    survives="Tout ce que le fichier contient ; « Rouvrir pour corriger » l’ouvre à nouveau.",
)


@pytest.fixture
def campagnes(tmp_path: Path) -> Campagnes:
    """A post to which the académie sent nothing."""
    return Campagnes(CampagneFiles(tmp_path / "campagnes"), Catalogue((entry(),)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A year's answers: all yes but a « sans objet », a mark and one without answer."""
    made = tmp_path / "lycee.paliers"
    with closing(new_dossier(made)) as dossier:
        dossier.save(*(oui(rank) for rank in range(3, len(criteres()) - 1)))
        motif = Answer(etat=Etat.SANS_OBJET, motif_code=MotifCode.AUTRE, motif_texte="Sans internat", commentaire="Vu")
        dossier.save(answer_geste(criteres()[0], motif))
        dossier.save(answer_geste(criteres()[1], Answer(etat=Etat.NON, a_verifier=True, besoin=True)))
        dossier.save(answer_geste(criteres()[2], Answer(etat=Etat.EN_COURS, echeance=datetime.date(2027, 3, 1))))
        dossier.save(*followed_gestes())
    return made


def next_year(path: Path, campagnes: Campagnes, *, carry: bool = True, close: bool = True) -> OpenDossier:
    """The dossier once its next campagne is open."""
    opened = open_dossier(path)
    found = following(read_years(opened.dossier)[-1], campagnes, TODAY)
    assert found is not None
    open_following(opened, found, TODAY, carry=carry, close=close)
    opened.dossier.close()
    return open_dossier(path)


def test_the_next_campagne_begins_with_last_year_s_answers_to_confirm(path: Path, campagnes: Campagnes) -> None:
    with closing(Dossier.open(path)) as dossier:
        dossier.add_export(export())
    with closing(next_year(path, campagnes).dossier) as dossier:
        state = dossier.load()
        old, new = read_years(dossier)
    assert (state.campagne, state.earlier, state.close_le, state.place) == (NEXT, 1, None, "")
    assert old.close_le is not None
    assert (old.year.campagne, old.revision, new.revision) == (CAMPAGNE, 1, 0)
    assert state.assessment == new.year.assessment
    assert len(state.assessment.answers) == len(criteres()) - 1
    assert all(answer.a_confirmer for answer in state.assessment.answers.values())
    first = state.assessment.answer(criteres()[0])
    assert (first.etat, first.motif_texte, first.commentaire) == (Etat.SANS_OBJET, "Sans internat", "Vu")
    assert state.assessment.answer(criteres()[1]) == Answer(etat=Etat.NON, a_confirmer=True)
    assert state.assessment.answer(criteres()[2]) == Answer(etat=Etat.EN_COURS, a_confirmer=True)
    assert old.year.assessment.answer(criteres()[1]).a_verifier, "last year stays as it was"


def test_what_is_carried_forward_is_one_geste_that_can_be_taken_back(path: Path, campagnes: Campagnes) -> None:
    with closing(next_year(path, campagnes).dossier) as dossier:
        state = dossier.load()
        (geste,) = state.history.done
        assert geste.kind is Kind.REPRISE
        back = inverse(geste, new_id())
        assert not apply_changes(state.assessment, back.changes).answers
        dossier.save(back)
        assert not dossier.load().assessment.answers
        assert len(read_years(dossier)[0].year.assessment.answers) == len(criteres()) - 1


@pytest.mark.parametrize(("carry", "close"), [(False, False), (True, False), (False, True)])
def test_one_may_begin_anew_and_leave_the_year_before_open(
    path: Path, campagnes: Campagnes, carry: bool, close: bool
) -> None:
    with closing(next_year(path, campagnes, carry=carry, close=close).dossier) as dossier:
        assert bool(dossier.load().assessment.answers) == carry
        assert (read_years(dossier)[0].close_le is not None) == close


def test_no_campagne_opens_before_its_school_year(path: Path, campagnes: Campagnes) -> None:
    with closing(Dossier.open(path)) as dossier:
        (current,) = read_years(dossier)
    assert following(current, campagnes, datetime.date(2027, 7, 31)) is None
    found = following(current, campagnes, datetime.date(2029, 1, 5))
    assert found is not None
    assert found.campagne == "creteil-2028-2029", "a year without campagne is no fault"


def test_closing_and_opening_again_are_told_by_the_journal(path: Path) -> None:
    opened = open_dossier(path)
    before = opened.state.history
    close_campagne(opened)
    close_campagne(opened)
    state = opened.dossier.load()
    assert state.close_le is not None
    assert state.history == before, "« Annuler » never opens a campagne again"
    reopen_campagne(opened)
    reopen_campagne(opened)
    assert opened.dossier.load().close_le is None
    opened.dossier.close()
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT \"before\" = 'null', \"after\" = 'null' FROM journal WHERE target = 'cloture'")
        assert rows.fetchall() == [(1, 0), (0, 1)]


@CLOSED.proven
def test_a_closed_campagne_takes_nothing_whoever_writes(path: Path) -> None:
    opened = open_dossier(path)
    with closing(opened.dossier) as dossier:
        close_campagne(opened)
        before = dossier.image()
        with pytest.raises(ClosedCampagneError) as caught:
            dossier.save(answer_geste(criteres()[0], Answer(etat=Etat.NON)))
        assert str(caught.value) == CLOSED.seen
        assert dossier.image() == before
        reopen_campagne(opened)
        dossier.save(oui(0))


def test_the_type_is_fixed_once_there_is_an_earlier_campagne(path: Path, campagnes: Campagnes) -> None:
    with closing(next_year(path, campagnes, carry=False).dossier) as dossier, pytest.raises(TypeFixedError):
        dossier.save(identity_geste("type", "lycee", "college"))


def test_the_file_of_a_campagne_says_nothing_of_the_others(path: Path, campagnes: Campagnes) -> None:
    with closing(next_year(path, campagnes).dossier) as dossier:
        key = criteres()[5]
        dossier.save(answer_geste(key, Answer(etat=Etat.OUI), Answer(etat=Etat.OUI, a_confirmer=True)))
        state, exports = dossier.load(), dossier.exports()
    prepared = prepare_export(
        entry().grille,
        state.assessment,
        dossier_id=state.dossier_id,
        exports=exports,
        cree_le=TODAY,
        choices=Choices(),
    )
    told = msgspec.json.decode(prepared.octets)
    assert (told["campagne"], told["revision"], told["precedent_sha256"]) == (NEXT, 1, None)
    assert told["provisoire"] is True
    waiting = {one["critere"] for one in told["reponses"] if one["a_confirmer"]}
    assert waiting == {one["critere"] for one in told["reponses"] if one["reponse"]} - {key}
    text = prepared.octets.decode()
    for planted in ("2026-2027", "Former deux collègues", "Compte rendu", "robotique", "ENT", "chef_etablissement"):
        assert planted not in text


def test_each_campagne_has_its_own_report(path: Path, campagnes: Campagnes) -> None:
    opened = next_year(path, campagnes)
    with closing(opened.dossier) as dossier:
        old, new = (year_pdf(kept, opened, paths.resources_folder() / "fonts") for kept in read_years(dossier))
    assert old.startswith(b"%PDF")
    assert old != new


def test_a_failed_opening_leaves_the_file_as_it_was(
    path: Path, campagnes: Campagnes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_dossier(path).dossier) as dossier:
        before = dossier.image()
    monkeypatch.setattr("paliers_desktop.storage.campagnes.insert_grid", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        next_year(path, campagnes)
    with closing(Dossier.open(path)) as dossier:
        assert dossier.image() == before
