"""What a person asked for while a slow disk works: done once everything is saved, and the window stays alive."""

from collections.abc import Callable

from paliers_desktop.gui.saving.saver import Saving, SavingState
from paliers_desktop.gui.session import Session


class Waiting:
    """One action at a time: the last one asked for is the one that is done."""

    def __init__(self) -> None:
        self._action: Callable[[], object] | None = None

    def defer(self, action: Callable[[], object], session: Session | None) -> bool:
        """While the disk of the session is slow: True, and `action` is done later. Else it is the caller's to do."""
        slow = session is not None and session.is_slow()
        self._action = action if slow else None
        return slow

    def on_saving(self, state: SavingState) -> None:
        """The session tells that its saving went on, or ended."""
        if self._action and state.saving is not Saving.SAVING:
            action, self._action = self._action, None
            action()
