"""What each cell of the list of établissements says, on the screen and to a screen reader."""

from datetime import datetime, timedelta
from enum import IntEnum
from pathlib import Path

from paliers_desktop.actions.dossiers import Overview
from paliers_desktop.actions.listing import Listed
from paliers_desktop.core import campagne
from paliers_desktop.core.report.wording import TYPES, counted, date_in_words, joined, palier_words
from paliers_desktop.storage.preferences import SortBy

KEPT_OUT = (
    "La liste des établissements récents, les emplacements ajoutés, le dernier emplacement ouvert et le second "
    "emplacement des sauvegardes sont effacés de ce poste et n’y sont plus écrits ; vos fichiers, leurs sauvegardes, "
    "le fichier de campagne de l’académie, le thème et le zoom ne changent pas."
)
NOT_ERASED = (
    "Ce qui était retenu n’a pas pu être effacé de ce poste : le fichier des préférences ne peut pas être écrit."
)


class Column(IntEnum):
    """The columns, in reading order."""

    NOM = 0
    UAI = 1
    CAMPAGNE = 2
    AVANCEMENT = 3
    PALIER = 4
    MODIFIE = 5


HEADERS = {
    Column.NOM: "Établissement",
    Column.UAI: "UAI",
    Column.CAMPAGNE: "Campagne",
    Column.AVANCEMENT: "Avancement",
    Column.PALIER: "Palier commun",
    Column.MODIFIE: "Modifié",
}
SORTS = {
    Column.NOM: SortBy.NOM,
    Column.UAI: SortBy.UAI,
    Column.CAMPAGNE: SortBy.CAMPAGNE,
    Column.AVANCEMENT: SortBy.AVANCEMENT,
    Column.MODIFIE: SortBy.MODIFIE,
}
"""The palier is not among them: a list sorted by it would be a ranking (ux/guide.md §4)."""


def title(listed: Listed) -> str:
    """The name of the établissement, or that of a file that cannot be read."""
    return listed.overview.assessment.etablissement.nom if listed.overview else listed.path.name


def about(listed: Listed, *, with_uai: bool) -> str:
    """The second line: type, UAI where it has no column, commune; or why the file cannot be read."""
    if listed.overview is None:
        return listed.reason
    etablissement = listed.overview.assessment.etablissement
    parts = (TYPES[etablissement.type], etablissement.uai if with_uai else "", etablissement.commune)
    return " · ".join(part for part in parts if part)


def progress_words(overview: Overview) -> str:
    """« 41 sur 58 », or « complet » once nothing is provisoire, as on the other pages."""
    profile = overview.profile
    return f"{profile.answered} sur {profile.total}" if profile.provisoire else "complet"


def shows_palier(overview: Overview) -> bool:
    """A palier only once every domaine has an answer: before that it would say nothing of the établissement."""
    return all(domaine.answered for domaine in overview.profile.domaines)


def result_words(overview: Overview) -> str:
    """« Palier 2, provisoire », « à situer », « à commencer »."""
    profile = overview.profile
    if not shows_palier(overview):
        return "à situer" if profile.answered else "à commencer"
    return palier_words(profile.palier) + (", provisoire" if profile.provisoire else "")


def moment_words(moment: datetime | None, now: datetime) -> str:
    """« Aujourd’hui, 10:42 », « Hier, 16:20 », « 9 novembre 2026 », in the time zone of `now`; « – » for never."""
    if moment is None:
        return "–"
    local = moment.astimezone(now.tzinfo)
    days = {now.date(): "Aujourd’hui", now.date() - timedelta(days=1): "Hier"}
    if local.date() in days:
        return f"{days[local.date()]}, {local.hour}:{local.minute:02}"
    return date_in_words(local.date())


def cell_words(listed: Listed, column: Column, now: datetime) -> str:
    """What a cell says; "" for those of a file that cannot be read, but for its name."""
    overview = listed.overview
    if column is Column.NOM:
        return title(listed)
    if overview is None:
        return ""
    return {
        Column.UAI: overview.assessment.etablissement.uai,
        Column.CAMPAGNE: campagne.label(overview.assessment.campagne),
        Column.AVANCEMENT: progress_words(overview),
        Column.PALIER: result_words(overview),
        Column.MODIFIE: moment_words(overview.last_change, now),
    }[column]


def row_words(listed: Listed, columns: tuple[Column, ...], now: datetime) -> str:
    """The whole row in one sentence, for who hears the list: what is in the columns that show."""
    overview = listed.overview
    if overview is None:
        return f"{title(listed)} : {listed.reason}"
    profile = overview.profile
    words = {
        Column.CAMPAGNE: f"campagne {cell_words(listed, Column.CAMPAGNE, now)}",
        Column.AVANCEMENT: f"{profile.answered} réponses sur {profile.total}",
        Column.PALIER: cell_words(listed, Column.PALIER, now),
        Column.MODIFIE: f"modifié : {cell_words(listed, Column.MODIFIE, now)}",
    }
    shown = [words[column] for column in words if column in columns]
    return ", ".join((title(listed), about(listed, with_uai=True).replace(" · ", ", "), *shown))


def count_words(rows: tuple[Listed, ...], shown: int) -> str:
    """« 40 établissements · 11 complets », « 3 établissements sur 40 » while searching, "" for none."""
    total = len(rows)
    if not total:
        return ""
    if shown != total:
        return f"{counted(shown, 'établissement')} sur {total}"
    complete = sum(bool(row.overview and not row.overview.profile.provisoire) for row in rows)
    unread = sum(row.overview is None for row in rows)
    parts = (
        counted(total, "établissement"),
        counted(complete, "complet"),
        counted(unread, "illisible") if unread else "",
    )
    return " · ".join(part for part in parts if part)


def chosen_words(count: int) -> str:
    """« 12 sélectionnés », "" when there is no need to say it: short, for the bottom bar at 200 %."""
    return f"{count} sélectionnés" if count > 1 else ""


def save_words(count: int) -> str:
    """« Enregistrer 12 PDF… »"""
    if count == 1:
        return "Enregistrer le PDF…"
    return f"Enregistrer {count} PDF…" if count else "Enregistrer les PDF…"


def reading_words(done: int, total: int) -> str:
    """« Lecture de 37 établissements sur 200… »"""
    return f"Lecture de {counted(done, 'établissement')} sur {total}…"


def second_place_words(place: Path, known: int) -> tuple[str, str]:
    """Where copies go from now on, and what is there: `known` établissements have copies already."""
    there = f"Il y en a déjà pour {counted(known, 'établissement')}." if known else "Il n’y en a pas encore."
    return (
        f"Les sauvegardes vont aussi dans « {place} ».",
        "Dès sa prochaine ouverture, chaque établissement ouvert sur ce poste y garde ses copies, vingt au plus. "
        f"{there}",
    )


def unreachable_words(folders: tuple[Path, ...]) -> str:
    """Which emplacements of the list do not answer; "" for none."""
    names = joined(f"« {folder} »" for folder in folders)
    if not folders:
        return ""
    if len(folders) == 1:
        return f"L’emplacement {names} n’est pas accessible pour l’instant."
    return f"Les emplacements {names} ne sont pas accessibles pour l’instant."
