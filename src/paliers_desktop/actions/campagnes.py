"""The campagnes that this post knows: what the académie sent, kept as received and verified again at each start."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.academy_errors import (
    CampagneNotKeptError,
    NotDeployedKeyError,
    OlderCampagneError,
    OtherContentError,
)
from paliers_desktop.actions.academy_files import Answer, read_academy_file
from paliers_desktop.actions.academy_keys import KeyRing, Standing, groups
from paliers_desktop.actions.reperes import PostReperes, Situating
from paliers_desktop.core.assessment import Etablissement, TypeEtablissement
from paliers_desktop.core.campagne import school_year
from paliers_desktop.core.grid_loader import Catalogue, Entry
from paliers_desktop.core.grid_reader import load_grid
from paliers_desktop.core.help import kept_help
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.campagne_document import CampagneDocument, GrilleJointe, OpenedCampagne, open_campagne
from paliers_desktop.exchange.keys import PublicKey
from paliers_desktop.exchange.recu_document import OpenedRecu
from paliers_desktop.exchange.reperes_document import OpenedReperes
from paliers_desktop.storage.campagne_files import CampagneFiles

__all__ = ["Answer", "Brought", "Campagnes", "Situating", "Standing", "Taking"]


class Taking(Struct, frozen=True):
    """A campagne file that may be kept, once the person agreed to its key where `standing` asks for it.

    empreinte: of its key; retained: those that it is compared with. known: these very bytes are kept already.
    """

    opened: OpenedCampagne
    octets: bytes
    standing: Standing
    empreinte: str
    retained: tuple[str, ...]
    known: bool

    @property
    def document(self) -> CampagneDocument:
        """What it says."""
        return self.opened.document


class Brought(Struct, frozen=True):
    """What a campagne brings: how many établissements it expects, and in words the grids that this program has not."""

    titre: str
    cloture: date
    etablissements: int
    new_grids: tuple[str, ...]


class Campagnes:
    """Read from `files` when they are first asked for. base: the grids of the program; deployed: the keys beside it."""

    def __init__(self, files: CampagneFiles, base: Catalogue, deployed: tuple[PublicKey, ...] = ()) -> None:
        self._files = files
        self._base = base
        self._deployed = deployed
        self._ring: KeyRing | None = None
        self._known: dict[str, OpenedCampagne] | None = None
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self.reperes = PostReperes(files, lambda: self.ring)

    @property
    def ring(self) -> KeyRing:
        """The keys of this post, read once: a page asks at each answer."""
        if self._ring is None:
            self._ring = KeyRing(self._files.keys(), self._deployed)
        return self._ring

    def receive(self, path: Path) -> Taking | Answer | Situating:
        """A file of the académie, read and judged; nothing is kept yet. Raises the errors of actions.academy_errors."""
        opened, octets = read_academy_file(path)
        if isinstance(opened, OpenedReperes):
            return Situating(opened, octets)
        return Answer(opened, octets) if isinstance(opened, OpenedRecu) else self.judge(opened, octets)

    def judge(self, opened: OpenedCampagne, octets: bytes) -> Taking:
        """Whether a file may be kept. Raises NotDeployedKeyError, OlderCampagneError, OtherContentError.

        Revisions are compared under a known key only: who begins anew with another key begins at 1.
        """
        ring, document = self.ring, opened.document
        standing = ring.standing(document.id, opened.key)
        retained = groups(ring.retained(document.id))
        if standing is Standing.NOT_DEPLOYED:
            raise NotDeployedKeyError(retained, opened.key.empreinte)
        kept = self._kept.get(document.id)
        known = kept is not None and kept.identity == opened.identity
        if kept and standing is Standing.KNOWN and not known:
            if document.revision < kept.document.revision:
                raise OlderCampagneError(kept.document.revision, document.revision)
            if document.revision == kept.document.revision:
                raise OtherContentError(document.revision)
        return Taking(opened, octets, standing, opened.key.empreinte, retained, known)

    def keep(self, taking: Taking) -> Brought:
        """Keep the file and its key, in place of what was before; what it brings. Raises CampagneNotKeptError.

        The key first: without it the file says nothing, and without the file the key does no harm.
        """
        ring = self.ring.with_campagne(taking.opened)
        try:
            self._files.write_keys(dict(ring.kept))
            self._files.write(taking.document.id, taking.octets)
        except OSError as error:
            with suppress(OSError):  # what was kept is still believed
                self._files.write_keys(dict(self.ring.kept))
            raise CampagneNotKeptError from error
        self._ring, self._known = ring, None
        self._entries.pop(taking.document.id, None)
        return self._brought(taking.document)

    def of(self, campagne: str) -> CampagneDocument | None:
        """What the académie says of a campagne."""
        found = self._kept.get(campagne)
        return found.document if found else None

    def for_new(self, etablissement: Etablissement, today: date) -> CampagneDocument | None:
        """The campagne of an établissement that is made today: the latest that expects it, else that has its grid."""
        current = [
            document
            for document in self._documents()
            if school_year(document.cloture) >= school_year(today) and self._has_grid(document, etablissement.type)
        ]
        expecting = [one for one in current if any(e.uai == etablissement.uai for e in one.etablissements)]
        return max(expecting or current, key=lambda document: document.ouverture, default=None)

    def etablissement(self, uai: str) -> Etablissement | None:
        """What the latest campagne that expects this UAI says of it."""
        for document in sorted(self._documents(), key=lambda document: document.ouverture, reverse=True):
            for expected in document.etablissements:
                if expected.uai == uai:
                    return Etablissement(uai, expected.nom, expected.type, expected.commune)
        return None

    def catalogue(self, campagne: str) -> Catalogue:
        """The grids of a campagne, then those of the program for what it does not name."""
        document = self.of(campagne)
        return Catalogue((*self._grids(document), *self._base.entries)) if document else self._base

    def all_grids(self) -> Catalogue:
        """The grids of the program, then those of every campagne: what a transmitted file may answer."""
        joined = (entry for document in self._documents() for entry in self._grids(document))
        return Catalogue((*self._base.entries, *joined))

    def _brought(self, document: CampagneDocument) -> Brought:
        """What a campagne that is kept changes on this post."""
        new = [entry.grille for entry in self._grids(document) if self._base.by_sha256(entry.grille.sha256) is None]
        grids = tuple(f"la grille {grille.titre_court} (version {grille.version})" for grille in new)
        return Brought(document.titre, document.cloture, len(document.etablissements), grids)

    def _documents(self) -> Iterable[CampagneDocument]:
        return (opened.document for opened in self._kept.values())

    def _has_grid(self, document: CampagneDocument, type_: TypeEtablissement) -> bool:
        return any(type_ in entry.grille.types for entry in self._grids(document))

    def _grids(self, document: CampagneDocument) -> tuple[Entry, ...]:
        if document.id not in self._entries:
            self._entries[document.id] = tuple(map(_entry, document.grilles))
        return self._entries[document.id]

    @property
    def _kept(self) -> dict[str, OpenedCampagne]:
        if self._known is None:
            ring = self.ring
            self._known = dict(_verified(self._files.read(), ring))
        return self._known


def _verified(kept: dict[str, bytes], ring: KeyRing) -> Iterable[tuple[str, OpenedCampagne]]:
    """What still is a campagne file of that name, signed by a key that signs or signed for its académie."""
    for campagne, octets in kept.items():
        try:
            opened = open_campagne(octets)
        except UserError:
            continue
        if opened.document.id == campagne and ring.vouches_for(campagne, opened.key):
            yield campagne, opened


def _entry(joined: GrilleJointe) -> Entry:
    """A grid of a document that was checked."""
    toml, aide_toml = joined.contenu.encode(), joined.aides.encode()
    grille = load_grid(toml, joined.id)
    return Entry(grille, kept_help(aide_toml, grille, joined.id), toml, aide_toml)
