"""campagne creer: the register, the codes and the signed file agree, or there is no campagne at all."""

import json
import os
import signal
import sqlite3
import subprocess
import sys

import pytest

from academy_campagne import COURRIEL, DEPOT, created, creation, prepared
from academy_runs import PHRASE
from directory_samples import row, schools, table, uai
from libreoffice import Office, printed
from mounts import small_place
from paliers_desktop.academy.preparing import code_drawing
from paliers_desktop.academy.register.campagne import read_campagne
from paliers_desktop.academy.register.connection import FILE_NAME, open_register
from paliers_desktop.academy.register.decisions import all_decisions
from paliers_desktop.academy.register.etablissements import awaited
from paliers_desktop.academy.register.grids import all_grids
from paliers_desktop.academy.register.keys import keys_of
from paliers_desktop.exchange.campagne_document import open_campagne
from paliers_desktop.exchange.code import derive_key, read_code

ID = "creteil-2026-2027"


@pytest.fixture
def made(run, tmp_path):
    return created(run, tmp_path)


def test_each_code_sent_is_the_key_that_the_register_keeps(made):
    codes = made.codes()
    with open_register(made.folder) as register:
        uais = [one.uai for one in awaited(register)]
        assert sorted(codes) == uais
        assert len(uais) == 4
        for one in uais:
            (key,) = keys_of(register, one)
            code = read_code(codes[one], one, ID)
            assert not code.libre
            assert derive_key(code).public.kid == key.kid
            assert (key.etat, key.origine, key.uai) == ("active", "academie", one)


def test_the_register_tells_the_campagne(made):
    with open_register(made.folder) as register:
        campagne = read_campagne(register)
        assert (campagne.id, campagne.revision, campagne.etat) == (ID, 1, "ouverte")
        assert (campagne.depot, campagne.courriel, campagne.cloture.isoformat()) == (DEPOT, COURRIEL, "2027-01-15")
        assert [grid.id for grid in all_grids(register)] == ["creteil-ecoles", "creteil-etablissements"]
        assert [decision.kind for decision in all_decisions(register)] == ["creer"]


def test_the_campagne_file_is_signed_and_says_the_same(made):
    opened = open_campagne(made.signed.read_bytes())
    with open_register(made.folder) as register:
        assert opened.key == read_campagne(register).key
        assert {one.uai for one in opened.document.etablissements} == {one.uai for one in awaited(register)}
    assert opened.document.depot == DEPOT
    assert opened.document.cle_suivante is None


def test_no_code_nor_seed_is_kept_anywhere_else(made):
    codes = made.codes()
    secrets = [code.encode() for code in codes.values()]
    secrets += [code.replace("-", "").encode() for code in codes.values()]
    secrets += [derive_key(read_code(code, one, ID)).seed for one, code in codes.items()]
    for path in (made.folder / FILE_NAME, made.signed):
        assert not any(secret in path.read_bytes() for secret in secrets), path


def test_what_can_sign_is_private_and_the_warning_stands_beside_it(made):
    place = made.folder / "a-envoyer"
    assert place.stat().st_mode & 0o777 == 0o700
    for path in (*place.glob("*.csv"), *place.glob("*.odt")):
        assert path.stat().st_mode & 0o777 == 0o600
    assert "peut signer au nom des établissements" in (place / "LISEZ-MOI-AVANT-D-ENVOYER.txt").read_text("utf-8-sig")
    model = (place / "modele-de-courriel.txt").read_text("utf-8-sig")
    header = (place / "codes-r001.csv").read_text("utf-8-sig").splitlines()[0]
    for name in header.replace('"', "").split(";"):
        assert ("{{" + name + "}}" in model) is (name not in ("Commune", "Campagne"))


def test_libreoffice_reads_a_letter_for_each_school(made, tmp_path):
    codes = made.codes()
    letters = sorted((made.folder / "a-envoyer").glob("*.odt"))
    pages = "".join(printed(pdf) for pdf in Office(tmp_path / "bureau").convert("pdf", *letters)).split("\f")
    pages = [" ".join(page.split()) for page in pages if page.strip()]
    assert len(pages) == len(codes)
    with open_register(made.folder) as register:
        campagne = read_campagne(register)
        for one in awaited(register):
            (page,) = [page for page in pages if codes[one.uai] in page]
            for words in (one.nom, one.uai, one.commune, "15 janvier 2027", DEPOT, campagne.key.empreinte, COURRIEL):
                assert words.replace("'", "’") in page.replace("'", "’"), words
            assert all(f"{rank}. " in page for rank in (1, 2, 3))
            assert "page 1" not in page  # it is one of many for the académie, the only one for a school


def test_faults_are_listed_by_line_and_the_good_lines_invited(run, tmp_path):
    made = prepared(run, tmp_path)
    rows = [*schools(3), row(930001, Nom_etablissement=""), row(750001, Libelle_academie="Paris")]
    made.directory.write_bytes(table(rows))
    done = run(*creation(made), typed=[PHRASE])
    assert done.status == 0
    assert "3 établissements à inviter" in done.out
    assert f"Ligne 5 : {uai(930001)}" in done.out
    assert "1 ligne, autre académie" in done.out


def test_unconfirmed_columns_and_another_id_are_warned_of(run, tmp_path):
    made = prepared(run, tmp_path)
    done = run(*creation(made, "--id", "pilote-2027"), typed=[PHRASE])
    assert done.status == 0
    assert "22 critères sur 58 est déduit de la mise en page" in done.err
    assert "les postes proposent l’identifiant creteil-2026-2027, pas pilote-2027" in done.err


def test_the_default_id_is_not_warned_of(run, tmp_path):
    made = prepared(run, tmp_path)
    assert "les postes proposent" not in run(*creation(made), typed=[PHRASE]).err


def test_a_trial_reads_and_makes_nothing(run, tmp_path):
    made = prepared(run, tmp_path)
    done = run("campagne", "creer", made.directory, "--essai")
    assert done.status == 0
    assert "4 établissements à inviter" in done.out
    assert "rien n’a été créé" in done.out
    assert not made.folder.exists()


def test_json_tells_everything_once(run, tmp_path):
    made = prepared(run, tmp_path)
    told = json.loads(run(*creation(made, "--json"), typed=[PHRASE]).out)
    assert told["etablissements"] == 4
    assert told["campagne"] == ID
    assert told["lignes_fautives"] == []
    assert (made.folder / FILE_NAME).samefile(told["registre"])


def test_a_campagne_is_created_once(run, made):
    before = made.codes()
    done = run(*creation(made), typed=[PHRASE])
    assert done.status == 1
    assert "contient déjà une campagne" in done.err
    assert made.codes() == before


@pytest.mark.parametrize(
    ("more", "status", "words"),
    [
        (["--cloture", "hier"], 2, "n’est pas une date pour --cloture"),
        (["--cloture", "15/10/2026"], 2, "La clôture précède l’ouverture"),
        (["--courriel", "pas une adresse"], 2, "n’est pas une adresse électronique"),
        (["--id", "Créteil 2026"], 2, "ne convient pas"),
        (["--academie", "versailles"], 1, "Le plus souvent : autre académie (4 lignes)"),
        (["--secteur", "mixte"], 2, "--secteur"),
        (["--grille", "absente.toml"], 1, "introuvable"),
    ],
)
def test_what_is_asked_wrong_is_told_before_anything_is_made(run, tmp_path, more, status, words):
    made = prepared(run, tmp_path)
    done = run(*creation(made, *more), typed=[PHRASE])
    assert done.status == status
    assert words in done.err
    assert not made.folder.exists()


def test_a_missing_option_is_named(run, tmp_path):
    made = prepared(run, tmp_path)
    done = run("campagne", "creer", made.directory, "--campagne", made.folder)
    assert done.status == 2
    assert "Il manque l’option « --cle »" in done.err


def test_the_wrong_passphrase_makes_nothing(run, tmp_path):
    made = prepared(run, tmp_path)
    assert "n’ouvre pas cette clé" in run(*creation(made), typed=["une autre phrase de passe"]).err
    assert not made.folder.exists()


def test_a_full_disk_leaves_no_campagne(run, tmp_path):
    made = prepared(run, tmp_path)
    with small_place(made.folder, "200k"):
        done = run(*creation(made), typed=[PHRASE])
        assert done.status == 1
        assert "plein" in done.err or "n’a pas pu être écrit" in done.err
        assert not (made.folder / FILE_NAME).exists()


def _heeds_ctrl_c():
    """As in a terminal: what a shell starts in the background inherits a SIGINT that nobody hears."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _started(made):
    command = [sys.executable, "-m", "paliers_desktop.academy.cli", *map(str, creation(made))]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    program = subprocess.Popen(command, **pipes, preexec_fn=_heeds_ctrl_c)
    program.stdin.write(f"{PHRASE}\n".encode())
    program.stdin.flush()
    assert any("codes sur" in line.decode() for line in program.stderr), "the work never began"
    return program


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_a_stop_amid_the_work_leaves_no_campagne_and_it_can_be_run_again(run, tmp_path, stop):
    made = prepared(run, tmp_path, 200)
    program = _started(made)
    program.send_signal(stop)
    _, err = program.communicate(timeout=100)
    assert not (made.folder / FILE_NAME).exists()
    assert not list((made.folder / "a-envoyer").glob("*")) if (made.folder / "a-envoyer").exists() else True
    if stop is signal.SIGINT:
        assert program.returncode == 130
        assert err.decode().splitlines()[-1] == "Interrompu."
    made.directory.write_bytes(table(list(schools(3))))
    assert run(*creation(made), typed=[PHRASE]).status == 0
    assert len(made.codes()) == 3


def test_codes_written_by_a_run_that_stopped_before_its_register_are_written_over(run, tmp_path, monkeypatch):
    made = prepared(run, tmp_path)
    monkeypatch.setattr("paliers_desktop.academy.preparing.creation.create_campagne_register", _stopped)
    assert run(*creation(made), typed=[PHRASE]).status == 130
    stale = made.codes()
    letters = {path.name for path in (made.folder / "a-envoyer").glob("lettres*")}
    monkeypatch.undo()
    kept = [one for one in schools(4) if one["Code_departement"] == "077"]
    made.directory.write_bytes(table(kept))
    assert run(*creation(made), typed=[PHRASE]).status == 0
    assert len(letters) == 3
    assert [path.name for path in (made.folder / "a-envoyer").glob("lettres*")] == ["lettres-r001-077-1.odt"]
    assert set(made.codes()) < set(stale)
    assert not set(made.codes().values()) & set(stale.values())
    assert len(list((made.folder / "a-envoyer").glob("codes*"))) == 1


def _stopped(*_):
    raise KeyboardInterrupt


def test_the_pace_is_told_in_words():
    assert (
        code_drawing.Pace(1200, 4000, 100.0).words
        == "1\u00a0200 codes sur 4\u00a0000 · 12 par seconde · encore 3 min 53 s"
    )
    assert code_drawing.Pace(3, 4, 2.0).words == "3 codes sur 4 · 1,5 par seconde · encore 1 s"
    assert code_drawing.Pace(4, 4, 2.0).words == "4 codes sur 4 · 2,0 par seconde"
    assert code_drawing.Pace(0, 4, 0.0).words == "0 codes sur 4 · 0,0 par seconde · encore 0 s"


def test_every_core_draws(monkeypatch):
    """scrypt leaves Python's lock: as many threads as cores are inside it at once."""
    inside, most = set(), []
    real = code_drawing.derive_key

    def watched(code):
        inside.add(code.uai)
        most.append(len(inside))
        try:
            return real(code)
        finally:
            inside.discard(code.uai)

    monkeypatch.setattr(code_drawing, "derive_key", watched)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    code_drawing.draw_codes([uai(number) for number in range(940001, 940010)], ID)
    assert max(most) == 3


def test_the_register_is_sound(made):
    with sqlite3.connect(made.folder / FILE_NAME) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
    conn.close()


def test_the_letters_that_must_be_posted_are_apart(run, tmp_path):
    made = prepared(run, tmp_path)
    lines = [dict(one) for one in schools(4)]
    lines[1]["Mail"] = ""
    made.directory.write_bytes(table(lines))
    done = run(*creation(made), typed=[PHRASE])
    letters = sorted(path.name for path in (made.folder / "a-envoyer").glob("lettres*"))
    assert "lettres-r001-sans-courriel-1.odt" in letters
    assert "lettres à imprimer : " in done.out
    assert done.out.index("sans-courriel-1.odt") < done.out.index("si le courriel ne suffit pas : lettres-r001-0")


def test_stopped_while_it_draws_it_leaves_no_signed_file_to_give(run, tmp_path, monkeypatch):
    made = prepared(run, tmp_path)
    monkeypatch.setattr("paliers_desktop.academy.preparing.creation.draw_codes", _stopped)
    assert run(*creation(made), typed=[PHRASE]).status == 130
    assert [path for path in made.folder.rglob("*") if path.is_file()] == []
