"""How a page asks for what takes something out of the établissement: loaded by the first call alone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paliers_desktop.actions.exporting import Exporting

ExportingMaker = Callable[[], "Exporting"]
"""The same each time."""
