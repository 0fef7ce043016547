"""The list of recent établissements: what a row says."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel

from gui_samples import forget
from paliers_desktop.actions.dossiers import Overview
from paliers_desktop.core.assessment import Assessment, Etat
from paliers_desktop.core.scoring import compute_profile
from paliers_desktop.gui.recent_list import RecentList
from paliers_desktop.gui.style import Style, Theme
from paliers_desktop.paths import resources_folder
from report_samples import all_answered, small_grille

GRILLE = small_grille()


def said(assessment: Assessment) -> list[str]:
    """Every text of the list that shows this one établissement."""
    shown = RecentList(Style(resources_folder(), Theme.LIGHT, 100))
    overview = Overview(Path("a.paliers"), assessment, GRILLE, compute_profile(GRILLE, assessment), None)
    shown.show_overviews((overview,), ())
    words = [line.text().replace("\xa0", " ") for line in shown.findChildren(QLabel)]
    forget(shown)
    return words


def test_complet_means_that_nothing_is_provisoire(qapp: QApplication) -> None:
    whole = all_answered(GRILLE, Etat.OUI)
    total = len(GRILLE.criteres)
    assert "complet" in said(whole)
    assert f"{total} sur {total}" not in said(whole)
    to_check = whole.with_answer(GRILLE.reading_order[0], a_verifier=True)
    assert f"{total} sur {total}" in said(to_check)
    assert "provisoire" in said(to_check)
    assert "complet" not in said(to_check)
