"""The terminal: one line at a time, nothing in it that commands the terminal; or one JSON object for a script."""

import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import click

from paliers_desktop.core.faults import GridError
from paliers_desktop.core.typography import typographic
from paliers_desktop.errors import UserError

DONE = 0
REFUSED = 1
"""Something that was asked could not be done, or one file of several is refused."""

MISUSE = 2
INTERRUPTED = 130
STATUS_WORDS = "Code de retour : 0 si c’est fait, 1 sinon (la phrase dit pourquoi), 2 si la commande est mal employée."

Function = TypeVar("Function", bound=Callable[..., Any])


class MisuseError(UserError):
    """The command cannot start: what it was given to work with is unusable."""


class FaultsError(UserError):
    """Something that a person edited, with several things to correct: one sentence each."""

    def __init__(self, message: str, faults: Sequence[str]) -> None:
        super().__init__(message)
        self.faults = tuple(faults)


def printable(text: str) -> str:
    """A text as one line of a terminal may show it, whoever wrote it.

    Control characters, line ends, invisible and undecodable characters are replaced; every kind of space is kept.
    """
    return "".join(
        char if char.isprintable() or unicodedata.category(char) == "Zs" else "\N{REPLACEMENT CHARACTER}"
        for char in text
    )


def say(line: str, *, error: bool = False) -> None:
    """The only way to the terminal: one call is one line, its text as it is."""
    click.echo(printable(line), err=error)


def say_in_french(line: str, *, error: bool = False) -> None:
    """A sentence of the program, with the no-break spaces of French typography."""
    say(typographic(line), error=error)


def say_error(error: UserError) -> None:
    """Its sentence and what to do; the faults of a grid, each on its line. No other text makes a new line here."""
    faults: tuple[str, ...] = error.faults if isinstance(error, GridError | FaultsError) else ()
    say_in_french(error.message if faults else str(error), error=True)
    for fault in faults:
        say_in_french(fault, error=True)


def json_option(function: Function) -> Function:
    """`--json`: the command's parameter is `en_json`."""
    words = "Écrit le résultat en JSON, pour un autre programme."
    return click.option("--json", "en_json", is_flag=True, help=words)(function)


def report(result: Mapping[str, Any], lines: Iterable[str], *, en_json: bool) -> None:
    """What a command did: one JSON object on one line of the standard output, or sentences."""
    if en_json:
        click.echo(json.dumps(result, ensure_ascii=False))
        return
    for line in lines:
        say_in_french(line)
