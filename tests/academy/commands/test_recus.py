"""recus: one signed receipt per file and per state of it, and the mail merge that tells it in words."""

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest

from academy_key import key_file
from academy_runs import PHRASE
from dossier_samples import CAMPAGNE
from export_samples import b64
from faults import Fault
from paliers_desktop.academy.register.connection import open_register
from paliers_desktop.academy.register.recus import all_issued
from paliers_desktop.academy.reminding import receipts as receipts_module
from paliers_desktop.core.recu import VERDICTS, Preuve, Verdict
from paliers_desktop.core.typography import typographic
from paliers_desktop.exchange.envelope import claimed_identity
from paliers_desktop.exchange.recu_document import open_recu
from received_campagne import FILES, SCHOOLS, receive, received_campagne
from sent_files import DAY, LATE, THIEF, Sent, key, made, mixed, signed, uai

ALTERED_RANK = SCHOOLS - 2
STOPPED = Fault(
    "Les accusés de réception sont interrompus pendant leur écriture",
    seen="La commande relancée écrit ceux qui manquent, sous les mêmes numéros.",
    survives="Aucun numéro n’est donné deux fois ; aucun accusé n’est à moitié écrit.",
)


def altered():
    """An export whose signature was broken on the way, under its own name."""
    members = json.loads(signed(made(ALTERED_RANK), key(ALTERED_RANK)))
    members["signatures"][0]["signature"] = b64(bytes(64))
    return Sent(f"PMN_{CAMPAGNE}_{uai(ALTERED_RANK)}_r001.pmn.json", json.dumps(members).encode(), "REFUSE_ALTERE")


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    folder = tmp_path_factory.mktemp("model") / "campagne"
    received_campagne(folder, [*mixed(FILES), altered()])
    key_file(folder.parent)
    return folder


@pytest.fixture
def campagne(model, tmp_path):
    """A campagne of its own for each test."""
    shutil.copy(model.parent / "cle-creteil.json", tmp_path)
    return shutil.copytree(model, tmp_path / "campagne")


@pytest.fixture
def recus(run, campagne):
    """Run the verb; the passphrase is typed only if `typed` says so."""

    def _recus(*more, typed=(PHRASE,)):
        return run("recus", "--cle", campagne.parent / "cle-creteil.json", "--campagne", campagne, *more, typed=typed)

    return _recus


def signed_receipts(campagne):
    """Every receipt on the disk, opened."""
    return [open_recu(path.read_bytes()) for path in sorted(campagne.glob("recus/envoi-*/*.pmnr.json"))]


def merged(campagne, envoi=1, name="publipostage.csv"):
    data = (campagne / "recus" / f"envoi-{envoi:03}" / name).read_bytes()
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def test_every_file_that_names_a_school_has_one_receipt_that_the_key_of_the_academie_signs(recus, campagne):
    done = recus()
    assert done.status == 0, done.err
    found = signed_receipts(campagne)
    assert {one.key for one in found} == {THIEF.public}
    with open_register(campagne) as register:
        verdicts = {row[0]: row[1:] for row in register.rows("SELECT identite, verdict, remarques FROM verdicts")}
        days = dict(map(tuple, register.rows("SELECT identite, recu_le FROM fichiers")))
    by_file = {one.document.identite: one.document for one in found}
    assert len(by_file) == len(found) == len(verdicts) + 1
    for identite, (verdict, remarques) in verdicts.items():
        told = by_file[identite]
        assert (told.verdict, " ".join(told.remarques)) == (verdict, remarques)
        assert told.recu_le.isoformat() == days[identite]
        assert told.campagne == CAMPAGNE
    schools = len({one.document.uai for one in found})
    assert f"Envoi 1 : {len(found)} accusés de réception signés, pour {schools} établissements." in done.out
    assert re.search(r"\d+ fichiers refusés ne nomment aucun établissement", done.out)


def test_an_altered_file_is_answered_about_the_export_it_was(recus, campagne):
    recus()
    (told,) = (one.document for one in signed_receipts(campagne) if one.document.uai == uai(ALTERED_RANK))
    assert told.verdict is Verdict.REFUSE_ALTERE
    assert told.preuve is Preuve.AUCUNE
    assert told.identite == claimed_identity(altered().data)


def test_the_proof_follows_the_register(recus, campagne):
    recus()
    proofs = {(one.document.verdict, one.document.preuve) for one in signed_receipts(campagne)}
    assert (Verdict.ACCEPTE, Preuve.CODE_ACADEMIE) in proofs
    assert (Verdict.NON_RATTACHE, Preuve.CLE_INCONNUE) in proofs
    assert (Verdict.CLE_REMPLACEE, Preuve.CODE_ACADEMIE) in proofs
    assert all((preuve is Preuve.AUCUNE) == verdict.refused for verdict, preuve in proofs)


def test_the_same_state_gives_no_new_receipt_and_asks_no_passphrase(recus, campagne):
    recus()
    before = {path: path.stat().st_mtime_ns for path in campagne.rglob("*.pmnr.json")}
    again = recus(typed=())
    assert again.status == 0
    assert "Rien de neuf depuis l’envoi 1 du" in again.out
    assert {path: path.stat().st_mtime_ns for path in campagne.rglob("*.pmnr.json")} == before


def test_what_changed_is_a_new_sending_and_the_numbers_grow(run, recus, campagne):
    recus()
    first = Counter(one.document.uai for one in signed_receipts(campagne))
    waiting = next(one.document for one in signed_receipts(campagne) if one.document.verdict is Verdict.HORS_DELAI)
    assert run("approuver", waiting.uai, "--fichier", waiting.identite[:12], "--campagne", campagne).status == 0
    assert recus().out.startswith("Envoi 2 : 1 accusé de réception signé, pour 1 établissement.")
    (path,) = campagne.glob("recus/envoi-002/*.pmnr.json")
    told = open_recu(path.read_bytes()).document
    assert (told.identite, told.verdict) == (waiting.identite, Verdict.ACCEPTE)
    assert told.numero == first[waiting.uai] + 1
    assert path.name == f"recu_{CAMPAGNE}_{waiting.uai}_n{told.numero:03}.pmnr.json"


def test_after_a_thief_s_file_the_genuine_one_is_answered_again_last(recus, campagne):
    recus()
    school = next(one.document.uai for one in signed_receipts(campagne) if one.document.verdict is Verdict.ACCEPTE)
    genuine = next(one.document for one in signed_receipts(campagne) if one.document.uai == school)
    stolen = signed(made(0, uai=school, dossier_id="d" * 32, revision=7), THIEF)
    with open_register(campagne) as register:
        receive(register, [Sent("x", stolen, "NON_RATTACHE")])
    recus("--publipostage")
    told = [open_recu(path.read_bytes()).document for path in sorted(campagne.glob("recus/envoi-002/*.pmnr.json"))]
    assert [one.verdict for one in told] == [Verdict.NON_RATTACHE, Verdict.ACCEPTE]
    assert told[-1].identite == genuine.identite
    assert told[-1].numero == genuine.numero + 2


def test_the_mail_merge_says_each_thing_once_in_words(recus, campagne):
    done = recus("--publipostage")
    head, *lines = merged(campagne)
    assert head == ["courriel", "uai", "verdict", "phrase"]
    assert len({tuple(line) for line in lines}) == len(lines)
    assert f"publipostage.csv ({len(lines)} lignes)" in done.out
    words = {typographic(words) for words in VERDICTS.values()}
    for courriel, school, verdict, phrase in lines:
        assert courriel == f"ce.{school.lower()}@exemple.fr"
        assert verdict in words
        assert len(phrase.split()) > 4
    counted = {line[1] for line in lines if line[2] == "Reçu et retenu"}
    beside = [line[2] for line in lines if line[1] in counted and line[2] != "Reçu et retenu"]
    assert beside
    assert not [words for words in beside if words.startswith(("Déjà", "Reçu")) or "plusieurs" in words]
    assert len([line for line in lines if "plusieurs fichiers" in line[2]]) == len(
        {line[1] for line in lines if "plusieurs fichiers" in line[2]}
    )


def test_who_has_no_address_is_listed_apart(recus, campagne):
    done = recus("--publipostage")
    _, *lines = merged(campagne, name="sans-courriel.csv")
    assert lines
    assert {line[0] for line in lines} == {""}
    assert f"sans-courriel.csv ({len(lines)} ligne" in done.out
    written = {line[1] for line in lines} | {line[1] for line in merged(campagne)[1:]}
    assert written == {one.document.uai for one in signed_receipts(campagne)}


def test_no_sentence_speaks_of_levels_nor_of_certification(recus, campagne):
    recus("--publipostage")
    text = "".join(path.read_text("utf-8-sig") for path in campagne.rglob("*.csv"))
    assert len(text) > 3000
    assert not re.search(r"niveau|certifi|\bpalier|JWS|\bkid\b|REFUSE_|thumbprint", text, re.IGNORECASE)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_computed_by_a_spreadsheet(recus, campagne, start):
    with open_register(campagne) as register, register.transaction() as conn:
        conn.execute("UPDATE refus SET phrase = ?", (f"{start}HYPERLINK(1)",))
        conn.execute("UPDATE etablissements SET courriel = ? WHERE courriel <> ''", (f"{start}cmd@exemple.fr",))
    recus("--publipostage")
    data = (campagne / "recus/envoi-001/publipostage.csv").read_text("utf-8-sig")
    cells = [cell for line in csv.reader(io.StringIO(data, newline=""), delimiter=";") for cell in line]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell[:1] in {*"=+-@\t\r\n"}]


def test_an_old_sending_can_be_written_again_the_same(recus, campagne):
    recus("--publipostage")
    before = {path.name: path.read_bytes() for path in campagne.glob("recus/envoi-001/*")}
    shutil.rmtree(campagne / "recus")
    assert recus(typed=()).status == 0
    assert not list(campagne.rglob("*.pmnr.json"))
    assert recus("--envoi", 1, "--publipostage").status == 0
    assert {path.name: path.read_bytes() for path in campagne.glob("recus/envoi-001/*")} == before


def test_json_says_the_same_to_a_program(recus, campagne):
    done = recus("--publipostage", "--json")
    told = json.loads(done.out)
    assert (told["nouveau"], told["envoi"]) == (True, 1)
    assert len(told["recus"]) == len(signed_receipts(campagne))
    assert told["lignes"] == len(merged(campagne)) - 1
    assert told["sans_destinataire"] > 0
    assert set(told["recus"][0]) == {"uai", "numero", "identite", "verdict"}


@pytest.mark.parametrize(
    ("more", "typed", "status", "words"),
    [
        (["--envoi", "4"], [PHRASE], 1, "Il n’y a pas d’envoi 4."),
        (["--envoi", "0"], [PHRASE], 2, "--envoi"),
        ([], ["une autre phrase de passe"], 1, "n’ouvre pas cette clé"),
        ([], [], 130, "Interrompu."),
    ],
)
def test_what_is_refused_says_so_and_issues_nothing(recus, campagne, more, typed, status, words):
    done = recus(*more, typed=typed)
    assert (done.status, words in done.err) == (status, True), done.err
    with open_register(campagne) as register:
        assert all_issued(register) == ()


def test_another_key_than_the_campagne_s_signs_nothing(run, campagne):
    other = campagne.parent / "autre.json"
    assert run("cle", "creer", other, typed=[PHRASE]).status == 0
    done = run("recus", "--cle", other, "--campagne", campagne, typed=[PHRASE])
    assert done.status == 1
    assert "n’est pas celle de la campagne" in done.err
    assert not (campagne / "recus").exists()


def test_a_campagne_that_received_nothing_has_nothing_to_sign(run, tmp_path):
    received_campagne(tmp_path / "vide", [], schools=2)
    done = run("recus", "--cle", tmp_path / "absente.json", "--campagne", tmp_path / "vide", "--publipostage")
    assert (done.status, done.out) == (0, "Aucun fichier reçu : rien à signer.\n")


def test_a_file_that_could_be_read_since_is_no_longer_told_as_refused(recus, campagne):
    """The register forgets a refusal once the same bytes read as an export, as after an update of the program."""
    recus()
    with open_register(campagne) as register, register.transaction() as conn:
        conn.execute("DELETE FROM refus")
    done = recus("--publipostage", typed=())
    assert done.status == 0
    assert uai(ALTERED_RANK) not in {line[1] for line in merged(campagne)}


@STOPPED.proven
def test_a_stop_while_files_are_written_loses_no_number_and_the_next_run_writes_the_rest(recus, campagne, monkeypatch):
    monkeypatch.setattr(receipts_module, "AT_ONCE", 10)
    calls = []

    def failing(contents):
        calls.append(contents)
        if len(calls) == 3:
            raise KeyboardInterrupt
        real(contents)

    real = receipts_module.write_files
    monkeypatch.setattr(receipts_module, "write_files", failing)
    assert recus().status == 130
    assert len(signed_receipts(campagne)) == 20
    with open_register(campagne) as register:
        numbers = [(one.uai, one.numero, one.identite) for one in all_issued(register)]
    assert recus().status == 0
    with open_register(campagne) as register:
        issued = all_issued(register)
    assert [(one.uai, one.numero, one.identite) for one in issued] == numbers
    assert all(one.ecrit for one in issued)
    told = [one.document for one in signed_receipts(campagne)]
    assert sorted((one.uai, one.numero, one.identite) for one in told) == numbers


@STOPPED.proven
def test_a_kill_at_any_moment_leaves_whole_files_and_one_number_each(campagne):
    command = [sys.executable, "-m", "paliers_desktop.academy.cli", "recus", "--campagne", str(campagne)]
    command += ["--cle", str(campagne.parent / "cle-creteil.json")]
    program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    program.stdin.write(f"{PHRASE}\n")
    program.stdin.flush()
    deadline = time.monotonic() + 60
    while not (campagne / "recus").exists() and time.monotonic() < deadline:
        assert program.poll() is None or program.returncode == 0
    os.kill(program.pid, signal.SIGKILL)
    program.communicate()
    done = subprocess.run(command, input=f"{PHRASE}\n", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = [one.document for one in signed_receipts(campagne)]
    with open_register(campagne) as register:
        issued = {(one.uai, one.numero): one.identite for one in all_issued(register)}
    assert {(one.uai, one.numero): one.identite for one in found} == issued
    assert {one.envoi for one in _issued(campagne)} == {1}


def _issued(campagne):
    with open_register(campagne) as register:
        return all_issued(register)


def test_a_place_that_refuses_is_told_and_the_numbers_are_kept(recus, campagne):
    (campagne / "recus").write_bytes(b"a file where the folder should be")
    done = recus()
    assert done.status == 1
    assert "recus" in done.err
    (campagne / "recus").unlink()
    assert recus().status == 0
    assert len(signed_receipts(campagne)) == len(_issued(campagne))


def test_the_receipts_of_revisions_say_which_one_counts(recus, campagne):
    recus()
    by_school = {}
    for one in signed_receipts(campagne):
        by_school.setdefault(one.document.uai, []).append(one.document)
    chains = [some for some in by_school.values() if any(one.verdict is Verdict.REVISION_ANCIENNE for one in some)]
    assert chains
    for some in chains:
        last = max(some, key=lambda one: one.numero)
        assert last.verdict is Verdict.ACCEPTE


def test_days_are_those_of_reception(recus, campagne):
    recus()
    days = {one.document.recu_le for one in signed_receipts(campagne)}
    assert {DAY, LATE} <= days
