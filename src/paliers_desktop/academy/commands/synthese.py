"""synthese: what the whole campagne says, for those who follow it or for anybody."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paliers_desktop.academy.console import STATUS_WORDS, json_option, report
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.options import campagne_option
from paliers_desktop.core.paris import paris_today
from paliers_desktop.core.report.wording import counted, date_in_words, thousands

if TYPE_CHECKING:
    import datetime

    from paliers_desktop.academy.synthesis.comparing import Compared
    from paliers_desktop.academy.synthesis.diffusion import View

HELP = (
    "Écrit la synthèse de la campagne : un PDF avec ses diagrammes, un classeur ODS, un CSV par tableau, une page HTML "
    "à explorer sans réseau et une note ODT à compléter. Les paliers sont recalculés ; aucun établissement n’est "
    "nommé.\n\n"
    "interne : tout, marqué « diffusion restreinte ». observatoire : sans les petits groupes ni ce qui permettrait de "
    "les retrouver ; une seule fois par campagne, après la clôture.\n\n"
    "--avant : qui a progressé depuis la campagne de l’année précédente, parmi les établissements comptés dans les "
    "deux.\n\n"
    "Exemple : paliers-academie synthese --diffusion interne --par bassin --campagne campagne-2026\n\n"
    f"{STATUS_WORDS}"
)


@click.command(cls=FrenchCommand, help=HELP)
@click.option(
    "--diffusion",
    metavar="DIFFUSION",
    type=click.Choice(["interne", "observatoire"]),
    required=True,
    help="À qui elle s’adresse : interne ou observatoire.",
)
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
    help="Où écrire ; par défaut, un emplacement de la campagne, remplacé à chaque fois.",
)
@click.option(
    "--avant",
    metavar="EMPLACEMENT",
    type=click.Path(path_type=Path),
    help="La campagne de l’année précédente : ajoute l’évolution, à périmètre constant.",
)
@click.option("--remplacer", is_flag=True, help="Remplace une synthèse de l’observatoire qui n’a pas été diffusée.")
@json_option
def command(
    diffusion: str,
    par: str,
    campagne: Path,
    vers: Path | None,
    avant: Path | None,
    remplacer: bool,
    en_json: bool,
) -> None:
    """Count, tell, write, then say how much of it."""
    from paliers_desktop.academy.preparing.changes import changing
    from paliers_desktop.academy.progress_line import ProgressLine
    from paliers_desktop.academy.register.campagne import read_campagne
    from paliers_desktop.academy.register.connection import open_register
    from paliers_desktop.academy.synthesis.diffusion import Diffusion
    from paliers_desktop.academy.synthesis.filled import Par
    from paliers_desktop.academy.synthesis.making import made
    from paliers_desktop.academy.synthesis.publishing import publish
    from paliers_desktop.academy.synthesis.writing import outdated, rendered
    from paliers_desktop.academy.written_file import made_folder, remove, write_over

    today, line = paris_today(), ProgressLine()
    line.working("Lecture du registre et comptage des réponses…")
    with open_register(campagne) as register:
        changing(register)  # of a campagne that was purged, nothing is left to tell
        told, compared, synthesis, note, paper = made(register, Diffusion(diffusion), Par(par), today, avant)
        line.working("Écriture des tableaux et du PDF…")
        contents = rendered(synthesis, note, paper)
        if not synthesis.diffusion.restreinte:
            publish(register, synthesis, par, replaces=remplacer)
        closing = read_campagne(register).cloture
    folder = made_folder(vers or campagne / f"synthese-{diffusion}-par-{par}")
    for name, content in contents.items():
        write_over(folder / name, content, private=synthesis.diffusion.restreinte)
    for name in outdated(synthesis):
        remove(folder / name)
    result = _result(told, diffusion, par, folder, list(contents)) | (_moved(compared) if compared else {})
    open_still = closing if today <= closing and not synthesis.diffusion.restreinte else None
    report(result, _lines(result, open_still), en_json=en_json)


def _result(told: "View", diffusion: str, par: str, folder: Path, names: list[str]) -> dict[str, Any]:
    """For a program; the campagne's own figures, which whoever runs the command may know."""
    effectifs = told.counts.effectifs.values()
    return {
        "diffusion": diffusion,
        "par": par,
        "emplacement": str(folder),
        "fichiers": names,
        "attendus": sum(one.attendus for one in effectifs),
        "recus": sum(one.recus for one in effectifs),
        "provisoires": sum(one.provisoires for one in effectifs),
        "autre_grille": sum(one.autre_grille for one in effectifs),
        "groupes": len(effectifs),
        "groupes_masques": told.silent,
    }


def _moved(compared: "Compared") -> dict[str, Any]:
    perimeter = compared.perimeter
    moved = {"constants": perimeter.constants, "sortis": perimeter.sortis, "entres": perimeter.entres}
    return {"avant": compared.titre, **moved}


def _lines(result: dict[str, Any], closing: "datetime.date | None") -> list[str]:
    received = counted(result["recus"], "établissement reçu", "établissements reçus")
    lines = [
        f"{received} sur {thousands(result['attendus'])}, dont {counted(result['provisoires'], 'provisoire')}.",
        *([_moved_words(result)] if "avant" in result else []),
        f"{counted(len(result['fichiers']), 'fichier')} dans {result['emplacement']} :",
        *(f"  {name}" for name in result["fichiers"]),
    ]
    if result["diffusion"] == "interne":
        return [*lines, "Diffusion restreinte : rien n’est masqué, ces fichiers ne se publient pas."]
    silent, groups = result["groupes_masques"], result["groupes"]
    lines.append(f"{counted(silent, 'groupe masqué', 'groupes masqués')} sur {groups}. Les totaux sont ceux du reste.")
    if closing:
        lines.append(
            f"La campagne reçoit jusqu’au {date_in_words(closing)} : attendez pour diffuser, une seconde synthèse, "
            "comparée à celle-ci, dirait ce que les deux masquent."
        )
    return lines


def _moved_words(result: dict[str, Any]) -> str:
    stayed = counted(result["constants"], "établissement compté", "établissements comptés")
    moved = f"{counted(result['sortis'], 'sorti')}, {counted(result['entres'], 'entré')}"
    return f"{stayed} aussi dans « {result['avant']} », {moved}."
