"""The académie's key of the campagne samples, in a file that its passphrase opens."""

import datetime
from functools import cache
from pathlib import Path

from academy_runs import PHRASE
from paliers_desktop.exchange.academy_key import encode_key, seal
from sent_files import THIEF


@cache
def _sealed() -> bytes:
    return encode_key(seal(THIEF, PHRASE, academie="Créteil", day=datetime.date(2026, 9, 1)))


def key_file(place: Path) -> Path:
    """That file in a place."""
    path = place / "cle-creteil.json"
    path.write_bytes(_sealed())
    return path
