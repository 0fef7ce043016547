"""What the window of « Enregistrer 12 PDF » says: the documents, where it is, how it ended."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.batch import Outcome
from paliers_desktop.actions.listing import Listed
from paliers_desktop.actions.pdf_documents import PdfKind
from paliers_desktop.core.report.wording import counted, joined
from paliers_desktop.errors import UserError
from paliers_desktop.gui.listing.words import title

_DOCUMENTS = {
    "synthese": ("Synthèse", "Deux pages : le résultat et les prochaines étapes."),
    "complet": ("Version complète", "La synthèse et chaque critère, sans les commentaires ni les séances."),
    "dialogue-de-gestion": ("Fiche pour le dialogue de gestion", "Une page."),
}
"""By `PdfKind`; the grille vierge is that of no établissement, and is not among them."""
DOCUMENTS = tuple((kind, *_DOCUMENTS[kind.value]) for kind in PdfKind if kind.value in _DOCUMENTS)
COMMUN = "Afficher le palier commun"
REPLACE, KEEP_BOTH = "Remplacer", "Garder les deux"
TWO_WAYS = (
    "« Remplacer » écrit les nouveaux PDF à leur place. « Garder les deux » ne touche pas à ces fichiers : "
    "les nouveaux portent un numéro."
)
UNTREATED = "Non traité."
NOT_WAITED = "L’écriture était en cours : regardez si son PDF est dans l’emplacement."
STOPPED = "Arrêt demandé."
BROKEN = "Un problème inattendu a arrêté l’enregistrement."
_NAMED = 3
"""How many établissements or files are named before « et 9 autres »."""


class Ending(Struct, frozen=True):
    """How it ended.

    rest: what was not treated, in order; error: why the place stopped it; stopped: by the person; broken: by a bug;
    not_waited: the person did not wait for the first of the rest.
    """

    outcomes: tuple[Outcome, ...]
    rest: tuple[Listed, ...]
    error: UserError | None = None
    stopped: bool = False
    broken: bool = False
    not_waited: bool = False

    @property
    def written(self) -> int:
        """How many PDF were written."""
        return sum(outcome.written is not None for outcome in self.outcomes)

    @property
    def kind(self) -> str:
        """That of the banner: ok, warn or err."""
        if self.error or self.broken:
            return "err"
        return "ok" if self.written and self.written == len(self.outcomes) + len(self.rest) else "warn"


def for_words(chosen: Sequence[Listed]) -> str:
    """« Pour École A, École B, École C et 9 autres. », and that some cannot be read."""
    unread = sum(listed.overview is None for listed in chosen)
    sentence = f"Pour {_named([title(listed) for listed in chosen])}."
    if unread:
        sentence += f" {counted(unread, 'fichier illisible sera signalé', 'fichiers illisibles seront signalés')}."
    return sentence


def progress_words(rank: int, total: int, name: str) -> str:
    """« 7 sur 40 · École Jean Macé »: which one is under way."""
    return f"{rank} sur {total} · {name}"


def existing_words(count: int) -> str:
    """« 3 fichiers existent déjà »"""
    return counted(count, "fichier existe déjà", "fichiers existent déjà")


def existing_detail(names: Sequence[str], folder: Path) -> str:
    """Which, and where."""
    return f"Dans « {folder} » : {_named(names)}."


def ending_words(ending: Ending) -> str:
    """« 38 PDF sur 40 sont enregistrés. », with why it stopped before the end."""
    total, written = len(ending.outcomes) + len(ending.rest), ending.written
    if not written:
        sentence = "Aucun PDF n’est enregistré."
    elif written == total:
        sentence = f"{counted(written, 'PDF est enregistré', 'PDF sont enregistrés')}."
    else:
        sentence = f"{counted(written, f'PDF sur {total} est enregistré', f'PDF sur {total} sont enregistrés')}."
    why = str(ending.error) if ending.error else BROKEN if ending.broken else STOPPED if ending.stopped else ""
    return f"{why} {sentence}".strip()


def missing_lines(chosen: Sequence[Listed], ending: Ending) -> tuple[tuple[str, str], ...]:
    """Each établissement without its PDF, and why: nothing is passed over."""
    names = {listed.path: title(listed) for listed in chosen}
    failed = [(names[outcome.path], outcome.reason) for outcome in ending.outcomes if outcome.written is None]
    rest = [(title(listed), UNTREATED) for listed in ending.rest]
    if rest and ending.not_waited:
        rest[0] = (rest[0][0], NOT_WAITED)
    return (*failed, *rest)


def _named(names: Sequence[str]) -> str:
    """« a, b, c et 9 autres »; one more is named rather than « et 1 autre »."""
    if len(names) <= _NAMED + 1:
        return joined(names)
    return joined((*names[:_NAMED], f"{len(names) - _NAMED} autres"))
