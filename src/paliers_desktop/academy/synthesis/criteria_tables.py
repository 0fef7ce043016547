"""Criteria as tables: those that are missed most, by who can act, and what is said to be sans objet."""

from collections.abc import Iterator

from msgspec import Struct

from paliers_desktop.academy.synthesis.counts import MISSED, Criterion, Effectif, Group
from paliers_desktop.academy.synthesis.diffusion import View
from paliers_desktop.academy.synthesis.grids import Grids
from paliers_desktop.academy.synthesis.masking import THRESHOLD
from paliers_desktop.academy.synthesis.tables import EFFECTIF, domaines, effectif_cells
from paliers_desktop.core.assessment import Etat, MotifCode, TypeEtablissement
from paliers_desktop.core.help import ReleveDe
from paliers_desktop.core.report.answer_sheets import AnswerSheet, Value
from paliers_desktop.core.report.wording import ETATS, MOTIFS, TYPES, sentence_case

MOST = 15
"""Criteria of a type that are published, those that are missed most: what is not among them tells nothing."""

RELEVE_DE = {
    None: "Établissement",
    ReleveDe.ETABLISSEMENT: "Établissement",
    ReleveDe.COLLECTIVITE: "Collectivité",
    ReleveDe.ACADEMIE: "Académie",
    ReleveDe.CIRCONSCRIPTION: "Circonscription",
}
NAMED = ("Domaine", "Numéro", "Critère")


class _Missed(Struct, frozen=True):
    """A criterion in a type: how many gave each answer, of the groups that are told."""

    criterion: Criterion
    etats: tuple[int, ...]
    manquent: int
    effectif: Effectif

    @property
    def telling(self) -> bool:
        """Whether no more can be read of one école than of another: some miss it, some do not, and no answer is all."""
        return 0 < self.manquent < sum(self.etats) and max(self.etats) < sum(self.etats)


def named(grids: Grids, criterion: Criterion) -> tuple[str, str, str]:
    """The three cells of NAMED."""
    grille = grids.counted[criterion.grille].grille
    titre = grille.domaine_of(criterion.id).titre
    return titre, grille.numeros[criterion.id], grille.criteres[criterion.id].texte


def criteres_sheet(view: View, grids: Grids, *, published: bool) -> AnswerSheet:
    """By type, then who can act, then the most missed first; published: MOST of each type, never unanimous ones."""
    lines: list[tuple[Value, ...]] = []
    for type_ in view.types():
        found = [one for one in _missed(view, grids, type_) if (one.telling if published else one.manquent)]
        found.sort(key=lambda one: (-one.manquent, named(grids, one.criterion)))
        kept = found[:MOST] if published else found
        kept.sort(key=lambda one: _releve_de(grids, one.criterion))
        lines += [
            (
                *(TYPES[type_], _releve_de(grids, one.criterion), *named(grids, one.criterion)),
                *(*effectif_cells(one.effectif), one.manquent, *one.etats),
            )
            for one in kept
        ]
    headers = ("Type", "Relève de", *NAMED, *EFFECTIF, "Manquent", *(ETATS[etat] for etat in Etat))
    return AnswerSheet("Critères", headers, tuple(lines))


def collectivites_sheet(view: View, grids: Grids) -> AnswerSheet:
    """The criteria in the hands of collectivités, one collectivité after another, the most missed first."""
    counts = view.counts
    found = [
        (who, TYPES[type_], -missed, named(grids, criterion), counts.par_collectivite[who, type_])
        for (who, type_, criterion), missed in counts.collectivites.items()
        if grids.counted[criterion.grille].aide.critere(criterion.id).releve_de is ReleveDe.COLLECTIVITE
    ]
    lines = tuple(
        (who, words, *names, *effectif_cells(effectif), -missed)
        for who, words, missed, names, effectif in sorted(found, key=lambda line: line[:-1])
    )
    return AnswerSheet("Collectivités", ("Collectivité", "Type", *NAMED, *EFFECTIF, "Manquent"), lines)


def sans_objet_sheet(view: View, grids: Grids, *, published: bool) -> AnswerSheet:
    """How many answers are sans objet, by motif; published: neither few of them nor all with the same motif."""
    motifs: tuple[MotifCode | None, ...] = (*MotifCode, None)
    lines: list[tuple[Value, ...]] = []
    for type_ in view.types():
        for slug, titre in domaines(grids).items():
            shown = view.shown(type_, slug)
            held = [sum(view.counts.motifs.get((group, slug, motif), 0) for group in shown) for motif in motifs]
            if sum(held) and not (published and (sum(held) < THRESHOLD or max(held) == sum(held))):
                lines.append((TYPES[type_], titre, *effectif_cells(view.total(shown)), sum(held), *held))
    words = tuple(sentence_case(MOTIFS[motif]) if motif else "Sans motif" for motif in motifs)
    return AnswerSheet("Sans objet", ("Type", "Domaine", *EFFECTIF, "Réponses sans objet", *words), tuple(lines))


def contradictions_sheet(view: View, grids: Grids) -> AnswerSheet:
    """How often an « oui » goes with an answer that it rules out, the most frequent first."""
    found = [
        (TYPES[type_], -times, named(grids, one), named(grids, implied), view.total(view.groups(type_)))
        for (type_, one, implied), times in view.counts.contradictions.items()
    ]
    lines = tuple(
        (words, *one[1:], *implied[1:], *effectif_cells(effectif), -times)
        for words, times, one, implied, effectif in sorted(found, key=lambda line: line[:-1])
    )
    pair = ("Répondu Oui", "Critère", "Qui suppose", "Critère supposé")
    return AnswerSheet("Contradictions", ("Type", *pair, *EFFECTIF, "Établissements"), lines)


def entraide_sheet(view: View, grids: Grids) -> AnswerSheet:
    """Besoins and partages of each criterion, bassin by bassin, in the order of the grid."""
    counts = view.counts
    criteria = [Criterion(sha256, key) for sha256, grid in grids.counted.items() for key in grid.grille.reading_order]
    rank = {criterion: place for place, criterion in enumerate(criteria)}
    asked = sorted({*counts.besoins, *counts.partages}, key=lambda where: (where[0], rank[where[1]]))
    lines = tuple(
        (
            *(bassin, _grille(grids, criterion), *named(grids, criterion)),
            *effectif_cells(counts.bassins[bassin])[:-1],
            *(counts.besoins.get((bassin, criterion), 0), counts.partages.get((bassin, criterion), 0)),
        )
        for bassin, criterion in asked
    )
    return AnswerSheet("Entraide", ("Bassin", "Grille", *NAMED, *EFFECTIF[:-1], "Besoins", "Partages"), lines)


def _missed(view: View, grids: Grids, type_: TypeEtablissement) -> Iterator[_Missed]:
    """Every criterion that some group of the type answered; only the groups whose domaine is told are counted."""
    for sha256, grid in grids.counted.items():
        for domaine in grid.grille.domaines:
            shown = view.shown(type_, domaine.slug)
            effectif = view.total(shown)
            for critere in domaine.criteres:
                criterion = Criterion(sha256, critere.id)
                held = {etat: _of(view, shown, criterion, etat) for etat in Etat}
                if any(held.values()):
                    yield _Missed(criterion, tuple(held.values()), sum(held[etat] for etat in MISSED), effectif)


def _of(view: View, groups: tuple[Group, ...], criterion: Criterion, etat: Etat) -> int:
    return sum(view.counts.etats.get((group, criterion, etat), 0) for group in groups)


def _releve_de(grids: Grids, criterion: Criterion) -> str:
    return RELEVE_DE[grids.counted[criterion.grille].aide.critere(criterion.id).releve_de]


def _grille(grids: Grids, criterion: Criterion) -> str:
    return grids.counted[criterion.grille].grille.titre_court
