"""One line of progress on the error stream: rewritten on a terminal, now and then in a file."""

import sys
import time

import click

from paliers_desktop.academy.preparing.code_drawing import Pace
from paliers_desktop.core.typography import typographic

ON_A_TERMINAL = 0.2
IN_A_FILE = 10.0


class ProgressLine:
    """Shows the latest words, not more often than a person can read; `end` leaves the terminal clean."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._next = 0.0
        self._shown = 0

    def show(self, words: str, *, last: bool = False) -> None:
        """The words, if it is time; always when they are the last."""
        now = time.monotonic()
        if now < self._next and not last:
            return
        self._next = now + (ON_A_TERMINAL if self._terminal else IN_A_FILE)
        text = typographic(words)
        if self._terminal:
            click.echo(f"\r{text.ljust(self._shown)}", nl=last, err=True)
            self._shown = 0 if last else len(text)
        else:
            click.echo(text, err=True)

    def pace(self, pace: Pace) -> None:
        """How far the drawing of codes is."""
        self.show(pace.words, last=pace.done == pace.total)

    def working(self, words: str) -> None:
        """What is being done that cannot be counted: told at once, and to a person only."""
        if self._terminal:
            click.echo(typographic(words), err=True)

    def end(self) -> None:
        """Start a new line, for what comes after an interruption."""
        if self._shown:
            click.echo(err=True)
            self._shown = 0
