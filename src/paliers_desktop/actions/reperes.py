"""The repères that this post knows: taken under the académie's key only, kept as received, verified at each start."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from paliers_desktop.actions.academy_keys import KeyRing, Standing, groups
from paliers_desktop.actions.reperes_errors import (
    OlderReperesError,
    ReperesKeyError,
    ReperesNotKeptError,
)
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.campagne import academie
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.reperes import Quartiles, Reference, Repere
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.reperes_document import Groupe, OpenedReperes, ReperesDocument, open_reperes
from paliers_desktop.storage.campagne_files import CampagneFiles


class Situating(Struct, frozen=True):
    """Repères as they came."""

    opened: OpenedReperes
    octets: bytes


class PostReperes:
    """ring: the keys of this post, the same object while they are the same; nothing here retains one."""

    def __init__(self, files: CampagneFiles, ring: Callable[[], KeyRing]) -> None:
        self._files = files
        self._ring = ring
        self._known: tuple[KeyRing, dict[str, OpenedReperes]] | None = None

    def keep(self, situating: Situating) -> ReperesDocument:
        """Keep these in place of a lower revision; the same again changes nothing. Raises what reperes_errors has."""
        ring, opened, document = self._ring(), situating.opened, situating.opened.document
        if ring.standing(document.campagne, opened.key) is not Standing.KNOWN:
            raise ReperesKeyError(groups(ring.retained(document.campagne)), opened.key.empreinte)
        kept = self._kept.get(document.campagne)
        if kept and kept.identity != opened.identity and document.revision <= kept.document.revision:
            raise OlderReperesError(kept.document.revision, document.revision)
        try:
            self._files.write_reperes(document.campagne, situating.octets)
        except OSError as error:
            raise ReperesNotKeptError from error
        self._known = None
        return document

    def references(self, grille: Grille, assessment: Assessment) -> tuple[Reference, ...]:
        """What an établissement may look at: those of its campagne, else the latest of its académie on its grid."""
        own = assessment.campagne
        found = {
            document.campagne: told
            for document in self._documents(academie(own))
            if (told := tuple(_told(document, grille, assessment)))
        }
        latest = max((one for one in self._documents(academie(own)) if one.campagne in found), key=_day, default=None)
        return found.get(own) or (found[latest.campagne] if latest else ())

    def _documents(self, of: str) -> Iterator[ReperesDocument]:
        return (one.document for one in self._kept.values() if academie(one.document.campagne) == of)

    @property
    def _kept(self) -> dict[str, OpenedReperes]:
        ring = self._ring()
        if self._known is None or self._known[0] is not ring:
            self._known = ring, dict(_verified(self._files.read_reperes(), ring))
        return self._known[1]


def _verified(kept: dict[str, bytes], ring: KeyRing) -> Iterator[tuple[str, OpenedReperes]]:
    """What still are repères of that campagne, signed by a key that signs or signed for its académie."""
    for campagne, octets in kept.items():
        try:
            opened = open_reperes(octets)
        except UserError:
            continue
        if opened.document.campagne == campagne and ring.vouches_for(campagne, opened.key):
            yield campagne, opened


def _told(document: ReperesDocument, grille: Grille, assessment: Assessment) -> Iterator[Reference]:
    """The groups of that type, on that very grid."""
    grilles = {one.id for one in document.grilles if one.sha256 == grille.sha256}
    for groupe in document.groupes:
        if groupe.type is assessment.etablissement.type and groupe.grille in grilles:
            reperes = _reperes(groupe, grille)
            if reperes:
                yield Reference(document.campagne, document.decoupage, groupe.territoire, groupe.type, reperes)


def _reperes(groupe: Groupe, grille: Grille) -> dict[str, Repere]:
    slugs = {domaine.slug for domaine in grille.domaines}
    return {
        one.domaine: Repere(one.effectif, Quartiles(one.quartile_1, one.mediane, one.quartile_3))
        for one in groupe.domaines
        if one.domaine in slugs
    }


def _day(document: ReperesDocument) -> tuple[str, str]:
    return document.cree_le.isoformat(), document.campagne
