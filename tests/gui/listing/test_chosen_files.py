"""What a file dialog of Qt leaves behind is erased, and nothing else of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from paliers_desktop.gui.listing.chosen_files import erase_chosen_files


@pytest.fixture
def settings(tmp_path: Path, qapp: QApplication) -> QSettings:
    """Those of Qt itself, in a place of this test."""
    before = Path(QSettings(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, "QtProject").fileName()).parent
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path))
    yield QSettings(QSettings.Scope.UserScope, "QtProject")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(before))


def test_the_places_of_a_real_dialog_are_erased(settings: QSettings, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "a.paliers").touch()
    dialog = QFileDialog(None, "Ouvrir", str(tmp_path / "secret"))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.selectFile("a.paliers")
    QTimer.singleShot(100, dialog.accept)
    QTimer.singleShot(5000, dialog.reject)
    dialog.exec()
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settings.sync()
    assert "secret" in Path(settings.fileName()).read_text()
    erase_chosen_files()
    assert "secret" not in Path(settings.fileName()).read_text()
    assert "viewMode" in Path(settings.fileName()).read_text()
