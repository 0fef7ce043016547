"""Draw the icon of the program in the sizes that a desktop asks for. Usage: draw-icons.py FOLDER (an icons/hicolor)"""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
SVG = Path(__file__).parents[2] / "resources/icons/app.svg"

app = QGuiApplication([])
folder = Path(sys.argv[1])
renderer = QSvgRenderer(str(SVG))
for size in SIZES:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    place = folder / f"{size}x{size}" / "apps"
    place.mkdir(parents=True, exist_ok=True)
    if not image.save(str(place / "paliers-numeriques.png")):
        sys.exit(f"L’icône de {size} points n’a pas pu être écrite dans {place}.")
place = folder / "scalable" / "apps"
place.mkdir(parents=True, exist_ok=True)
(place / "paliers-numeriques.svg").write_bytes(SVG.read_bytes())
