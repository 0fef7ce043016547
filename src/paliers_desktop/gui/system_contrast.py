"""Whether the system asks for more contrast (Windows contrast themes, GNOME's setting), and with which colours."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette

from paliers_desktop.core.contrast_palette import contrast_tokens


def wants_contrast() -> bool:
    """What Qt says of the system now (contrastPreference, since Qt 6.10)."""
    hints = QGuiApplication.styleHints()  # held: PySide invalidates what it gave once this is let go
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def system_tokens() -> Mapping[str, str]:
    """The tokens from the palette of the system, ours put aside."""
    QGuiApplication.setPalette(QPalette())  # back to the system's
    palette = QGuiApplication.palette()
    role, disabled = QPalette.ColorRole, QPalette.ColorGroup.Disabled
    return contrast_tokens(
        palette.color(role.Window).name().upper(),
        palette.color(role.WindowText).name().upper(),
        palette.color(role.Highlight).name().upper(),
        palette.color(disabled, role.WindowText).name().upper(),
    )
