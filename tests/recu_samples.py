"""A receipt for the tests."""

import datetime
from typing import Any

from msgspec.structs import replace

from dossier_samples import CAMPAGNE
from paliers_desktop.core.recu import Preuve, Verdict
from paliers_desktop.exchange.recu_document import SCHEMA, Recu

RECU = Recu(
    schema=SCHEMA,
    uai="0940120V",
    campagne=CAMPAGNE,
    identite="ab" * 32,
    numero=3,
    recu_le=datetime.date(2026, 11, 25),
    verdict=Verdict.ACCEPTE,
    preuve=Preuve.CODE_ACADEMIE,
    remarques=(),
)


def recu(**changes: Any) -> Recu:
    """That receipt, changed."""
    return replace(RECU, **changes)
