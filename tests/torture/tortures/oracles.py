"""A thousand signed files, genuine and damaged: this program and three foreign tools say the same of each."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from oracles import accepted_by_joserfc, accepted_by_jwcrypto, accepted_by_openssl, accepted_here, made
from torture.figures import Found, none_of, spaced

COUNT = 1000

TITRE = "Les fichiers signés, jugés par d’autres outils"
NOTE = """Des exports et des fichiers de campagne signés par le programme, un sur cinq abîmé (un bit de la signature,
un bit du contenu, un autre en-tête, un contenu allongé, une autre clé), sont jugés par joserfc, par jwcrypto et par
openssl, qui ne passent par rien du programme. Chacun doit accepter les vrais et refuser les autres."""


def found(count: int = COUNT) -> Iterator[Found]:
    """Each tool alone, on the same files."""
    files = list(made(count))
    with tempfile.TemporaryDirectory(prefix="paliers-oracles-") as folder:
        tools = {
            "le programme": accepted_here,
            "joserfc": accepted_by_joserfc,
            "jwcrypto": accepted_by_jwcrypto,
            "openssl": lambda one: accepted_by_openssl(one, Path(folder)),
        }
        yield Found("fichiers", spaced(len(files)))
        yield Found("dont abîmés", spaced(sum(bool(one.damage) for one in files)))
        for name, accepts in tools.items():
            yield none_of(f"désaccords avec {name}", sum(accepts(one) is bool(one.damage) for one in files))
