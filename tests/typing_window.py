"""Run by test_typing_kept.py, which kills it: the real window on a dossier, something typed in a field, then it waits.

Arguments: the dossier, the folder of the preferences, the field of an Answer, the text. Writes « typed » once the last
key is pressed, then « saved » once the foot of the window says so.
"""

import sys
from datetime import date
from pathlib import Path

import sqlite_utils  # noqa: F401  # before PySide6, which hooks every later import
from PySide6.QtTest import QTest

from paliers_desktop import paths
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.assessment import Etat, MotifCode
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.gui.app import make_application
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.storage.preferences import PreferencesFile


def main() -> None:
    """Type, then stay."""
    path, preferences, field, text = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
    app = make_application(["paliers"])
    file = PreferencesFile(preferences / "preferences.json")
    window = MainWindow(Workplace(load_catalogue(paths.criteria_folder()), file, paths.resources_folder(), date.today))
    window.open_path(path)
    window.show()
    session, first = window.session, window.session.grille.reading_order[0]
    session.set_etat(first, Etat.SANS_OBJET if field == "motif_texte" else Etat.EN_COURS)
    if field == "motif_texte":
        session.set_motif(first, MotifCode.AUTRE)
    if field == "aupres_de":
        session.set_a_verifier(first, True)
    session.settle()
    card = window.wizard.domain_page().cards[first]
    card.resume_typing(field, 0)
    QTest.keyClicks(card.parts.text_fields()[field], text)
    _say("typed")

    def followed() -> None:
        given = getattr(session.assessment.answer(first), field)
        if given and window.wizard.bottom.saved.text().startswith("Enregistré") and not session.pending:
            _say("saved")

    session.saving_changed.connect(followed)
    app.exec()


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
