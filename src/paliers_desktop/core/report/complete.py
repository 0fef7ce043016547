"""Every criterion with its answer, by domaine and palier, already worded."""

from collections.abc import Sequence

from msgspec import Struct

from paliers_desktop.core.assessment import Answer, Assessment, Etat
from paliers_desktop.core.grid import PALIERS, Critere, Domaine, Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.report.wording import ETATS, MOTIFS, date_in_words, palier_words, sentence_case
from paliers_desktop.core.scoring import Profile, compute_profile


class CritereLine(Struct, frozen=True):
    """One criterion; texts are "" where there is nothing to say.

    lecture: « Lire aujourd’hui : … (lecture proposée, …) »; marks: « À vérifier auprès de : gestionnaire », « À
    confirmer », « Échéance : 12 mars 2027 »; motif_label: « Remplacé par un autre dispositif »; motif_texte and
    commentaire: the person's own words, verbatim.
    """

    critere_id: str
    numero: str
    texte: str
    lecture: str
    etat: Etat | None
    etat_word: str
    marks: tuple[str, ...]
    motif_label: str
    motif_texte: str
    commentaire: str


class PalierSection(Struct, frozen=True):
    """The criteria of one palier; summary: « 2 sur 4 en place · 1 sans objet »."""

    palier: int
    titre: str
    summary: str
    lines: tuple[CritereLine, ...]


class DomaineSection(Struct, frozen=True):
    """One domaine; chip: « Palier 1 »; palier sections without criterion are left out."""

    slug: str
    titre: str
    palier: int | None
    chip: str
    provisoire: bool
    paliers: tuple[PalierSection, ...]


def complete_report(grille: Grille, assessment: Assessment, aide: Aide | None = None) -> tuple[DomaineSection, ...]:
    """The whole grid in reading order; `aide` adds the reading of dated criteria."""
    profile = compute_profile(grille, assessment)
    return tuple(_domaine(grille, assessment, domaine, profile, aide or Aide()) for domaine in grille.domaines)


def summary(etats: Sequence[Etat | None]) -> str:
    """« 2 sur 4 en place · 1 sans objet »: those in place among the applicable ones, on the PDF as on screen."""
    sans_objet = sum(etat is Etat.SANS_OBJET for etat in etats)
    applicable = len(etats) - sans_objet
    parts = [f"{sum(etat is Etat.OUI for etat in etats)} sur {applicable} en place"] if applicable else []
    return " · ".join([*parts, f"{sans_objet} sans objet"] if sans_objet else parts)


def _domaine(grille: Grille, assessment: Assessment, domaine: Domaine, profile: Profile, aide: Aide) -> DomaineSection:
    standing = profile.domaine(domaine.slug)
    sections = []
    for palier in PALIERS:
        criteres = tuple(critere for critere in domaine.criteres if critere.palier == palier)
        if criteres:
            lines = tuple(_line(grille, assessment, critere, aide) for critere in criteres)
            titre = f"Palier {palier} · {grille.paliers[palier - 1].titre_court}"
            sections.append(PalierSection(palier, titre, summary([line.etat for line in lines]), lines))
    return DomaineSection(
        slug=domaine.slug,
        titre=domaine.titre,
        palier=standing.palier,
        chip=palier_words(standing.palier),
        provisoire=standing.provisoire,
        paliers=tuple(sections),
    )


def _line(grille: Grille, assessment: Assessment, critere: Critere, aide: Aide) -> CritereLine:
    answer = assessment.answer(critere.id)
    is_sans_objet = answer.etat is Etat.SANS_OBJET
    return CritereLine(
        critere_id=critere.id,
        numero=grille.numeros[critere.id],
        texte=critere.texte,
        lecture=aide.full_lecture(critere.id) or "",
        etat=answer.etat,
        etat_word=ETATS[answer.etat],
        marks=_marks(answer),
        motif_label=sentence_case(MOTIFS[answer.motif_code]) if is_sans_objet and answer.motif_code else "",
        motif_texte=answer.motif_texte if is_sans_objet else "",
        commentaire=answer.commentaire,
    )


def _marks(answer: Answer) -> tuple[str, ...]:
    aupres_de = f" auprès de : {answer.aupres_de}" if answer.aupres_de else ""
    marks = (
        f"À vérifier{aupres_de}" if answer.a_verifier else "",
        "À confirmer" if answer.a_confirmer else "",
        f"Échéance : {date_in_words(answer.echeance)}" if answer.echeance else "",
    )
    return tuple(mark for mark in marks if mark)
