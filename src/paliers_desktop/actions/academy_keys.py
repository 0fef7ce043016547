"""Whose key signs for an académie: the one deployed beside the program, else the one that a person compared.

docs/decisions/0044-cle-retenue.md says why each; nothing here ever stands in the way of filling, PDF or export.
"""

import logging
from collections.abc import Iterable, Mapping
from enum import Enum, auto
from pathlib import Path

from msgspec import Struct

from paliers_desktop.core.campagne import academie
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.campagne_document import OpenedCampagne
from paliers_desktop.exchange.keys import ForeignKeyError, PublicKey, WeakKeyError, from_jwk, load_public_jwk
from paliers_desktop.storage.campagne_files import KeptKey

log = logging.getLogger(__name__)


class Standing(Enum):
    """What is known of the key of a campagne file."""

    KNOWN = auto()
    """The retained key, or the one that it named."""
    FIRST = auto()
    """No key is retained for this académie: a person compares the empreinte."""
    OTHER = auto()
    """Another key than the retained one."""
    NOT_DEPLOYED = auto()
    """Another key than those deployed beside the program, which nobody overrules by a click."""


class KeyRing(Struct, frozen=True):
    """The keys of this post; kept: by académie; deployed: those beside the program, none on most posts."""

    kept: Mapping[str, KeptKey]
    deployed: tuple[PublicKey, ...] = ()

    def standing(self, campagne: str, key: PublicKey) -> Standing:
        """What to do about the key that signs a file of this campagne."""
        kept = self._usable(academie(campagne))
        if key in self.deployed or (kept and key in _named(kept)):
            return Standing.KNOWN
        if self.deployed:
            return Standing.NOT_DEPLOYED
        return Standing.FIRST if kept is None else Standing.OTHER

    def retained(self, campagne: str) -> tuple[PublicKey, ...]:
        """What another key is compared with."""
        kept = self._usable(academie(campagne))
        return self.deployed or (() if kept is None else (from_jwk(kept.jwk),))

    def vouches_for(self, campagne: str, key: PublicKey) -> bool:
        """Whether this key signs for the académie, or signed for it before the retained one."""
        kept = self._usable(academie(campagne))
        return key in self.deployed or (kept is not None and (key in _named(kept) or key.kid in kept.avant))

    def with_campagne(self, opened: OpenedCampagne) -> "KeyRing":
        """The keys once this file is accepted, by its standing or by the person."""
        name = academie(opened.document.id)
        kept = self._usable(name)
        now = KeptKey(opened.key.jwk, opened.document.cle_suivante, _before(kept, opened.key))
        if kept and opened.key.kid in kept.avant:  # a deployed key that named another since: no way back
            now = kept
        return KeyRing({**self.kept, name: now}, self.deployed)

    def _usable(self, name: str) -> KeptKey | None:
        """The retained key; beside deployed ones, only if one of them is it or led to it."""
        kept = self.kept.get(name)
        if kept is None or not _is_sound(kept):
            return None
        chain = {from_jwk(kept.jwk).kid, *kept.avant}
        return kept if not self.deployed or any(key.kid in chain for key in self.deployed) else None


def read_deployed(paths: Iterable[Path]) -> tuple[PublicKey, ...]:
    """The keys in these files; one that cannot be used is logged, and is as if it were not there."""
    keys = []
    for path in paths:
        try:
            keys.append(load_public_jwk(path.read_bytes()))
        except (OSError, UserError) as error:
            log.warning("deployed key not used: %s", error)
    return tuple(keys)


def _before(kept: KeptKey | None, key: PublicKey) -> tuple[str, ...]:
    """What led to `key`: a key that the retained one does not name begins anew."""
    if kept is None or key not in _named(kept):
        return ()
    current = from_jwk(kept.jwk)
    return kept.avant if key == current else (*kept.avant, current.kid)


def _named(kept: KeptKey) -> tuple[PublicKey, ...]:
    return tuple(from_jwk(jwk) for jwk in (kept.jwk, kept.suivante) if jwk)


def _is_sound(kept: KeptKey) -> bool:
    """Whether the file of the keys says usable ones; who damaged it is asked again."""
    try:
        _named(kept)
    except (ForeignKeyError, WeakKeyError):
        return False
    return True


def groups(keys: Iterable[PublicKey]) -> tuple[str, ...]:
    """Their empreintes de clé, as people compare them."""
    return tuple(key.empreinte for key in keys)
