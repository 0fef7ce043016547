"""Options that several verbs share: the place of the campagne, the académie's key, a date as people write it."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from paliers_desktop.academy.console import MisuseError

Function = TypeVar("Function", bound=Callable[..., Any])

_FRENCH_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def campagne_option(function: Function) -> Function:
    """`--campagne`: the parameter `campagne` is a Path."""
    return click.option(
        "--campagne",
        metavar="EMPLACEMENT",
        type=click.Path(path_type=Path),
        default=Path(),
        help="Emplacement de la campagne ; par défaut, l’emplacement courant.",
    )(function)


def key_option(function: Function) -> Function:
    """`--cle`: the parameter `cle` is a Path."""
    return click.option(
        "--cle",
        metavar="CLE",
        type=click.Path(path_type=Path),
        required=True,
        help="Fichier de la clé de l’académie ; sa phrase de passe est demandée.",
    )(function)


def reason_option(function: Function) -> Function:
    """`--motif`: kept with the decision."""
    return click.option("--motif", metavar="TEXTE", default="", help="Motif, gardé dans le registre, sans nom.")(
        function
    )


def day(text: str, name: str) -> datetime.date:
    """« 2027-01-15 » or « 15/01/2027 ». Raises MisuseError that names the option."""
    french = _FRENCH_DAY.fullmatch(text.strip())
    try:
        if french:
            return datetime.date(int(french[3]), int(french[2]), int(french[1]))
        return datetime.date.fromisoformat(text.strip())
    except ValueError as error:
        raise MisuseError(f"« {text} » n’est pas une date pour {name} : écrivez par exemple 15/01/2027.") from error
