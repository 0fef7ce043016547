"""The focus ring: one overlay per window, around the control that has the keyboard, whatever scrolls or moves."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from paliers_desktop.gui.style import Style

_GAP = 2
_STROKE = 2
_RADIUS = 6
_FOLLOWED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange}


class FocusRing(QWidget):
    """Shown while the latest gesture is of the keyboard; transparent to the mouse.

    A control may carry the property `focus_radius` (real pixels) when its corners are not those of a button.
    """

    def __init__(self, style: Style, window: QWidget) -> None:
        super().__init__(window)
        self._style = style
        self._window = window
        self._target: QWidget | None = None
        self._followed: list[QObject] = []
        self._keyboard = False
        self._offset = QPoint()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.installEventFilter(self)
        self._watch_input()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
            self._on_focus_changed(None, app.focusWidget())

    @property
    def target(self) -> QWidget | None:
        """The control that is ringed, None when no ring shows."""
        return self._target if self.isVisibleTo(self._window) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Which device was used last (from the native window), and where the control is (from its ancestors)."""
        kind = event.type()
        if isinstance(watched, QWindow):
            self._note_input(event)
        elif kind == QEvent.Type.ShortcutOverride:  # all that is seen of a key that is a shortcut: F6, Alt+↓
            self._keyboard = True
            self._place()
        elif kind in _FOLLOWED:
            if watched is self._window and kind == QEvent.Type.Show:
                self._watch_input()
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._target is None or not isValid(self._target):
            return
        stroke = self._style.px(_STROKE)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._style.color("focus"), stroke))
        outline = QRectF(self._outline(self._target).translated(self._offset))
        outline.adjust(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        radius = self._radius(self._target)
        painter.drawRoundedRect(outline, radius, radius)

    def _watch_input(self) -> None:
        native = self._window.windowHandle()
        if native is not None:
            native.removeEventFilter(self)
            native.installEventFilter(self)

    def _note_input(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._keyboard = True
            self._place()
        elif event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
            self._keyboard = False
            self._place()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for followed in self._followed:
            if isValid(followed):  # a page that closes takes its controls with it
                followed.removeEventFilter(self)
        self._followed = []
        control = new is not None and new.focusPolicy() != Qt.FocusPolicy.NoFocus
        inside = control and new is not None and isValid(self._window) and self._window.isAncestorOf(new)
        self._target = new if inside else None
        step: QWidget | None = self._target
        while step is not None and step is not self._window:
            step.installEventFilter(self)
            self._followed.append(step)
            step = step.parentWidget()
        self._place()

    def _place(self) -> None:
        """Around the control, cut only where a scroll area itself ends."""
        target = self._target
        if target is None or not isValid(target) or not self._keyboard or not target.isVisible():
            self.hide()
            return
        visible = self._outline(target) & self._clip(target)
        if visible.isEmpty():
            self.hide()
            return
        self._offset = -visible.topLeft()
        self.setGeometry(visible)
        self.raise_()
        self.show()
        self.update()

    def _outline(self, target: QWidget) -> QRect:
        """The outer edge of the ring, in the window."""
        corner = target.mapTo(self._window, QPoint(0, 0))
        around = self._style.px(_GAP) + self._style.px(_STROKE)
        return QRect(corner, target.size()).adjusted(-around, -around, around, around)

    def _clip(self, target: QWidget) -> QRect:
        clip = self._window.rect()
        step = target.parentWidget()
        while step is not None and step is not self._window:
            if isinstance(step, QScrollArea):
                view = step.viewport()
                clip &= QRect(view.mapTo(self._window, QPoint(0, 0)), view.size())
            step = step.parentWidget()
        return clip

    def _radius(self, target: QWidget) -> float:
        radius = target.property("focus_radius")
        own = self._style.real(_RADIUS) if radius is None else float(radius)
        return own + self._style.real(_GAP)
