"""What the plan d'action and a comparison say on paper, in order."""

from collections.abc import Iterator

from paliers_desktop.core.report import comparison, plan
from paliers_desktop.core.report.comparison import Comparison
from paliers_desktop.core.report.plan import PlanReport
from paliers_desktop.core.report.wording import ETATS

_LINES = {"current": "trait plein", "previous": "pointillé", "target": "tirets", "provisoire": "cercle vide"}


def plan_words(told: PlanReport) -> Iterator[str]:
    """By payer."""
    yield from (plan.TITLE, "Par payeur, à remettre à la collectivité", told.identity.line, told.progress)
    for group in told.groups:
        yield from (group.titre, *plan.HEADERS)
        for line in group.lines:
            yield f"{line.numero} {line.intitule}".strip()
            yield line.action.note
            yield from (line.responsable, line.terme if line.action.terme else "", line.avancement)
    yield from (plan.FORMATIVE, told.identity.grille)


def comparison_words(told: Comparison) -> Iterator[str]:
    """The domaines, then the answers that moved."""
    yield from (told.identity.titre, told.identity.sous_titre, told.identity.line, told.summary)
    yield "Radar : " + " ; ".join(f"{_LINES[kind]}, {words}" for kind, words in told.legend) + "."
    yield from told.headers
    for line in told.domaines:
        yield from (line.titre, line.before_words, line.after_words, line.vise_words, line.moved)
    if told.moved:
        yield from (comparison.MOVED, *told.moved_headers)
    for group in told.moved:
        yield group.titre
        for moved in group.lines:
            yield from (moved.numero, moved.texte, ETATS[moved.before], ETATS[moved.after])
    yield from (*told.notes, comparison.FORMATIVE, told.identity.grille)
