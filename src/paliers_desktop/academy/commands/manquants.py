"""manquants: who sent nothing, or nothing definitive, and what reminds them by territory."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paliers_desktop.academy.console import STATUS_WORDS, json_option, report
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.options import campagne_option
from paliers_desktop.core.report.wording import counted

if TYPE_CHECKING:
    from paliers_desktop.academy.reminding.missing import Territory
    from paliers_desktop.academy.reminding.reminders import Written

TERRITORIES = ("circonscription", "bassin", "departement")


@click.command(
    cls=FrenchCommand,
    help="Compte les établissements attendus : complets, provisoires, en attente d’une décision de l’académie, "
    "refusés, jamais reçus ; et écrit la liste de tous sauf les premiers, dans a-relancer.\n\n"
    "Avec --par, une liste par territoire, un modèle de courriel pour son IEN et les comptes à y fusionner "
    "(relances.csv). Aucune liste ne dit ni ne laisse deviner un résultat.\n\n"
    "Exemple : paliers-academie manquants --par circonscription --campagne campagne-2026\n\n"
    f"{STATUS_WORDS}",
)
@campagne_option
@click.option(
    "--par",
    metavar="|".join(TERRITORIES),
    type=click.Choice(TERRITORIES),
    help="Une liste par territoire : circonscription, bassin ou departement.",
)
@json_option
def command(campagne: Path, par: str | None, en_json: bool) -> None:
    """The counts, and the lists."""
    from paliers_desktop.academy.preparing.changes import changing
    from paliers_desktop.academy.reception.judging import judge_again
    from paliers_desktop.academy.register.campagne import read_campagne
    from paliers_desktop.academy.register.connection import open_register
    from paliers_desktop.academy.register.etablissements import awaited
    from paliers_desktop.academy.register.standing import standings
    from paliers_desktop.academy.reminding.missing import situations, territories
    from paliers_desktop.academy.reminding.reminders import write_reminders

    with open_register(campagne) as register:
        changing(register)  # of a campagne that was purged, nothing is left to tell
        judge_again(register)
        schools = situations(awaited(register), standings(register))
        written = write_reminders(campagne, read_campagne(register), territories(schools, par or ""), par or "")
    report(_in_json(written, par), _lines(written, campagne, par), en_json=en_json)


def _lines(written: "Sequence[Written]", campagne: Path, par: str | None) -> Iterator[str]:
    from paliers_desktop.academy.reminding.missing import Territory
    from paliers_desktop.academy.reminding.reminders import FOLDER

    whole = Territory("Ensemble", tuple(school for one in written for school in one.territory.schools))
    if par:
        for one in written:
            yield _counts(one.territory)
    yield _counts(whole)
    lists = [one for one in written if one.path]
    if lists:
        yield f"{counted(len(lists), 'liste écrite', 'listes écrites')} dans {campagne / FOLDER}"
    else:
        yield "Personne n’est à relancer."


def _counts(territory: "Territory") -> str:
    from paliers_desktop.academy.reminding.missing import Situation

    counts = territory.counts
    complete, provisional = counts[Situation.COMPLET], counts[Situation.PROVISOIRE]
    waiting, refused, never = counts[Situation.ATTENTE], counts[Situation.REFUSE], counts[Situation.JAMAIS]
    return (
        f"{territory.nom} : {counted(len(territory.schools), 'attendu')} · {counted(complete, 'complet')} · "
        f"{counted(provisional, 'provisoire')} · {waiting} en attente · {counted(refused, 'refusé')} · "
        f"{counted(never, 'jamais reçu', 'jamais reçus')}"
    )


def _in_json(written: "Sequence[Written]", par: str | None) -> dict[str, Any]:
    from paliers_desktop.academy.reminding.missing import Situation

    return {
        "par": par,
        "territoires": [
            {
                "nom": one.territory.nom,
                "attendus": len(one.territory.schools),
                **{situation.value: one.territory.counts[situation] for situation in Situation},
                "fichier": str(one.path) if one.path else None,
            }
            for one in written
        ],
        "manquants": [
            {"uai": school.etablissement.uai, "situation": school.situation, "phrase": school.phrase}
            for one in written
            for school in one.territory.missing
        ],
    }
