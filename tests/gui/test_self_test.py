"""--self-test for both grids: what it leaves is real for tools that know nothing of the program."""

import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from gui_samples import rows
from paliers_desktop import paths
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.navigation import steps
from paliers_desktop.gui.self_test import SCHOOLS

HEAVY = ("reportlab", "pikepdf", "joserfc", "cryptography")


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Another program, far from the source tree."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=100)


def program(*words: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-W", "error", "-m", "paliers_desktop", *words, folder=folder)


def academie(*files: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    code = "import sys; from paliers_desktop.academy.cli import main; sys.exit(main())"
    return run(sys.executable, "-c", code, "verifier", *files, folder=folder)


class Done:
    """One self-test and what it left."""

    def __init__(self, name: str, out: Path) -> None:
        self.name = name
        self.out = out
        self.school = SCHOOLS[name]
        self.grille: Grille = load_catalogue(paths.criteria_folder()).for_type(self.school.type).grille
        words = () if name == "etablissements" else ("--grille", name)
        self.process = program("--self-test", out, *words, folder=out.parent)

    def only(self, pattern: str) -> Path:
        (path,) = self.out.glob(pattern)
        return path


@pytest.fixture(scope="module", params=sorted(SCHOOLS))
def done(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Done:
    return Done(request.param, tmp_path_factory.mktemp("autotest") / "sortie")


def test_it_succeeds_and_says_each_step_and_palier(done: Done) -> None:
    assert done.process.returncode == 0, done.process.stdout + done.process.stderr
    assert done.process.stderr.replace("This plugin does not support propagateSizeHints()\n", "") == ""
    lines = done.process.stdout.splitlines()
    assert lines[-1] == "Auto-test réussi."
    assert f"{len(done.grille.criteres)} critères : réponse donnée et enregistrée" in lines
    for domaine in done.grille.domaines:
        assert any(re.fullmatch(rf"  {re.escape(domaine.titre)} : .*palier \d", line) for line in lines)


def test_the_dossier_is_whole(done: Done) -> None:
    path = done.only("*.paliers")
    assert path.name.startswith(done.school.uai)
    shell = run("sqlite3", path, "pragma integrity_check; pragma foreign_key_check", folder=done.out)
    assert shell.stdout == "ok\n"
    (answered,) = rows(path, "SELECT count(*) FROM reponses WHERE reponse IS NOT NULL")
    assert answered == (len(done.grille.criteres),)


def test_the_pdf_is_sound_and_holds_every_criterion(done: Done) -> None:
    assert run("qpdf", "--check", "rapport.pdf", folder=done.out).returncode == 0
    text = run("pdftotext", "-raw", "rapport.pdf", "-", folder=done.out).stdout
    read = plain(text)
    missing = [critere.texte for critere in done.grille.criteres.values() if plain(critere.texte) not in read]
    assert not missing
    assert plain("Un commentaire : œuvre, cœur, « À l’été », 100 % & plus.") in read
    assert done.school.uai in text


def plain(text: str) -> str:
    """Letters and signs alone: neither spaces, nor line breaks, nor the typography of French."""
    folded = unicodedata.normalize("NFC", text).replace("’", "'")
    return re.sub(r"[\s\xad«»\"-]+", "", folded)


def test_the_academie_accepts_the_file_and_refuses_it_changed(done: Done) -> None:
    path = done.only("*.pmn.json")
    accepted = academie(path, folder=done.out)
    assert accepted.returncode == 0
    assert "intègre, origine non vérifiée" in accepted.stdout
    envelope = json.loads(path.read_bytes())
    payload = envelope["payload"]
    envelope["payload"] = payload[:40] + ("A" if payload[40] != "A" else "B") + payload[41:]
    changed = done.out.parent / path.name
    changed.write_text(json.dumps(envelope))
    refused = academie(path, changed, folder=done.out)
    assert refused.returncode == 1
    assert "refusé" in refused.stdout


def test_the_pictures_are_those_of_every_page(done: Done) -> None:
    names = {re.sub(r"^\d+-", "", path.stem) for path in (done.out / "ecrans").glob("*.png")}
    assert names >= {"etablissements", "nouvel-etablissement", *steps(done.grille), "export-reussi"}
    for path in (*(done.out / "ecrans").glob("*.png"), done.out / "radar.png"):
        picture = QImage(str(path))
        assert picture.width() > 300
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
        assert len(colours) > 3, f"{path.name} is empty"


def test_it_can_be_run_again_in_the_same_place(done: Done) -> None:
    again = program("--self-test", done.out, "--grille", done.name, folder=done.out)
    assert again.returncode == 0, again.stderr
    done.only("*.paliers")


def test_it_never_touches_the_exports_of_a_real_etablissement(tmp_path: Path) -> None:
    export = tmp_path / "PMN_creteil-2026-2027_0940120V_r001.pmn.json"
    export.write_text("précieux")
    refused = program("--self-test", tmp_path, folder=tmp_path)
    assert refused.returncode == 1
    assert refused.stderr.splitlines()[-1].startswith("Échec de l’auto-test : « ")
    assert [item.name for item in tmp_path.iterdir() if item.is_file()] == [export.name]
    assert export.read_text() == "précieux"


def test_a_place_that_cannot_be_used_is_a_sentence_and_exit_1(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    failed = program("--self-test", tmp_path / "fichier", folder=tmp_path)
    assert failed.returncode == 1
    assert failed.stderr.startswith("Échec de l’auto-test : ")
    assert "Traceback" not in failed.stderr


BROKEN_SLOT = """
import sys
from paliers_desktop.gui.bars import Bars
def fail(self, slug):
    raise ZeroDivisionError("a bug in a slot")
Bars._on_palier = fail
from paliers_desktop.__main__ import main
sys.exit(main(["--self-test", sys.argv[1]]))
"""


def test_a_bug_that_qt_swallows_is_a_failure(tmp_path: Path) -> None:
    failed = run(sys.executable, "-c", BROKEN_SLOT, tmp_path / "out", folder=tmp_path)
    assert failed.returncode == 1
    assert failed.stderr.splitlines()[-1].startswith("Échec de l’auto-test : Un problème inattendu")


STARTED = """
import sys
from paliers_desktop.gui.app import make_application, make_window
app = make_application(["paliers-desktop"])
window = make_window()
window.show()
window.open_demo()
app.sendPostedEvents()
print(*(name for name in sys.argv[1:] if name in sys.modules))
window.close()
"""


def test_what_only_an_export_needs_is_not_loaded_at_start(tmp_path: Path) -> None:
    started = run(
        sys.executable,
        "-c",
        f"import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'{STARTED}",
        *HEAVY,
        folder=tmp_path,
    )
    assert started.returncode == 0, started.stderr
    assert started.stdout.split() == []
