"""No network: the sockets of a whole use under strace, then the same use without any network interface."""

import json
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from torture.children import finish, start
from torture.figures import Found, none_of
from torture.screen import screen

SECONDS = 600
STRACE = ("strace", "--follow-forks", "--seccomp-bpf", "--trace=%network")
UNPLUGGED = ("unshare", "--net")
INTERNET = ("AF_INET", "AF_INET6")
KINDS = {".csv", ".ods", ".odt", ".paliers", ".pdf", ".pmn.json"}
_SOCKET = re.compile(r"\bsocket(?:pair)?\((AF_\w+)")
_REACHED = re.compile(r'\bconnect\(\d+, \{sa_family=AF_UNIX, sun_path=@?"([^"]*)"')
_PLACES = {"/tmp/.X11-unix/": "l’écran", "/paliers-screen-": "le bus de session"}

TITRE = "Sans réseau"
NOTE = """La vraie fenêtre, sur un écran virtuel et avec un bus de session, crée un établissement, répond à chaque
critère, montre chaque page et l’aperçu du PDF, enregistre celui-ci, le fichier signé et les autres formats ; le dossier
est ensuite perdu, repris depuis le fichier signé et rouvert. strace note tous les sockets du programme et de ce qu’il
lance. Le même usage est refait dans un espace réseau sans aucune interface, où la machine ne se joint pas elle-même. Le
témoin est un socket ouvert exprès : la même lecture doit le voir. « Imprimer » n’en est pas : il appelle le système
d’impression, que CUPS fait joindre à l’adresse de la machine même."""


def found(answers: int | None = None) -> Iterator[Found]:
    """answers: how many criteria are answered; all of them when None."""
    with tempfile.TemporaryDirectory(prefix="paliers-network-") as place, screen() as shown:
        log = Path(place) / "strace"
        followed = _start(Path(place) / "suivi", shown, answers, (*STRACE, f"--output={log}"))
        cut_off = _start(Path(place) / "coupé", shown, answers, UNPLUGGED)
        told, alone = (json.loads(finish(child, SECONDS)) for child in (followed, cut_off))
        traced = log.read_text(encoding="utf-8", errors="replace")
        witness = _witness(Path(place), shown)
    families = Counter(_SOCKET.findall(traced))
    words = ", ".join(f"{family} {count}" for family, count in families.most_common())
    yield Found("sockets ouverts, par famille", words or "aucun")
    yield Found("rejoints, tous locaux", ", ".join(sorted(set(map(_named, _REACHED.findall(traced))))) or "aucun")
    yield none_of("sockets AF_INET ou AF_INET6", sum(families[family] for family in INTERNET))
    yield Found("fenêtre", told["platform"], "xcb", told["platform"] == alone["platform"] == "xcb")
    yield _whole("usage suivi par strace", told)
    yield _whole("usage sans interface réseau", alone)
    yield Found("routes et adresses qu’il y trouve", str(alone["ways_out"]), "0", alone["ways_out"] == 0)
    yield Found("témoin : sockets AF_INET vus", str(witness), "au moins 1", witness > 0)


def _start(
    folder: Path, shown: Mapping[str, str], answers: int | None, before: tuple[str, ...]
) -> "subprocess.Popen[str]":
    count = () if answers is None else (answers,)
    return start("torture.using", folder / "cle", *count, home=folder / "home", before=before, more=shown)


def _named(place: str) -> str:
    return next((words for part, words in _PLACES.items() if part in place), f"`{place}`")


def _whole(name: str, told: Mapping[str, Any]) -> Found:
    kinds = KINDS & {*told["written"]}
    value = f"{told['answers']} réponses, {len(kinds)} sortes de fichiers, reprise"
    right = kinds == KINDS and told["rebuilt"] and told["answers"] > 0
    return Found(name, value if told["rebuilt"] else f"{value} différente", "jusqu’au bout", right)


def _witness(place: Path, shown: Mapping[str, str]) -> int:
    """A program that does open one: how many are seen."""
    log = place / "témoin"
    finish(start("torture.reaching", home=place / "home", before=(*STRACE, f"--output={log}"), more=shown), SECONDS)
    return Counter(_SOCKET.findall(log.read_text(encoding="utf-8")))["AF_INET"]
