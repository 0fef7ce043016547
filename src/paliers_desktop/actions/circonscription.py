"""« Synthèse de circonscription »: the files of several établissements counted together, as a PDF."""

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.dossiers import ClosedDossier, read_closed
from paliers_desktop.core.campagne import label
from paliers_desktop.core.report.circonscription import TITLE, DomaineShare, GridShare, grid_share
from paliers_desktop.core.report.wording import counted, date_in_words, joined
from paliers_desktop.errors import UserError
from paliers_desktop.output.pdf.statistics import Bar, Chapter, DataLines, Part, Statistics

MENTION = "document de travail"
FORMATIVE = (
    "Ces comptes servent à préparer l’accompagnement : ils ne classent ni les écoles ni les domaines. Aucune école n’y "
    "est nommée."
)
PALIERS = ("Vers le palier 1", "Palier 1", "Palier 2", "Palier 3", "Sans objet")
MISSED = ("N°", "Critère", "Dépend de", "Non", "En cours", "Sans réponse")


class Gathered(Struct, frozen=True):
    """What the files say together; unread: how many could not be read; campagnes: « 2026-2027 »."""

    grids: tuple[GridShare, ...]
    unread: int
    campagnes: tuple[str, ...]

    @property
    def count(self) -> int:
        """Établissements counted."""
        return sum(share.count for share in self.grids)


def gather(paths: Iterable[Path]) -> Gathered:
    """Read the files, each without touching it."""
    found: dict[str, list[ClosedDossier]] = {}
    unread = 0
    for path in paths:
        try:
            closed = read_closed(path)
        except UserError:
            unread += 1
        else:
            found.setdefault(closed.grille.sha256, []).append(closed)
    every = [closed for group in found.values() for closed in group]
    return Gathered(
        tuple(
            grid_share(group[0].grille, group[0].aide, [closed.state.assessment for closed in group])
            for group in found.values()
        ),
        unread,
        tuple(sorted({label(closed.state.campagne) for closed in every})),
    )


def synthesis_name(day: datetime.date) -> str:
    """« Synthese-de-circonscription_2027-03-12.pdf »."""
    return f"Synthese-de-circonscription_{day.isoformat()}.pdf"


def synthesis_octets(paths: Sequence[Path], day: datetime.date, fonts_folder: Path) -> bytes:
    """The PDF. Raises OSError when a font is missing."""
    from paliers_desktop.output.pdf.statistics import render_statistics

    return render_statistics(statistics(gather(paths), day), fonts_folder)


def statistics(gathered: Gathered, day: datetime.date) -> Statistics:
    """What the pages hold."""
    line = counted(gathered.count, "établissement")
    years = joined(gathered.campagnes)
    return Statistics(
        titre=TITLE,
        sous_titre=f"{line}, campagne {years}" if years else line,
        mention=MENTION,
        line=f"{TITLE} · {line}",
        grilles=joined(share.grille for share in gathered.grids),
        etat_au=f"État au {date_in_words(day)}",
        chapters=(_about(gathered), *(chapter for share in gathered.grids for chapter in _chapters(share))),
    )


def _about(gathered: Gathered) -> Chapter:
    unread = counted(gathered.unread, "fichier n’a pas pu être lu", "fichiers n’ont pas pu être lus")
    told = [FORMATIVE, f"{unread}." if gathered.unread else ""]
    if len(gathered.campagnes) > 1:
        told.append("Ces fichiers ne sont pas tous à la même campagne.")
    return Chapter("Ce qui est compté", tuple(filter(None, told)))


def _chapters(share: GridShare) -> tuple[Chapter, ...]:
    provisional = counted(share.provisoires, "a encore une réponse à donner", "ont encore une réponse à donner")
    rows = tuple((one.titre, *map(str, (*one.paliers, one.sans_objet))) for one in share.domaines)
    bars = tuple(Bar(one.titre_court, (*one.paliers, one.sans_objet)) for one in share.domaines)
    paliers = Part(
        "",
        f"{counted(share.count, 'établissement')}, dont {provisional} ou à confirmer.",
        bars,
        " ".join(map(_alt, share.domaines)),
        (DataLines(("Domaine", *PALIERS), rows),),
    )
    missed = tuple(
        (one.numero, one.texte, one.hand, str(one.non), str(one.en_cours), str(one.silent)) for one in share.missed
    )
    listed = Part("", tables=(DataLines(MISSED, missed),)) if missed else Part("", "Aucun critère ne manque.")
    return (
        Chapter(share.grille, parts=(paliers,)),
        Chapter("Les critères qui manquent le plus souvent", parts=(listed,)),
    )


def _alt(share: DomaineShare) -> str:
    counts = zip(PALIERS, (*share.paliers, share.sans_objet), strict=True)
    told = ", ".join(f"{words.lower()} {count}" for words, count in counts if count)
    return f"{share.titre} : {told}."
