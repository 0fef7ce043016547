"""Arabic letters as they join in a word: each takes the form of its place, and gives its plain letter back."""

import re
import unicodedata
from functools import cache
from typing import Any

_FORMS = re.compile("[\ufb50-\ufdfb\ufe76-\ufefc]")
"""The Arabic presentation forms of Unicode: a letter at the start, in the middle, at the end of a word, or alone."""


def joined(text: str, drawable: frozenset[int]) -> str:
    """The letters in the form of their place, in the same order; a form that cannot be drawn stays a plain letter."""
    return _FORMS.sub(
        lambda found: found[0] if ord(found[0]) in drawable else plain(found[0]), str(_reshaper().reshape(text))
    )


def plain(text: str) -> str:
    """The letters as they are typed: what a reading aid says, and what is copied."""
    return _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


@cache
def _reshaper() -> Any:
    """The vowels typed stay; of ligatures, lam and alef only, which no writing leaves apart."""
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})
