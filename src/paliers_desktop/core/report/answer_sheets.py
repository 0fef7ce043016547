"""The answers as tables to count and sort: one line per criterion, then one line per domaine."""

import datetime

from msgspec import Struct

from paliers_desktop.core import campagne
from paliers_desktop.core.assessment import Answer, Assessment, Etat
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.report.identity import identity_report
from paliers_desktop.core.report.result import NOTHING, result_report
from paliers_desktop.core.report.wording import ETATS, MOTIFS, provisoire_mention, sentence_case
from paliers_desktop.core.scoring import DomaineProfile, Profile, compute_profile

Value = str | int | datetime.date | None
"""What a cell holds; None is an empty cell."""

REPONSES = ("Campagne", "UAI", "Établissement", "Domaine", "Palier", "Numéro", "Critère", "Réponse", "Motif")
REPONSES_A_VERIFIER = ("À vérifier", "Auprès de", "Échéance")
COMMENTAIRE = "Commentaire"
PALIERS = ("Domaine", "Palier", "Avancée", "Il manque", "Mention")
COMMUN = "Palier commun"


class AnswerSheet(Struct, frozen=True):
    """One table: as many values in each line as headers."""

    titre: str
    headers: tuple[str, ...]
    lines: tuple[tuple[Value, ...], ...]


class AnswerSheets(Struct, frozen=True):
    """« Réponses » and « Paliers »; titre: of the document; pied: « Collège … · État au … », at the foot of pages.

    day: of the dossier's last change, None when nothing was ever answered; mention: « provisoire : … » or "".
    """

    titre: str
    pied: str
    mention: str
    day: datetime.date | None
    reponses: AnswerSheet
    paliers: AnswerSheet


def answer_sheets(
    grille: Grille, assessment: Assessment, last_change: datetime.date | None, *, with_texts: bool = False
) -> AnswerSheets:
    """Both tables; with_texts: also what people wrote, comments and the text of the motifs."""
    profile = compute_profile(grille, assessment)
    identity = identity_report(grille, assessment, last_change)
    mention = provisoire_mention(profile)
    return AnswerSheets(
        titre=f"{identity.titre} · {identity.line}",
        pied=" · ".join(filter(None, (identity.line, identity.etat_au, mention))),
        mention=mention,
        day=last_change,
        reponses=_reponses(grille, assessment, with_texts),
        paliers=_paliers(grille, assessment, profile),
    )


def _reponses(grille: Grille, assessment: Assessment, with_texts: bool) -> AnswerSheet:
    headers = (*REPONSES, *REPONSES_A_VERIFIER, *((COMMENTAIRE,) if with_texts else ()))
    lines = tuple(_line(grille, assessment, critere_id, with_texts) for critere_id in grille.reading_order)
    return AnswerSheet("Réponses", headers, lines)


def _line(grille: Grille, assessment: Assessment, critere_id: str, with_texts: bool) -> tuple[Value, ...]:
    answer, critere = assessment.answer(critere_id), grille.criteres[critere_id]
    return (
        campagne.label(assessment.campagne),
        assessment.etablissement.uai,
        assessment.etablissement.nom or None,
        grille.domaine_of(critere_id).titre,
        critere.palier,
        grille.numeros[critere_id],
        critere.texte,
        ETATS[answer.etat],
        _motif(answer, with_texts) or None,
        "oui" if answer.a_verifier else None,
        (answer.aupres_de or None) if answer.a_verifier else None,
        answer.echeance,
        *((answer.commentaire or None,) if with_texts else ()),
    )


def _motif(answer: Answer, with_texts: bool) -> str:
    """« Public absent », « Autre : assuré par la commune »; "" but for a criterion sans objet."""
    if answer.etat is not Etat.SANS_OBJET:
        return ""
    label = sentence_case(MOTIFS[answer.motif_code]) if answer.motif_code else ""
    return " : ".join(filter(None, (label, answer.motif_texte if with_texts else "")))


def _paliers(grille: Grille, assessment: Assessment, profile: Profile) -> AnswerSheet:
    result = result_report(grille, assessment)
    lines: list[tuple[Value, ...]] = []
    for row, domaine in zip(result.rows, profile.domaines, strict=True):
        palier: Value = row.chip if row.palier is None else row.palier
        lines.append((row.titre, palier, _avancee(domaine) or None, _missing(row.missing), _mention(row.provisoire)))
    total = result.total
    commun: Value = total.chip if total.palier is None else total.palier
    lines.append((COMMUN, commun, total.note or None, _missing(total.missing), _mention(total.provisoire)))
    return AnswerSheet("Paliers", PALIERS, tuple(lines))


def _avancee(domaine: DomaineProfile) -> str:
    """« 3 sur 5 vers le palier 2 », "" where there is no next palier."""
    share = domaine.next_share
    return f"{share.oui} sur {share.applicable} vers le palier {share.palier}" if share else ""


def _missing(words: str) -> str | None:
    return None if words == NOTHING else words


def _mention(provisoire: bool) -> str | None:
    return "provisoire" if provisoire else None
