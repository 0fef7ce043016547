"""Everything an export transmits, in words, member by member: nothing leaves that is not listed here."""

from msgspec import Struct

from paliers_desktop.actions.export import PreparedExport
from paliers_desktop.core import campagne
from paliers_desktop.core.assessment import Assessment, Etat
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.report.identity import Field
from paliers_desktop.core.report.relecture import relecture_value
from paliers_desktop.core.report.wording import ETATS, FONCTIONS, MOTIFS, TYPES, date_in_words
from paliers_desktop.exchange.documents import empreinte_of
from paliers_desktop.exchange.payload import Nature, Payload, Reponse

NATURES = {Nature.BESOIN: "accompagnement souhaité", Nature.PARTAGE: "expérience à partager"}


class SentAnswer(Struct, frozen=True):
    """One transmitted answer. marks: « à vérifier », « motif : public absent », and the texts when they are joined."""

    critere_id: str
    numero: str
    texte: str
    etat: Etat | None
    etat_word: str
    marks: tuple[str, ...]


def preview_fields(grille: Grille, assessment: Assessment, prepared: PreparedExport) -> tuple[Field, ...]:
    """The transmitted fields but the answers (see `preview_answers`), as « label: value »."""
    payload = prepared.payload
    etablissement = assessment.etablissement
    paliers = ", ".join("sans objet" if p is None else str(p) for p in payload.resultat.domaines.values())
    commun = "sans objet" if payload.resultat.palier is None else str(payload.resultat.palier)
    return (
        Field("Établissement", f"{etablissement.nom} · {etablissement.uai}"),
        Field("Type", TYPES[etablissement.type]),
        Field("Campagne", f"{campagne.label(payload.campagne)} · révision {payload.revision}"),
        Field("Renseigné par", f"{FONCTIONS[etablissement.fonction].lower()} (fonction seule)"),
        Field("Grille", f"{grille.titre_court} · version {payload.grille.version}"),
        Field("Paliers", f"commun {commun} · domaines {paliers}"),
        Field("Mention", "provisoire" if payload.provisoire else "complet"),
        Field("Relecture", relecture_value(assessment.relecture)),
        *_entraide(grille, payload),
        Field("Daté du", f"{date_in_words(payload.cree_le)} (sans heure)"),
        *_technical(payload),
    )


def preview_answers(grille: Grille, prepared: PreparedExport) -> tuple[SentAnswer, ...]:
    """Each transmitted answer, in reading order."""
    by_id = {reponse.critere: reponse for reponse in prepared.payload.reponses}
    return tuple(_answer(grille, by_id[key]) for key in grille.reading_order)


def _answer(grille: Grille, sent: Reponse) -> SentAnswer:
    key = sent.critere
    numero, texte = grille.numeros[key], grille.criteres[key].texte
    return SentAnswer(key, numero, texte, sent.reponse, ETATS[sent.reponse], _marks(sent))


def _marks(sent: Reponse) -> tuple[str, ...]:
    motif = sent.motif
    marks = (
        "à vérifier" if sent.a_verifier else "",
        "à confirmer" if sent.a_confirmer else "",
        f"motif : {MOTIFS[motif.code]}" if motif else "",
        f"« {motif.texte} »" if motif and motif.texte else "",
        f"commentaire : « {sent.commentaire} »" if sent.commentaire else "",
    )
    return tuple(mark for mark in marks if mark)


def _entraide(grille: Grille, payload: Payload) -> tuple[Field, ...]:
    if not payload.entraide:
        return (Field("Entraide", "aucune ligne"),)
    ticked = {line: grille.reading_order.index(line.critere) for line in payload.entraide}
    numeros = {
        nature: [
            grille.numeros[line.critere] for line in sorted(ticked, key=ticked.__getitem__) if line.nature is nature
        ]
        for nature in NATURES
    }
    return tuple(Field("Entraide", f"{NATURES[nature]} : {', '.join(of)}") for nature, of in numeros.items() if of)


def _technical(payload: Payload) -> tuple[Field, ...]:
    """What only programs read, last."""
    before = payload.precedent_sha256
    return (
        Field("Fichier précédent", f"empreinte {empreinte_of(before)}" if before else "aucun"),
        Field("Numéro du dossier", payload.dossier_id),
        Field("Programme", f"{payload.application.nom} {payload.application.version}"),
        Field("Format", f"{payload.schema} · {payload.campagne} · {payload.grille.id}"),
        Field("Somme de grille", payload.grille.sha256),
    )
