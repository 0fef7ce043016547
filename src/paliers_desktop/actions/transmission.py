"""What passes between an open établissement and its académie: campagne, signed files, the answer to each of them."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.academy_errors import RecuElsewhereError, RecuNotKeptError, RecuUnknownFileError
from paliers_desktop.actions.academy_files import Answer
from paliers_desktop.actions.campagnes import Campagnes
from paliers_desktop.actions.dossiers import OpenDossier
from paliers_desktop.actions.export import export_file_name, write_again
from paliers_desktop.core.assessment import Assessment, Etablissement
from paliers_desktop.core.report.depot_words import Depot, Envoi, accompanying_message
from paliers_desktop.core.report.recu_words import Reponse, best
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.documents import decode_payload, empreinte_of
from paliers_desktop.exchange.envelope import claimed_identity, unverified_payload
from paliers_desktop.exchange.payload import Payload
from paliers_desktop.exchange.recu_document import OpenedRecu, open_recu
from paliers_desktop.storage.documents import ReceivedRecu
from paliers_desktop.storage.errors import SaveError
from paliers_desktop.storage.exports import ExportRecord


class SentFile(Struct, frozen=True):
    """One signed file of this établissement, and the latest answer to it."""

    campagne: str
    uai: str
    revision: int
    cree_le: date
    empreinte: str
    provisoire: bool
    reponse: Reponse | None


class _Read(Struct, frozen=True):
    """What a signed file says of itself."""

    identite: str
    payload: Payload


class Transmission:
    """exports: those that the dossier keeps, asked for each time; campagnes: what this post knows, None for nothing."""

    def __init__(
        self, opened: OpenDossier, exports: Callable[[], tuple[ExportRecord, ...]], campagnes: Campagnes | None
    ) -> None:
        self._dossier = opened.dossier
        self._grille = opened.grille
        self._exports = exports
        self._octets = opened.recus
        self._recus: tuple[OpenedRecu, ...] | None = None
        self._read: dict[str, _Read] = {}
        self.campagnes = campagnes

    def depot(self, campagne: str) -> Depot | None:
        """What the académie says of transmitting; None while its campagne is not known here."""
        document = self.campagnes.of(campagne) if self.campagnes else None
        if document is None:
            return None
        return Depot(document.titre, document.cloture, document.depot, document.courriel)

    def expected(self, uai: str) -> Etablissement | None:
        """What the académie says of a UAI, where it sent its campagne."""
        return self.campagnes.etablissement(uai) if self.campagnes else None

    def remarks(self, assessment: Assessment, today: date) -> tuple[str, ...]:
        """What the campagne of the académie says that this établissement does not: nothing changes by itself."""
        if self.campagnes is None:
            return ()
        document = self.campagnes.of(assessment.campagne)
        if document is None:
            other = self.campagnes.for_new(assessment.etablissement, today)
            return (_other_campagne(other.titre, other.id, assessment.campagne),) if other else ()
        own = self._grille
        proposed = [grille for grille in document.grilles if grille.id == own.id and grille.sha256 != own.sha256]
        return tuple(_other_version(grille.version, own.version) for grille in proposed)

    def message(self, assessment: Assessment, envoi: Envoi) -> str:
        """The message that goes with a file; "" while the campagne is not known."""
        depot = self.depot(assessment.campagne)
        return accompanying_message(depot, assessment.etablissement, assessment.campagne, envoi) if depot else ""

    def envoi_of(self, export: ExportRecord) -> Envoi:
        """A signed file as the message names it."""
        sent = self._sent(export)
        name = export_file_name(sent.campagne, sent.uai, sent.revision)
        return Envoi(name, sent.revision, sent.empreinte, sent.provisoire)

    def files(self) -> tuple[SentFile, ...]:
        """Every signed file, the latest campagne and revision first."""
        return tuple(self._sent(export) for export in reversed(self._exports()))

    def write_again(self, sent: SentFile, folder: Path) -> Path:
        """Write the very bytes of a signed file in `folder`. Raises ExportWriteError."""
        (export,) = (one for one in self._exports() if (one.campagne, one.revision) == (sent.campagne, sent.revision))
        path = folder / export_file_name(sent.campagne, sent.uai, sent.revision)
        write_again(export, path)
        return path

    def take(self, answer: Answer, assessment: Assessment) -> SentFile:
        """Keep a receipt; the file that it answers, with its latest answer.

        Raises RecuElsewhereError, RecuUnknownFileError, RecuNotKeptError.
        """
        recu = answer.opened.document
        export = next((one for one in self._exports() if self._reading(one).identite == recu.identite), None)
        if export is None:
            uai = assessment.etablissement.uai
            raise RecuElsewhereError(recu.uai, uai) if recu.uai != uai else RecuUnknownFileError()
        try:
            self._dossier.add_recu(ReceivedRecu(answer.opened.identity, recu.campagne, answer.octets))
        except SaveError as error:
            raise RecuNotKeptError(error) from error
        self._octets, self._recus = (*self._octets, answer.octets), None
        return self._sent(export)

    def _sent(self, export: ExportRecord) -> SentFile:
        read = self._reading(export)
        reponses = [self._reponse(recu) for recu in self._opened() if recu.document.identite == read.identite]
        return SentFile(
            export.campagne,
            read.payload.uai,
            export.revision,
            export.cree_le,
            empreinte_of(export.payload_sha256),
            read.payload.provisoire,
            best(reponses),
        )

    def _reading(self, export: ExportRecord) -> _Read:
        if export.payload_sha256 not in self._read:
            payload = decode_payload(unverified_payload(export.octets))
            self._read[export.payload_sha256] = _Read(claimed_identity(export.octets), payload)
        return self._read[export.payload_sha256]

    def _opened(self) -> tuple[OpenedRecu, ...]:
        """The receipts, verified once; one that was changed in the file says nothing."""
        if self._recus is None:
            found = []
            for octets in self._octets:
                with suppress(UserError):
                    found.append(open_recu(octets))
            self._recus = tuple(found)
        return self._recus

    def _reponse(self, opened: OpenedRecu) -> Reponse:
        recu = opened.document
        verified = self.campagnes is not None and self.campagnes.ring.vouches_for(recu.campagne, opened.key)
        return Reponse(recu.numero, recu.recu_le, recu.verdict, recu.preuve, recu.remarques, verified)


def _other_campagne(titre: str, known: str, own: str) -> str:
    return (
        f"L’académie a ouvert la campagne « {titre} » ({known}) ; cet établissement porte la campagne {own}, et un "
        "fichier signé pour elle n’y est pas compté. Demandez à l’académie comment la rejoindre."
    )


def _other_version(proposed: str, own: str) -> str:
    return (
        f"La campagne propose la version {proposed} de la grille ; cet établissement répond à la version {own} et la "
        "garde. L’académie reporte ses réponses sur la nouvelle version quand elle le peut."
    )
