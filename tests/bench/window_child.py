"""The real window in this fresh process: `python -m bench.window_child page|session DOSSIER`, told in JSON.

page: each first visit, then every domaine many times over, an answer clicked, the radar painted, in milliseconds.
session: the memory after a whole session through all pages, before any export, in MiB.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop

from bench import memory
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Etat
from paliers_desktop.gui.app import make_application, make_window
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.wizard import Wizard

SIZE = (1366, 696)
ROUNDS = 25
ANSWERS = 60
PAINTINGS = 200


def main(what: str, path: str) -> None:
    """Open the dossier and do it."""
    app = make_application(["paliers-desktop"])
    window = make_window()
    window.resize(*SIZE)
    window.show()
    window.open_path(Path(path))
    settle_until(lambda: window.wizard is not None and window.wizard.domain_page() is not None)
    told = {"page": page, "session": session}[what](window, window.wizard)
    window.close()
    settle_until(lambda: not window.isVisible())
    app.quit()
    sys.stdout.write(json.dumps(told))


def page(_window: MainWindow, wizard: Wizard) -> dict[str, Any]:
    """First visits, visits of pages that were seen, answers, radar."""
    slugs = [domaine.slug for domaine in wizard.session.grille.domaines]
    first = [timed(lambda slug=slug: wizard.go_step(slug)) for slug in slugs[1:]]
    for slug in slugs:
        timed(lambda slug=slug: wizard.go_step(slug))
    seen = [timed(lambda slug=slug: wizard.go_step(slug)) for _ in range(ROUNDS) for slug in slugs]
    return {"first": first, "seen": seen, "answers": answers(wizard), "radar": radar(wizard)}


def answers(wizard: Wizard) -> list[float]:
    """« Oui » or « Non » clicked on one criterion after another of the first domaine, and painted."""
    wizard.go_step(wizard.session.grille.domaines[0].slug)
    shown = wizard.domain_page()
    settle()
    ids = [key for key in wizard.session.grille.reading_order if key in shown.cards]
    took = []
    for rank in range(ANSWERS):
        key = ids[rank % len(ids)]
        wizard.go_critere(key)
        settle()
        etat = Etat.NON if wizard.session.assessment.answer(key).etat is Etat.OUI else Etat.OUI
        button = shown.cards[key].answers.button(etat)
        took.append(timed(button.click))
        wizard.session.settle(10)
        settle()
    return took


def radar(wizard: Wizard) -> list[float]:
    """The panel's radar painted again and again in its window."""
    widget = wizard.domain_page().panel.radar
    return [timed_alone(widget.repaint) for _ in range(PAINTINGS)]


def session(window: MainWindow, wizard: Wizard) -> dict[str, Any]:
    """Every step visited, a criterion of each domaine answered and taken back."""
    memory.forget_peak()
    opened = memory.now()
    for step in (*navigation.steps(wizard.session.grille), navigation.SEANCES):
        wizard.go_step(step)
        settle()
        shown = wizard.domain_page()
        if shown:
            button = shown.cards[shown.active].answers.button(Etat.EN_COURS)
            button.click()
            settle()
            wizard.session.undo()
            settle()
    wizard.go_step(wizard.session.grille.domaines[0].slug)
    settle()
    gc.collect()
    return {"opened": opened, "after": memory.now(), "peak": memory.peak()}


def timed(deed: Callable[[], object]) -> float:
    """Milliseconds until what follows from a deed is done and painted."""
    before = time.perf_counter()
    deed()
    settle()
    return (time.perf_counter() - before) * 1000


def timed_alone(deed: Callable[[], object]) -> float:
    """Milliseconds of the deed alone."""
    before = time.perf_counter()
    deed()
    return (time.perf_counter() - before) * 1000


def settle() -> None:
    """Until the loop would wait: layouts, paintings, what was put off."""
    dispatcher = QAbstractEventDispatcher.instance()
    while dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
        pass


def settle_until(done: Callable[[], bool]) -> None:
    """Also what comes later, from a thread or a timer."""
    loop = QEventLoop()
    while not done():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    settle()


if __name__ == "__main__":
    main(*sys.argv[1:])
