"""The campagnes of an établissement: read them all, open the next one, close one, open it again."""

import datetime
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.campagnes import Campagnes
from paliers_desktop.actions.dossiers import OpenDossier
from paliers_desktop.actions.pdf_documents import PdfChoices, PdfKind, render_pdf
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.campagne import due_campagne, first_day
from paliers_desktop.core.carry_forward import Year, carried, carry_changes
from paliers_desktop.core.grid_loader import Entry
from paliers_desktop.core.grid_reader import load_grid
from paliers_desktop.core.help import Aide, kept_help
from paliers_desktop.core.history import Change, Geste, Kind, Target, new_id
from paliers_desktop.core.paris import in_paris
from paliers_desktop.core.scoring import Profile, compute_profile
from paliers_desktop.storage.campagnes import StoredCampagne, new_opening
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.journal import stamp

DossierChange = Callable[[OpenDossier], None]
"""What is done to an open dossier, of which a new session is then made. Raises UserError."""


class KeptYear(Struct, frozen=True):
    """One campagne of a dossier, ready to be shown. revision: of its last export, 0 without any."""

    year: Year
    aide: Aide
    profile: Profile
    revision: int
    close_le: datetime.date | None


class Following(Struct, frozen=True):
    """The campagne that can be opened after the current one; carried: how many answers it would begin with."""

    campagne: str
    entry: Entry
    carried: int


def read_years(dossier: Dossier) -> tuple[KeptYear, ...]:
    """Every campagne, the oldest first, the current one last; raises the errors of opening a dossier."""
    return tuple(_kept(stored, dossier.path.name) for stored in dossier.campagnes())


def following(current: KeptYear, campagnes: Campagnes, today: datetime.date) -> Following | None:
    """The next campagne, None while its time has not come: that which the académie announced, else the school year's.

    campagnes: what this post knows of the académie, with the grids of the program.
    """
    etablissement = current.year.assessment.etablissement
    announced = campagnes.for_new(etablissement, today)
    named = _later(current.year.campagne, announced.id) if announced else None
    campagne = named or due_campagne(current.year.campagne, today)
    if campagne is None:
        return None
    entry = campagnes.catalogue(campagne).for_type(etablissement.type)
    return Following(campagne, entry, len(carried(current.year, entry.grille, today)))


def open_following(
    opened: OpenDossier, following: Following, today: datetime.date, *, carry: bool, close: bool
) -> None:
    """Open the next campagne in the file, all or nothing: read it again afterwards. Raises SaveError.

    carry: last year's answers are proposed, each to be confirmed; close: the current campagne becomes read-only.
    """
    state = opened.dossier.load()
    before = Year(opened.grille, state.assessment)
    fresh = Assessment(state.assessment.etablissement, following.campagne, {})
    changes = carry_changes(fresh, carried(before, following.entry.grille, today)) if carry else ()
    closing = (_closing(None),) if close and state.close_le is None else ()
    opened.dossier.open_campagne(
        new_opening(
            following.campagne,
            following.entry,
            closing=Geste(new_id(), Kind.SAISIE, closing) if closing else None,
            carrying=Geste(new_id(), Kind.REPRISE, changes) if changes else None,
            closed=state.campagne,
        )
    )


def close_campagne(opened: OpenDossier) -> None:
    """The current campagne becomes read-only. Raises SaveError."""
    state = opened.dossier.load()
    if state.close_le is None:
        opened.dossier.save(Geste(new_id(), Kind.SAISIE, (_closing(None),)))


def reopen_campagne(opened: OpenDossier) -> None:
    """« Rouvrir pour corriger »: it can be changed again, and its journal says so. Raises SaveError."""
    state = opened.dossier.load()
    if state.close_le is not None:
        opened.dossier.save(Geste(new_id(), Kind.SAISIE, (_closing(state.close_le),)))


def year_pdf(kept: KeptYear, opened: OpenDossier, fonts_folder: Path) -> bytes:
    """The whole report of one campagne, with its comments, in its own grid. Raises OSError when a font is missing."""
    choices = PdfChoices(PdfKind.COMPLET, with_comments=True)
    year = kept.year
    exports = opened.dossier.exports()
    return render_pdf(choices, year.grille, kept.aide, year.assessment, exports, None, (), fonts_folder)


def _closing(before: datetime.datetime | None) -> Change:
    """From open to closed now, or from closed to open."""
    if before is None:
        return Change(Target.CLOTURE, "", "close_le", None, stamp(datetime.datetime.now(datetime.UTC)))
    return Change(Target.CLOTURE, "", "close_le", stamp(before), None)


def _later(current: str, named: str) -> str | None:
    """The campagne that the académie names, if it comes after the current one."""
    if named == current:
        return None
    ours, theirs = first_day(current), first_day(named)
    return None if ours and theirs and theirs <= ours else named


def _kept(stored: StoredCampagne, name: str) -> KeptYear:
    grille = load_grid(stored.grille_toml, name)
    return KeptYear(
        Year(grille, stored.assessment),
        kept_help(stored.aide_toml, grille, name),
        compute_profile(grille, stored.assessment),
        stored.revision,
        in_paris(stored.close_le).date() if stored.close_le else None,
    )
