"""A whole use of the real window, told in JSON: `python -m torture.using FOLDER [ANSWERS]` from a fresh person (HOME).

A new établissement, every criterion answered (or the first ANSWERS) and one commented, each page shown, the PDF and
its preview, the code, the signed file and the other formats; then the dossier is gone with its copies, is made again
from the signed file and opened.
"""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import sqlite_utils  # noqa: F401  # before PySide6, which hooks every later import

from bench.window_child import settle, settle_until
from dossier_samples import LYCEE
from paliers_desktop import paths
from paliers_desktop.actions.other_formats import OtherFormat
from paliers_desktop.actions.rebuilding import gather, rebuild
from paliers_desktop.actions.transmitted import read_transmitted
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.gui import app as program
from paliers_desktop.gui.apercu.window import PreviewWindow
from paliers_desktop.gui.export.page import ExportPage
from paliers_desktop.gui.listing.new_page import NewPage
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.unattended import Unattended
from paliers_desktop.storage.backup import backup_folder
from torture.script import ETATS, state_of

COMMENT = "Vu avec le gestionnaire : œuvre, « été », 100 % ;"
NETWORK = Path("/proc/self/net/route"), Path("/proc/self/net/if_inet6")
"""What the system would send by: a line per route, a line per address."""


def use(folder: Path, count: int | None) -> dict[str, Any]:
    """What was done, in figures that depend on nothing but the program."""
    window = program.make_window()
    window.dialogs = Unattended(window, folder)
    sys.excepthook = _fail  # as a bug would be told, a child that ends with it
    window.show()
    window.activateWindow()
    settle()
    _create(window, folder)
    given = _fill(window, count)
    told = {"answers": len(given.answers), "written": _take_out(window, folder)}
    rebuilt = _rebuild(window, folder)
    expected = {key: answer._replace(commentaire="") for key, answer in state_of(given).items()}  # texts do not leave
    told["rebuilt"] = state_of(rebuilt) == expected
    window.close()
    settle_until(lambda: not window.isVisible())
    return told


def _create(window: MainWindow, folder: Path) -> None:
    window.show_new()
    page = window.findChild(NewPage)
    assert page is not None
    page.add_place(folder)
    page.form.show_etablissement(LYCEE)
    page.submit()
    settle()


def _fill(window: MainWindow, count: int | None) -> Assessment:
    """Each answer by its button, each page shown and painted."""
    wizard = window.wizard
    assert wizard is not None, "the établissement was not created"
    for rank, key in enumerate(wizard.session.grille.reading_order[:count]):
        wizard.go_critere(key)
        page = wizard.domain_page()
        assert page is not None
        page.cards[key].answers.button(ETATS[rank % len(ETATS)]).click()
        settle()
    wizard.session.type_commentaire(wizard.session.grille.reading_order[0], COMMENT)
    for step in (*navigation.steps(wizard.session.grille), navigation.SEANCES):
        wizard.go_step(step)
        settle()
    assert wizard.session.settle(30)
    return wizard.session.assessment


def _take_out(window: MainWindow, folder: Path) -> list[str]:
    """The kinds of file written, each once."""
    wizard = window.wizard
    assert wizard is not None
    wizard.go_step(navigation.EXPORT)
    page = wizard.page(navigation.EXPORT)
    assert isinstance(page, ExportPage)
    page.code.draw()
    page.export_signed()
    page.pdf.save()
    page.pdf.show()
    settle()
    preview = window.findChild(PreviewWindow)
    assert preview is not None, "no preview"
    preview.close()
    for kind in OtherFormat:
        page.export_other(kind)
    settle()
    return sorted({"".join(path.suffixes) for path in folder.iterdir() if path.is_file() and path.stat().st_size})


def _rebuild(window: MainWindow, folder: Path) -> Assessment:
    """Lose the dossier, make it again from the one signed file, and open that."""
    session = window.session
    assert session is not None
    path = session.dossier.path
    window.show_home()
    settle_until(lambda: window.wizard is None and not window.etablissements.is_reading)
    path.unlink()
    shutil.rmtree(backup_folder(path), ignore_errors=True)
    (file,) = folder.glob("PMN_*.pmn.json")
    made = rebuild(gather([read_transmitted(file, load_catalogue(paths.criteria_folder()))]), folder)
    made.dossier.close()
    window.open_path(made.dossier.path)
    settle()
    assert window.session is not None
    return window.session.assessment


def _fail(*problem: Any) -> None:
    sys.__excepthook__(*problem)
    os._exit(3)


def _ways_out() -> int:
    """Routes and addresses of this process's network."""
    routes, addresses = (path.read_text(encoding="ascii").splitlines() for path in NETWORK)
    return len(routes[1:]) + len(addresses)


def main(folder: str, *answers: str) -> None:
    """Use the program and tell."""
    Path(folder).mkdir(parents=True)
    program.start_logging()
    application = program.make_application(["paliers-desktop"])
    told = use(Path(folder), int(answers[0]) if answers else None)
    sys.stdout.write(json.dumps({**told, "ways_out": _ways_out(), "platform": application.platformName()}))
    del application


if __name__ == "__main__":
    main(*sys.argv[1:])
