import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dossier_samples import CRITERIA
from export_samples import KEY, forge_bytes, header, octets, payload
from paliers_desktop.academy import console, verification
from paliers_desktop.academy.cli import VERBS
from paliers_desktop.academy.commands import verifier
from paliers_desktop.academy.verification import Etat, verify_file
from paliers_desktop.core.grid_loader import Catalogue, load_catalogue
from paliers_desktop.exchange.documents import empreinte
from paliers_desktop.exchange.envelope import MAX_BYTES, Typ, open_envelope
from paliers_desktop.exchange.envelope_errors import AlteredError, JsonRefusedError

ASSETS = Path(__file__).parents[1] / "assets" / "signatures"
VALID = sorted(ASSETS.glob("valide/*.json"))
ALTERED = sorted(ASSETS.glob("altere/*.json"))
REFUSED = sorted(ASSETS.glob("refuse/*.json"))
ENGLISH = re.compile(
    r"\b(usage:|options:|error|missing|argument '|show this|no such|commands|try|got|does not)\b", re.I
)


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue(CRITERIA)


def write(path, data):
    path.write_bytes(data)
    return path


def test_the_assets_are_there():
    assert len(VALID) >= 4
    assert len(ALTERED) >= 3
    assert len(REFUSED) >= 20


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_file_is_intact_and_described(path, run):
    status, out, err = run("verifier", path)
    first, *details = out.splitlines()
    assert (status, err) == (0, "")
    assert first == f"{path} : intègre, origine non vérifiée"
    digits = empreinte(open_envelope(path.read_bytes(), Typ.EXPORT).payload)
    assert f"  Empreinte {digits}" in details
    text = "\n".join(details)
    assert "UAI 0940120V · Lycée Édouard-Cœur · campagne 2026-2027 (creteil-2026-2027)" in text
    assert re.search(r"Révision [12] · date déclarée : 23 novembre 2026", text)
    assert "ilotage : palier" in text or "ilotage : vers le palier 1" in text
    assert "Palier commun : " in text
    assert ("provisoire" in text) is ("_r001." in path.name)


@pytest.mark.parametrize("path", ALTERED, ids=lambda path: path.stem)
def test_a_tampered_file_is_refused(path, run):
    with pytest.raises(AlteredError):
        open_envelope(path.read_bytes(), Typ.EXPORT)
    status, out, _ = run("verifier", path)
    assert status == 1
    assert "refusé. La signature ne correspond pas au contenu" in out


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_a_refused_file_is_refused_for_the_reason_it_is_named_after(path, run, catalogue, monkeypatch):
    seen = []
    monkeypatch.setattr(verification, "open_envelope", _watching(seen, verification.open_envelope))
    monkeypatch.setattr(verification, "decode_payload", _watching(seen, verification.decode_payload))
    verdict = verify_file(path, catalogue, None)
    cause = seen[0].__cause__ if isinstance(seen[0], JsonRefusedError) else seen[0]
    assert type(cause).__name__ == path.name.split(".")[0]
    assert verdict.etat is Etat.REFUSE
    assert run("verifier", path)[0] == 1


def _watching(seen, function):
    """The real function; what it raises is noted on the way."""

    def _watched(*arguments):
        try:
            return function(*arguments)
        except Exception as error:
            seen.append(error)
            raise

    return _watched


def test_a_batch_has_one_verdict_per_file_and_never_stops(run, tmp_path):
    huge = write(tmp_path / "enorme.pmn.json", b"{" + b" " * MAX_BYTES)
    files = [VALID[0], tmp_path / "absent.json", tmp_path, huge, ALTERED[0], "/dev/null", VALID[1]]
    status, out, err = run("verifier", *files)
    verdicts = [line for line in out.splitlines() if not line.startswith("  ")]
    assert (status, err) == (1, "")
    assert [line.split(" : ")[0] for line in verdicts] == [str(file) for file in files]
    assert "intègre" in verdicts[0]
    assert "illisible. Ce fichier est introuvable." in verdicts[1]
    assert "illisible. C’est un emplacement, pas un fichier." in verdicts[2]
    assert "refusé. Le fichier dépasse 1 Mio" in verdicts[3]
    assert "refusé. La signature" in verdicts[4]
    assert "illisible. Ce n’est pas un fichier ordinaire." in verdicts[5]
    assert "intègre" in verdicts[6]


def test_the_right_key_is_named_and_another_is_refused(run):
    mine = next(path for path in VALID if path.stem.startswith("PMN"))
    other = next(path for path in VALID if path.stem.startswith("autre-cle"))
    status, out, _ = run("verifier", "--cle", ASSETS / "pub.jwk", mine)
    assert (status, out.splitlines()[0]) == (0, f"{mine} : intègre, signé par la clé indiquée")
    status, out, _ = run("verifier", mine, other, "--cle", ASSETS / "pub.jwk")
    assert status == 1
    assert "signé par une autre clé que celle indiquée" in out
    assert run("verifier", other, "--cle", ASSETS / "autre.jwk")[0] == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "introuvable"),
        (b"pas une cle", "JWK"),
        (json.dumps({**KEY.public.jwk, "d": "AAAA"}).encode(), "clé privée"),
    ],
)
def test_an_unusable_key_is_misuse(run, tmp_path, content, words):
    key = tmp_path / "pub.jwk"
    if content is not None:
        key.write_bytes(content)
    status, out, err = run("verifier", "--cle", key, VALID[0])
    assert (status, out) == (2, "")
    assert words in err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], f"Indiquez une commande parmi celles-ci : {', '.join(VERBS)}."),
        (["recevoires"], f"Indiquez une commande parmi celles-ci : {', '.join(VERBS)}."),
        (["verifier"], "Il manque l’argument FICHIER…."),
        (["verifier", "--truc", "x"], "L’option « --truc » n’existe pas."),
        (["--truc"], "L’option « --truc » n’existe pas."),
        (["verifier", "x", "--cle"], "L’option « --cle » n’est pas employée comme prévu."),
        (["verifier", "x", "--help=oui"], "L’option « --help » n’est pas employée comme prévu."),
    ],
)
def test_misuse_is_two_with_a_french_sentence(run, arguments, sentence):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.splitlines()[0] == sentence
    assert "--help" in err.splitlines()[1]
    assert not ENGLISH.search(err)


@pytest.mark.parametrize("arguments", [["--help"], ["verifier", "--help"]])
def test_help_is_french(run, arguments):
    status, out, _ = run(*arguments)
    assert status == 0
    assert out.startswith("Usage : paliers-academie")
    assert "Options :" in out
    assert "Affiche cette aide." in out
    assert not ENGLISH.search(out)


def test_version(run):
    status, out, _ = run("--version")
    assert status == 0
    assert re.fullmatch(r"paliers-academie \d+\.\d+\.\d+\S*\n", out)


def _forged(tmp_path, change):
    members = json.loads(octets())
    change(members)
    return write(tmp_path / "x.pmn.json", forge_bytes(json.dumps(members).encode(), header()))


def test_a_stated_result_that_differs_is_noted_and_the_computed_one_is_shown(run, tmp_path):
    right = payload().resultat.domaines["pilotage"]

    def change(members):
        members["resultat"]["domaines"]["pilotage"] = 3 if right != 3 else 2

    status, out, _ = run("verifier", _forged(tmp_path, change))
    assert status == 0
    assert re.search(
        r"Remarque : le résultat inscrit diffère du résultat recalculé \(pilotage : inscrit palier 3,", out
    )


def test_an_honest_result_is_not_noted(run, tmp_path):
    status, out, _ = run("verifier", _forged(tmp_path, lambda members: None))
    assert status == 0
    assert "Remarque" not in out


def test_a_missing_criterion_of_a_known_grid_is_refused(run, tmp_path):
    status, out, _ = run("verifier", _forged(tmp_path, lambda members: members["reponses"].pop()))
    assert status == 1
    assert "refusé. Il manque le critère" in out


def test_an_unknown_grid_is_noted(run, tmp_path):
    status, out, _ = run("verifier", _forged(tmp_path, lambda m: m["grille"].update(sha256="0" * 64, version="2031.1")))
    assert status == 0
    assert "version 2031.1, est inconnue ici" in out


def test_a_grid_of_another_type_is_noted(run, tmp_path):
    status, out, _ = run("verifier", _forged(tmp_path, lambda m: m["etablissement"].update(type="ecole_maternelle")))
    assert status == 0
    assert "n’est pas celle du type" in out


def test_without_any_grid_a_file_is_still_verified():
    assert verify_file(VALID[0], Catalogue(()), None).etat is Etat.INTEGRE


def test_an_installation_without_grids_says_so(run, monkeypatch, tmp_path):
    monkeypatch.setattr(verifier, "criteria_folder", lambda: tmp_path / "absent")
    status, out, err = run("verifier", VALID[0])
    assert status == 0
    assert "réinstallez" in err
    assert "est inconnue ici" in out


def test_a_hostile_file_name_reaches_no_terminal(run, tmp_path):
    path = write(tmp_path / "a\x1b[2J\nb.json", b"{}")
    _, out, _ = run("verifier", path)
    assert "\x1b" not in out
    assert len(out.splitlines()) == 2


def test_a_bug_met_on_one_file_does_not_hide_the_others(run, monkeypatch):
    def broken(path, *_):
        if path == VALID[0]:
            raise RuntimeError
        return verify_file(path, Catalogue(()), None)

    monkeypatch.setattr(verifier, "verify_file", broken)
    status, out, _ = run("verifier", VALID[0], VALID[1])
    assert status == 1
    assert "erreur inattendue : RuntimeError" in out
    assert "intègre, origine non vérifiée" in out


def test_the_console_program_loads_neither_qt_nor_reportlab():
    script = (
        "import sys, paliers_desktop.academy.cli\n"
        "loaded = {name.split('.')[0] for name in sys.modules}\n"
        "sys.exit(bool(loaded & {'PySide6', 'reportlab', 'joserfc', 'cryptography'}))"
    )
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0


def test_a_poor_terminal_and_a_closed_pipe_do_not_break_the_batch():
    command = [sys.executable, "-m", "paliers_desktop.academy.cli", "verifier", str(VALID[0])]
    done = subprocess.run(command, env={"PYTHONIOENCODING": "ascii"}, capture_output=True)
    assert done.returncode == 0
    assert b"Empreinte" in done.stdout
    assert done.stderr == b""


def test_a_received_name_cannot_forge_a_verdict(run, tmp_path):
    forged = "Lycée A\nPMN_autre.pmn.json : intègre, signé par la clé indiquée"
    content = json.loads(octets())
    content["etablissement"]["nom"] = forged
    path = write(tmp_path / "a.json", forge_bytes(json.dumps(content).encode()))
    status, out, _ = run("verifier", path)
    assert status == 1
    assert "refusé. Le texte de « etablissement.nom » contient" in out
    assert not any(line.startswith("PMN_autre") for line in out.splitlines())


def test_nothing_printed_commands_the_terminal(run, tmp_path):
    hostile = "x\x1b[31m\nfaux.json : intègre\u202e\u2028"
    folder = tmp_path / hostile
    folder.mkdir()
    for arguments in (("verifier", folder), ("verifier", "--cle", folder, VALID[0])):
        _, out, err = run(*arguments)
        assert not set(out + err) & set("\x1b\u202e\u2028")
        assert not any(line.startswith("faux") for line in (out + err).splitlines())


def test_the_spaces_of_a_name_are_shown_as_they_are():
    assert console.printable("Lycée\u00a0A\u202f: B\u3000C") == "Lycée\u00a0A\u202f: B\u3000C"
