"""The two menus of the list of établissements: what to do with the chosen ones, and what the list shows and keeps."""

from pathlib import Path

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from paliers_desktop.actions.listing import Listed
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.fichier.tasks import FileTask
from paliers_desktop.gui.listing.words import save_words
from paliers_desktop.storage.preferences import Preferences

RENAME = "Renommer le fichier…"
SHOW = "Afficher l’emplacement"
FORGET = "Retirer de la liste"
EXPORT = "Exporter pour l’académie…"
PROPOSE = "Proposer des réponses…"
SEANCE = "Consigner une séance…"
SYNTHESIS = "Synthèse des établissements…"
SELECT_ALL = "Tout sélectionner"
IMPORT = "Importer un fichier de l’académie…"
REBUILD = "Reprendre depuis un fichier transmis…"
ADD_FOLDER = "Ajouter un emplacement…"
REFRESH = "Actualiser la liste"
PALIER = "Afficher la colonne « Palier commun »"
SECOND_PLACE = "Second emplacement des sauvegardes…"
KEEP_NOTHING = "Ne rien retenir sur ce poste"


class ActionsMenu(QMenu):
    """« Actions »: on the chosen établissements; what acts on one file is off for several."""

    open_asked = Signal()
    rename_asked = Signal()
    move_asked = Signal()
    show_asked = Signal()
    forget_asked = Signal()
    pdf_asked = Signal()
    export_asked = Signal()
    proposals_asked = Signal()
    seance_asked = Signal()
    synthesis_asked = Signal()
    select_all_asked = Signal()
    task_asked = Signal(object)
    """One of LISTED: on the file, with other people, and for good beside what only leaves the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Actions", parent)
        self.setAccessibleName("Actions")
        self.open = _action(self, "Ouvrir l’établissement", self.open_asked, key="Entrée")
        self.addSeparator()
        self.rename = _action(self, RENAME, self.rename_asked, key="F2")
        self.move_ = _action(self, FileTask.MOVE.value, self.move_asked)
        self.show_place = _action(self, SHOW, self.show_asked)
        copies = self._task_action(FileTask.COPIES)
        self.addSeparator()
        with_others = [self._task_action(task) for task in (FileTask.MERGE, FileTask.HAND_OVER)]
        self.addSeparator()
        self.pdf = _action(self, save_words(0), self.pdf_asked)
        self.export = _action(self, EXPORT, self.export_asked)
        self.synthesis = _action(self, SYNTHESIS, self.synthesis_asked)
        self.addSeparator()
        self.propose = _action(self, PROPOSE, self.proposals_asked)
        self.seance = _action(self, SEANCE, self.seance_asked)
        self.addSeparator()
        self.select_all = _action(self, SELECT_ALL, self.select_all_asked, key="Ctrl+A")
        self.addSeparator()
        self.forget = _action(self, FORGET, self.forget_asked)
        self.tasks = [copies, *with_others, self._task_action(FileTask.ERASE)]
        self.show_chosen(None, 0)

    def show_chosen(self, current: Listed | None, count: int) -> None:
        """Offer what can be done: `current` is what opens, `count` how many rows are chosen.

        Only what is listed because it is recent can be taken off.
        """
        one = current is not None and count == 1
        self.open.setEnabled(current is not None)
        for action in (self.rename, self.move_, self.show_place, *self.tasks):
            action.setEnabled(one)
        self.forget.setEnabled(current is not None and one and current.removable)
        self.pdf.setText(typographic(save_words(count)))
        self.pdf.setEnabled(count > 0)
        for action in (self.export, self.propose, self.seance, self.synthesis):
            action.setEnabled(count > 0)

    def _task_action(self, task: FileTask) -> QAction:
        action = self.addAction(typographic(task.value))
        action.triggered.connect(lambda: self.task_asked.emit(task))
        return action


class OptionsMenu(QMenu):
    """« Options de la liste »: what the académie sent, a file made anew, where files are looked for and copied to."""

    academy_asked = Signal()
    rebuild_asked = Signal()
    add_folder_asked = Signal()
    remove_folder_asked = Signal(object)
    refresh_asked = Signal()
    palier_chosen = Signal(bool)
    second_place_asked = Signal()
    second_place_dropped = Signal()
    keep_nothing_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Options de la liste", parent)
        self.setAccessibleName("Options de la liste")
        self.academy = _action(self, IMPORT, self.academy_asked)
        self.rebuild = _action(self, REBUILD, self.rebuild_asked)
        self.addSeparator()
        self.add_folder = _action(self, ADD_FOLDER, self.add_folder_asked)
        self._folders: list[QAction] = []
        self.after_folders = self.addSeparator()
        self.refresh = _action(self, REFRESH, self.refresh_asked, key="F5")
        self.palier = _check(self, PALIER, self.palier_chosen)
        self.addSeparator()
        self.second_place = _action(self, SECOND_PLACE, self.second_place_asked)
        self.no_second_place = _action(self, "", self.second_place_dropped)
        self.addSeparator()
        self.keep_nothing = _check(self, KEEP_NOTHING, self.keep_nothing_asked)

    def show_preferences(self, kept: Preferences) -> None:
        """Show what is kept on this post."""
        self.palier.setChecked(kept.list_look.palier)
        self.keep_nothing.setChecked(kept.keep_nothing)
        for action in (self.add_folder, self.second_place):
            action.setEnabled(not kept.keep_nothing)
        dropping = f"Ne plus copier les sauvegardes dans « {kept.second_place} »"
        self.no_second_place.setText(typographic(dropping).replace("&", "&&"))
        self.no_second_place.setVisible(bool(kept.second_place))
        for action in self._folders:
            self.removeAction(action)
            action.deleteLater()
        self._folders = [self._folder_action(Path(folder)) for folder in kept.folders]

    def folder_actions(self) -> tuple[QAction, ...]:
        """« Ne plus lister … », one per added emplacement."""
        return tuple(self._folders)

    def _folder_action(self, folder: Path) -> QAction:
        action = QAction(typographic(f"Ne plus lister « {folder} »").replace("&", "&&"), self)
        action.triggered.connect(lambda: self.remove_folder_asked.emit(folder))
        self.insertAction(self.after_folders, action)
        return action


def _action(menu: QMenu, words: str, asked: SignalInstance, *, key: str = "") -> QAction:
    """An item; the key is only shown, the page obeys it."""
    action = menu.addAction(typographic(words) + (f"\t{key}" if key else ""))
    action.triggered.connect(lambda: asked.emit())
    return action


def _check(menu: QMenu, words: str, chosen: SignalInstance) -> QAction:
    action = menu.addAction(typographic(words))
    action.setCheckable(True)
    action.triggered.connect(chosen)
    return action
