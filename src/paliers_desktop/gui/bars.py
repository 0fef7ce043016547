"""What the bars and the rail around the pages say, kept true to the session and to the step shown."""

from PySide6.QtCore import QObject

from paliers_desktop.core import campagne, navigation
from paliers_desktop.core.report.wording import palier_words
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.bottom_bar import BottomBar
from paliers_desktop.gui.keyboard.settings import KeySettings
from paliers_desktop.gui.rail import Rail, step_words
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.top_bar import TopBar


class Bars(QObject):
    """Listens to the session; the wizard tells the step and the room there is."""

    def __init__(
        self,
        session: Session,
        settings: KeySettings,
        top: TopBar,
        rail: Rail,
        bottom: BottomBar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._top, self._rail, self._bottom = top, rail, bottom
        session.history_changed.connect(self._refresh)
        session.etablissement_changed.connect(self._refresh_identity)
        session.saving_changed.connect(bottom.show_saving)
        session.palier_changed.connect(self._on_palier)
        settings.changed.connect(self._show_single_keys)
        self._show_single_keys()
        self._refresh_identity()
        self._refresh()
        bottom.show_saving(session.saving)

    def show_step(self, step: str) -> None:
        """Mark the step shown, and name its neighbours."""
        self._rail.show_step(step)
        self._top.show_step(step)
        grille = self._session.grille
        words = step_words(grille, short=True)
        before, after = navigation.previous_step(grille, step), navigation.next_step(grille, step)
        if step in navigation.BESIDE:
            before = self._session.place.step
        self._bottom.show_steps(words[before] if before else "", words[after] if after else "")

    def set_reflow(self, reflow: Reflow) -> None:
        """At NARROW the list of steps in the top bar takes the place of the rail."""
        self._rail.setVisible(reflow is not Reflow.NARROW)
        for part in (self._top, self._rail, self._bottom):
            part.set_reflow(reflow)

    def _show_single_keys(self) -> None:
        self._bottom.set_single_keys(self._settings.single_key)

    def _refresh(self) -> None:
        session = self._session
        self._rail.show_profile(session.profile)
        self._top.show_profile(session.profile)
        self._bottom.show_undo(session.grille, None if session.read_only else session.history.to_undo)
        self._bottom.unanswered.setEnabled(session.profile.unanswered > 0)

    def _refresh_identity(self) -> None:
        assessment = self._session.assessment
        about = f"{assessment.etablissement.uai} · Campagne {campagne.label(assessment.campagne)}"
        self._top.show_etablissement(assessment.etablissement.nom, about, str(self._session.dossier.path))

    def _on_palier(self, slug: str) -> None:
        titre = self._session.grille.domaine(slug).titre_court
        announce(self._top, f"{titre} : {palier_words(self._session.profile.domaine(slug).palier).lower()}")
