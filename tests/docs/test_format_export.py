import re
import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest

from export_samples import b64
from paliers_desktop.core.assessment import Etat, Fonction, MotifCode, TypeEtablissement
from paliers_desktop.core.report.preuve import level_of_proof
from paliers_desktop.exchange import documents, payload
from paliers_desktop.exchange.envelope import Typ, open_envelope

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "format-export.md").read_text(encoding="utf-8")
VERIFY, IDENTIFY = re.findall(r"^```sh\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
NAME = re.search(r"^fichier=(\S+)$", VERIFY, re.MULTILINE)[1]
ASSETS = ROOT / "tests" / "assets" / "signatures"
VALID = sorted(ASSETS.glob("valide/*.json"))


def run(folder, *commands):
    """The very commands of the document, in a plain shell."""
    return subprocess.run(["sh", "-c", "".join(commands)], cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_the_commands_verify_a_real_export(path, tmp_path):
    shutil.copy(path, tmp_path / NAME)
    done = run(tmp_path, VERIFY)
    assert done.returncode == 0, done.stderr
    assert "Signature Verified Successfully" in done.stdout
    assert (tmp_path / "contenu.json").read_bytes() == open_envelope(path.read_bytes(), Typ.EXPORT).payload


@pytest.mark.parametrize("path", sorted(ASSETS.glob("altere/*.json")), ids=lambda path: path.stem)
def test_the_commands_refuse_a_tampered_export(path, tmp_path):
    shutil.copy(path, tmp_path / NAME)
    done = run(tmp_path, VERIFY)
    assert done.returncode != 0
    assert "Successfully" not in done.stdout


def test_one_changed_byte_of_the_payload_is_refused(tmp_path):
    envelope = open_envelope(VALID[0].read_bytes(), Typ.EXPORT)
    spoiled = envelope.payload.replace(b'"revision": 1', b'"revision": 2').replace(b'"version": "1', b'"version": "2')
    assert spoiled != envelope.payload
    data = VALID[0].read_bytes().replace(b64(envelope.payload).encode(), b64(spoiled).encode())
    (tmp_path / NAME).write_bytes(data)
    assert run(tmp_path, VERIFY).returncode != 0


def test_the_commands_give_empreinte_and_key(tmp_path):
    shutil.copy(VALID[0], tmp_path / NAME)
    envelope = open_envelope(VALID[0].read_bytes(), Typ.EXPORT)
    done = run(tmp_path, VERIFY, IDENTIFY)
    assert f"Empreinte : {documents.empreinte(envelope.payload).replace(' ', '')}\n" in done.stdout
    assert f"Clé       : {envelope.kid}\n" in done.stdout


def _fields(struct):
    for field in msgspec.structs.fields(struct):
        yield field.encode_name


@pytest.mark.parametrize(
    "struct",
    [
        payload.Payload,
        payload.Reponse,
        payload.Motif,
        payload.Entraide,
        payload.Resultat,
        payload.Relecture,
        payload.GrilleRef,
        payload.EtablissementRef,
        payload.Application,
        payload.Declarant,
    ],
    ids=lambda struct: struct.__name__,
)
def test_every_field_is_documented(struct):
    for name in _fields(struct):
        assert f"`{name}`" in TEXT


@pytest.mark.parametrize("values", [Etat, Fonction, MotifCode, TypeEtablissement, payload.Nature])
def test_every_value_is_documented(values):
    for value in values:
        assert f"`{value}`" in TEXT


def test_the_fields_are_documented_in_the_order_of_the_file():
    rows = re.findall(r"^\| `(\w+)` \|", TEXT.split("## Le contenu")[1], re.MULTILINE)
    assert rows == [*_fields(payload.Payload), *_fields(payload.Reponse)]


def test_the_level_of_proof_is_word_for_word_the_program_s():
    assert level_of_proof(code_libre=False) in " ".join(TEXT.split())
    assert "d’un code créé dans l’établissement ; l’académie ne l’a pas fourni" in " ".join(TEXT.split())
