"""How the list of établissements is sorted and searched: never by palier."""

from datetime import UTC, datetime
from typing import Any

from paliers_desktop.actions.dossiers import Overview
from paliers_desktop.actions.listing import Listed
from paliers_desktop.core.report.wording import TYPES
from paliers_desktop.core.search import folded
from paliers_desktop.storage.preferences import SortBy

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


def comes_before(left: Listed, right: Listed, by: SortBy, *, descending: bool) -> bool:
    """Whether `left` is above `right`.

    Equals are told apart by name; the files that cannot be read are below the others, by file name, in both directions.
    """
    if left.overview is None or right.overview is None:
        if left.overview is right.overview:
            return _file_key(left) < _file_key(right)
        return right.overview is None
    first, second = _key(left.overview, by), _key(right.overview, by)
    if first == second:
        return _name_key(left, left.overview) < _name_key(right, right.overview)
    return bool(first > second if descending else first < second)


def _key(overview: Overview, by: SortBy) -> Any:
    etablissement, profile = overview.assessment.etablissement, overview.profile
    if by is SortBy.NOM:
        return folded(etablissement.nom)
    if by is SortBy.UAI:
        return etablissement.uai
    if by is SortBy.CAMPAGNE:
        return overview.assessment.campagne
    if by is SortBy.AVANCEMENT:
        return (profile.answered / profile.total if profile.total else 0.0, not profile.provisoire)
    return overview.last_change or _BEFORE_ALL


def _name_key(listed: Listed, overview: Overview) -> tuple[str, str]:
    return folded(overview.assessment.etablissement.nom), str(listed.path)


def _file_key(listed: Listed) -> tuple[str, str]:
    return folded(listed.path.name), str(listed.path)


def matches(listed: Listed, words: str) -> bool:
    """Whether every word is in the name, the UAI, the commune or the type; for an unreadable file, in its name."""
    wanted = folded(words).split()
    if not wanted:
        return True
    if listed.overview is None:
        text = listed.path.name
    else:
        etablissement = listed.overview.assessment.etablissement
        type_ = TYPES[etablissement.type]
        text = " ".join((etablissement.nom, etablissement.uai, etablissement.commune, type_))
    plain = folded(text)
    return all(word in plain for word in wanted)
