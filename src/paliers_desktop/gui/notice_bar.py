"""The banner above a page: a saving failure that stays until solved, else what the person should know now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.report.implied import Offer, offer_after
from paliers_desktop.core.report.lock_words import LockWords
from paliers_desktop.core.report.year_words import closed_words, due_words
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.dialogs import COPY
from paliers_desktop.gui.saving.saver import Saving, SavingState
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style
from paliers_desktop.storage.backup import is_copy
from paliers_desktop.storage.errors import ChangedElsewhereError

YEARS = "Voir les années"
READ_ONLY = (
    "Ce fichier ne peut pas être modifié à cet emplacement. Il s’ouvre en lecture seule : copiez-le ailleurs pour "
    "répondre."
)
SAUVEGARDE = (
    "Ce fichier est une sauvegarde : il s’ouvre en lecture seule. Pour y revenir, choisissez « Sauvegardes… » dans la "
    "page « Établissement »."
)


class NoticeBar(QWidget):
    """Shows at most one banner; a failure to save goes before everything else, then who has the file open."""

    retake_asked = Signal()
    copy_asked = Signal()
    years_asked = Signal()
    failed_again = Signal()
    """What the person asked to be tried again failed again."""

    def __init__(self, style: Style, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.banner = Banner(style)
        self._failed = self._retried = False
        self._said = ""
        self._offer: Offer | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(24), style.px(12), style.px(24), 0)
        column.addWidget(self.banner)
        self.banner.acted.connect(self._act)
        session.saving_changed.connect(self._on_saving)
        session.notice.connect(self.tell)
        session.history_changed.connect(self._follow)
        session.holding.changed.connect(self._on_holding)
        self.hide()
        self._greet()
        self._on_holding()
        self._on_saving(session.saving)  # another look does not make a failure disappear

    def _greet(self) -> None:
        """What the person should know before anything is said."""
        session, years = self._session, self._session.years
        campagne = session.assessment.campagne
        if session.dossier.read_only:
            self._show("warn", SAUVEGARDE if is_copy(session.dossier.path) else READ_ONLY)
        elif years.closed_on:
            self._show("info", closed_words(campagne, years.closed_on), YEARS)
        elif years.due:
            self._show("info", due_words(years.due), YEARS)

    def tell(self, sentence: str) -> None:
        """Show a sentence until the next answer."""
        if not self._failed and not (self._words and (self._words.action or self._words.kind == "err")):
            self._show("info", sentence)

    def _act(self) -> None:
        """The one action of the banner shown now."""
        if self._failed and self._is_vain:
            self.copy_asked.emit()
        elif self._failed:
            self._retried = True
            self._session.retry()
        elif self._words and self._words.action:
            self.retake_asked.emit()
        elif self._offer:
            self._session.set_etats(self._offer.criteres, Etat.OUI)
        else:
            self.years_asked.emit()

    def _on_saving(self, state: SavingState) -> None:
        if state.saving is Saving.FAILED and state.error:
            self._failed = True
            self._show("err", str(state.error), COPY if self._is_vain else "Réessayer")
            if self._retried:
                self._retried = False
                self.failed_again.emit()
        elif self._failed and state.saving is Saving.SAVED:
            self._failed = self._retried = False
            self._show("ok", "Tout est enregistré.")

    def _on_holding(self) -> None:
        """Another post has the file, left it, or took it over."""
        words = self._words
        if words and not self._failed:
            self._show(words.kind, words.sentence, words.action)

    @property
    def _words(self) -> LockWords | None:
        return self._session.holding.words

    @property
    def _is_vain(self) -> bool:
        """Whether trying again would change nothing: the file is no longer this session's."""
        return isinstance(self._session.saving.error, ChangedElsewhereError)

    def _follow(self) -> None:
        """The latest geste makes what was said old; an « oui » may suppose others."""
        if self._failed or self._words or self._session.read_only:
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
