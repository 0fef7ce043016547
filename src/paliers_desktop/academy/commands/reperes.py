"""reperes: signed medians and middle halves, for the établissements that wish to see where many others stand."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paliers_desktop.academy.console import STATUS_WORDS, json_option, report
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.options import campagne_option, key_option
from paliers_desktop.academy.passphrase_prompt import WITHOUT_TERMINAL, ask_passphrase
from paliers_desktop.core.paris import paris_today
from paliers_desktop.core.report.wording import counted, date_in_words

if TYPE_CHECKING:
    from paliers_desktop.academy.register.records import Campagne
    from paliers_desktop.academy.synthesis.reperes_making import Made

HELP = (
    "Signe les repères de la campagne : pour chaque domaine, la médiane et la moitié centrale des paliers, par type et "
    "par territoire. L’établissement qui importe le fichier choisit de les afficher, ou non.\n\n"
    "Les fichiers provisoires sont laissés de côté. Rien n’en est tiré que la synthèse de l’observatoire ne puisse "
    "publier : petits groupes et répartitions unanimes sont masqués, et un seul découpage est publié par campagne, "
    f"après la clôture. {WITHOUT_TERMINAL}\n\n"
    "Exemple : paliers-academie reperes --cle cle-creteil.json --par departement --campagne campagne-2026\n\n"
    f"{STATUS_WORDS}"
)


@click.command(cls=FrenchCommand, help=HELP)
@key_option
@click.option(
    "--par",
    metavar="TERRITOIRE",
    type=click.Choice(["departement", "bassin", "circonscription"]),
    default="departement",
    help="departement (par défaut), bassin ou circonscription.",
)
@campagne_option
@click.option(
    "--vers",
    metavar="EMPLACEMENT",
    type=click.Path(path_type=Path),
    help="Où écrire le fichier ; par défaut, l’emplacement reperes de la campagne.",
)
@click.option("--remplacer", is_flag=True, help="Remplace ce qui a été publié, si rien n’a été diffusé.")
@json_option
def command(cle: Path, par: str, campagne: Path, vers: Path | None, remplacer: bool, en_json: bool) -> None:
    """Count, mask, sign, note, write, then say how much of it."""
    from paliers_desktop.academy.preparing.key_file import read_key
    from paliers_desktop.academy.preparing.signing import check_key
    from paliers_desktop.academy.register.campagne import read_campagne
    from paliers_desktop.academy.register.connection import open_register
    from paliers_desktop.academy.synthesis.filled import Par
    from paliers_desktop.academy.synthesis.reperes_making import file_name, made_reperes, note_published
    from paliers_desktop.academy.written_file import made_folder, write_over
    from paliers_desktop.exchange.academy_key import unseal
    from paliers_desktop.exchange.reperes_document import sign_reperes

    today, sealed = paris_today(), read_key(cle)
    with open_register(campagne) as register:
        about = read_campagne(register)
        done = made_reperes(register, Par(par), today, replaces=remplacer)
        key = unseal(sealed, ask_passphrase("Phrase de passe de la clé de l’académie"))
        check_key(about, key)
        signed = sign_reperes(done.document, key)
        note_published(register, done, replaces=remplacer)
    path = made_folder(vers or campagne / "reperes") / file_name(done.document)
    write_over(path, signed)
    result = _result(done, par, path)
    report(result, _lines(result, done, about if today <= about.cloture else None), en_json=en_json)


def _result(done: "Made", par: str, path: Path) -> dict[str, Any]:
    """For a program."""
    effectifs = done.view.counts.effectifs.values()
    told = {(groupe.territoire, groupe.type) for groupe in done.document.groupes if groupe.territoire is not None}
    return {
        "fichier": str(path),
        "par": par,
        "revision": done.document.revision,
        "nouveau": done.new,
        "comptes": sum(one.comptes for one in effectifs),
        "provisoires": sum(one.provisoires for one in effectifs),
        "groupes": len(effectifs),
        "groupes_publies": len(told),
    }


def _lines(result: dict[str, Any], done: "Made", open_still: "Campagne | None") -> Iterator[str]:
    counts = counted(result["comptes"], "établissement compté", "établissements comptés")
    aside = counted(result["provisoires"], "fichier provisoire laissé", "fichiers provisoires laissés")
    yield f"{counts}, {aside} de côté."
    told = counted(result["groupes_publies"], "groupe publié", "groupes publiés")
    yield f"{told} sur {result['groupes']} ; les autres sont masqués."
    again = "" if result["nouveau"] else f", comme le {date_in_words(done.document.cree_le)}"
    yield f"Révision {result['revision']}{again} : {result['fichier']}"
    if open_still:
        yield (
            f"La campagne reçoit jusqu’au {date_in_words(open_still.cloture)} : attendez pour diffuser, d’autres "
            "repères, comparés à ceux-ci, diraient ce que les deux masquent."
        )
