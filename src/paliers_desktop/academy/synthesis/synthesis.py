"""A synthesis as tables, whole: for whom, of which campagne, how it counts, then every table of that diffusion."""

import datetime

from msgspec import Struct

from paliers_desktop.academy.synthesis.comparing import Compared
from paliers_desktop.academy.synthesis.criteria_tables import (
    MOST,
    collectivites_sheet,
    contradictions_sheet,
    criteres_sheet,
    entraide_sheet,
    sans_objet_sheet,
)
from paliers_desktop.academy.synthesis.diffusion import PAR_WORDS, Diffusion, View
from paliers_desktop.academy.synthesis.evolution_tables import evolution_sheets
from paliers_desktop.academy.synthesis.evolution_words import evolution_words
from paliers_desktop.academy.synthesis.grids import Grids
from paliers_desktop.academy.synthesis.masking import THRESHOLD
from paliers_desktop.academy.synthesis.tables import paliers_sheet, provisoires_sheet, reponse_sheet
from paliers_desktop.core.report.answer_sheets import AnswerSheet
from paliers_desktop.core.report.wording import date_in_words, in_letters

RESTREINTE = "Diffusion restreinte"


class Synthesis(Struct, frozen=True):
    """What is written: titre and pied of documents; sheets: all of them, the first tells how to read the others."""

    campagne: str
    titre: str
    pied: str
    day: datetime.date
    diffusion: Diffusion
    sheets: tuple[AnswerSheet, ...]


def synthesis(
    view: View, grids: Grids, campagne: str, day: datetime.date, compared: Compared | None = None
) -> Synthesis:
    """The tables of the view's diffusion; day: that of the count; compared: with the campagne before."""
    published = not view.diffusion.restreinte
    sheets = [reponse_sheet(view), paliers_sheet(view, grids)]
    sheets += [] if published else [provisoires_sheet(view, grids)]
    sheets.append(criteres_sheet(view, grids, published=published))
    sheets += [] if published else [collectivites_sheet(view, grids)]
    sheets.append(sans_objet_sheet(view, grids, published=published))
    sheets += [] if published else [contradictions_sheet(view, grids), entraide_sheet(view, grids)]
    sheets += evolution_sheets(view, compared, grids) if compared else []
    titre = f"{campagne} · synthèse {PAR_WORDS[view.counts.par]}"
    pied = " · ".join([titre, f"état au {date_in_words(day)}", *([] if published else [RESTREINTE])])
    more = evolution_words(compared, grids, published=published) if compared else []
    return Synthesis(campagne, titre, pied, day, view.diffusion, (_reading(pied, more, published=published), *sheets))


def _reading(pied: str, more: list[tuple[str, str]], *, published: bool) -> AnswerSheet:
    lines = [
        ("Document", pied),
        ("Paliers", "Recalculés à partir des réponses, avec la règle de la grille."),
        ("Effectif", "Établissements comptés : fichier complet, sur la grille de leur type."),
        ("Provisoires", "Fichiers où une réponse manque, est à vérifier ou à confirmer : comptés à part."),
        ("Taux de réponse", "Reçus sur attendus, provisoires compris."),
    ]
    lines += more
    lines += _published_words() if published else _restricted_words()
    return AnswerSheet("Lisez-moi", ("Rubrique", "Ce qu’il faut savoir"), tuple(lines))


def _published_words() -> list[tuple[str, str]]:
    least = in_letters(THRESHOLD)
    return [
        ("Masquage", f"Un groupe (territoire et type) de moins de {least} établissements comptés n’est pas publié."),
        ("Masquage", "Une répartition où tous sont au même palier n’est pas publiée."),
        ("Masquage", "Un groupe qui serait seul masqué l’est avec le plus petit des autres."),
        ("Totaux", "Sommes des seuls groupes publiés."),
        ("Critères", f"Au plus {MOST} par type, ceux qui manquent le plus souvent."),
    ]


def _restricted_words() -> list[tuple[str, str]]:
    return [
        (RESTREINTE, "Rien n’est masqué : un petit groupe peut faire reconnaître un établissement."),
        ("Entraide", "Besoins, partages et contradictions sont ceux de tous les fichiers reçus, provisoires compris."),
        (RESTREINTE, "Pour celles et ceux qui suivent la campagne ; ne pas publier, ne pas transférer."),
    ]
