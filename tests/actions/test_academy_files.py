"""A file said to come from the académie is read, or refused by a named error with its sentence: nothing else."""

import contextlib
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from academy_samples import ACADEMIE, campagne_file, recu_file
from campagne_samples import document
from dossier_samples import new_dossier
from export_samples import b64
from paliers_desktop.actions.academy_errors import (
    AcademyAlteredError,
    AcademyRefusedError,
    AcademyUnreadableError,
    NotOfTheAcademyError,
)
from paliers_desktop.actions.academy_files import read_academy_file
from paliers_desktop.exchange.campagne_document import OpenedCampagne, encode_campagne
from paliers_desktop.exchange.envelope import MEBIBYTE, Typ, sign
from paliers_desktop.exchange.recu_document import OpenedRecu
from recu_samples import recu
from sent_files import key, made, signed

NAMED = (AcademyAlteredError, AcademyRefusedError, AcademyUnreadableError, NotOfTheAcademyError)


def test_both_kinds_are_read(tmp_path):
    found, octets = read_academy_file(campagne_file(tmp_path))
    assert isinstance(found, OpenedCampagne)
    assert octets == campagne_file(tmp_path).read_bytes()
    assert isinstance(read_academy_file(recu_file(tmp_path, recu()))[0], OpenedRecu)


def test_other_files_of_the_program_are_told_apart(tmp_path):
    dossier, export = tmp_path / "lycee.paliers", tmp_path / "PMN.pmn.json"
    new_dossier(dossier).close()
    export.write_bytes(signed(made(1), key(1)))
    for path, words in ((dossier, "d’un établissement"), (export, "que l’établissement transmet")):
        with pytest.raises(NotOfTheAcademyError, match=words):
            read_academy_file(path)
    with pytest.raises(AcademyUnreadableError):
        read_academy_file(tmp_path / "absent.pmnc.json")
    with pytest.raises(AcademyUnreadableError):
        read_academy_file(tmp_path)


def test_an_altered_file_says_so_in_the_words_of_the_academie(tmp_path):
    path = campagne_file(tmp_path)
    members = json.loads(path.read_bytes())
    members["signatures"][0]["signature"] = b64(bytes(64))
    path.write_text(json.dumps(members))
    with pytest.raises(AcademyAlteredError, match="depuis que l’académie l’a signé"):
        read_academy_file(path)


def test_a_newer_format_asks_for_a_newer_program(tmp_path):
    path = tmp_path / "futur.pmnc.json"
    data = encode_campagne(document()).replace(b"pmn-campagne/1", b"pmn-campagne/2")
    path.write_bytes(sign(data, Typ.CAMPAGNE, ACADEMIE, max_bytes=4 * MEBIBYTE))
    with pytest.raises(AcademyRefusedError, match="Mettez à jour"):
        read_academy_file(path)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_nothing_but_a_named_error_comes_of_any_bytes(tmp_path, data):
    """Noise, cuts and changes of one byte of both kinds."""
    path = tmp_path / "fuzz.pmnc.json"
    genuine = data.draw(st.sampled_from([campagne_file(tmp_path), recu_file(tmp_path, recu())])).read_bytes()
    place = data.draw(st.integers(0, len(genuine) - 1))
    noise = data.draw(st.binary(max_size=40))
    changed = genuine[:place] + noise + genuine[place + 1 :]
    path.write_bytes(data.draw(st.sampled_from([noise, genuine[:place], changed])))
    with contextlib.suppress(*NAMED):
        read_academy_file(path)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(contenu=st.text(max_size=60) | st.just("[" * 3000) | st.just("a=" + "[" * 3000), typ=st.sampled_from(list(Typ)))
def test_nothing_but_a_named_error_comes_of_any_signed_payload(tmp_path, contenu, typ):
    """Whoever holds a key may sign anything."""
    path = tmp_path / "fuzz.pmnc.json"
    payload = json.loads(encode_campagne(document()))
    payload["grilles"][0]["contenu"] = contenu
    path.write_bytes(sign(json.dumps(payload).encode(), typ, ACADEMIE, max_bytes=4 * MEBIBYTE))
    with pytest.raises(NAMED):
        read_academy_file(path)
