"""What leaves as a file says what is on the disk: nothing is made before everything is saved."""

from paliers_desktop.errors import UserError
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.session import Session

UNSAVED = "Tout n’est pas encore enregistré : réessayez dans un instant."


def settled(session: Session, dialogs: Dialogs) -> bool:
    """Whether everything is saved, after waiting a little; told when it is not."""
    session.leave_field()
    saved = session.settle()
    if not saved:
        dialogs.tell_error(UserError(UNSAVED))
    return saved
