"""From an assessment to the payload of an export, and back from a payload to the result it calls for."""

import datetime
from collections.abc import Iterable

from paliers_desktop.core.assessment import Answer, Assessment, Etablissement, Etat, MotifCode
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.scoring import Profile, common_palier, compute_paliers
from paliers_desktop.core.text import clean_text
from paliers_desktop.exchange.payload import (
    APPLICATION,
    SCHEMA,
    Application,
    Declarant,
    Entraide,
    EtablissementRef,
    GrilleRef,
    Motif,
    Payload,
    Relecture,
    Reponse,
    Resultat,
)

NOT_READ = Relecture(responsable=False, le=None)
"""The head has not said to have read the synthesis: the default, never blocking."""


def build_payload(
    grille: Grille,
    assessment: Assessment,
    profile: Profile,
    *,
    dossier_id: str,
    revision: int,
    precedent_sha256: str | None,
    cree_le: datetime.date,
    application_version: str,
    join_texts: bool = False,
    relecture: Relecture = NOT_READ,
    entraide: Iterable[Entraide] = (),
) -> Payload:
    """The payload of these answers. Comments and motif texts leave only when `join_texts`; names never do."""
    etablissement = assessment.etablissement
    order = list(grille.criteres)
    return Payload(
        schema=SCHEMA,
        campagne=assessment.campagne,
        uai=etablissement.uai,
        dossier_id=dossier_id,
        revision=revision,
        precedent_sha256=precedent_sha256,
        cree_le=cree_le,
        application=Application(APPLICATION, application_version),
        grille=GrilleRef(grille.id, grille.version, grille.sha256),
        etablissement=EtablissementRef(clean_text(etablissement.nom)[0], etablissement.type),
        declarant=Declarant(etablissement.fonction),
        relecture=relecture,
        provisoire=profile.provisoire,
        reponses=tuple(_reponse(critere, assessment.answer(critere), join_texts) for critere in order),
        entraide=tuple(sorted(entraide, key=lambda line: (order.index(line.critere), line.nature))),
        resultat=resultat_of(profile),
    )


def resultat_of(profile: Profile) -> Resultat:
    """The paliers of a profile as the payload carries them."""
    return Resultat(profile.palier, {domaine.slug: domaine.palier for domaine in profile.domaines})


def assessment_of(payload: Payload) -> Assessment:
    """The answers that a payload carries (texts only if it was given them)."""
    etablissement = Etablissement(
        payload.uai, payload.etablissement.nom, payload.etablissement.type, fonction=payload.declarant.fonction
    )
    return Assessment(etablissement, payload.campagne, {r.critere: _answer(r) for r in payload.reponses})


def computed_result(payload: Payload, grille: Grille) -> Resultat:
    """The result that the rule of the grid gives to the answers of a payload, to compare with the one it states."""
    paliers = compute_paliers(grille, assessment_of(payload))
    return Resultat(common_palier(paliers.values()), paliers)


def motif_of(answer: Answer) -> tuple[MotifCode, str] | None:
    """The motif of an answer: code and text; None when there is none or it is not sans objet.

    A text without code is an « autre ».
    """
    if answer.etat is not Etat.SANS_OBJET or not (answer.motif_code or answer.motif_texte):
        return None
    return answer.motif_code or MotifCode.AUTRE, answer.motif_texte


def _reponse(critere: str, answer: Answer, join_texts: bool) -> Reponse:
    motif = motif_of(answer)
    return Reponse(
        critere=critere,
        reponse=answer.etat,
        a_verifier=answer.a_verifier,
        a_confirmer=answer.a_confirmer,
        motif=Motif(motif[0], _joined(motif[1], join_texts)) if motif else None,
        commentaire=_joined(answer.commentaire, join_texts),
    )


def _joined(text: str, join_texts: bool) -> str | None:
    cleaned, _ = clean_text(text, multiline=True)
    return cleaned if join_texts and cleaned.strip() else None


def _answer(reponse: Reponse) -> Answer:
    motif = reponse.motif
    return Answer(
        etat=reponse.reponse,
        motif_code=motif.code if motif else None,
        motif_texte=(motif.texte or "") if motif else "",
        commentaire=reponse.commentaire or "",
        a_verifier=reponse.a_verifier,
        a_confirmer=reponse.a_confirmer,
    )
