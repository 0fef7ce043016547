import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from container_samples import message, packed
from faults import Fault
from paliers_desktop.academy.cli import main
from paliers_desktop.academy.commands import recevoir
from paliers_desktop.academy.commands.recevoir import MOST_NAMED
from paliers_desktop.academy.register.connection import open_register
from sent_files import DAY, LATE, dump, invite, key, made, new_register, old_grid, signed, uai
from torture.tortures import bits, reception

SCHOOLS = 60
ENGLISH = re.compile(
    r"\b(usage:|options:|error|missing|argument '|show this|no such|commands|try|got|does not)\b", re.I
)


@pytest.fixture
def campagne(tmp_path):
    folder = tmp_path / "campagne"
    new_register(folder, SCHOOLS).close()
    return folder


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    """Some day after all those of the samples."""
    monkeypatch.setattr(recevoir, "paris_today", lambda: LATE + datetime.timedelta(days=9))


@pytest.fixture
def run(capsys):
    """Run the program as a console would: exit code, then what it printed, with ordinary spaces."""

    def _run(*arguments):
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return status, out.replace("\u00a0", " "), err.replace("\u00a0", " ")

    return _run


def put(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def send(run, campagne, folder, *files, day=DAY):
    """Receive files as one box; the exit code and what was printed."""
    for name, data in files:
        put(folder / name, data)
    return run("recevoir", folder, "--campagne", campagne, "--recu-le", day.isoformat())


def state(run, campagne, school):
    """What « etat » tells a program of a school."""
    return json.loads(run("etat", school, "--campagne", campagne, "--json")[1])


def words(told):
    return [file["verdict"] for file in told["fichiers"]]


UAI = "|".join(uai(rank) for rank in range(6))


def test_a_great_lot_names_a_few_and_counts_the_kinds(run, campagne, tmp_path):
    bad = [(f"{rank:02}.txt", b"rien %d" % rank) for rank in range(MOST_NAMED + 5)]
    _, out, _ = send(run, campagne, tmp_path / "b", *bad)
    assert out.count(" : REFUSE_FORMAT\n") == MOST_NAMED
    assert "et 5 autres fichiers : --tout les nomme tous." in out
    assert re.search(r"^ +45  REFUSE_FORMAT +Refusé : fichier illisible$", out, re.MULTILINE)
    assert "« manquants » en donne la liste" in out
    _, out, _ = run("recevoir", tmp_path / "b", "--campagne", campagne, "--recu-le", DAY.isoformat(), "--tout")
    assert out.count(" : REFUSE_FORMAT\n") == MOST_NAMED + 5


def test_folders_messages_mailboxes_and_archives_at_once(run, campagne, tmp_path):
    files = [signed(made(rank), key(rank)) for rank in range(6)]
    box = tmp_path / "boite"
    put(box / "sous" / "a.txt", files[0])
    put(box / "b.eml", message(("x.json", files[1], "application/json")).as_bytes())
    mails = [b"From x\n" + message(("x", files[rank], "text/plain")).as_bytes() + b"\n\n" for rank in (2, 3)]
    put(box / "c", b"".join(mails))
    put(box / "d.zip", packed(("e/f.json", files[4]), ("g", files[5])))
    status, out, _ = run("recevoir", box, "--campagne", campagne, "--recu-le", "25/11/2026", "--tout")
    assert status == 0
    assert "6 fichiers reçus." in out
    assert re.search(r"^ +6 +ACCEPTE\b", out, re.MULTILINE)
    assert re.search(rf"^d\.zip › f\.json \({UAI}\) : ACCEPTE$", out, re.MULTILINE)
    assert all(state(run, campagne, uai(rank))["fichiers"][0]["retenu"] for rank in range(6))


def test_a_bad_file_does_not_stop_the_others_and_is_named(run, campagne, tmp_path):
    status, out, _ = send(
        run, campagne, tmp_path / "b", ("a.pdf", b"%PDF"), ("b.json", signed(made(0), key(0))), ("c", b"PK\x03\x04")
    )
    assert status == 1
    assert "a.pdf : REFUSE_FORMAT\n  Le fichier n’est pas du JSON" in out
    assert "c : ILLISIBLE\n  L’archive ZIP est abîmée" in out
    assert "b.json" not in out
    assert re.search(r"^ +1 +ACCEPTE\b", out, re.MULTILINE)


def test_json_is_one_object_a_line_then_the_counts(run, campagne, tmp_path):
    put(tmp_path / "b" / "a.json", signed(made(0), key(0)))
    put(tmp_path / "b" / "b.json", b"{}")
    status, out, err = run("recevoir", tmp_path / "b", "--campagne", campagne, "--json", "--recu-le", "2026-11-25")
    lines = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (1, "")
    assert [line.get("verdict") for line in lines] == ["ACCEPTE", "REFUSE_FORMAT", None]
    assert lines[0]["uai"] == uai(0)
    assert lines[-1] == {"bilan": {"ACCEPTE": 1, "REFUSE_FORMAT": 1}}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["recevoir"], "Il manque"),
        (["recevoir", "x", "--recu-le", "hier"], "n’est pas une date"),
        (["recevoir", "x", "--recu-le", "2999-01-01"], "est dans l’avenir"),
        (["etat", "0940120A"], "La lettre finale"),
        (["approuver", "094"], "7 chiffres et une lettre"),
    ],
)
def test_misuse_is_two(run, campagne, arguments, words):
    status, out, err = run(*arguments, *(["--campagne", campagne] if len(arguments) > 1 else []))
    assert (status, out) == (2, "")
    assert words in err
    assert not ENGLISH.search(err)


def test_without_campagne_it_says_so(run, tmp_path):
    status, _, err = run("recevoir", tmp_path, "--campagne", tmp_path)
    assert status == 1
    assert "Aucune campagne dans l’emplacement" in err


@pytest.mark.parametrize("verb", ["recevoir", "etat", "approuver", "choisir", "revoquer"])
def test_help_is_french_with_an_example_and_the_exit_codes(run, verb):
    status, out, _ = run(verb, "--help")
    assert status == 0
    assert f"Exemple : paliers-academie {verb} " in out
    assert "Code de retour" in out
    assert not ENGLISH.search(out)


def test_a_compared_key_is_approved_by_its_empreinte_only(run, campagne, tmp_path):
    send(run, campagne, tmp_path / "b", ("a.json", signed(made(0), key(0, 2))))
    told = state(run, campagne, uai(0))
    assert words(told) == ["NON_RATTACHE"]
    assert "« À communiquer »" in told["repondre"]
    status, _, err = run("approuver", uai(0), "--campagne", campagne)
    assert (status, "il faut dire quelle clé" in err) == (1, True)
    assert run("approuver", uai(0), "--campagne", campagne, "--empreinte", "0000-0000-0000-0000")[0] == 1
    assert words(state(run, campagne, uai(0))) == ["NON_RATTACHE"]
    typed = key(0, 2).public.empreinte.lower().replace("-", " ").replace("0", "o")
    status, out, _ = run("approuver", uai(0), "--campagne", campagne, "--empreinte", typed)
    assert (status, "ACCEPTE" in out) == (0, True)
    told = state(run, campagne, uai(0))
    assert (words(told), told["cles"][-1]["origine"]) == (["ACCEPTE"], "libre")


def test_a_late_file_counts_once_approved_and_the_next_one_waits_too(run, campagne, tmp_path):
    send(run, campagne, tmp_path / "b", ("a.json", signed(made(0), key(0))), day=LATE)
    assert "approuver" in state(run, campagne, uai(0))["faire"]
    assert run("approuver", uai(0), "--campagne", campagne, "--motif", "panne")[0] == 0
    assert words(state(run, campagne, uai(0))) == ["ACCEPTE"]
    assert run("approuver", uai(0), "--campagne", campagne)[0] == 1
    send(run, campagne, tmp_path / "c", ("b.json", signed(made(0, revision=2), key(0))), day=LATE)
    assert words(state(run, campagne, uai(0))) == ["ACCEPTE", "HORS_DELAI"]


def test_a_school_off_the_list_is_expected_once_approved(run, campagne, tmp_path):
    rank = SCHOOLS + 5
    send(run, campagne, tmp_path / "b", ("a.json", signed(made(rank), key(rank, 2))))
    assert words(state(run, campagne, uai(rank))) == ["NON_ATTENDU"]
    assert run("approuver", uai(rank), "--campagne", campagne)[0] == 0
    told = state(run, campagne, uai(rank))
    assert (words(told), told["nom"], told["attendu"]) == (["NON_RATTACHE"], "Lycée Édouard-Cœur", True)
    assert run("approuver", uai(rank), "--campagne", campagne, "--empreinte", key(rank, 2).public.empreinte)[0] == 0
    assert words(state(run, campagne, uai(rank))) == ["ACCEPTE"]


def test_a_conflict_is_settled_changed_and_asked_again_for_a_new_file(run, campagne, tmp_path):
    files = [signed(made(0, dossier_id=letter * 32), key(0)) for letter in "abc"]
    send(run, campagne, tmp_path / "b", ("a", files[0]), ("b", files[1]))
    told = state(run, campagne, uai(0))
    assert words(told) == ["CONFLIT", "CONFLIT"]
    first, second = (file["identite"] for file in told["fichiers"])
    status, _, err = run("choisir", uai(0), "zz", "--campagne", campagne)
    assert (status, "Aucun fichier concerné" in err) == (1, True)
    assert run("choisir", uai(0), first[:12], "--campagne", campagne)[0] == 0
    assert sorted(words(state(run, campagne, uai(0)))) == ["ACCEPTE", "ECARTE"]
    assert run("choisir", uai(0), second[:12], "--campagne", campagne)[0] == 0
    told = state(run, campagne, uai(0))
    assert [file["identite"] for file in told["fichiers"] if file["retenu"]] == [second]
    send(run, campagne, tmp_path / "c", ("c", files[2]))
    assert sorted(words(state(run, campagne, uai(0)))) == ["CONFLIT", "CONFLIT", "ECARTE"]


def test_choosing_an_older_revision_sets_the_newer_one_aside(run, campagne, tmp_path):
    older, newer = made(0), made(0, revision=2)
    other = made(0, dossier_id="b" * 32)
    send(
        run,
        campagne,
        tmp_path / "b",
        *((str(rank), signed(one, key(0))) for rank, one in enumerate((older, newer, other))),
    )
    [identite] = [
        file["identite"]
        for file in state(run, campagne, uai(0))["fichiers"]
        if (file["dossier_id"], file["revision"]) == (older.dossier_id, 1)
    ]
    assert run("choisir", uai(0), identite, "--campagne", campagne)[0] == 0
    told = state(run, campagne, uai(0))
    assert [file["identite"] for file in told["fichiers"] if file["retenu"]] == [identite]
    assert sorted(words(told)) == ["ACCEPTE", "ECARTE", "ECARTE"]


def test_a_revoked_code_signs_no_more_and_what_came_before_stays(run, campagne, tmp_path):
    send(run, campagne, tmp_path / "b", ("a", signed(made(0), key(0))))
    after = (DAY.replace(day=DAY.day + 1)).isoformat()
    assert run("revoquer", uai(0), "--campagne", campagne, "--depuis", after)[0] == 1  # two keys are left: which?
    chosen = ("--empreinte", key(0).public.empreinte)
    assert run("revoquer", uai(0), "--campagne", campagne, "--depuis", after, *chosen)[0] == 0
    next_day = DAY.replace(day=DAY.day + 2)
    send(run, campagne, tmp_path / "c", ("b", signed(made(0, revision=2), key(0))), day=next_day)
    told = state(run, campagne, uai(0))
    assert words(told) == ["ACCEPTE", "REFUSE_CLE_REVOQUEE"]
    assert told["fichiers"][0]["retenu"]


def test_a_grid_that_becomes_known_judges_the_files_that_came_before_it(run, campagne, tmp_path):
    toml, grille = old_grid()
    grid = made(0).grille
    late = made(0, grille=type(grid)(grid.id, "2013.1", grille.sha256))
    broken = made(1, grille=late.grille, reponses=late.reponses[1:])
    with open_register(campagne) as register, register.transaction() as conn:
        conn.execute("DELETE FROM grilles WHERE sha256 = ?", (grille.sha256,))
    send(run, campagne, tmp_path / "b", ("a", signed(late, key(0))), ("b", signed(broken, key(1))))
    assert [words(state(run, campagne, uai(rank))) for rank in (0, 1)] == [["REFUSE_GRILLE"], ["REFUSE_GRILLE"]]
    with open_register(campagne) as register, register.transaction() as conn:
        values = (grille.sha256, grille.id, "2013.1", toml, b"")
        conn.execute("INSERT INTO grilles VALUES (?, ?, ?, ?, ?, NULL, NULL)", values)
    send(run, campagne, tmp_path / "c", ("c", b"{}"))
    assert words(state(run, campagne, uai(0))) == ["GRILLE_ANCIENNE"]
    assert words(state(run, campagne, uai(1))) == ["REFUSE_CONTENU"]


def test_a_school_that_sent_nothing_readable_is_found_by_the_name_of_what_it_sent(run, campagne, tmp_path):
    told = state(run, campagne, uai(0))
    assert told["repondre"].startswith("Aucun fichier de votre établissement n’est arrivé.")
    send(run, campagne, tmp_path / "b", (f"grille de M. Durand {uai(0)}.pdf", b"%PDF"))
    told = state(run, campagne, uai(0))
    assert told["refus"][0]["verdict"] == "REFUSE_FORMAT"
    assert "n’est pas du JSON" in told["repondre"]
    text = run("etat", uai(0), "--campagne", campagne)[1]
    assert "Durand" not in text
    assert "À répondre : Le fichier n’est pas du JSON" in text


LOST = Fault(
    "L’original d’un fichier reçu a disparu de la campagne",
    seen="« Le fichier …, reçu et inscrit au registre, manque ou n’est plus le même. »",
    survives="Le registre, tel qu’il était.",
)


@LOST.proven
def test_a_lost_original_is_told(run, campagne, tmp_path):
    rank = SCHOOLS + 5
    send(run, campagne, tmp_path / "b", ("a.json", signed(made(rank), key(rank, 2))))
    with open_register(campagne) as register:
        before = dump(register)
    shutil.rmtree(campagne / "originaux")
    status, _, err = run("approuver", uai(rank), "--campagne", campagne)
    assert (status, "manque ou n’est plus le même" in err) == (1, True)
    with open_register(campagne) as register:
        assert dump(register) == before


KILLED = Fault(
    "La réception d’un lot est tuée à un moment quelconque (`kill -9`)",
    seen="rien : le programme n’est plus là",
    survives="Ce qui était inscrit ; relancée, la commande mène au même registre que sans arrêt.",
)


@KILLED.proven
def test_killed_at_any_moment_then_run_again_it_ends_the_same() -> None:
    """A short run of the torture: every row, two orders, each killed at calls that touch a file, never by a clock."""
    found = list(reception.found(count=60, orders=2, kills=3, number=5))
    assert not [line for line in found if line.holds is False]


def test_a_short_run_of_the_torture_of_bits() -> None:
    assert not [line for line in bits.found(step=997) if line.holds is False]


def test_ctrl_c_says_what_is_kept_and_ends_with_130(run, campagne, tmp_path, monkeypatch):
    from paliers_desktop.academy.reception import batch, readers

    monkeypatch.setattr(batch, "PER_COMMIT", 2)
    for rank in range(6):
        put(tmp_path / "b" / f"{rank}", signed(made(rank), key(rank)))
    real, left = readers.read_export, [4]

    def interrupted(*arguments):
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt
        return real(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(readers, "read_export", interrupted)
        status, _, err = run("recevoir", tmp_path / "b", "--campagne", campagne, "--recu-le", "2026-11-25")
    assert status == 130
    assert "2 fichiers reçus : c’est inscrit. Relancez la même commande pour la suite." in err
    status, out, _ = run("recevoir", tmp_path / "b", "--campagne", campagne, "--recu-le", "2026-11-25")
    assert status == 0
    assert re.search(r"^ +4 +ACCEPTE\b", out, re.MULTILINE)
    assert re.search(r"^ +2 +DEJA_RECU\b", out, re.MULTILINE)


def test_nothing_printed_commands_the_terminal(run, campagne, tmp_path):
    _, out, err = send(run, campagne, tmp_path / "b", ("x\x1b[31m\nfaux : ACCEPTE\u202e", b"{}"))
    assert not set(out + err) & set("\x1b\u202e")
    assert not any(line.startswith("faux") for line in out.splitlines())


def test_a_new_school_of_the_register_is_judged_at_the_next_reception(run, campagne, tmp_path):
    rank = SCHOOLS + 1
    send(run, campagne, tmp_path / "b", ("a", signed(made(rank), key(rank))))
    with open_register(campagne) as register, register.transaction() as conn:
        invite(conn, rank)
    send(run, campagne, tmp_path / "c", ("b", b"{}"))
    with open_register(campagne) as register:
        assert [row[0] for row in register.rows("SELECT verdict FROM verdicts")] == ["ACCEPTE"]


def test_the_console_program_stays_light():
    script = (
        "import sys, paliers_desktop.academy.cli, paliers_desktop.academy.commands.recevoir\n"
        "heavy = {'PySide6', 'reportlab', 'joserfc', 'cryptography', 'sqlite3', 'email', 'zipfile'}\n"
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], env={**os.environ}).returncode == 0
