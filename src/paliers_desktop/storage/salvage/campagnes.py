"""The campagnes of a damaged dossier: which there were, in which order, with which grid."""

from collections import Counter

from paliers_desktop.storage.salvage.tables import Row
from paliers_desktop.storage.salvage.wreck import Wreck

SEVERAL = 2
"""A campagne that a single row names is a damaged name, unless a signed export says it too."""
_LONG_AGO = "1970-01-01T00:00:00.000Z"


def campagnes_of(wreck: Wreck) -> list[Row]:
    """The rows of `campagnes`, in order, each with a grid that is known; those of lost rows are made anew."""
    named = _named(wreck)
    rows = {row["id"]: row for row in (*wreck.copy["campagnes"], *wreck.rows["campagnes"])}
    lost = [name for name, count in named.items() if name not in rows and count >= SEVERAL]
    if lost:  # a row that nothing names is then that of a lost one, with a damaged name
        rows = {name: row for name, row in rows.items() if name in named}
    if not rows and not lost:
        lost = list(named)[:1]
    found = [{"id": name, "grille": "", "cree_le": _first_time(wreck, name)} for name in lost]
    found = [*sorted(rows.values(), key=lambda row: row["rang"]), *found]
    with_grids = (
        {"relu": 0, "relu_le": None, "close_le": None, **row, "grille": _grid_of(wreck, row)} for row in found
    )
    return [{**row, "rang": rang} for rang, row in enumerate((row for row in with_grids if row["grille"]), start=1)]


def _named(wreck: Wreck) -> Counter[str]:
    """How often each campagne is named, in the order in which they came up."""
    signed = [origin.key[0] for origin in wreck.origins] * SEVERAL
    return Counter([*(row["campagne"] for row in (*wreck.evidence.rows, *wreck.rows["reponses"])), *signed])


def _first_time(wreck: Wreck, campagne: str) -> str:
    times = [row["time"] for row in wreck.evidence.rows if row["campagne"] == campagne]
    made = [row["cree_le"] for row in (*wreck.rows["dossier"], *wreck.copy["dossier"])]
    return min([*times, *made], default=_LONG_AGO)


def _grid_of(wreck: Wreck, row: Row) -> str | None:
    """The sha256 of the grid of a campagne, of which the bytes are known; None when no grid suits its answers."""
    told = [row["grille"], *(copy["grille"] for copy in wreck.copy["campagnes"] if copy["id"] == row["id"])]
    told += [origin.grille for origin in reversed(wreck.origins) if origin.key[0] == row["id"]]
    for sha256 in told:
        if wreck.grid(sha256):
            return str(sha256)
    rows = [answer for answer in wreck.rows["reponses"] if answer["campagne"] == row["id"]]
    answered = Counter(answer["critere"] for answer in rows)
    answered.update(line["key"] for line in wreck.evidence.rows if line["target"] == "reponses")
    return wreck.likely_grid({critere for critere, count in answered.items() if count >= SEVERAL} or set(answered))
