"""Hypothesis strategies shared by the tests of pure code: random grids, answers and établissements."""

import datetime

from hypothesis import strategies as st

from paliers_desktop.core.assessment import (
    Answer,
    Assessment,
    Etablissement,
    Etat,
    Fonction,
    MotifCode,
    TypeEtablissement,
)
from paliers_desktop.core.grid import PALIERS, Critere, Domaine, Grille, Palier, Regle

etats = st.none() | st.sampled_from(Etat)
seuils = st.integers(1, 100)
short_texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)


@st.composite
def grilles(draw: st.DrawFn, max_domaines: int = 4, max_criteres: int = 7) -> Grille:
    """A grid of any shape the loader accepts but the number of domaines; criteria in any palier order."""
    sizes = draw(st.lists(st.integers(1, max_criteres), min_size=1, max_size=max_domaines))
    return Grille(
        id="essai",
        version="1",
        academie="essai",
        titre="Essai",
        titre_court="essai",
        source="essai",
        types=("college",),
        paliers=tuple(Palier(f"Conditions {palier}", f"C{palier}") for palier in PALIERS),
        regle=Regle(draw(seuils), "minimum"),
        domaines=tuple(
            Domaine(
                slug=f"d{rang}",
                titre=f"Domaine {rang}",
                titre_court=f"D{rang}",
                criteres=tuple(
                    Critere(f"D{rang}-{place:02}", draw(st.sampled_from(PALIERS)), f"Critère {rang}.{place}")
                    for place in range(size)
                ),
            )
            for rang, size in enumerate(sizes, 1)
        ),
    )


answers = st.builds(
    Answer,
    etat=etats,
    motif_code=st.none() | st.sampled_from(MotifCode),
    motif_texte=short_texts,
    commentaire=short_texts,
    a_verifier=st.booleans(),
    aupres_de=short_texts,
    a_confirmer=st.booleans(),
    echeance=st.none() | st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1)),
    besoin=st.booleans(),
    partage=st.booleans(),
)

etablissements = st.builds(
    Etablissement,
    uai=st.just("0940120V"),
    nom=short_texts,
    type=st.sampled_from(TypeEtablissement),
    commune=short_texts,
    fonction=st.sampled_from(Fonction),
)


def assessments(grille: Grille, answer: st.SearchStrategy[Answer] = answers) -> st.SearchStrategy[Assessment]:
    """Answers to any part of a grid, as `with_answer` keeps them: empty answers are absent."""
    kept = answer.filter(lambda given: given != Answer())
    return st.builds(
        Assessment,
        etablissement=etablissements,
        campagne=st.just("creteil-2026-2027"),
        answers=st.dictionaries(st.sampled_from(tuple(grille.criteres)), kept),
    )


@st.composite
def situations(draw: st.DrawFn, answer: st.SearchStrategy[Answer] = answers) -> tuple[Grille, Assessment]:
    """A random grid with random answers to it."""
    grille = draw(grilles())
    return grille, draw(assessments(grille, answer))
