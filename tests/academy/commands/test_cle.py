"""cle: the key that a person makes at a terminal, and the copies that really open."""

import json
import os
import subprocess

import pytest

from academy_runs import PHRASE, on_a_terminal
from mounts import read_only
from paliers_desktop.academy.preparing.key_file import open_key, read_key
from paliers_desktop.exchange.academy_key import WrongPassphraseError
from paliers_desktop.exchange.keys import load_public_jwk

OTHER = "cinq autres mots tirés du livre"


@pytest.fixture
def key(run, tmp_path):
    path = tmp_path / "cle-creteil.json"
    assert run("cle", "creer", path, typed=[PHRASE]).status == 0
    return path


def test_at_a_terminal_the_passphrase_is_asked_twice_and_never_shown(tmp_path):
    status, screen = on_a_terminal(tmp_path, ["cle", "creer"], [PHRASE, PHRASE])
    assert status == 0
    assert screen.startswith("Phrase de passe de la nouvelle clé : ")
    assert "La même, une seconde fois : " in screen
    assert PHRASE not in screen
    key = open_key(tmp_path / "cle-creteil.json", PHRASE)
    assert f"Empreinte de clé : {key.public.empreinte} " in screen
    assert "Phrase de passe perdue : personne ne peut la retrouver" in screen
    assert load_public_jwk((tmp_path / "cle-creteil.pub.jwk").read_bytes()) == key.public


def test_at_a_terminal_a_weak_one_or_a_slip_is_asked_again(tmp_path):
    status, screen = on_a_terminal(tmp_path, ["cle", "creer"], ["azerty", PHRASE, PHRASE + "x", PHRASE, PHRASE])
    assert status == 0
    assert "La phrase de passe compte 6 caractères" in screen
    assert "Les deux saisies diffèrent." in screen


def test_at_a_terminal_three_refusals_end_it_and_nothing_is_made(tmp_path):
    status, screen = on_a_terminal(tmp_path, ["cle", "creer"], ["", "aaaaaaaaaaaaaaaaaaaaaaaa", "court"])
    assert status == 1
    assert "est vide" in screen
    assert "se devine" in screen
    assert list(tmp_path.iterdir()) == []


def test_without_answer_nothing_is_made(run, tmp_path):
    done = run("cle", "creer", tmp_path / "cle.json")
    assert done == (130, "", "Interrompu.\n")
    assert list(tmp_path.iterdir()) == []


def test_only_its_owner_reads_the_key(key):
    assert key.stat().st_mode & 0o777 == 0o600


def test_a_key_is_never_overwritten(run, key):
    before = key.read_bytes()
    done = run("cle", "creer", key, typed=[OTHER])
    assert done.status == 1
    assert "existe déjà ; il n’a pas été modifié" in done.err
    key.with_name("cle-creteil.pub.jwk").unlink()
    assert run("cle", "creer", key, typed=[OTHER]).status == 1
    assert key.read_bytes() == before
    assert [path.name for path in key.parent.iterdir()] == ["cle-creteil.json"]


def test_a_name_that_no_campagne_could_bear_is_refused(run, tmp_path):
    done = run("cle", "creer", "--academie", "Créteil/..", typed=[PHRASE])
    assert done.status == 2
    assert "ne convient pas" in done.err


def test_json_for_another_program(run, tmp_path):
    done = run("cle", "creer", tmp_path / "cle.json", "--json", typed=[PHRASE])
    told = json.loads(done.out)
    public = read_key(tmp_path / "cle.json").public
    assert told == {
        "fichier": str(tmp_path / "cle.json"),
        "cle_publique": str(tmp_path / "cle.pub.jwk"),
        "empreinte": public.empreinte,
        "kid": public.kid,
    }


def test_copies_are_read_back_and_opened(run, key, tmp_path):
    places = [tmp_path / "usb", tmp_path / "coffre"]
    for place in places:
        place.mkdir()
    done = run("cle", "sauvegarder", key, *places, typed=[PHRASE])
    assert done.status == 0, done.err
    for place in places:
        copy = place / key.name
        assert f"Copie relue et ouverte : {copy}" in done.out
        assert copy.read_bytes() == key.read_bytes()
        assert copy.stat().st_mode & 0o777 == 0o600
        assert open_key(copy, PHRASE) == open_key(key, PHRASE)
    assert run("cle", "sauvegarder", key, *places, typed=[PHRASE]).status == 0  # again: they are opened again


def test_a_wrong_passphrase_copies_nothing(run, key, tmp_path):
    (tmp_path / "usb").mkdir()
    done = run("cle", "sauvegarder", key, tmp_path / "usb", typed=[OTHER])
    assert done.status == 1
    assert "n’ouvre pas cette clé" in done.err
    assert list((tmp_path / "usb").iterdir()) == []


def test_a_copy_beside_the_key_or_over_another_one_is_refused(run, key, tmp_path):
    assert "se garde ailleurs" in run("cle", "sauvegarder", key, key.parent, typed=[PHRASE]).err
    (tmp_path / "usb").mkdir()
    other = tmp_path / "usb" / key.name
    other.write_bytes(b"une autre")
    assert "ne contient pas cette clé" in run("cle", "sauvegarder", key, tmp_path / "usb", typed=[PHRASE]).err
    assert other.read_bytes() == b"une autre"


def test_a_place_that_cannot_be_written_is_told(run, key, tmp_path):
    (tmp_path / "usb").mkdir()
    with read_only(tmp_path / "usb"):
        done = run("cle", "sauvegarder", key, tmp_path / "usb", typed=[PHRASE])
    assert done.status == 1
    assert "lecture seule" in done.err


@pytest.mark.parametrize("content", [b"", b"{}", b"x" * 20_000])
def test_a_file_that_is_no_key_is_told(run, tmp_path, content):
    (tmp_path / "cle.json").write_bytes(content)
    done = run("cle", "sauvegarder", tmp_path / "cle.json", tmp_path, typed=[PHRASE])
    assert done.status == 1
    assert "n’est pas une clé d’académie" in done.err


def test_a_place_that_is_not_there_does_not_become_a_file(run, key, tmp_path):
    """« usb », with no key plugged in."""
    done = run("cle", "sauvegarder", key, tmp_path / "absente", typed=[PHRASE])
    assert done.status == 1
    assert "n’existe pas" in done.err
    assert not (tmp_path / "absente").exists()
    assert run("cle", "sauvegarder", key, tmp_path / "copie.json", typed=[PHRASE]).status == 0


def test_openssl_reads_the_public_key(key, tmp_path):
    public = load_public_jwk(key.with_name("cle-creteil.pub.jwk").read_bytes())
    done = subprocess.run(
        ["openssl", "pkey", "-pubin", "-noout", "-text"], input=public.pem, capture_output=True, check=True
    )
    printed = "".join(done.stdout.decode().split("pub:")[1].split()).replace(":", "")
    assert printed == public.x.hex()


def test_the_wrong_passphrase_is_an_error_of_its_own(key):
    with pytest.raises(WrongPassphraseError, match=r"Verr\. Maj"):
        open_key(key, os.urandom(8).hex())
