"""What Windows shows of a program: its icon in every size, from the project's own SVG, and its version."""

import struct
from pathlib import Path

PUBLISHER = "Paliers numériques"
PRODUCT = "Paliers numériques"
DESCRIPTIONS = {
    "paliers-desktop": "Paliers numériques",
    "paliers-academie": "Paliers numériques : vérifier et dépouiller les fichiers reçus",
}
SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
"""Pixels: the small icon and the usual one at 100, 125, 150 and 200 %, then what large tiles are scaled from."""
LARGEST_BITMAP = 64
_HEADER, _ENTRY, _DIB = "<3H", "<4B2H2I", "<I2i2H6I"
_ICON_TYPE = 1
_WHOLE = 256
"""A side of 256 is written 0, which is all a byte can tell."""
_MASK_ROW = 32
"""A row of the mask fills whole 32-bit words."""
_VERSION = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0,
                    date=(0, 0)),
  kids=[StringFileInfo([StringTable("040C04B0", {strings})]), VarFileInfo([VarStruct("Translation", [0x040C, 1200])])],
)
"""


def version_text(name: str, version: str) -> str:
    """The version resource of the program `name`, in French, as the text that PyInstaller reads."""
    numbers = (*map(int, version.split(".")), 0)
    texts = {
        "CompanyName": PUBLISHER,
        "FileDescription": DESCRIPTIONS[name],
        "FileVersion": version,
        "InternalName": name,
        "LegalCopyright": "Licence EUPL 1.2",
        "OriginalFilename": f"{name}.exe",
        "ProductName": PRODUCT,
        "ProductVersion": version,
    }
    strings = "[" + ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in texts.items()) + "]"
    return _VERSION.format(numbers=numbers, strings=strings)


def write_icon(svg: Path, ico: Path) -> None:
    """Draw `svg` in each of SIZES: bitmaps, which all of Windows reads, and PNG for the largest."""
    pictures = [_picture(svg, side) for side in SIZES]
    head = struct.pack(_HEADER, 0, _ICON_TYPE, len(SIZES))
    offset = len(head) + struct.calcsize(_ENTRY) * len(SIZES)
    entries = []
    for side, picture in zip(SIZES, pictures, strict=True):
        entries.append(struct.pack(_ENTRY, side % _WHOLE, side % _WHOLE, 0, 0, 1, 32, len(picture), offset))
        offset += len(picture)
    ico.parent.mkdir(parents=True, exist_ok=True)
    ico.write_bytes(head + b"".join(entries) + b"".join(pictures))


def _picture(svg: Path, side: int) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(svg.read_bytes()).render(painter)
    painter.end()
    if side <= LARGEST_BITMAP:
        plain = image.convertToFormat(QImage.Format.Format_ARGB32)  # named: its bits live as long as it does
        return _bitmap(bytes(plain.constBits()), side)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def _bitmap(pixels: bytes, side: int) -> bytes:
    """BGRA rows from the bottom up, then the mask of old times, left empty: the alpha channel tells what is seen."""
    rows = [pixels[start : start + 4 * side] for start in range(0, len(pixels), 4 * side)]
    mask = bytes((side + _MASK_ROW - 1) // _MASK_ROW * 4 * side)
    body = b"".join(reversed(rows)) + mask
    return struct.pack(_DIB, struct.calcsize(_DIB), side, 2 * side, 1, 32, 0, len(body), 0, 0, 0, 0) + body
