"""What no PySide6 program can do without: a window with one label."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

app = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QLabel("Paliers numériques"))
window.resize(1366, 696)
window.show()
sys.exit(app.exec())
