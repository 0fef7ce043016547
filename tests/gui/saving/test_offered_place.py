"""A file is offered beside its dossier; that of the demonstration, erased with it, would take the file along."""

from pathlib import Path

import pytest

from gui_samples import CODE, open_new
from paliers_desktop import paths
from paliers_desktop.actions.other_formats import OtherFormat
from paliers_desktop.core import navigation
from paliers_desktop.gui.main_window import MainWindow


def offered(window: MainWindow) -> list[Path]:
    """Where each thing the export page writes would go, the person giving up each time."""
    assert window.wizard is not None
    window.wizard.go_step(navigation.EXPORT)
    page = window.wizard.page(navigation.EXPORT)
    page.sign.code.set_text(CODE)
    page.code.check()
    window.dialogs.asked.clear()
    window.dialogs.answers = [None, None, None]
    page.pdf.save()
    page.export_other(OtherFormat.VOLET_ODT)
    page._write_again()
    return [Path(asked.split(": ", 1)[-1].removeprefix("folder in ")) for asked in window.dialogs.asked]


def test_beside_the_dossier(window: MainWindow, tmp_path: Path) -> None:
    session = open_new(window, tmp_path)
    pdf, odt, signed = offered(window)
    assert {pdf.parent, odt.parent, signed} == {session.dossier.path.parent}


@pytest.mark.parametrize("there", [True, False])
def test_that_of_the_demonstration_is_kept(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    documents = tmp_path / "documents"
    if there:
        documents.mkdir()
    monkeypatch.setattr(paths, "documents_folder", lambda: documents)
    window.open_demo()
    pdf, odt, signed = offered(window)
    assert {pdf.parent, odt.parent, signed} == {documents if there else Path.home()}
