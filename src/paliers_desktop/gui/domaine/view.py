"""How a domaine's page was looked at: what another look (theme, zoom) of the same page goes on with."""

from msgspec import Struct

from paliers_desktop.gui.domaine.pills import Filter


class Held(Struct, frozen=True):
    """The text field that had the keyboard: criterion, name of the field, place of the caret."""

    critere: str
    field: str
    caret: int


class DomainView(Struct, frozen=True):
    """shown: the criteria that the filter left when it was chosen; closed: paliers whose group is closed.

    helped: criteria whose help is open; unread: by criterion, what was typed as an échéance and is no date.
    """

    kind: Filter
    palier: int | None
    shown: frozenset[str]
    closed: frozenset[int]
    helped: frozenset[str]
    unread: dict[str, str]
    held: Held | None
