"""What the window of « Exporter pour l’académie » says: what will happen, how far it is, how it ended."""

from collections.abc import Sequence

from msgspec import Struct

from paliers_desktop.actions.batch_export import Exported, Foreseen
from paliers_desktop.actions.listing import Listed
from paliers_desktop.core.report.wording import counted
from paliers_desktop.errors import UserError
from paliers_desktop.gui.listing.words import title

TITLE = "Exporter pour l’académie"
CODES = "Fichier des codes"
CODES_DETAIL = (
    "Un CSV dont chaque ligne est UAI;code : celui de l’académie convient tel quel. Les codes sont lus, et ne sont "
    "gardés nulle part. Qui possède ce fichier peut signer au nom des établissements : effacez-le ensuite."
)
PLACE = "Enregistrer les fichiers signés dans"
LOOK, BACK = "Voir ce qui va se passer", "Revenir"
READING, SIGNING = "Lecture des établissements…", "Signature et enregistrement…"
NOTHING_READY = "Aucun fichier signé ne sera écrit."
UNTREATED = "Non traité."
NOT_WAITED = "L’écriture était en cours : regardez si son fichier est dans l’emplacement."
STOPPED = "Arrêt demandé."
BROKEN = "Un problème inattendu a arrêté l’export."

Line = tuple[str, str]


class Ended(Struct, frozen=True):
    """How it ended. rest: what was not treated, in order; the others as in the batch of PDF."""

    exported: tuple[Exported, ...]
    rest: tuple[Listed, ...]
    error: UserError | None = None
    stopped: bool = False
    broken: bool = False
    not_waited: bool = False

    @property
    def written(self) -> int:
        """How many signed files were written."""
        return sum(one.written is not None for one in self.exported)

    @property
    def kind(self) -> str:
        """That of the banner: ok, warn or err."""
        if self.error or self.broken:
            return "err"
        return "ok" if self.written and self.written == len(self.exported) + len(self.rest) else "warn"


def for_words(chosen: Sequence[Listed]) -> str:
    """« Un fichier signé pour chacun des 12 établissements sélectionnés. »"""
    if len(chosen) == 1:
        return f"Un fichier signé pour {title(chosen[0])}."
    return f"Un fichier signé pour chacun des {len(chosen)} établissements sélectionnés, sans commentaire ni motif."


def export_words(ready: int) -> str:
    """« Exporter 12 fichiers signés »"""
    return f"Exporter {counted(ready, 'fichier signé', 'fichiers signés')}"


def foreseen_words(foreseen: Sequence[Foreseen]) -> str:
    """« 12 fichiers signés seront écrits, dont 2 provisoires. 3 établissements n’en auront pas. »"""
    ready = [one for one in foreseen if one.ready]
    provisional = sum(one.provisoire for one in ready)
    without = len(foreseen) - len(ready)
    said = NOTHING_READY
    if ready:
        among = f", dont {counted(provisional, 'provisoire')}" if provisional else ""
        said = f"{counted(len(ready), 'fichier signé sera écrit', 'fichiers signés seront écrits')}{among}."
    if ready and without:
        said += f" {counted(without, 'établissement n’en aura pas', 'établissements n’en auront pas')}."
    return said


def foreseen_lines(chosen: Sequence[Listed], foreseen: Sequence[Foreseen]) -> tuple[Line, ...]:
    """Each établissement and what will become of it; those without a file first, for they ask for something."""
    names = {listed.path: title(listed) for listed in chosen}
    return tuple((names[one.path], one.words) for one in sorted(foreseen, key=lambda one: one.ready))


def ended_words(ended: Ended) -> str:
    """« 12 fichiers signés sur 15 sont écrits. », with why it stopped before the end."""
    total, written = len(ended.exported) + len(ended.rest), ended.written
    among = f" sur {total}" if written != total else ""
    said = "Aucun fichier signé n’est écrit."
    if written:
        said = f"{counted(written, f'fichier signé{among} est écrit', f'fichiers signés{among} sont écrits')}."
    why = str(ended.error) if ended.error else BROKEN if ended.broken else STOPPED if ended.stopped else ""
    return f"{why} {said}".strip()


def ended_lines(chosen: Sequence[Listed], ended: Ended) -> tuple[Line, ...]:
    """Each établissement and what became of it: nothing is passed over."""
    names = {listed.path: title(listed) for listed in chosen}
    done = sorted(ended.exported, key=lambda one: one.written is not None)
    rest = [(title(listed), UNTREATED) for listed in ended.rest]
    if rest and ended.not_waited:
        rest[0] = (rest[0][0], NOT_WAITED)
    return (*rest, *((names[one.path], _told(one)) for one in done))


def _told(one: Exported) -> str:
    if one.written is None:
        return one.words
    return f"{one.words}{' Provisoire.' if one.provisoire else ''} {one.written.name}"
