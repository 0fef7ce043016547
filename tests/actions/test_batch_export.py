"""The signed files of many établissements: real dossiers, real codes, verified by paliers-academie and by openssl."""

import datetime
import json
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier_samples import CAMPAGNE, criteres, names, new_dossier, oui
from listing_samples import make_dossier, uai
from mounts import read_only
from paliers_desktop.academy.cli import main
from paliers_desktop.actions.batch_export import (
    Exported,
    ExportsStoppedError,
    Foreseen,
    Transmission,
    foresee,
    transmission,
    transmit,
)
from paliers_desktop.actions.listing import read_listed
from paliers_desktop.core.assessment import Etablissement, TypeEtablissement
from paliers_desktop.core.lock_rules import VolumeKind
from paliers_desktop.exchange import base64url
from paliers_desktop.exchange.code import Origine, derive_key, draw_code
from paliers_desktop.exchange.keys import PublicKey
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.post import this_post

DAY = datetime.date(2026, 11, 23)
COUNT = 4


@pytest.fixture
def schools(tmp_path: Path) -> Path:
    folder = tmp_path / "écoles"
    folder.mkdir()
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "sortie"
    folder.mkdir()
    return folder


@pytest.fixture
def codes(tmp_path: Path) -> dict[str, str]:
    """A code for each of the first schools, in the file of `table`."""
    return {uai(number): draw_code(uai(number), CAMPAGNE, Origine.ACADEMIE).texte for number in range(COUNT)}


def table(tmp_path: Path, codes: dict[str, str]) -> Path:
    path = tmp_path / "codes.csv"
    path.write_text("".join(f"{uai};{code}\n" for uai, code in {"UAI": "code", **codes}.items()), "utf-8")
    return path


def asked(schools: Path, codes: Path, out: Path) -> Transmission:
    """For every file there, as the list read them."""
    chosen = [read_listed(path, removable=False) for path in sorted(schools.glob("*.paliers"))]
    return transmission(chosen, codes, out, DAY, this_post())


def run(wanted: Transmission) -> tuple[list[Foreseen], list[Exported]]:
    """What was foreseen, then what happened; the first never lies about the second."""
    foreseen, done = list(foresee(wanted)), list(transmit(wanted))
    assert [one.ok for one in foreseen] == [one.written is not None for one in done]
    assert [one.words for one in foreseen if not one.ok] == [one.words for one in done if one.written is None]
    return foreseen, done


def test_each_file_is_what_the_academie_and_openssl_accept(
    schools: Path, codes: dict[str, str], out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(COUNT):
        make_dossier(schools, number, answers=len(criteres()) if number else 3)
    foreseen, done = run(asked(schools, table(tmp_path, codes), out))
    assert names(out) == [f"PMN_{CAMPAGNE}_{uai(number)}_r001.pmn.json" for number in range(COUNT)]
    assert [one.provisoire for one in foreseen] == [one.provisoire for one in done] == [True, False, False, False]
    assert "Provisoire" in foreseen[0].words
    for number in range(COUNT):
        path = out / f"PMN_{CAMPAGNE}_{uai(number)}_r001.pmn.json"
        key = derive_key(draw_code_of(codes, number)).public
        (tmp_path / "pub.jwk").write_text(json.dumps({"kty": "OKP", "crv": "Ed25519", "x": key.jwk["x"]}))
        assert main(["verifier", "--cle", str(tmp_path / "pub.jwk"), str(path)]) == 0, capsys.readouterr().out
        assert openssl_accepts(path, key, tmp_path)


def draw_code_of(codes: dict[str, str], number: int):
    from paliers_desktop.exchange.code import read_code

    return read_code(codes[uai(number)], uai(number), CAMPAGNE)


def openssl_accepts(path: Path, key: PublicKey, folder: Path) -> bool:
    envelope = json.loads(path.read_bytes())
    (only,) = envelope["signatures"]
    (folder / "in").write_text(f"{only['protected']}.{envelope['payload']}")
    (folder / "sig").write_bytes(base64url.decode(only["signature"]))
    (folder / "pub.pem").write_bytes(key.pem)
    command = "openssl pkeyutl -verify -rawin -pubin -inkey pub.pem -sigfile sig -in in"
    return subprocess.run(command.split(), cwd=folder, capture_output=True, check=False).returncode == 0


def test_every_reason_is_told_and_the_others_go_on(
    schools: Path, codes: dict[str, str], out: Path, tmp_path: Path
) -> None:
    make_dossier(schools, 0, 3)
    make_dossier(schools, 1)
    make_dossier(schools, 2)
    make_dossier(schools, 7)
    (schools / "abîmé.paliers").write_bytes(b"rien")
    for name in ("double.paliers", "zdouble.paliers"):
        with closing(new_dossier(schools / name, Etablissement(uai(3), "École", TypeEtablissement.LYCEE, ""))):
            pass
    codes[uai(1)] = codes[uai(0)]
    codes[uai(2)] = codes[uai(2)][:-1]
    foreseen, done = run(asked(schools, table(tmp_path, codes), out))
    told = {one.path.stem: one.words for one in foreseen}
    assert told[uai(0)].startswith("Prêt : révision 1. Provisoire")
    assert f"Ce code est celui de {uai(0)}." in told[uai(1)]
    assert "il en manque 1" in told[uai(2)]
    assert "n’a pas de code" in told[uai(7)]
    assert "Plusieurs des fichiers choisis" in told["double"]
    assert told["double"] == told["zdouble"]
    assert len(names(out)) == sum(one.written is not None for one in done) == 1


def test_what_another_has_open_is_left_to_it(schools: Path, codes: dict[str, str], out: Path, tmp_path: Path) -> None:
    path = make_dossier(schools, 0)
    there = replace(this_post(), host="b" * 32, volume_of=lambda _: VolumeKind.SHARE)
    here = replace(this_post(), volume_of=lambda _: VolumeKind.SHARE)
    with closing(Dossier.open(path, post=there)):
        before = path.read_bytes()
        wanted = replace(asked(schools, table(tmp_path, codes), out), post=here)
        foreseen, _ = run(wanted)
        assert "est ouvert sur un autre poste" in foreseen[0].words
        assert path.read_bytes() == before
    assert names(schools) == [path.name]


def test_again_is_the_same_file_until_something_changes(
    schools: Path, codes: dict[str, str], out: Path, tmp_path: Path
) -> None:
    path = make_dossier(schools, 0, 2)
    wanted = asked(schools, table(tmp_path, codes), out)
    run(wanted)
    (file,) = out.iterdir()
    first = file.read_bytes()
    file.unlink()
    foreseen, done = run(wanted)
    assert "Rien n’a changé depuis la révision 1" in foreseen[0].words
    assert file.read_bytes() == first
    with closing(Dossier.open(path)) as dossier:
        dossier.save(oui(5))
    _, done = run(wanted)
    assert done[0].written == out / f"PMN_{CAMPAGNE}_{uai(0)}_r002.pmn.json"


def test_a_new_code_signs_anew_even_when_nothing_changed(
    schools: Path, codes: dict[str, str], out: Path, tmp_path: Path
) -> None:
    make_dossier(schools, 0, 2)
    run(asked(schools, table(tmp_path, codes), out))
    codes[uai(0)] = draw_code(uai(0), CAMPAGNE, Origine.ACADEMIE).texte
    _, done = run(asked(schools, table(tmp_path, codes), out))
    assert done[0].words == "Révision 2."


def test_a_place_that_cannot_be_written_stops_and_costs_no_revision(
    schools: Path, codes: dict[str, str], out: Path, tmp_path: Path
) -> None:
    for number in range(COUNT):
        make_dossier(schools, number, 1)
    file = table(tmp_path, codes)
    (tmp_path / "fermé").mkdir()
    with read_only(tmp_path / "fermé") as place:
        wanted = asked(schools, file, place)
        with pytest.raises(ExportsStoppedError, match="donne à nouveau le même fichier"):
            list(transmit(wanted))
    _, done = run(asked(schools, file, out))
    assert {one.words for one in done} == {"Révision 1.", "Le même fichier que le dernier (révision 1)."}


def test_it_stops_between_two(schools: Path, codes: dict[str, str], out: Path, tmp_path: Path) -> None:
    for number in range(COUNT):
        make_dossier(schools, number)
    done: list[Exported] = []
    wanted = asked(schools, table(tmp_path, codes), out)
    done.extend(transmit(wanted, lambda: len(done_names(out)) == 2))
    assert len(done) == len(done_names(out)) == 2


def done_names(folder: Path) -> list[str]:
    return [name for name in names(folder) if name.startswith("PMN_")]


def test_no_code_is_kept_anywhere(schools: Path, codes: dict[str, str], out: Path, tmp_path: Path) -> None:
    for number in range(COUNT):
        make_dossier(schools, number)
    wanted = asked(schools, table(tmp_path, codes), out)
    run(wanted)
    kept = b"".join(path.read_bytes() for path in everything(schools, out)) + repr(wanted).encode()
    for code in codes.values():
        for form in (code, code.replace("-", ""), code.lower()):
            assert form.encode() not in kept
            assert form.encode("utf-16-le") not in kept


def everything(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in folder.rglob("*") if path.is_file())
