"""Two posts and one établissement: a key carried from one to the other after a kill, a share that both have open."""

import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from dossier_samples import new_dossier
from mounts import small_place
from paliers_desktop.core.lock_rules import LOOK_SECONDS, SILENCE_SECONDS
from paliers_desktop.core.report.lock_words import RETAKE, SILENT
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.lock_file import lock_path
from torture.figures import Found, none_of
from torture.posts import Post, disk_image, mounted

NAME = "0940120V_Lycée.paliers"
ANSWERS = 12
LIVE_SECONDS = 300
EDITABLE_SECONDS = 3.0

TITRE = "Deux postes à la fois"
NOTE = """Chaque poste est la vraie fenêtre, sans écran, sous un autre nom de machine et avec ses propres montages
(`unshare`). La clé est une image de disque que le premier poste monte, remplit, et perd avec lui (SIGKILL) ; le second
la monte ailleurs. Le partage est un système de fichiers que les deux postes voient, chacun à sa place : le second
regarde un premier qui travaille, puis un premier qui s’endort (SIGSTOP), reprend la main, et le premier se réveille.
Cette machine n’a ni clé USB ni serveur de fichiers : c’est l’épreuve qui dit à chaque poste si sa place est une clé ou
un partage, et `storage/test_volume.py` qui vérifie comment le programme le reconnaît."""


def found(live: float = LIVE_SECONDS, speed: float = 1) -> Iterator[Found]:
    """live: seconds for which a live lock is watched; speed: how many seconds of watching pass in one."""
    with tempfile.TemporaryDirectory(prefix="paliers-lock-") as folder:
        yield from _key(Path(folder))
    with tempfile.TemporaryDirectory(prefix="paliers-lock-") as folder:
        yield from _share(Path(folder), live / speed, speed)


def _key(folder: Path) -> Iterator[Found]:
    with disk_image(folder / "cle.img") as image, ExitStack() as posts:
        with mounted(image, folder / "ici") as place:
            new_dossier(place / NAME).close()
        first = _post(posts, "poste-a", f"-o loop {image} {folder / 'ici'}", "removable", folder / "ici" / NAME, folder)
        first.hear("opened")
        for rank in range(1, ANSWERS + 1):
            first.order("answer")
            first.hear(f"saved {rank}")
        first.signal(signal.SIGKILL)
        with mounted(image, folder / "ici") as place:
            witness = lock_path(place / NAME).exists()
        (folder / "la").mkdir()
        second = _post(posts, "poste-b", f"-o loop {image} {folder / 'la'}", "removable", folder / "la" / NAME, folder)
        seconds, mode = second.hear("opened").split()
        whole = time.monotonic() - second.began
        second.order("answer")
        second.hear("saved 1")
        second.order("close")
        second.hear("closed")
        posts.close()
        with mounted(image, folder / "ici") as place:
            left = [item.name for item in place.iterdir() if "verrou" in item.name]
            kept = len(Dossier.peek(place / NAME).assessment.answers)
    asked = [line for line in second.told if line.startswith(("says", "alarm"))]
    quick = float(seconds) <= EDITABLE_SECONDS and mode == "rw"
    yield Found("clé, poste tué puis autre poste : secondes avant de pouvoir répondre", seconds, "au plus 3", quick)
    yield Found("dont, avec le démarrage du programme", f"{whole:.1f}")
    yield Found("témoin : le poste tué a laissé son verrou sur la clé", "oui" if witness else "non", "oui", witness)
    yield none_of("questions, bandeaux ou fenêtres à cette ouverture", len(asked))
    yield none_of("réponses enregistrées et perdues", ANSWERS + 1 - kept)
    yield none_of("fichiers de verrou laissés après la fermeture", len(left))


def _share(folder: Path, live: float, speed: float) -> Iterator[Found]:
    with small_place(folder / "serveur", "8m") as served, ExitStack() as posts:
        new_dossier(served / NAME).close()
        for name in ("a", "b"):
            (folder / name).mkdir()
        first = _post(posts, "poste-a", f"--bind {served} {folder / 'a'}", "share", folder / "a" / NAME, folder, speed)
        first.hear("opened")
        second = _post(posts, "poste-b", f"--bind {served} {folder / 'b'}", "share", folder / "b" / NAME, folder, speed)
        mode = second.hear("opened").split()[1]
        sentence = second.hear("says")
        first.order("answer")
        first.hear("saved 1")
        second.listen(live)
        offered = [line for line in second.told if RETAKE in line]
        yield Found(
            "partage, premier poste au travail : le second", f"{mode}, « {sentence.rstrip(' |')} »", "ro", mode == "ro"
        )
        yield Found("secondes de veille sur un poste vivant", f"{live * speed:.0f}")
        yield none_of("fois où la main a été offerte pendant ce temps", len(offered))
        first.signal(signal.SIGSTOP)
        asleep = time.monotonic()
        second.hear(f"says {SILENT} | {RETAKE}", 2 * SILENCE_SECONDS / speed + 10)
        waited = (time.monotonic() - asleep) * speed
        most = SILENCE_SECONDS + 2 * LOOK_SECONDS
        yield Found("le premier s’endort : la main offerte après", f"{waited:.0f} s", "90 à 140", 90 <= waited <= most)
        yield from _taken_over(first, second, served)


def _taken_over(first: Post, second: Post, served: Path) -> Iterator[Found]:
    second.order("take")
    second.hear("entered rw 1")
    second.order("answer")
    second.hear("saved 1")
    first.signal(signal.SIGCONT)
    first.order("answer")
    refused = first.hear("says La dernière réponse n’a pas pu être enregistrée")
    second.order("answer")
    second.hear("saved 2")
    second.order("close")
    second.hear("closed")
    kept = Dossier.peek(served / NAME).assessment.answers
    yield Found("le premier se réveille et répond : refusé, avec", f"« {refused.lstrip(': ').partition('.')[0]}. »")
    yield none_of("réponses du second poste écrasées ou perdues", 3 - len(kept))
    alarms = [line for post in (first, second) for line in post.told if line.startswith("alarm")]
    yield none_of("fenêtres que personne n’a demandées", len(alarms))


def _post(posts: ExitStack, name: str, mount: str, volume: str, path: Path, folder: Path, speed: float = 1) -> Post:
    made = Post(name, mount, volume, path, speed, home=folder / f"home-{name}")
    posts.callback(made.end)
    return made
