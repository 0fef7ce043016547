"""What the window of « Exporter pour l’académie » says: what will happen, how far it is, how it ended."""

from collections.abc import Sequence

from paliers_desktop.actions.batch_export import Exported, Foreseen
from paliers_desktop.actions.listing import Listed
from paliers_desktop.core.report.wording import counted
from paliers_desktop.gui.listing.several.task import Ended
from paliers_desktop.gui.listing.words import title

TITLE = "Exporter pour l’académie"
CODES = "Fichier des codes"
CODES_DETAIL = (
    "Un CSV dont chaque ligne est UAI;code : celui de l’académie convient tel quel. Les codes sont lus, et ne sont "
    "gardés nulle part. Qui possède ce fichier peut signer au nom des établissements : effacez-le ensuite."
)
PLACE = "Enregistrer les fichiers signés dans"
SIGNING = "Signature et enregistrement…"
NOTHING_READY = "Aucun fichier signé ne sera écrit."


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
    ready = [one for one in foreseen if one.ok]
    provisional = sum(one.provisoire for one in ready)
    without = len(foreseen) - len(ready)
    said = NOTHING_READY
    if ready:
        among = f", dont {counted(provisional, 'provisoire')}" if provisional else ""
        said = f"{counted(len(ready), 'fichier signé sera écrit', 'fichiers signés seront écrits')}{among}."
    if ready and without:
        said += f" {counted(without, 'établissement n’en aura pas', 'établissements n’en auront pas')}."
    return said


def ended_words(ended: Ended) -> str:
    """« 12 fichiers signés sur 15 sont écrits. »"""
    total, written = ended.total, ended.written
    among = f" sur {total}" if written != total else ""
    if not written:
        return "Aucun fichier signé n’est écrit."
    return f"{counted(written, f'fichier signé{among} est écrit', f'fichiers signés{among} sont écrits')}."


def exported_words(one: Exported) -> str:
    """« Révision 2. Provisoire. », and the name of the file."""
    if one.written is None:
        return one.words
    return f"{one.words}{' Provisoire.' if one.provisoire else ''} {one.written.name}"
