"""Last year's answers proposed, confirmed, compared: by property, and with another version of the grid."""

import datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier_samples import criteres, entry
from paliers_desktop.core.assessment import NO_ANSWER, Answer, Assessment, Etablissement, Etat, MotifCode
from paliers_desktop.core.carry_forward import (
    LONG,
    Year,
    carried,
    carry_changes,
    former_criteres,
    to_confirm,
    unchanged,
)
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_lineage import with_ancienne
from paliers_desktop.core.history import apply_changes

TODAY = datetime.date(2027, 9, 10)
ETABLISSEMENT = Etablissement("0940120V", "Lycée", entry().grille.types[0])
ANSWERS = st.dictionaries(
    st.sampled_from(criteres()),
    st.builds(
        Answer,
        etat=st.none() | st.sampled_from(Etat),
        motif_code=st.none() | st.sampled_from(MotifCode),
        motif_texte=st.text(max_size=5),
        commentaire=st.text(max_size=5),
        a_verifier=st.booleans(),
        aupres_de=st.text(max_size=5),
        a_confirmer=st.booleans(),
        echeance=st.none() | st.dates(datetime.date(2026, 1, 1), datetime.date(2029, 1, 1)),
        besoin=st.booleans(),
        partage=st.booleans(),
    ),
    max_size=12,
)


def year(answers: dict[str, Answer], first: int = 2026, grille: Grille | None = None) -> Year:
    kept = {key: answer for key, answer in answers.items() if answer != NO_ANSWER}
    return Year(grille or entry().grille, Assessment(ETABLISSEMENT, f"creteil-{first}-{first + 1}", kept))


def renamed(grille: Grille, old: str, new: str) -> Grille:
    """The same grid, one criterion of which has another id."""
    domaines = tuple(
        replace(one, criteres=tuple(replace(c, id=new) if c.id == old else c for c in one.criteres))
        for one in grille.domaines
    )
    return replace(grille, version="2", domaines=domaines)


@given(ANSWERS)
def test_carried_then_confirmed_the_answers_are_those_of_last_year(answers: dict[str, Answer]) -> None:
    before = year(answers)
    fresh = year({}, 2027)
    proposals = carried(before, fresh.grille, TODAY)
    after = apply_changes(fresh.assessment, carry_changes(fresh.assessment, proposals))
    waiting = to_confirm(after, fresh.grille.reading_order)
    assert set(waiting) == {key for key, answer in before.assessment.answers.items() if answer.etat is not None}
    for key in waiting:
        after = after.with_answer(key, a_confirmer=False)
    for key in criteres():
        then, now = before.assessment.answer(key), after.answer(key)
        assert now.etat is then.etat
        if then.etat is not None:
            assert (now.motif_code, now.motif_texte) == (then.motif_code, then.motif_texte)
            assert now.commentaire == then.commentaire
        assert (now.a_verifier, now.aupres_de, now.besoin, now.partage) == (False, "", False, False)
        assert now.echeance is None or now.echeance >= TODAY


@given(ANSWERS, ANSWERS)
def test_what_is_said_already_is_left_alone(before: dict[str, Answer], now: dict[str, Answer]) -> None:
    current = year(now, 2027).assessment
    after = apply_changes(current, carry_changes(current, carried(year(before), entry().grille, TODAY)))
    assert all(after.answer(key) == answer for key, answer in current.answers.items())


def test_another_version_of_the_grid_is_followed_by_what_it_says() -> None:
    old = entry().grille
    gone = criteres()[0]
    new = renamed(old, gone, "NEUF-01")
    before = year({gone: Answer(etat=Etat.OUI), criteres()[1]: Answer(etat=Etat.NON)})
    assert carried(before, new, TODAY) == {criteres()[1]: Answer(etat=Etat.NON, a_confirmer=True)}
    assert "NEUF-01" not in former_criteres(old, new)
    telling = with_ancienne(new, old, {gone: "NEUF-01"})
    assert carried(before, telling, TODAY)["NEUF-01"].etat is Etat.OUI
    assert former_criteres(old, telling)["NEUF-01"] == gone


@given(st.lists(st.sampled_from([None, *Etat]), min_size=1, max_size=6))
def test_an_answer_is_long_the_same_when_the_last_campagnes_say_so(etats: list[Etat | None]) -> None:
    key = criteres()[3]
    years = [year({key: Answer(etat=etat)}, 2020 + rank) for rank, etat in enumerate(etats)]
    run = 1
    for later, earlier in pairwise(reversed(etats)):
        if later is not earlier:
            break
        run += 1
    expected = {key: run} if etats[-1] is not None and run >= LONG else {}
    assert unchanged(years) == expected


def test_without_any_campagne_nothing_is_long_the_same() -> None:
    assert unchanged(()) == {}


def test_the_criterion_that_has_another_id_was_the_same() -> None:
    key, grille = criteres()[0], entry().grille
    new = renamed(grille, key, "NEUF-01")
    answer = Answer(etat=Etat.OUI)
    years = [year({key: answer}, 2024), year({key: answer}, 2025), year({"NEUF-01": answer}, 2026, new)]
    assert unchanged(years) == {}
    telling = with_ancienne(new, grille, {key: "NEUF-01"})
    assert unchanged([*years[:-1], replace(years[-1], grille=telling)]) == {"NEUF-01": 3}
