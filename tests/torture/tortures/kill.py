"""kill -9 at a random moment of a filling of the real window, a thousand times: nothing that was said saved is lost."""

import json
import secrets
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from torture.children import finish, start
from torture.figures import Found, none_of, spaced

ROUNDS = 1000
LANES = 2
HOURS = 3

TITRE = "Le programme tué en pleine saisie"
NOTE = """La vraie fenêtre, sans écran, s’ouvre sur un établissement, y donne vingt-quatre réponses, marques et
commentaires au clic et au clavier, avec des reprises, puis se ferme ; elle est tuée (SIGKILL) à un moment tiré au
hasard sur toute cette durée, et une fois sur deux dans les douze millisecondes d’un geste, quand le fichier s’écrit. Ce
qui reste est copié, rouvert par le programme et comparé, réponse par réponse, à ce que le pied de la fenêtre a dit
enregistré ; puis SQLite contrôle le fichier. La fenêtre du tour suivant s’ouvre sur le fichier même que la mort a
laissé : tout ce qu’elle montre d’elle-même, bandeau, question ou fenêtre, est une fausse alerte."""


def found(rounds: int = ROUNDS, number: int | None = None) -> Iterator[Found]:
    """number: what the moments and the gestes are drawn from; drawn itself when None."""
    number = secrets.randbelow(10**9) if number is None else number
    with tempfile.TemporaryDirectory(prefix="paliers-kill-") as place:
        lanes = []
        for lane in range(LANES):
            folder = Path(place) / str(lane)
            share = rounds // LANES + (lane < rounds % LANES)
            lanes.append(start("torture.killing", number + lane, share, folder, home=folder / "home"))
        told = [json.loads(finish(lane, HOURS * 3600)) for lane in lanes]
    moments = sum((Counter(one["moments"]) for one in told), Counter[str]())
    faults = [fault for one in told for fault in one["faults"]]
    whole, alarms = [fault for fault in faults if "integrity" in fault], [fault for fault in faults if "alarm" in fault]
    kills = moments.total() - moments["laissé finir"]
    when = ", ".join(f"{moment} {count}" for moment, count in moments.most_common() if moment != "laissé finir")
    yield Found("mises à mort", spaced(kills), spaced(rounds), kills >= rounds)
    yield Found("à quel moment", when)
    yield Found("gestes annoncés « Enregistré », puis relus", spaced(sum(one["acknowledged"] for one in told)))
    yield Found("laissés avec un journal à rejouer", spaced(sum(one["journals"] for one in told)))
    yield none_of(
        "gestes annoncés et perdus, ou contenu que personne n’a saisi", len(faults) - len(whole) - len(alarms)
    )
    yield none_of("fichiers que `integrity_check` refuse", len(whole))
    yield none_of("fausses alertes à la réouverture", len(alarms))
    yield Found("nombre tiré pour ce passage", str(number))
    for fault in faults[:10]:
        yield Found("défaut", fault, "aucun", False)
