"""The reception of a mixed batch killed again and again, in several orders: always the same register."""

import random
import secrets
import shutil
import signal
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from paliers_desktop.academy.register.connection import open_register
from sent_files import Sent, dump, mixed, new_register
from torture.children import start
from torture.figures import Found, none_of, spaced

COUNT = 2000
ORDERS = 8
KILLS = 40
SECONDS = 1800
KILLED, ALL_RECEIVED, SOME_REFUSED = -signal.SIGKILL, 0, 1

TITRE = "La réception de l’académie, tuée en pleine réception"
NOTE = """Un lot qui contient toutes les lignes de la table des verdicts, copies, voleurs, conflits et reprises compris,
est reçu dans plusieurs ordres tirés au hasard, réparti dans des emplacements et des noms qui changent l’ordre de
lecture. La commande est tuée (SIGKILL) à un appel tiré au hasard qui touche un fichier, puis relancée, jusqu’à finir.
Le registre final est comparé, ligne à ligne, à celui d’une réception sans arrêt."""


def found(count: int = COUNT, orders: int = ORDERS, kills: int = KILLS, number: int | None = None) -> Iterator[Found]:
    """number: what orders and moments are drawn from; drawn itself when None."""
    number = secrets.randbelow(10**9) if number is None else number
    draw = random.Random(number)
    files = mixed(count)
    registers: list[dict[str, Any]] = []
    done = 0
    with tempfile.TemporaryDirectory(prefix="paliers-reception-") as place:
        for order in range(orders + 1):
            campagne = Path(place) / "campagne"
            new_register(campagne, count).close()
            for day, some in _by_day(files).items():
                box = Path(place) / "boite"
                _spread(box, some, draw)
                moments = [draw.randrange(1, 8 * len(some)) for _ in range(kills if order else 0)]
                done += sum(_receive(box, campagne, day, moment) == KILLED for moment in moments)
                assert _receive(box, campagne, day, 0) in (ALL_RECEIVED, SOME_REFUSED)
                shutil.rmtree(box)
            with open_register(campagne) as register:
                registers.append(_without_names(dump(register)))
            shutil.rmtree(campagne)
    verdicts = {row[1] for row in registers[0]["verdicts"]} | {row[1] for row in registers[0]["refus"]}
    yield Found("fichiers du lot, et verdicts différents", f"{spaced(len(files))}, {len(verdicts)}")
    yield Found("ordres, tués puis relancés", spaced(orders))
    yield Found("mises à mort", spaced(done), "au moins une par ordre", done >= orders)
    yield none_of("registres qui diffèrent", sum(one != registers[0] for one in registers))
    yield Found("nombre tiré pour ce passage", str(number))


def _by_day(files: list[Sent]) -> dict[str, list[Sent]]:
    days: defaultdict[str, list[Sent]] = defaultdict(list)
    for sent in files:
        days[sent.day.isoformat()].append(sent)
    return days


def _spread(box: Path, files: list[Sent], draw: random.Random) -> None:
    """Under names and in folders drawn anew: the order of reading is another one."""
    for sent in files:
        path = box / str(draw.randrange(30)) / f"{draw.randrange(10**12)}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sent.data)


def _receive(box: Path, campagne: Path, day: str, moment: int) -> int:
    child = start("torture.receiving", moment, box, "--campagne", campagne, "--recu-le", day, home=box.parent / "home")
    with child:
        _, complaint = child.communicate(timeout=SECONDS)
    if "Traceback" in complaint:
        raise RuntimeError(complaint[-4000:])
    return child.returncode


def _without_names(register: dict[str, Any]) -> dict[str, Any]:
    """All but `nom_vu`: here each order gives the files other names."""
    unnamed = {table: [row[:-1] for row in register[table]] for table in ("fichiers", "refus")}
    return {**register, **unnamed}
