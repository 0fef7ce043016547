"""Files that an académie signs, for the tests of what the window does with them."""

from pathlib import Path
from typing import Any

from msgspec.structs import replace

from campagne_samples import CATALOGUE, document
from paliers_desktop.actions.academy_files import read_academy_file
from paliers_desktop.actions.campagnes import Campagnes, Taking
from paliers_desktop.core.grid_reader import load_grid
from paliers_desktop.exchange.campagne_document import GrilleJointe, sign_campagne
from paliers_desktop.exchange.keys import SigningKey
from paliers_desktop.exchange.recu_document import Recu, sign_recu
from paliers_desktop.storage.campagne_files import CampagneFiles

ACADEMIE, SUCCESSOR, THIEF = (SigningKey(bytes([rank]) * 32) for rank in (1, 2, 3))


def campagnes(folder: Path, *deployed: SigningKey) -> Campagnes:
    """What a post that starts now knows."""
    return Campagnes(CampagneFiles(folder), CATALOGUE, tuple(key.public for key in deployed))


def campagne_file(place: Path, key: SigningKey = ACADEMIE, **changes: Any) -> Path:
    """A campagne file of that key in a place; changes: those of the document."""
    content = document(**changes)
    path = place / f"{content.id}-r{content.revision}-{key.public.kid[:6]}.pmnc.json"
    path.write_bytes(sign_campagne(content, key))
    return path


def recu_file(place: Path, content: Recu, key: SigningKey = ACADEMIE) -> Path:
    """A receipt of that key in a place."""
    path = place / f"recu-{content.numero}.pmnr.json"
    path.write_bytes(sign_recu(content, key))
    return path


def judged(known: Campagnes, path: Path) -> Taking:
    """The file as it may be kept."""
    opened, octets = read_academy_file(path)
    return known.judge(opened, octets)


def taken(known: Campagnes, path: Path) -> Taking:
    """The same, kept."""
    taking = judged(known, path)
    known.keep(taking)
    return taking


def new_version(grille: GrilleJointe, version: str = "2026.2") -> GrilleJointe:
    """The same grid under another version."""
    old = f'version = "{grille.version}"'
    assert old in grille.contenu
    contenu = grille.contenu.replace(old, f'version = "{version}"', 1)
    read = load_grid(contenu.encode(), grille.id)
    return replace(grille, version=version, sha256=read.sha256, contenu=contenu)


def lycee_grid() -> str:
    """The sha256 of the grid that the program has for a lycée."""
    return CATALOGUE.for_type("lycee").grille.sha256
