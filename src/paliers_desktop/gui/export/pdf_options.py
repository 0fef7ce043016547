"""What the PDF takes along beside the answers: the relevé des séances, and only if ticked again, avis and names."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.core.report.releve import SeancesInReport
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.check_box import CheckBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.style import Style

SEANCES = "Joindre le relevé des séances"
NOMS = "Avec les avis partagés et les noms"
WARNING = (
    "Les noms sont ceux que vous avez saisis. Assurez-vous que les personnes l’acceptent avant de communiquer ce PDF."
)


class PdfOptions(QWidget):
    """Off at each opening; nothing shows while no séance was held."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.seances = CheckBox(style, SEANCES)
        self.noms = CheckBox(style, NOMS)
        self._warning = label(style, WARNING, "small", "text2", wrap=True)
        for box in (self.seances, self.noms):
            box.setFont(style.font("small"))
            box.setMinimumHeight(style.px(26))
        self.noms.setAccessibleDescription(typographic(WARNING))
        self.seances.toggled.connect(self._arrange)
        self._inner = QWidget()
        inside = QVBoxLayout(self._inner)
        inside.setContentsMargins(style.px(28), 0, 0, 0)
        inside.setSpacing(style.px(2))
        inside.addWidget(self.noms)
        inside.addWidget(self._warning)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(2))
        column.addWidget(self.seances)
        column.addWidget(self._inner)
        self.set_seances(False)

    @property
    def choice(self) -> SeancesInReport:
        """What the PDF is to tell of the séances."""
        if self.isHidden() or not self.seances.isChecked():
            return SeancesInReport.NONE
        return SeancesInReport.FULL if self.noms.isChecked() else SeancesInReport.PLAIN

    def set_seances(self, any_: bool) -> None:
        """Whether there is any séance to join."""
        self.setVisible(any_)
        self._arrange()

    def take_over(self, other: "PdfOptions") -> None:
        """Keep what is ticked in another look."""
        self.seances.setChecked(other.seances.isChecked())
        self.noms.setChecked(other.noms.isChecked())

    def _arrange(self) -> None:
        """The second choice goes with the first: it is off again with it."""
        on = self.seances.isChecked()
        self._inner.setVisible(on)
        if not on:
            self.noms.setChecked(False)
