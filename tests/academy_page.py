"""The commands of docs/academie.md, played in order in an empty folder: `python -m academy_page` writes their output.

What is drawn at random (codes, empreintes) is masked, progress is left out, and the day of the run is told as another.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from academy_box import fill_box
from academy_runs import PHRASE, spaced
from directory_samples import row, schools, table, uai
from dossier_samples import CRITERIA

PAGE = Path(__file__).resolve().parents[1] / "docs" / "academie.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ ((?:.*\\\n)*.*)$", re.MULTILINE)
PROGRESS = re.compile(r"^\d+ codes sur .*\n", re.MULTILINE)
SYMBOL = "[0-9A-HJKMNP-TV-Z]{4}"
GROUPS = re.compile(rf"\b{SYMBOL}(?:-{SYMBOL}){{3,5}}\b")
NEXT_PHRASE = "six mots pour la prochaine année"
CLOSED = re.compile("(dernier jour de réception, le ).*")
CLOSING = "20 janvier 2027"
IDENTITY = re.compile(r"\b[0-9a-f]{12}\b")
MAY_REFUSE = ("recevoir",)


def played(page: str) -> str:
    """The page with what its commands print today."""
    with tempfile.TemporaryDirectory(prefix="campagne-") as name:
        folder = Path(name)
        _furnish(folder)
        return BLOCK.sub(lambda block: f"```console\n{_block(block[1], folder)}```", page)


def _furnish(folder: Path) -> None:
    for place in ("cle-usb", "coffre"):
        (folder / place).mkdir()
    shutil.copy(CRITERIA / "creteil-ecoles.toml", folder)
    rows = list(schools(36))
    rows[10]["Identifiant_de_l_etablissement"] = "0930004A"
    rows[17]["Nom_etablissement"] = ""
    rows[20]["Mail"] = ""
    rows[25]["Mail"] = "secretariat arobase exemple.fr"
    aside = [
        row(750001, Libelle_academie="Paris"),
        row(770500, Statut_public_prive="Privé"),
        row(930500, code_nature="390", libelle_nature="SECTION ENSEIGT GEN. ET PROF. ADAPTE"),
    ]
    (folder / "fr-en-annuaire-education.csv").write_bytes(table([*rows, *aside]))
    (folder / "nouvelles.csv").write_text(f"uai;nom;type;commune\n{uai(940777)};École du Pré;ecole_primaire;Créteil\n")


def _block(text: str, folder: Path) -> str:
    return "".join(f"$ {command[1]}\n{_output(command[1], folder)}" for command in COMMAND.finditer(text))


def _output(command: str, folder: Path) -> str:
    program, *arguments = shlex.split(command.replace("\\\n", " "))
    assert program == "paliers-academie"
    if arguments[0] == "recevoir" and not (folder / "boite").exists():
        fill_box(folder / "boite", folder / "campagne-2026")
    done = subprocess.run(
        [sys.executable, "-m", "paliers_desktop.academy.cli", *arguments],
        cwd=folder,
        input=f"{PHRASE}\n{NEXT_PHRASE}\n",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == 0 or (done.returncode == 1 and arguments[0] in MAY_REFUSE), done.stdout
    text = GROUPS.sub(lambda found: "-".join(["XXXX"] * len(found[0].split("-"))), spaced(done.stdout))
    text = IDENTITY.sub("x" * 12, text)
    return CLOSED.sub(rf"\1{CLOSING}.", PROGRESS.sub("", text))


if __name__ == "__main__":
    PAGE.write_text(played(PAGE.read_text("utf-8")), "utf-8")
    sys.stdout.write(f"{PAGE}\n")
