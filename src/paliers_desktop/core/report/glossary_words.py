"""A term of the glossary, already worded: what it is called today, since when, and whether that is to be confirmed."""

from msgspec import Struct

from paliers_desktop.core.help import Terme

TO_CONFIRM = "à confirmer par l’académie"


class TermeWords(Struct, frozen=True):
    """`today`: « Aujourd’hui : … » ; `since`: « Depuis la rentrée 2019. », "" when unknown; `mark`: "" for a fact."""

    name: str
    today: str
    since: str
    mark: str


def terme_words(terme: Terme) -> TermeWords:
    """What people read of a term."""
    return TermeWords(
        name=terme.terme,
        today=f"Aujourd’hui : {terme.aujourd_hui.removesuffix('.')}.",
        since=f"Depuis {terme.depuis.removesuffix('.')}." if terme.depuis else "",
        mark=TO_CONFIRM if terme.a_confirmer else "",
    )
