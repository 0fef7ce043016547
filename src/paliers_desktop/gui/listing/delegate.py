"""How a row of the list of établissements is painted: two lines, a bar, a chip, all of it also in words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from paliers_desktop.actions.dossiers import Overview
from paliers_desktop.actions.listing import Listed
from paliers_desktop.core.report.wording import palier_words
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.palier_chip import chip_width, paint_chip
from paliers_desktop.gui.components.progress_bar import paint_bar
from paliers_desktop.gui.listing.model import LISTED
from paliers_desktop.gui.listing.words import Column, about, shows_palier, title
from paliers_desktop.gui.style import Style

ROW_HEIGHT = 54
EDGE = 20
"""Room at the left of the names, of which the mark of the selected row takes MARK."""
MARK = 4
WIDE_BAR, COMPACT_BAR = 104, 76
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ListingDelegate(QStyledItemDelegate):
    """Paints over the background that the view gives to the whole row.

    compact: short of room, the UAI stands below the name instead of a column, and the bar below its words.
    """

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self.compact = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self._style.px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        listed, column = index.data(LISTED), Column(index.column())
        painter.save()
        if column is Column.NOM:
            self._paint_name(painter, option.rect, listed, option.widget)
        elif listed.overview is None:
            pass  # the reason takes the whole row
        elif column is Column.AVANCEMENT:
            self._paint_progress(painter, option.rect, listed.overview, index.data())
        elif column is Column.PALIER and shows_palier(listed.overview):
            self._paint_palier(painter, option.rect, listed.overview)
        else:
            tone = "text2" if column is Column.PALIER else "text"
            self._write(painter, option.rect.adjusted(0, 0, -self._style.px(8), 0), index.data(), "small", tone)
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, listed: Listed, view: QWidget) -> None:
        style = self._style
        box = rect.adjusted(style.px(EDGE), 0, -style.px(8), 0)
        damaged = listed.overview is None
        if damaged:
            box.setRight(view.width() - style.px(EDGE))
        first, second = style.metrics("small", strong=True).height(), style.metrics("caption").height()
        top = box.top() + (box.height() - first - second) // 2
        name = QRect(box.left(), top, box.width(), first)
        if damaged:
            side = style.px(16)
            painter.drawPixmap(box.left(), top + (first - side) // 2, style.pixmap("triangle-alert", 16, "cours"))
            name.setLeft(box.left() + side + style.px(8))
        self._write(painter, name, typographic(title(listed)), "small", "text", strong=True)
        below = QRect(name.left(), top + first, name.width(), second)
        self._write(painter, below, typographic(about(listed, with_uai=self.compact)), "caption", "text2")

    def _paint_progress(self, painter: QPainter, rect: QRect, overview: Overview, words: str) -> None:
        style, profile = self._style, overview.profile
        height, width = style.px(6), style.px(COMPACT_BAR if self.compact else WIDE_BAR)
        left, middle = rect.left(), rect.top() + rect.height() // 2
        top = middle + style.px(8) if self.compact else middle - height // 2
        paint_bar(painter, style, QRectF(left, top, width, height), profile.answered, profile.total)
        if self.compact:
            middle -= style.px(6)
        else:
            left += width + style.px(10)
        if not profile.provisoire:
            side = style.px(16)
            painter.drawPixmap(left, middle - side // 2, style.pixmap("check", 16, "oui"))
            left += side + style.px(6)
        line = style.metrics("small").height()
        self._write(painter, QRect(left, middle - line // 2, rect.right() - left, line), words, "small", "text")

    def _paint_palier(self, painter: QPainter, rect: QRect, overview: Overview) -> None:
        style, palier = self._style, overview.profile.palier
        height, width = style.px(24), chip_width(style, palier)
        chip = QRectF(rect.left(), rect.top() + (rect.height() - height) // 2, width, height)
        painter.setFont(style.font("caption", strong=True))
        paint_chip(painter, style, palier, chip, palier_words(palier))
        if overview.profile.provisoire:
            left = rect.left() + width + style.px(8)
            beside = QRect(left, rect.top(), rect.right() - left, rect.height())
            self._write(painter, beside, "provisoire", "caption", "text2", italic=True)

    def _write(
        self,
        painter: QPainter,
        box: QRect,
        words: str,
        role: str,
        tone: str,
        *,
        strong: bool = False,
        italic: bool = False,
    ) -> None:
        font: QFont = self._style.font(role, strong=strong, italic=italic)
        painter.setFont(font)
        painter.setPen(self._style.color(tone))
        painter.drawText(box, _LEFT, QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width()))
