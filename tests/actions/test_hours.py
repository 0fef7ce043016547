"""The same dossier gives the same files on a post set to another zone: its moments are told as in Paris."""

import datetime
import os
import subprocess
import sys
import types
from pathlib import Path

import pytest

from dossier_samples import names
from paliers_desktop.storage import recollection
from writers import WRITERS, told_dossier

ZONES = ("Asia/Tokyo", "America/Cayenne", "UTC", "Europe/Paris")
LATE = datetime.datetime(2027, 3, 27, 23, 30, tzinfo=datetime.UTC)
"""0:30 on the 28th in Paris, half an hour before the night when clocks jump; still the 27th in Cayenne and in UTC."""

WRITE_ALL = """
import sys
from pathlib import Path
from paliers_desktop.actions.dossiers import open_dossier
from writers import WRITERS
opened = open_dossier(Path(sys.argv[1]))
for writer in WRITERS:
    print(writer(opened, Path(sys.argv[2])).name)
"""


class Frozen(datetime.datetime):
    """A clock that stopped that night."""

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> datetime.datetime:
        return LATE.astimezone(tz)


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    clock = types.SimpleNamespace(datetime=Frozen, UTC=datetime.UTC)
    monkeypatch.setattr(recollection, "datetime", clock)
    made = told_dossier(tmp_path, LATE + datetime.timedelta(minutes=20))
    made.dossier.close()
    return made.dossier.path


def written_in(zone: str, dossier: Path, folder: Path) -> dict[str, bytes]:
    """Every file, as a post of that zone writes it."""
    folder.mkdir()
    run = subprocess.run(
        [sys.executable, "-c", WRITE_ALL, str(dossier), str(folder)],
        env={**os.environ, "TZ": zone, "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert names(folder) == sorted(run.stdout.splitlines())
    return {name: (folder / name).read_bytes() for name in names(folder)}


def words(path: Path) -> str:
    return subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True, text=True).stdout


def test_every_file_is_the_same_in_every_zone(dossier: Path, tmp_path: Path) -> None:
    found = {zone: written_in(zone, dossier, tmp_path / zone.replace("/", "-")) for zone in ZONES}
    first = found[ZONES[0]]
    assert len(first) == len(WRITERS)
    for zone in ZONES:
        assert list(found[zone]) == list(first), zone
        assert not [name for name in first if found[zone][name] != first[name]], zone
    releve = tmp_path / "UTC/Seance_0940120V_2027-03-28_0h50.pdf"
    told = words(releve).replace("\u00a0", " ")
    assert "28 mars 2027" in told
    assert "de 0:50 à 3:25" in told, "summer time began at 2:00"
    assert "1 h 35" in told
    synthese = words(tmp_path / "UTC/Synthese_0940120V_creteil-2026-2027.pdf").replace("\u00a0", " ")
    assert "28 mars 2027" in synthese
    assert "27 mars 2027" not in synthese
