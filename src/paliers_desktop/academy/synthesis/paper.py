"""The synthesis on paper: the response, bars of each type and domaine with their table, then what is missed most."""

from paliers_desktop.academy.synthesis.comparing import Compared
from paliers_desktop.academy.synthesis.counts import PLACES, Distribution, Effectif
from paliers_desktop.academy.synthesis.diffusion import PAR_WORDS, View
from paliers_desktop.academy.synthesis.grids import Grids
from paliers_desktop.academy.synthesis.paper_evolution import evolution_chapters
from paliers_desktop.academy.synthesis.paper_lists import entraide_chapter, lists_chapters
from paliers_desktop.academy.synthesis.synthesis import RESTREINTE, Synthesis
from paliers_desktop.academy.synthesis.tables import WORDS, domaines
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.report.answer_sheets import AnswerSheet
from paliers_desktop.core.report.wording import TYPES, date_in_words
from paliers_desktop.output.pdf.statistics import NOT_TOLD, Bar, Chapter, DataLines, Part, Statistics

TITRE = "Synthèse de la campagne"
SILENT = "non publié : effectif trop faible, le sien ou celui d’un autre groupe"
UNTOLD = "répartition non publiée"
NOBODY = "aucun fichier compté"
NOTHING_TOLD = "Rien n’est publié de ce type : les effectifs sont trop faibles."
READ = (
    "Chaque barre partage les établissements comptés d’un territoire entre les paliers ; leurs nombres sont dans le "
    "tableau qui la suit."
)


def paper(view: View, grids: Grids, made: Synthesis, compared: Compared | None = None) -> Statistics:
    """The document of that synthesis, from what it tells and nothing more."""
    reading = next(sheet for sheet in made.sheets if sheet.titre == "Lisez-moi")
    chapters = [_response(view), _how_to_read(reading)]
    chapters += [_type_chapter(view, grids, type_) for type_ in view.types()]
    chapters += evolution_chapters(view, grids, compared) if compared else []
    chapters += [*lists_chapters(view, made), *entraide_chapter(view, made)]
    return Statistics(
        titre=TITRE,
        sous_titre=f"{made.campagne}, {PAR_WORDS[view.counts.par]}",
        mention=RESTREINTE if made.diffusion.restreinte else "",
        line=made.titre,
        grilles=_grilles(grids),
        etat_au=f"État au {date_in_words(made.day)}",
        chapters=tuple(chapters),
    )


def _grilles(grids: Grids) -> str:
    current = (one.grille for sha256, one in grids.counted.items() if sha256 not in grids.newer)
    names = sorted(f"{grille.titre_court} {grille.version}" for grille in current)
    return "Grilles : " + ", ".join(dict.fromkeys(names))


def _response(view: View) -> Chapter:
    headers = ("Territoire", "Type", "Attendus", "Reçus", "Taux", "Effectif", "Provisoires", "Autre grille")
    lines = []
    for type_ in view.types():
        groups = view.groups(type_)
        told = [(group.territoire, view.effectif(group)) for group in groups]
        total = view.total(groups) if any(effectif for _, effectif in told) else None
        lines += [(name, TYPES[type_], *_response_cells(one)) for name, one in [*told, (view.ensemble, total)]]
    return Chapter("La réponse", parts=(Part("", tables=(DataLines(headers, tuple(lines)),)),))


def _response_cells(effectif: Effectif | None) -> tuple[str, ...]:
    if effectif is None:
        return (NOT_TOLD, "", "", "", "", "")
    numbers = effectif.provisoires, effectif.autre_grille
    return (*effectif_words(effectif), *map(str, numbers))


def effectif_words(effectif: Effectif) -> tuple[str, str, str, str]:
    """Attendus, reçus, taux, effectif."""
    rate = "" if effectif.taux is None else f"{effectif.taux} %"
    return str(effectif.attendus), str(effectif.recus), rate, str(effectif.comptes)


def _how_to_read(reading: AnswerSheet) -> Chapter:
    lines = [line for line in reading.lines if line[0] != "Document"]
    said = tuple(f"{rubrique} : {str(words)[:1].lower()}{str(words)[1:]}" for rubrique, words in lines)
    return Chapter("Comment lire", (READ, *said))


def _type_chapter(view: View, grids: Grids, type_: TypeEtablissement) -> Chapter:
    if not view.releases[type_].groups:
        return Chapter(TYPES[type_], (NOTHING_TOLD,))
    parts = tuple(_domaine(view, slug, titre, type_) for slug, titre in domaines(grids).items())
    return Chapter(TYPES[type_], parts=parts, own_page=True)


def _domaine(view: View, slug: str, titre: str, type_: TypeEtablissement) -> Part:
    """One bar per territory, then that of all; a table of the same lines."""
    shown = view.shown(type_, slug)
    held = view.releases[type_].totals.get(slug)
    rows = [(group.territoire, view.effectif(group), view.distribution(slug, group)) for group in view.groups(type_)]
    rows.append((view.ensemble, view.total(shown) if held else None, held))
    bars = [_bar(*row) for row in rows]
    bars[-1] = Bar(bars[-1].name, bars[-1].parts, bars[-1].words, bars[-1].note, strong=True)
    headers = ("Territoire", "Attendus", "Reçus", "Taux", "Effectif", *WORDS)
    table = DataLines(headers, tuple(_line(*row) for row in rows), strong=True)
    return Part(titre, bars=tuple(bars), alt=_alt(titre, type_, held), tables=(table,))


def _bar(name: str, effectif: Effectif | None, held: Distribution | None) -> Bar:
    if effectif is None:
        return Bar(name, words=SILENT)
    if held is None:
        return Bar(name, words=UNTOLD)
    rate = f" · réponse {effectif.taux} %" if effectif.taux is not None else ""
    note = f"effectif {effectif.comptes}{rate}"
    return Bar(name, held, NOBODY, note) if sum(held) else Bar(name, words=NOBODY, note=note)


def _line(name: str, effectif: Effectif | None, held: Distribution | None) -> tuple[str, ...]:
    if effectif is None or held is None:
        return (name, NOT_TOLD, "", "", "", *("" for _ in PLACES))
    return (name, *effectif_words(effectif), *map(str, held))


def _alt(titre: str, type_: TypeEtablissement, held: Distribution | None) -> str:
    """What the bars show, in words; the table has the rest."""
    what = f"{titre}, {TYPES[type_].lower()} : une barre empilée par territoire, partagée entre les paliers."
    if not held:
        return f"{what} Rien n’est publié de leur ensemble."
    shares = ", ".join(f"{words.lower()} {number}" for words, number in zip(WORDS, held, strict=True) if number)
    return f"{what} Ensemble : {shares or 'aucun'}, sur {sum(held)}. Le tableau qui suit donne tous les nombres."
