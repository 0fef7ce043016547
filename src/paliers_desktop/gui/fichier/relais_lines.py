"""« Ce qui reste à faire », as the windows of the hand-over show it."""

from paliers_desktop.core.report.relais import Relais
from paliers_desktop.gui.fichier.task_window import Lines


def relais_lines(relais: Relais) -> Lines:
    """Its sections, in order."""
    return tuple((section.titre, section.lines) for section in relais.sections)
