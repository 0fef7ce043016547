"""The banner above a page: a saving failure that stays until solved, else what the person should know now."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.report.implied import Offer, offer_after
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.saving.saver import Saving, SavingState
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style
from paliers_desktop.storage.backup import is_copy
from paliers_desktop.storage.errors import ChangedElsewhereError

READ_ONLY = (
    "Ce fichier ne peut pas être modifié à cet emplacement. Il s’ouvre en lecture seule : copiez-le ailleurs pour "
    "répondre."
)
COPY = (
    "Ce fichier est une sauvegarde : il s’ouvre en lecture seule. Pour y revenir, choisissez « Sauvegardes… » dans la "
    "page « Établissement »."
)


class NoticeBar(QWidget):
    """Shows at most one banner; a failure to save goes before everything else."""

    def __init__(self, style: Style, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.banner = Banner(style)
        self._failed = False
        self._said = ""
        self._offer: Offer | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(24), style.px(12), style.px(24), 0)
        column.addWidget(self.banner)
        self.banner.acted.connect(self._act)
        session.saving_changed.connect(self._on_saving)
        session.notice.connect(self.tell)
        session.history_changed.connect(self._follow)
        self.hide()
        if session.read_only:
            self._show("warn", COPY if is_copy(session.dossier.path) else READ_ONLY)
        self._on_saving(session.saving)  # another look does not make a failure disappear

    def tell(self, sentence: str) -> None:
        """Show a sentence until the next answer."""
        if not self._failed:
            self._show("info", sentence)

    def _act(self) -> None:
        """The one action of the banner shown now."""
        if self._failed:
            self._session.retry()
        elif self._offer:
            self._session.set_etats(self._offer.criteres, Etat.OUI)

    def _on_saving(self, state: SavingState) -> None:
        if state.saving is Saving.FAILED and state.error:
            self._failed = True
            elsewhere = isinstance(
                state.error, ChangedElsewhereError
            )  # its sentence asks to close, trying again is vain
            self._show("err", str(state.error), "" if elsewhere else "Réessayer")
        elif self._failed and state.saving is Saving.SAVED:
            self._failed = False
            self._show("ok", "Tout est enregistré.")

    def _follow(self) -> None:
        """The latest geste makes what was said old; an « oui » may suppose others."""
        if self._failed or self._session.read_only:
            return
        self._offer = self._offer_now()
        if self._offer:
            self._show("info", self._offer.sentence, self._offer.action)
        else:
            self.hide()

    def _offer_now(self) -> Offer | None:
        session = self._session
        if session.history.undone or (geste := session.history.to_undo) is None:
            return None
        answered = [change.key for change in geste.changes if change.field == "etat" and change.after == Etat.OUI]
        if len(answered) != 1:
            return None
        return offer_after(session.grille, session.aide, session.assessment, answered[0])

    def _show(self, kind: str, sentence: str, action: str = "") -> None:
        news = sentence if self.isHidden() or sentence != self._said else ""
        self._said = sentence
        self.banner.set_message(kind, sentence, action)
        self.show()
        if news:
            announce(self, typographic(f"{sentence} {action}".strip()))
