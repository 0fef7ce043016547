"""Repères in words: whose, how many, domaine by domaine; nothing that ranks or compares."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_samples import entry
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.reperes import Decoupage, Quartiles, Reference, Repere
from paliers_desktop.core.report.reperes import NOT_TOLD, effectif_words, reperes_report, territoire_words
from paliers_desktop.core.report.wording import TYPES

GRILLE = entry().grille
SLUGS = [domaine.slug for domaine in GRILLE.domaines]
RANKING = re.compile(r"moyenne|au-dessus|en dessous|\brang|mieux|meilleur|moins bon|retard|score|\bnote", re.IGNORECASE)


def reference(*effectifs, territoire=None, decoupage=Decoupage.DEPARTEMENT, type_=TypeEtablissement.COLLEGE):
    reperes = {slug: Repere(number, Quartiles(0, 1, 2)) for slug, number in zip(SLUGS, effectifs, strict=False)}
    return Reference("creteil-2026-2027", decoupage, territoire, type_, reperes)


@pytest.mark.parametrize(
    ("decoupage", "territoire", "words"),
    [
        (Decoupage.DEPARTEMENT, "Département 94", "42 collèges du département 94"),
        (Decoupage.BASSIN, "Créteil", "42 collèges du bassin « Créteil »"),
        (Decoupage.CIRCONSCRIPTION, "Créteil 1", "42 collèges de la circonscription « Créteil 1 »"),
        (Decoupage.DEPARTEMENT, "Ailleurs", "42 collèges du territoire « Ailleurs »"),
        (Decoupage.BASSIN, None, "42 collèges de l’ensemble des territoires publiés"),
    ],
)
def test_whose_they_are(decoupage, territoire, words):
    of = reference(42, 42, territoire=territoire, decoupage=decoupage)
    assert effectif_words(of) == words
    assert territoire_words(of) == (territoire or "Ensemble des territoires publiés")


def test_as_many_as_have_a_palier_in_each_domaine():
    told = effectif_words(reference(38, 42, territoire="Département 94"))
    assert told == "de 38 à 42 collèges du département 94, selon le domaine"


@pytest.mark.parametrize("type_", list(TypeEtablissement))
def test_every_type_has_its_plural(type_):
    words = effectif_words(reference(12, type_=type_))
    first = TYPES[type_].split()[0].lower()
    assert words.lower().startswith(f"12 {first}")


def test_the_table_is_the_band():
    report = reperes_report(GRILLE, reference(42, 42, 42))
    assert [row.slug for row in report.rows] == SLUGS
    assert [(row.moitie, row.mediane, row.effectif) for row in report.rows[:3]] == [("0 à 2", "1", "42")] * 3
    assert [(row.moitie, row.mediane, row.effectif) for row in report.rows[3:]] == [(NOT_TOLD, NOT_TOLD, "")] * 3
    assert "Pilotage : moitié centrale du palier 0 au palier 2, médiane au palier 1." in report.description
    assert f"Équipement : {NOT_TOLD}." in report.description
    assert len(report.bande.parts) == 2


@given(st.lists(st.integers(5, 300), min_size=1, max_size=6), st.sampled_from(Decoupage), st.none() | st.just("Meaux"))
def test_nothing_ranks(effectifs, decoupage, territoire):
    report = reperes_report(GRILLE, reference(*effectifs, decoupage=decoupage, territoire=territoire))
    assert not RANKING.search(" ".join([report.titre, report.effectif, report.phrase, report.description]))


def test_a_single_palier_is_said_once():
    one = Reference(
        "creteil-2026-2027",
        Decoupage.DEPARTEMENT,
        None,
        TypeEtablissement.LYCEE,
        {SLUGS[0]: Repere(9, Quartiles(3, 3, 3))},
    )
    report = reperes_report(GRILLE, one)
    assert report.rows[0].moitie == "3"
    assert "moitié centrale au palier 3" in report.description
