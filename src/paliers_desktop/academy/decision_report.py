"""Take one decision about a UAI and say how its files stand after it: what three verbs share."""

import datetime
from collections.abc import Mapping
from pathlib import Path

from paliers_desktop.academy.console import MisuseError, report
from paliers_desktop.core.paris import paris_today
from paliers_desktop.core.uai import UaiError, parse_uai


def decide(
    campagne: Path,
    uai: str,
    verb: str,
    asked: Mapping[str, str],
    *,
    on: datetime.date | None = None,
    en_json: bool,
) -> None:
    """Call `verb` of Deciding. Raises UserError: the register is then as it was."""
    from paliers_desktop.academy.reception.deciding import Deciding, Wanted
    from paliers_desktop.academy.reception.story import file_in_json, file_lines
    from paliers_desktop.academy.register.connection import open_register

    with open_register(campagne) as register:
        wanted = Wanted(checked_uai(uai), on or paris_today(), **asked)
        judged = getattr(Deciding(register, wanted), verb)()
    result = {"uai": wanted.uai, "fichiers": [file_in_json(one) for one in judged]}
    lines = ["C’est inscrit au registre.", *(line for one in judged for line in file_lines(one))]
    report(result, lines, en_json=en_json)


def checked_uai(uai: str) -> str:
    """The UAI of a command. Raises MisuseError."""
    try:
        return parse_uai(uai)
    except UaiError as error:
        raise MisuseError(error.message, error.hint) from error
