"""Tells when a program painted its window and when it could be used; loads nothing that an empty bundle lacks.

`install` before PySide6.QtWidgets is imported, then run the program: the time of each is told in JSON in the file
that WITNESS_FILE names, and the process ends there. In a bundle, this runs as one more script of the program.
"""

import os
import sys
import time

_WIDGETS = "PySide6.QtWidgets"
CARD = "CriterionCard"


def install(waits_for_card):
    """Watch the window to come: usable once painted and idle, with the active criterion in view if `waits_for_card`."""
    sys.meta_path.insert(0, _Finder(Witness(waits_for_card)))


class Witness:
    """Monotonic times, the same clock as in the process that started this one."""

    def __init__(self, waits_for_card):
        self._waits_for_card = waits_for_card
        self._painted = None

    def classes(self, widgets):
        """The application and main window that tell this witness."""
        from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, Qt

        witness = self
        told = QEvent.Type(QEvent.registerEventType())

        class Application(widgets.QApplication):
            def __init__(self, *arguments):
                super().__init__(*arguments)
                dispatcher = QAbstractEventDispatcher.instance()
                dispatcher.aboutToBlock.connect(lambda: witness.look(self, dispatcher))

        class Window(widgets.QMainWindow):
            def event(self, event):
                if event.type() == QEvent.Type.Paint and witness._painted is None:
                    QCoreApplication.postEvent(self, QEvent(told), Qt.EventPriority.HighEventPriority.value)
                elif event.type() == told:
                    witness.note_painted()
                return super().event(event)

        return Application, Window

    def note_painted(self):
        """What follows the painting, which children end."""
        self._painted = self._painted or time.monotonic()

    def look(self, app, dispatcher):
        """Called when the loop may wait: do what is left, then tell."""
        from PySide6.QtCore import QEventLoop

        while dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
            pass
        now = time.monotonic()
        if self._painted and (not self._waits_for_card or self._card_in_view(app)):
            self._tell({"painted": self._painted, "usable": now, **_memory()})

    def _card_in_view(self, app):
        return any(
            type(widget).__name__ == CARD
            and widget.property("active") == "true"
            and widget.isVisible()
            and not widget.visibleRegion().isEmpty()
            for widget in app.allWidgets()
        )

    def _tell(self, found):
        text = ", ".join(f'"{key}": {value}' for key, value in found.items())
        with open(os.environ["WITNESS_FILE"], "w", encoding="utf-8") as file:  # noqa: PTH123  # pathlib is not there
            file.write(f"{{{text}}}")
        os._exit(0)


def _memory():
    """The resident memory, and the highest it was, in MiB."""
    with open("/proc/self/status", encoding="ascii") as file:  # noqa: PTH123  # pathlib is not there
        kib = {words[0]: words[1] for words in (line.split() for line in file) if words and words[0].startswith("Vm")}
    return {"peak": int(kib["VmHWM:"]) / 1024, "memory": int(kib["VmRSS:"]) / 1024}


class _Finder:
    """Of the import system (importlib.abc.MetaPathFinder), for one module."""

    def __init__(self, witness):
        self._witness = witness

    def find_spec(self, name, path=None, target=None):
        if name != _WIDGETS:
            return None
        sys.meta_path.remove(self)
        found = (finder.find_spec(name, path, target) for finder in sys.meta_path)
        spec = next(spec for spec in found if spec)
        spec.loader = _Loader(spec.loader, self._witness)
        return spec


class _Loader:
    def __init__(self, loader, witness):
        self._loader, self._witness = loader, witness

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        self._loader.exec_module(module)
        module.QApplication, module.QMainWindow = self._witness.classes(module)
