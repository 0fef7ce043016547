"""What a person chose to see of the académie's repères while an établissement is open: nothing until asked."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.reperes import Reference

if TYPE_CHECKING:  # what judges signatures is loaded once somebody may have received something
    from paliers_desktop.actions.reperes import PostReperes


class ShownReperes(QObject):
    """Off each time a file is opened, and kept nowhere: they are a choice of the moment."""

    changed = Signal()

    def __init__(self, post: "Callable[[], PostReperes | None]" = lambda: None) -> None:
        """post: the repères of this post, asked for each time; None while nothing was received, or without a post."""
        super().__init__()
        self._post = post
        self._on = False
        self._territoire: str | None = None

    @property
    def on(self) -> bool:
        """Whether the person asked for them."""
        return self._on

    def offered(self, grille: Grille, assessment: Assessment) -> tuple[Reference, ...]:
        """Those that this établissement may look at."""
        post = self._post()
        return post.references(grille, assessment) if post else ()

    def chosen(self, grille: Grille, assessment: Assessment) -> Reference | None:
        """The group that would be looked at: every territory until one is chosen; None where nothing is offered."""
        offered = self.offered(grille, assessment)
        return next((one for one in offered if one.territoire == self._territoire), offered[0] if offered else None)

    def shown(self, grille: Grille, assessment: Assessment) -> Reference | None:
        """The group that is looked at; None while nothing is asked for."""
        return self.chosen(grille, assessment) if self._on else None

    def turn(self, *, on: bool) -> None:
        """Show or hide them."""
        self._on = on
        self.changed.emit()

    def choose(self, territoire: str | None) -> None:
        """Look at that territory; None for all of them."""
        self._territoire = territoire
        self.changed.emit()
