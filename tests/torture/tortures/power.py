"""Power cuts: the calls of a real filling are recorded, then the disk of each moment without what was unsynced."""

import hashlib
import json
import random
import secrets
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from dossier_samples import entry, new_dossier
from torture.children import finish, start
from torture.disk import MODES, Disk
from torture.figures import Found, none_of, spaced
from torture.reopening import reopen
from torture.script import Deed, script
from torture.trace import STRACE, Event, Removed, Synced, Told, Written, events

DEEDS = 24
NAME = "0940120V_Lycée.paliers"
SECONDS = 300

TITRE = "Le courant coupé"
NOTE = """Chaque appel au système d’une vraie saisie (la fenêtre, au clic et au clavier) est enregistré par strace ;
après chacun, le disque qu’une coupure laisserait est reconstruit de sept façons : rien de ce qui n’était pas
synchronisé, tout, les noms sans les données, les données sans les noms, et trois tirages secteur par secteur (512
octets) et nom par nom, avec des fichiers allongés d’octets quelconques. Chaque disque différent est rouvert par le
programme et comparé réponse par réponse. Les témoins refont les mêmes coupures en oubliant des synchronisations :
l’épreuve doit alors voir des pertes."""


class Recording(Struct, frozen=True):
    """A filling, and the folder as it was before."""

    before: Path
    place: Path
    events: list[Event]
    deeds: tuple[Deed, ...]


class Cuts(Struct, frozen=True):
    """What the cuts of one recording left."""

    moments: int
    disks: int
    lost: tuple[str, ...]
    damaged: tuple[str, ...]


def found(deeds: int = DEEDS, number: int | None = None) -> Iterator[Found]:
    """number: what the filling and the drawn disks come from; drawn itself when None."""
    number = secrets.randbelow(10**9) if number is None else number
    with tempfile.TemporaryDirectory(prefix="paliers-power-") as folder:
        taken = record(Path(folder), number, deeds)
        cuts = cut_everywhere(taken, taken.events, Path(folder), number)
        full = cut_everywhere(taken, _as_full(taken.events), Path(folder), number)
        off = cut_everywhere(taken, _without_syncs(taken.events), Path(folder), number)
    calls = Counter(type(event) for event in taken.events)
    yield Found("écritures et synchronisations enregistrées", f"{spaced(calls[Written])} et {spaced(calls[Synced])}")
    yield Found("moments de coupure", spaced(cuts.moments))
    yield Found("disques différents, rouverts", spaced(cuts.disks))
    yield none_of(
        "disques où manque un geste annoncé « Enregistré », ou dont le contenu n’a pas été saisi", len(cuts.lost)
    )
    yield none_of("disques abîmés, ou rouverts en lecture seule", len(cuts.damaged))
    yield _witness("sans synchroniser l’emplacement après le journal (`synchronous=FULL`)", full)
    yield _witness("sans rien synchroniser (`synchronous=OFF`)", off)
    yield Found("nombre tiré pour ce passage", str(number))
    for fault in (*cuts.lost, *cuts.damaged)[:10]:
        yield Found("défaut", fault, "aucun", False)


def record(folder: Path, number: int, count: int) -> Recording:
    """Fill a new dossier in the real window, under strace."""
    place, log = folder / "cle", folder / "strace"
    place.mkdir()
    new_dossier(place / NAME).close()
    before = folder / "avant"
    shutil.copytree(place, before)
    tracing = (*STRACE, f"--output={log}")
    child = start("torture.filling", place / NAME, number, count, home=folder / "home", before=tracing)
    told = finish(child, SECONDS).splitlines()
    opened = json.loads(next(line for line in told if line.startswith("opened ")).partition(" ")[2])
    alarms = [line for line in told if line.startswith("alarm")]
    if alarms or "closed" not in told or opened:
        raise RuntimeError(f"the recorded filling went wrong: {alarms or told[-3:]}")
    return Recording(before, place, events(log, place), script(number, entry().grille, {}, count))


def cut_everywhere(taken: Recording, done: Sequence[Event], folder: Path, number: int) -> Cuts:
    """Cut the power after each event, in each way, and open what is left; disks that are the same are opened once."""
    draw = random.Random(number)
    disk = Disk(taken.before, taken.place)
    seen: set[bytes] = set()
    lost: list[str] = []
    damaged: list[str] = []
    saved = made = moments = 0
    for rank, event in enumerate(done):
        if isinstance(event, Told):
            word, _, rest = event.line.partition(" ")
            saved, made = (int(rest), made) if word == "saved" else (saved, int(rest) if word == "made" else made)
            continue
        disk.take(event)
        moments += 1
        for mode in MODES:
            files = disk.after_power_cut(mode, draw)
            key = _digest(files, saved, made)
            if key not in seen:
                seen.add(key)
                faults = _open(files, folder / "relu", taken.deeds, saved, made)
                named = [f"appel {rank}, « {mode} » : {fault}" for fault in faults]
                lost += [name for name, fault in zip(named, faults, strict=True) if fault.startswith("perdu")]
                damaged += [name for name, fault in zip(named, faults, strict=True) if not fault.startswith("perdu")]
    return Cuts(moments, len(seen), tuple(lost), tuple(damaged))


def _open(files: dict[str, bytes], place: Path, deeds: Sequence[Deed], saved: int, made: int) -> tuple[str, ...]:
    shutil.rmtree(place, ignore_errors=True)
    for name, content in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
    return reopen(place / NAME, {}, deeds, saved, made).faults


def _digest(files: dict[str, bytes], saved: int, made: int) -> bytes:
    digest = hashlib.sha256(f"{saved} {made}".encode())
    for name in sorted(files):
        digest.update(f"\0{name}\0{len(files[name])}\0".encode() + files[name])
    return digest.digest()


def _as_full(done: Sequence[Event]) -> list[Event]:
    """As with FULL: a folder is not synced after a journal is removed from it."""
    kept: list[Event] = []
    removed = ""
    for event in done:
        if isinstance(event, Removed):
            removed = str(Path(event.path).parent)
        if isinstance(event, Synced) and event.path == removed:
            removed = ""
            continue
        kept.append(event)
    return kept


def _without_syncs(done: Sequence[Event]) -> list[Event]:
    return [event for event in done if not isinstance(event, Synced)]


def _witness(name: str, cuts: Cuts) -> Found:
    """What must go wrong, or the torture proves nothing."""
    wrong = len(cuts.lost) + len(cuts.damaged)
    value = f"{spaced(wrong)} disques sur {spaced(cuts.disks)}"
    return Found(f"témoin, {name} : disques perdus ou abîmés", value, "au moins 1", wrong > 0)
