"""Every criterion with its answer, by domaine and palier, already worded."""

from collections.abc import Sequence

from msgspec import Struct

from paliers_desktop.core.assessment import Answer, Assessment, Etat
from paliers_desktop.core.grid import PALIERS, Critere, Domaine, Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.report.steps import missing_box
from paliers_desktop.core.report.wording import (
    ETATS,
    MOTIFS,
    counted,
    date_in_words,
    joined,
    palier_words,
    sentence_case,
)
from paliers_desktop.core.scoring import DomaineProfile, Profile, compute_profile


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
    """One domaine; chip: « Palier 1 »; palier sections without criterion are left out.

    reste: « Pour le palier 2, il manque 2 critères : 2.4 et 2.5. », what its own next palier asks.
    """

    slug: str
    titre: str
    palier: int | None
    chip: str
    provisoire: bool
    reste: str
    paliers: tuple[PalierSection, ...]


def complete_report(
    grille: Grille, assessment: Assessment, aide: Aide | None = None, *, with_comments: bool = True
) -> tuple[DomaineSection, ...]:
    """The whole grid in reading order; `aide` adds the reading of dated criteria."""
    profile = compute_profile(grille, assessment)
    lines = {
        critere_id: _line(grille, assessment, critere, aide or Aide(), with_comments)
        for critere_id, critere in grille.criteres.items()
    }
    return tuple(_domaine(grille, assessment, domaine, profile, lines) for domaine in grille.domaines)


def summary(etats: Sequence[Etat | None]) -> str:
    """« 2 sur 4 en place · 1 sans objet »: those in place among the applicable ones, on the PDF as on screen."""
    sans_objet = sum(etat is Etat.SANS_OBJET for etat in etats)
    applicable = len(etats) - sans_objet
    parts = [f"{sum(etat is Etat.OUI for etat in etats)} sur {applicable} en place"] if applicable else []
    return " · ".join([*parts, f"{sans_objet} sans objet"] if sans_objet else parts)


def reste(grille: Grille, assessment: Assessment, profile: DomaineProfile) -> str:
    """What the next palier of a domaine asks, by numbers: the texts are in the table beside it."""
    box = missing_box(grille, assessment, profile)
    if not box.items:
        return box.titre
    among = f" parmi {len(box.items)}" if box.note else ""
    numbers = joined(item.numero for item in box.items)
    return f"Pour le palier {profile.next_palier}, il manque {counted(profile.missing, 'critère')}{among} : {numbers}."


def _domaine(
    grille: Grille, assessment: Assessment, domaine: Domaine, profile: Profile, told: dict[str, CritereLine]
) -> DomaineSection:
    standing = profile.domaine(domaine.slug)
    sections = []
    for palier in PALIERS:
        criteres = tuple(critere for critere in domaine.criteres if critere.palier == palier)
        if criteres:
            lines = tuple(told[critere.id] for critere in criteres)
            titre = f"Palier {palier} · {grille.paliers[palier - 1].titre_court}"
            sections.append(PalierSection(palier, titre, summary([line.etat for line in lines]), lines))
    return DomaineSection(
        slug=domaine.slug,
        titre=domaine.titre,
        palier=standing.palier,
        chip=palier_words(standing.palier),
        provisoire=standing.provisoire,
        reste=reste(grille, assessment, standing),
        paliers=tuple(sections),
    )


def _line(grille: Grille, assessment: Assessment, critere: Critere, aide: Aide, with_comment: bool) -> CritereLine:
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
        commentaire=answer.commentaire if with_comment else "",
    )


def _marks(answer: Answer) -> tuple[str, ...]:
    aupres_de = f" auprès de : {answer.aupres_de}" if answer.aupres_de else ""
    marks = (
        f"À vérifier{aupres_de}" if answer.a_verifier else "",
        "À confirmer" if answer.a_confirmer else "",
        f"Échéance : {date_in_words(answer.echeance)}" if answer.echeance else "",
    )
    return tuple(mark for mark in marks if mark)
