"""Ask for a passphrase: hidden on a terminal, one line of the standard input when a script is there instead."""

import sys

import click

from paliers_desktop.academy.console import say_in_french
from paliers_desktop.core.typography import typographic
from paliers_desktop.exchange.passphrase import PassphraseError, check_passphrase

TRIES = 3
WITHOUT_TERMINAL = "Sans terminal, la phrase de passe est lue sur l’entrée standard, une ligne par question."


class DifferentPassphrasesError(PassphraseError):
    """Typed twice, differently."""

    def __init__(self) -> None:
        super().__init__("Les deux saisies diffèrent.", "Saisissez deux fois la même phrase de passe.")


def ask_passphrase(question: str) -> str:
    """The passphrase of an existing key; click.Abort when the person gives up."""
    return _asked(question)


def ask_new_passphrase(question: str) -> str:
    """A passphrase for a new key, typed twice on a terminal and asked again when it is refused. Raises PassphraseError
    after TRIES refusals, or at once without a terminal."""
    for tried in range(1, TRIES + 1):
        try:
            return _new(question)
        except PassphraseError as error:
            if tried == TRIES or not sys.stdin.isatty():
                raise
            say_in_french(str(error), error=True)
    raise AssertionError("the last try returns or raises")


def _new(question: str) -> str:
    phrase = check_passphrase(_asked(question))
    if sys.stdin.isatty() and check_passphrase(_asked("La même, une seconde fois")) != phrase:
        raise DifferentPassphrasesError
    return phrase


def _asked(question: str) -> str:
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        if not line:
            raise click.Abort
        return line.rstrip("\r\n")
    colon = typographic(" : ")
    return click.prompt(typographic(question), "", True, prompt_suffix=colon, show_default=False, err=True)
