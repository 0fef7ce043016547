"""The text that the room reads: the largest of its sizes that fits, on balanced lines."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from paliers_desktop.gui.components.labels import TextLabel
from paliers_desktop.gui.components.wall_measure import balanced_width, fits, text_box
from paliers_desktop.gui.style import Style

SIZES = (34.0, 28.0)
"""Points at 1024x768: the size of a criterion, and the one for what does not fit (ux/guide.md §4)."""


class WallText(TextLabel):
    """Left, in the middle of its height (or at its top); nothing is cut as long as the last size fits."""

    def __init__(
        self, style: Style, sizes: tuple[float, ...] = SIZES, *, top: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._sizes = sizes
        self._across = 0
        self._vertical = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMargin(0)
        self.setFont(style.font_of(sizes[-1], strong=True))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def setText(self, text: str) -> None:
        """Show another text, at the size that fits."""
        super().setText(text)
        self.setAccessibleName(self.text())
        self._fit()

    def set_sizes(self, sizes: tuple[float, ...]) -> None:
        """Choose among other sizes (points)."""
        self._sizes = sizes
        self._fit()

    def height_at(self, points: float, width: int) -> int:
        """What the text takes at a size."""
        return text_box(self._style.font_of(points, strong=True), self.text(), width).height()

    def is_whole(self) -> bool:
        """Whether nothing of the text is cut."""
        return fits(self.font(), self.text(), self.width(), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self._style.color("text"))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | self._vertical
        painter.drawText(QRect(0, 0, self._across, self.height()), int(flags), self.text())

    def _fit(self) -> None:
        fonts = [self._style.font_of(points, strong=True) for points in self._sizes]
        whole = (font for font in fonts if fits(font, self.text(), self.width(), self.height()))
        font = next(whole, fonts[-1])
        self.setFont(font)
        self._across = balanced_width(font, self.text(), self.width())
        self.update()
