"""One signed export to one verdict, in words: envelope, signature, content, grid, and the key when one is given."""

from enum import Enum
from pathlib import Path

from msgspec import Struct

from paliers_desktop.academy.received_file import UnreadableFileError, read_received
from paliers_desktop.core.campagne import label
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_loader import Catalogue
from paliers_desktop.core.report.wording import date_in_words, palier_words
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.document_checks import check_against_grid
from paliers_desktop.exchange.documents import decode_payload, empreinte
from paliers_desktop.exchange.envelope import Envelope, Typ, open_envelope
from paliers_desktop.exchange.export_payload import computed_result
from paliers_desktop.exchange.keys import PublicKey
from paliers_desktop.exchange.payload import Payload, Resultat


class Etat(Enum):
    """What the verifier can say of a file."""

    INTEGRE = "intègre"
    REFUSE = "refusé"
    ILLISIBLE = "illisible"


class Verdict(Struct, frozen=True):
    """One line (`etat` and `sentence`), then details; in French with ordinary spaces."""

    etat: Etat
    sentence: str
    details: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """« intègre, origine non vérifiée », « refusé. La signature… »."""
        joint = ", " if self.etat is Etat.INTEGRE else ". "
        return f"{self.etat.value}{joint}{self.sentence}"


def verify_file(path: Path, catalogue: Catalogue, expected: PublicKey | None) -> Verdict:
    """The verdict on one file; `expected` is the key it should be signed with, None when nobody said."""
    try:
        envelope = open_envelope(read_received(path), Typ.EXPORT)
        payload = decode_payload(envelope.payload)
        grille = _known_grid(payload, catalogue)
        if grille is not None:
            check_against_grid(payload, grille)
    except UserError as error:
        etat = Etat.ILLISIBLE if isinstance(error, UnreadableFileError) else Etat.REFUSE
        return Verdict(etat, error.message, (error.hint,) if error.hint else ())
    details = _details(envelope, payload, grille)
    if expected is None:
        return Verdict(Etat.INTEGRE, "origine non vérifiée", details)
    if envelope.key != expected:
        sentence = "Le fichier est intègre, mais signé par une autre clé que celle indiquée."
        return Verdict(Etat.REFUSE, sentence, (*details, f"Empreinte de la clé attendue {expected.empreinte}"))
    return Verdict(Etat.INTEGRE, "signé par la clé indiquée", details)


def _known_grid(payload: Payload, catalogue: Catalogue) -> Grille | None:
    entry = catalogue.by_sha256(payload.grille.sha256)
    return entry.grille if entry else None


def _details(envelope: Envelope, payload: Payload, grille: Grille | None) -> tuple[str, ...]:
    result = computed_result(payload, grille) if grille else payload.resultat
    about = f"UAI {payload.uai} · {payload.etablissement.nom} · campagne {label(payload.campagne)} ({payload.campagne})"
    state = " · provisoire" if payload.provisoire else ""
    return (
        about,
        f"Révision {payload.revision} · date déclarée : {date_in_words(payload.cree_le)}{state}",
        f"Empreinte {empreinte(envelope.payload)}",
        f"Empreinte de clé {envelope.key.empreinte}",
        *_paliers(result, grille),
        *_remarks(payload, result, grille),
    )


def _paliers(result: Resultat, grille: Grille | None) -> tuple[str, ...]:
    titles = {domaine.slug: domaine.titre_court for domaine in grille.domaines} if grille else {}
    parts = [f"{titles.get(slug, slug)} : {_in_words(palier)}" for slug, palier in result.domaines.items()]
    return (" · ".join(parts), f"Palier commun : {_in_words(result.palier)}")


def _remarks(payload: Payload, computed: Resultat, grille: Grille | None) -> tuple[str, ...]:
    if grille is None:
        named = f"« {payload.grille.id} », version {payload.grille.version}"
        return (f"Remarque : la grille {named}, est inconnue ici ; ses critères n’ont pas été contrôlés.",)
    remarks = []
    if computed != payload.resultat:
        remarks.append(
            f"Remarque : le résultat inscrit diffère du résultat recalculé ({_differences(payload, computed)})."
        )
    if payload.etablissement.type not in grille.types:
        remarks.append("Remarque : cette grille n’est pas celle du type d’établissement indiqué.")
    return tuple(remarks)


def _differences(payload: Payload, computed: Resultat) -> str:
    """« pilotage : inscrit palier 3, recalculé palier 2 » for each domaine, then for the palier commun."""
    stated = {**payload.resultat.domaines, "palier commun": payload.resultat.palier}
    right = {**computed.domaines, "palier commun": computed.palier}
    return " ; ".join(
        f"{name} : inscrit {_in_words(stated[name])}, recalculé {_in_words(palier)}"
        for name, palier in right.items()
        if stated[name] != palier
    )


def _in_words(palier: int | None) -> str:
    words = palier_words(palier)
    return words[:1].lower() + words[1:]
