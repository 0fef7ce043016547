"""From the register of a campagne to its repères: published like its synthesis, numbered and dated once."""

import datetime
import hashlib
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from paliers_desktop.academy.preparing.signing import current_grids
from paliers_desktop.academy.register.campagne import read_campagne
from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.decisions import Decision, all_decisions, note
from paliers_desktop.academy.register.grids import all_grids
from paliers_desktop.academy.synthesis.diffusion import Diffusion, View
from paliers_desktop.academy.synthesis.filled import Par
from paliers_desktop.academy.synthesis.making import made
from paliers_desktop.academy.synthesis.publishing import check_drawn, publish_drawn
from paliers_desktop.academy.synthesis.reperes import groupes
from paliers_desktop.academy.synthesis.synthesis import Synthesis
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.grid_loader import load_grid
from paliers_desktop.core.reperes import Decoupage
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.payload import GrilleRef
from paliers_desktop.exchange.reperes_document import SCHEMA, Groupe, ReperesDocument

KIND = "reperes"
SUFFIX = ".pmnp.json"


class NothingToTellError(UserError):
    """Every group is masked, or nothing was received."""

    def __init__(self) -> None:
        super().__init__(
            "Aucun repère ne peut être publié : tous les groupes sont masqués.",
            "Essayez un découpage moins fin, ou attendez d’autres fichiers.",
        )


class Made(Struct, frozen=True):
    """What is told, the synthesis it is drawn from, and the document to sign; new: whether nothing equal was signed."""

    view: View
    synthesis: Synthesis
    document: ReperesDocument
    new: bool


def made_reperes(register: Register, par: Par, day: datetime.date, *, replaces: bool) -> Made:
    """Those of the campagne as it stands; what is signed already keeps number and date.

    Raises AlreadyPublishedError, NothingToTellError.
    """
    told = made(register, Diffusion.OBSERVATOIRE, par, day)
    view, synthesis = told.view, told.tables
    check_drawn(register, synthesis, str(par), replaces=replaces)
    grilles = [load_grid(grid.toml, f"{grid.id}.toml") for grid in current_grids(all_grids(register))]
    found = tuple(groupes(view, {TypeEtablissement(type_): grille for grille in grilles for type_ in grille.types}))
    if not found:
        raise NothingToTellError
    digest = _digest(par, found)
    before = [_signed(one) for one in all_decisions(register) if one.kind == KIND]
    new = not before or before[-1][1] != digest
    revision, cree_le = (len(before) + 1, day) if new else (len(before), before[-1][0])
    used = {groupe.grille for groupe in found}
    refs = tuple(GrilleRef(one.id, one.version, one.sha256) for one in grilles if one.id in used)
    name = read_campagne(register).id
    document = ReperesDocument(SCHEMA, name, revision, cree_le, Decoupage(par), refs, found)
    return Made(view, synthesis, document, new)


def note_published(register: Register, done: Made, *, replaces: bool) -> None:
    """Note that they are published, before their file can leave. Raises AlreadyPublishedError."""
    document = done.document
    publish_drawn(register, done.synthesis, str(done.view.counts.par), replaces=replaces)
    if done.new:
        with register.transaction() as conn:
            digest = _digest(done.view.counts.par, document.groupes)
            note(conn, Decision(KIND, document.cree_le, objet=digest))


def file_name(document: ReperesDocument) -> str:
    """« reperes_creteil-2026-2027_r001.pmnp.json »."""
    return f"reperes_{document.campagne}_r{document.revision:03}{SUFFIX}"


def _signed(decision: Decision) -> tuple[datetime.date, str]:
    return decision.le, decision.objet


def _digest(par: Par, found: Iterable[Groupe]) -> str:
    said = msgspec.json.encode((str(par), [msgspec.to_builtins(groupe) for groupe in found]))
    return hashlib.sha256(said).hexdigest()
